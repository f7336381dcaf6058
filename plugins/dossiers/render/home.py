"""The front page: what this is, what changed last, the way into every list, and counts."""

from __future__ import annotations

from markupsafe import Markup

from dossiers.export.assembled import Assembled
from dossiers.index import paths
from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import HomePage
from dossiers.render.frame import frame
from dossiers.render.linker import Linker, status
from dossiers.render.listing import designated
from dossiers.render.templates import Theme
from dossiers.render.views import Count, Described, Heading, Link

LATEST = 8
"""How many lines the lists of the front page show."""

SHOWN = 50
"""How many leaders and groups the front page lists before it leads to the indexes."""

LEGEND = (
    ("active", "On the list named, as of the date shown."),
    ("delisted", "Was on the list and was removed; the entry stays."),
    ("unknown", "Designated once; no date says until when that is known."),
    ("not-found", "The list was searched and holds no entry."),
    ("not-checked", "Nobody has looked. It says nothing either way."),
)
"""What each status means."""

_WAYS = (
    (
        "sanctions",
        paths.SANCTIONS,
        "every designation and every search without result, by authority and programme",
    ),
    ("timeline", paths.TIMELINE, "everything that is dated, in the order of time"),
    ("sources", paths.SOURCES, "each with all that rests on it"),
    ("places", paths.PLACES, "with what happened there"),
    ("names A to Z", paths.NAMES, "every spelling, with who bears it"),
    ("tags", paths.TAGS, "dossiers by subject"),
    ("conflicts", paths.CONFLICTS, "where sources disagree"),
    ("stubs", paths.STUBS, "dossiers that need an author"),
    ("data", paths.DATA, "all of it for programs"),
)


def home_file(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Assembled:
    """Return the front page."""
    context = home_page(rows, known, config)
    return Assembled.whole(paths.HOME, lambda: theme.render("home.html", context), repr(context))


def home_page(rows: Rows, known: Known, config: SiteConfig) -> HomePage:
    """Return what home.html shows."""
    linker = Linker(known, paths.HOME)

    def total(name: str) -> int:
        return rows.total(name).rows

    def first(name: str, number: int) -> Markup:
        return Markup("\n".join(rows.first(name, number)))  # escaped by those who made the rows

    counts = (
        Count(f"{total('leaders'):,}", "leaders", linker.to(paths.LEADERS)),
        Count(f"{total('groups'):,}", "groups", linker.to(paths.GROUPS)),
        Count(f"{designated(rows, 'sanctions'):,}", "designations", linker.to(paths.SANCTIONS)),
        Count(
            f"{total('timeline') - total('timeline/designations'):,}",
            "dated events",
            linker.to(paths.TIMELINE),
        ),
        Count(f"{total('sources') - total('sources/uses'):,}", "sources", linker.to(paths.SOURCES)),
    )
    newest = next(iter(rows.first("home/newest", 1)), None)
    return HomePage(
        page=frame(linker, config, config.name, config.description),
        heading=Heading(Link(None, config.name), lead=config.description),
        built=None if newest is None else f"Built from content of {newest}.",
        counts=counts,
        leaders=first("home/leaders", SHOWN),
        groups=first("home/groups", SHOWN),
        designations=first("home/designations", LATEST),
        changes=first("home/changes", LATEST),
        legend=tuple((status(code), meaning) for code, meaning in LEGEND),
        ways=tuple(
            Described(Link(linker.to(path), text[0].upper() + text[1:]), words) for text, path, words in _WAYS
        ),
        captions=(
            _caption(total("leaders"), "person", "people"),
            _caption(total("groups"), "organisation", "organisations"),
        ),
    )


def _caption(number: int, one: str, many: str) -> str:
    shown = f"The first {SHOWN} of {number:,}" if number > SHOWN else f"{number:,}"
    return f"{shown} {one if number == 1 else many}."
