"""Whatever was edited since the last build, and however that ended: the site is the one that a clean build makes."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from building import THEME, begin, built, check, compare, settle, tree
from changing_site import Changing

from dossiers.builder import cache, splicing
from dossiers.builder.reshaping import KeptPage, Shelved
from dossiers.render import parts, texts, ways

SEQUENCES = int(os.environ.get("DOSSIERS_SEQUENCES", "30"))
"""How many sequences of edits are tried; `make test-long` tries 500."""
EDITS = 6


def edit_and_check(site: Changing, place: Path) -> None:
    """Edit a site again and again, as its own chance has it, and hold each build against a clean one."""
    story: list[str] = []
    for _ in range(EDITS):
        for edit in site.rng.sample(site.edits(), site.rng.choice([1, 1, 2, 4])):
            edit()
            story.append(edit.__name__)
        settle(site, place)
        story.append("built")
        check(site, place, story)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_edits_one_after_the_other(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each of a random sequence of edits an incremental build gives the bytes of a clean one."""
    site = begin(seed, tmp_path)
    monkeypatch.setattr(cache, "program_digest", lambda: f"program {site.program}")
    check(site, tmp_path, ["first"])
    edit_and_check(site, tmp_path)


@pytest.mark.parametrize("seed", range(max(SEQUENCES // 5, 4)))
def test_edits_where_lists_have_several_pages(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of lists, the ways into them, the full table and spliced exports are those of a clean build, however they change."""
    monkeypatch.setattr(ways, "plan", partial(parts.plan, most=1 + seed % 2))
    monkeypatch.setattr(splicing, "STRETCH", 1 + 150 * (seed % 3))
    site = begin(2000 + seed, tmp_path)
    check(site, tmp_path, ["first"])
    assert list((tmp_path / "output").rglob("part--*.html"))
    edit_and_check(site, tmp_path)


@pytest.mark.parametrize("seed", range(max(SEQUENCES // 5, 4)))
def test_edits_with_errors_between(seed: int, tmp_path: Path) -> None:
    """A build that ends with errors publishes nothing, and the one after they are mended is as a clean one."""
    site = begin(1000 + seed, tmp_path)
    check(site, tmp_path, ["first"])
    story: list[str] = []
    for round_ in range(3):
        edit = site.rng.choice(site.edits())
        edit()
        story.append(edit.__name__)
        settle(site, tmp_path)
        victim = site.rng.choice(sorted((tmp_path / "content").rglob("*-*.md")))
        sound = victim.read_text(encoding="utf-8")
        wrong = ["[[nobody]]", "[@nothing]", "[[unclosed"][round_ % 3]
        victim.write_text(
            f"{sound}\n{wrong}\n" if round_ != 2 else sound.replace("title:", "tittle:"), encoding="utf-8"
        )
        before = tree(tmp_path / "output")
        outcome = built(site, tmp_path, "output", "cache")
        if outcome.promotion is None:
            assert tree(tmp_path / "output") == before, story
        assert outcome.problems == built(site, tmp_path, "clean", None).problems, story
        victim.write_text(sound, encoding="utf-8")
        check(site, tmp_path, story)


HARMS = {
    "a linked dossier is deleted": ("leaders/b.md", None),
    "a linked heading is another": ("leaders/b.md", ("## Early life", "## Late life")),
    "a leader becomes a group": ("leaders/g.md", "groups/g.md"),
    "a group becomes a leader": ("groups/guard.md", "leaders/guard.md"),
    "a dossier is renamed, and links remain": ("leaders/b.md", "leaders/bb.md"),
    "a former id is no more": ("leaders/b.md", ("former_ids: old-b\n", "")),
    "a former id is claimed twice": ("leaders/c.md", ("title: C\n", "title: C\nformer_ids: old-b\n")),
    "a former id is another's id": ("leaders/c.md", ("title: C\n", "title: C\nformer_ids: a\n")),
    "an id is another's former id": ("leaders/g.md", "leaders/old-b.md"),
    "an id is another's name": ("leaders/g.md", "leaders/bee.md"),
    "a name is another's id": ("leaders/c.md", ("name: C", "name: C, aliases: [a]")),
    "an id is there twice": ("leaders/g.md", "groups/c.md"),
    "a shared source is no more": ("sources.yaml", ("- {id: herald, title: The Herald}\n", "")),
    "a listed source is no more": ("sources.yaml", ("- {id: gazette, title: The Gazette}\n", "")),
    "a source of another is no more": ("leaders/b.md", ("  - {id: own-b, title: B}\n", "")),
    "a source is defined otherwise": ("leaders/c.md", ("sources:\n", "sources:\n  - {id: own-b, title: Bee}\n")),
    "a shared source is defined otherwise": ("leaders/c.md", ("sources:\n", "sources:\n  - {id: herald, title: H}\n")),
    "a place is no more": ("places.yaml", ("- {id: zenda, name: Zenda}\n", "")),
    "what both say of a tie differs": ("leaders/a.md", ("type: ally, sources: herald", "type: ally, start: 1890, sources: herald")),
    "a linked file is gone": ("files/map.txt", None),
    "a cited source is not known": ("leaders/c.md", ("Of C.", "Of C [@nothing].")),
    "a link leads nowhere": ("leaders/c.md", ("Of C.", "Of [[nobody]].")),
    "an event involves nobody": ("leaders/c.md", ("title: C\n", "title: C\nevents: {date: 1890, title: Duel, involved: nobody, sources: herald}\n")),
    "a term is not known": ("leaders/c.md", ("title: C\n", "title: C\nevents: {date: 1890, title: Duel, kind: nothing, sources: herald}\n")),
    "a list of terms adds to them": ("event_kinds.yaml", "- {id: duel, name: Duel}\n"),
    "a source is cited no more": ("leaders/c.md", ("[@gazette]", "")),
    "a name is shared": ("leaders/c.md", ("name: C", "name: C, aliases: [The Bee]")),
}  # fmt: skip
"""Changes that do harm, to one file or beside it: another text in it, another path, or no file."""

HARMLESS = {
    "a leader becomes a group",
    "a list of terms adds to them",
    "a source is cited no more",
    "a name is shared",
}


def harmed(content: Path, file: str, change: str | tuple[str, str] | None) -> None:
    """Do harm to a content folder."""
    place = content / file
    if change is None:
        place.unlink()
    elif isinstance(change, tuple):
        text = place.read_text(encoding="utf-8")
        assert change[0] in text
        place.write_text(text.replace(*change), encoding="utf-8")
    elif file == "event_kinds.yaml":
        place.write_text(change, encoding="utf-8")
    else:
        (content / change).parent.mkdir(exist_ok=True)
        kind = {"leaders": "leader", "groups": "group"}
        text = place.read_text(encoding="utf-8")
        old, new = kind[file.split("/", maxsplit=1)[0]], kind[change.split("/")[0]]
        text = text.replace(f"kind: {old}\n", f"kind: {new}\n").replace(f"\n{old}: {{", f"\n{new}: {{")
        place.unlink()
        (content / change).write_text(text, encoding="utf-8")


def fragile(content: Path) -> None:
    """Make a site in which much can be harmed by one change."""
    shared = "sources:\n  - herald\n  - gazette\n"
    files = {
        "sources.yaml": "- {id: herald, title: The Herald}\n- {id: gazette, title: The Gazette}\n",
        "places.yaml": "- {id: zenda, name: Zenda}\n",
        "files/map.txt": "a map",
        "leaders/a.md": "kind: leader\ntitle: A\nleader: {name: A, birth_place: {value: zenda, sources: herald}}\n"
        "relations: [{to: c, type: ally, sources: herald}, {to: b, type: rival, sources: own-b}]\n"
        f"group: [{{id: guard, role: captain, sources: herald}}]\n{shared}"
        "---\nSee [[b]], [[b#early-life]], [[old-b]], [[g]] and [a map](../files/map.txt). [@herald] [@own-b]\n",
        "leaders/b.md": "kind: leader\ntitle: B\nformer_ids: old-b\nleader: {name: B, aliases: [bee, The Bee]}\n"
        "sources:\n  - {id: own-b, title: B}\n  - herald\n---\nOf [[a]]. [@own-b] [@herald]\n\n## Early life\n\nNone.\n",
        "leaders/c.md": "kind: leader\ntitle: C\nleader: {name: C}\n"
        f"relations: [{{to: a, type: ally, sources: herald}}]\n{shared}---\nOf C. [@gazette] [@herald]\n",
        "leaders/g.md": f"kind: leader\ntitle: G\nleader: {{name: G}}\nrelations: [{{to: b, type: ally, sources: herald}}]\n{shared}---\nOf G. [@herald]\n",
        "leaders/h.md": f"kind: leader\ntitle: H\nleader: {{name: H}}\ngroup: [{{id: guard, role: member, sources: herald}}]\n{shared}---\nOf [[old-b]]. [@herald]\n",
        "groups/guard.md": "kind: group\ntitle: Guard\ngroup: {name: Guard}\nsources: herald\n---\nOf it. [@herald]\n",
    }
    for name, text in files.items():
        place = content / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"---\n{text}" if name.endswith(".md") else text, encoding="utf-8")


@pytest.mark.parametrize("harm", HARMS)
def test_harm_is_found_wherever_it_shows(harm: str, tmp_path: Path) -> None:
    """One change that does harm elsewhere is reported as a clean build reports it, and so is the next one with it."""
    shutil.copytree(THEME, tmp_path / "theme")
    fragile(tmp_path / "content")
    site = Changing(random.Random(0))
    first = built(site, tmp_path, "output", "cache")
    assert first.promotion is not None, first.problems
    harmed(tmp_path / "content", *HARMS[harm])
    for _ in range(2):
        found = built(site, tmp_path, "output", "cache")
        clean = built(site, tmp_path, "clean", None)
        assert found.problems == clean.problems
        assert (found.promotion is None) == (clean.promotion is None) == (harm not in HARMLESS)
        (tmp_path / "content/groups/guard.md").write_text(
            "---\nkind: group\ntitle: Guards\ngroup: {name: Guard}\nsources: herald\n---\nOf it. [@herald]\n",
            encoding="utf-8",
        )


@pytest.mark.parametrize("harm", ["edited", "removed", "added", "folder"])
def test_an_output_that_somebody_changed(harm: str, tmp_path: Path) -> None:
    """What was changed in the output by hand is made again, and what is not ours stays."""
    site = begin(5, tmp_path)
    check(site, tmp_path, ["first"])
    page = next(iter(sorted((tmp_path / "output/leaders").glob("leader-*.html"))))
    if harm == "edited":
        page.unlink()
        page.write_text("changed", encoding="utf-8")
    elif harm == "removed":
        page.unlink()
    elif harm == "folder":
        shutil.rmtree(tmp_path / "output/leaders")
    else:
        (tmp_path / "output/CNAME").write_text("ruritania.example\n", encoding="utf-8")
    site.retitle()
    settle(site, tmp_path)
    if harm != "added":
        check(site, tmp_path, [harm])
        return
    outcome = built(site, tmp_path, "output", "cache")
    assert outcome.carried == ("CNAME",)
    (tmp_path / "output/CNAME").unlink()
    check(site, tmp_path, [harm])


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    """A second build of the same content leaves every file alone."""
    site = begin(7, tmp_path)
    check(site, tmp_path, ["first"])
    outcome = built(site, tmp_path, "output", "cache")
    assert outcome.promotion is not None
    assert outcome.promotion.written == outcome.promotion.removed == ()


def test_a_small_edit_writes_few_files(tmp_path: Path) -> None:
    """One word in one text rewrites its page and data, and not the pages of others."""
    site = begin(9, tmp_path)
    check(site, tmp_path, ["first"])
    key = site.some()
    site.people[key].words = "Nothing but a word."
    settle(site, tmp_path)
    outcome = built(site, tmp_path, "output", "cache")
    assert outcome.promotion is not None
    kind = site.people[key].kind
    pages = [path for path in outcome.promotion.written if path.startswith(("leaders/", "groups/"))]
    assert pages == [f"{kind}s/{key}.html", f"{kind}s/{key}.json"]


def test_a_template_shapes_pages_and_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of a dossier's template only its page is made: its data, its rows and the lists are as they were."""
    site = begin(7, tmp_path)
    check(site, tmp_path, ["first"])
    page = tmp_path / "theme/templates/dossier.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}<!-- new -->")
    )

    def never(*_: object) -> None:
        raise AssertionError("made, though the theme does not shape it")

    with monkeypatch.context() as patched:
        for name in ("dossier_page", "dossier_file", "entries", "data_entries"):
            patched.setattr(texts, name, never)
        outcome = built(site, tmp_path, "output", "cache")
    assert outcome.promotion is not None
    dossiers = [
        path for folder in ("leaders", "groups") for path in (tmp_path / "output" / folder).glob("*.json")
    ]
    assert len(outcome.promotion.written) == len(dossiers) > 3
    style = tmp_path / "theme/static/css/base.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* new */")
    outcome = built(site, tmp_path, "output", "cache")
    assert outcome.promotion is not None
    assert outcome.promotion.written == ("theme/dossiers.css",)
    assert tree(tmp_path / "output") == tree_of_clean(site, tmp_path)


@pytest.mark.parametrize(
    "shown",
    [
        "{{ timeline|upper }}",
        "{{ sources }}{{ sources }}",
        "{{ mentions|replace('<', '&lt;') }}",
        "{{ names }}{{ text }}{{ names }}",
        "{{ roles|length }}{{ sanctions|striptags }}",
        "",
    ],
)
def test_a_theme_may_show_the_parts_of_a_page_as_it_likes(tmp_path: Path, shown: str) -> None:
    """Twice, changed, in another order or not at all: with the next template each page is what a clean build makes."""
    site = begin(11, tmp_path)
    page = tmp_path / "theme/templates/dossier.html"
    usual = page.read_text(encoding="utf-8")
    for template in (f"<main>{shown}</main>", usual, f"<p>{shown}</p>{{{{ factsheet }}}}", usual):
        page.write_text(template, encoding="utf-8")
        outcome = built(site, tmp_path, "output", "cache")
        assert outcome.promotion is not None
        assert tree(tmp_path / "output") == tree_of_clean(site, tmp_path)


def test_a_template_changes_pages_that_are_not_as_they_were(tmp_path: Path) -> None:
    """Where a page is missing or was edited by hand, or its text changed as well, it is made whole."""
    site = begin(12, tmp_path)
    check(site, tmp_path, ["first"])
    missing, edited, *_ = sorted((tmp_path / "output/leaders").glob("leader-*.html"))
    missing.unlink()
    edited.write_text(edited.read_text(encoding="utf-8").replace("castle", "hut") + "!", encoding="utf-8")
    site.retitle()
    site.template += 2  # the second is a template of dossiers
    settle(site, tmp_path)
    check(site, tmp_path, ["changed at once"])


@pytest.mark.parametrize("lost", ["file", "kept"])
def test_a_page_that_cannot_be_shaped_again_is_made(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that vanishes between two looks, or of which nothing was kept, is made whole for the new template."""
    site = begin(13, tmp_path)
    check(site, tmp_path, ["first"])
    site.template += 2  # the second is a template of dossiers
    settle(site, tmp_path)
    found = Shelved.pages
    gone: list[int] = []

    def losing(self: Shelved, numbers: Sequence[int]) -> Iterator[KeptPage]:
        gone.append(min(numbers))
        if lost == "kept":
            self._db.execute("DELETE FROM kept WHERE n = ?", (gone[0],))
        else:
            (paths,) = self._db.execute("SELECT paths FROM page WHERE n = ?", (gone[0],)).fetchone()
            (tmp_path / "output" / paths.partition("\n")[0]).unlink()
        return found(self, numbers)

    with monkeypatch.context() as patched:
        patched.setattr(Shelved, "pages", losing)
        outcome = built(site, tmp_path, "output", "cache")
    assert len(gone) == 1
    compare(outcome, site, tmp_path, [lost])


def test_a_row_more_changes_one_part_of_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other parts do not say how many rows the whole list has: not even where only search engines would read it."""
    monkeypatch.setattr(ways, "plan", partial(parts.plan, most=1))
    site = begin(0, tmp_path)
    text = (
        "---\nkind: leader\ntitle: {0}\nleader: {{name: {0}}}\nsanctions: [{{authority: EU, program: BLR, as_of: 1890}}]\n"
        "sources: [{{id: of-{0}, title: The Herald}}]\n---\nRuled. [@of-{0}]\n"
    )

    def add(key: str) -> tuple[str, ...]:
        (tmp_path / f"content/leaders/{key}.md").write_text(text.format(key), encoding="utf-8")
        outcome = built(site, tmp_path, "output", "cache")
        assert outcome.promotion is not None, outcome.problems
        return outcome.promotion.written

    for key in ("dana", "erna", "fritz", "gerda", "hanna", "irma"):
        add(key)
    written = [path for path in add("karl") if path.startswith("sanctions/authority-eu")]
    there = list((tmp_path / "output/sanctions").glob("authority-eu--*.html"))
    assert len(there) >= 7
    # The way in, the new part, and those that lead to it from both sides.
    assert 2 <= len(written) <= 4


def tree_of_clean(site: Changing, place: Path) -> dict[str, bytes]:
    """Return every file of a site that was made as from nothing."""
    built(site, place, "clean", None)
    return tree(place / "clean")
