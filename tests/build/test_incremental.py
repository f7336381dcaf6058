"""Whatever was edited since the last build, and however that ended: the site is the one that a clean build makes."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from changing_site import Changing

from dossiers.build import cache
from dossiers.build.run import Order, Outcome, build
from dossiers.build.work import Workers
from dossiers.render.config import SiteConfig

THEME = Path(__file__).parents[2] / "theme"
SEQUENCES = int(os.environ.get("DOSSIERS_SEQUENCES", "30"))
"""How many sequences of edits are tried; `make test-long` tries 500."""
EDITS = 6


def built(site: Changing, place: Path, output: str, remembered: str | None) -> Outcome:
    """Build the present state of a site."""
    order = Order(
        place / "content",
        place / output,
        place / "theme",
        lambda newest: SiteConfig(
            site.name,
            "Who rules it",
            canonical="https://ruritania.example",
            built=newest.latest if newest else None,
        ),
        None if remembered is None else place / remembered,
    )
    return build(order, Workers(1), lambda _: None)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def begin(seed: int, place: Path) -> Changing:
    """Make a site with its folders."""
    shutil.copytree(THEME, place / "theme")
    (place / "content").mkdir()
    site = Changing(random.Random(seed))
    site.begin()
    settle(site, place)
    return site


def settle(site: Changing, place: Path) -> None:
    """Bring the folders to the state of the site."""
    site.write(place / "content")
    head = place / "theme/templates/base.html"
    text = (THEME / "templates/base.html").read_text(encoding="utf-8")
    head.write_text(text.replace("</head>", f"<!-- {site.template} --></head>"), encoding="utf-8")


def check(site: Changing, place: Path, story: list[str]) -> None:
    """Build on what is remembered, build clean, and compare."""
    outcome = built(site, place, "output", "cache")
    assert outcome.promotion is not None, (story, outcome.problems)
    shutil.rmtree(place / "clean", ignore_errors=True)
    clean = built(site, place, "clean", None)
    assert [problem.code for problem in outcome.problems] == [problem.code for problem in clean.problems], (
        story
    )
    found, wanted = tree(place / "output"), tree(place / "clean")
    assert found.keys() == wanted.keys(), story
    assert [path for path in wanted if found[path] != wanted[path]] == [], story


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_edits_one_after_the_other(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each of a random sequence of edits an incremental build gives the bytes of a clean one."""
    site = begin(seed, tmp_path)
    monkeypatch.setattr(cache, "program_digest", lambda: f"program {site.program}")
    check(site, tmp_path, ["first"])
    story: list[str] = []
    for _ in range(EDITS):
        for edit in site.rng.sample(site.edits(), site.rng.choice([1, 1, 2, 4])):
            edit()
            story.append(edit.__name__)
        settle(site, tmp_path)
        story.append("built")
        check(site, tmp_path, story)


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
        victim.write_text(sound, encoding="utf-8")
        check(site, tmp_path, story)


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
