"""Builds of the site that changes, with what is remembered and without."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from changing_site import Changing

from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.builder.run import Order, build
from dossiers.builder.work import Workers
from dossiers.render.config import SiteConfig

THEME = Path(__file__).parents[2] / "theme"
_STYLED = (
    ("templates/base.html", "</head>", "<!-- head -->"),
    ("templates/partials/colophon.html", "</p>", "edited "),
    ("templates/list.html", "{{ head(heading) }}", "list "),
    ("static/css/base.css", "", "/* style */ "),
    ("templates/page.html", "{{ head(heading) }}", "page "),
    ("static/js/full-table.js", "", "// script "),
    ("templates/full-table.html", "{% block main %}", "{# table #}"),
)
"""Files of the theme, and where each is edited."""


def built(
    site: Changing,
    place: Path,
    output: str,
    remembered: str | None,
    memory: Memory | None = None,
    *,
    untouched: bool = False,
) -> Outcome:
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
        untouched=untouched,
        memory=memory or Memory(),
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
    for number, (name, put, more) in enumerate(_STYLED):
        # One after the other they are edited: each shapes other pages.
        edits = (site.template + len(_STYLED) - 1 - number) // len(_STYLED)
        text = (THEME / name).read_text(encoding="utf-8")
        assert put in text
        (place / "theme" / name).write_text(text.replace(put, f"{more}{edits} {put}", 1), encoding="utf-8")


def compare(found: Outcome, site: Changing, place: Path, story: list[str]) -> None:
    """Build clean, and say how the output differs from that."""
    assert found.promotion is not None, (story, found.problems)
    shutil.rmtree(place / "clean", ignore_errors=True)
    clean = built(site, place, "clean", None)
    assert found.problems == clean.problems, story
    assert found.counts == clean.counts, story
    there, wanted = tree(place / "output"), tree(place / "clean")
    assert there.keys() == wanted.keys(), story
    assert [path for path in wanted if there[path] != wanted[path]] == [], story


def check(site: Changing, place: Path, story: list[str]) -> None:
    """Build on what is remembered, build clean, and compare."""
    compare(built(site, place, "output", "cache"), site, place, story)
