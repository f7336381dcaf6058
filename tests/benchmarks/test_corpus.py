"""The benchmark measures what it says: corpora that are valid, of the size that they name, and the same each time."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bench_modules import corpus, edits
from dossiers.pipeline import load

THEME = Path(__file__).parents[2] / "theme"


@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize("number", [1, 2, 20])
def test_corpus_has_no_problem(tmp_path: Path, number: int, hard: bool) -> None:
    """What is measured is a build that passes, whatever the number of dossiers."""
    corpus.write_corpus(tmp_path / "content", number, hard=hard)
    assert load(tmp_path / "content").problems == ()


def test_corpus_is_as_large_as_it_says(tmp_path: Path) -> None:
    """A dossier has about 26 KB, and two runs write the same bytes."""
    sizes = [corpus.write_corpus(tmp_path / name, 10) for name in ("one", "two")]
    assert 24_000 < sizes[0] / 10 < 28_000
    for file in (tmp_path / "one").rglob("*.*"):
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()


def test_dossier_has_the_shape_that_was_measured(tmp_path: Path) -> None:
    """8 KB of front matter, 2,700 words, 25 citations, 30 links, 12 events, 25 sources, one or two of them shared."""
    corpus.write_corpus(tmp_path, 300)
    for n in range(0, 300, 50):
        _, front, body = (tmp_path / corpus.file_of(n)).read_text(encoding="utf-8").split("---\n", 2)
        assert 6_500 < len(front) < 9_000
        assert 2_600 < len(body.split()) < 2_900
        assert (body.count("[@"), body.count("[["), front.count("  - date: ")) == (25, 30, 12)
        sources = front.partition("\nsources:\n")[2].splitlines()
        assert len(sources) == 25
        assert sum(line.startswith("  - shared-") for line in sources) in {1, 2}


def test_hubs_are_linked_most(tmp_path: Path) -> None:
    """The six hubs have more incoming links than anyone else: about one in three hundred of all, each."""
    corpus.write_corpus(tmp_path, 300)
    links = Counter(
        target
        for file in tmp_path.rglob("*.md")
        for target in re.findall(r"\[\[(.*?)\]\]", file.read_text(encoding="utf-8"))
    )
    most = {target for target, _ in links.most_common(corpus.HUBS)}
    assert most == {corpus.id_of(n) for n in corpus.hubs(300)}
    assert links.total() == 300 * corpus.LINKS


def test_a_fifth_of_the_hard_corpus_is_hard(tmp_path: Path) -> None:
    """Every kind of hard paragraph is there, and the links and citations are those of the plain corpus."""
    texts = {}
    for name in ("plain", "hard"):
        corpus.write_corpus(tmp_path / name, 11, hard=name == "hard")
        texts[name] = "".join(
            file.read_text(encoding="utf-8") for file in sorted((tmp_path / name).rglob("*.md"))
        )
    marks = [re.findall(r"\[\[dossier-\d+\]\]|\[@[^\]]+\]", text) for text in texts.values()]
    assert marks[0] == marks[1]
    for mark in (
        "\n|---",
        "\n    * ",
        "\n```text",
        "\n    if x",
        "\n> > ",
        "\n[^",
        "***",
        "&eacute;",
        "\\*",
        "\n:   ",
        "\n[ref-",
    ):
        assert mark in texts["hard"]
        assert mark not in texts["plain"]


def test_edits_leave_content_that_builds(tmp_path: Path) -> None:
    """After each edit of each sort, made twice one upon the other, the content has no problem, and is another."""
    site = edits.Site(tmp_path / "content", tmp_path / "theme", 20)
    corpus.write_corpus(site.content, 20)
    colophon = site.theme / "templates" / "partials" / "colophon.html"
    colophon.parent.mkdir(parents=True)
    colophon.write_bytes((THEME / colophon.relative_to(site.theme)).read_bytes())
    for k in range(2):
        for edit in edits.EDITS:
            before = _bytes(tmp_path)
            edit.make(site, k)
            assert _bytes(tmp_path) != before, edit.name
            assert load(site.content).problems == (), edit.name


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
