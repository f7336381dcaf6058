"""The lists of the site: what each is called, where it stands, how it is shown. Their rows come from ``render.entries``."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dossiers.index import paths
from dossiers.index.anchors import slug
from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.model.countries import countries
from dossiers.model.source import PlaceRecord, Source
from dossiers.render.entries.html import RUN
from dossiers.render.entries.sources import source_line
from dossiers.render.sources import title
from dossiers.render.views import Claim, Fact, Factsheet, Link

STATUSES = ("active", "delisted", "unknown", "not-found")
"""Those that rows of designations and searches have, in the order in which they are counted."""


class Listing(Struct, frozen=True):
    """One list. ``name`` is that of its rows, ``form`` says how the page shows them, ``path`` where it begins.

    ``one`` and ``many`` are what its rows are called in its caption. ``level`` is how many characters of a key are a
    first level (a letter, a year); ``lettered`` whether each has a heading. ``facts`` stand above, ``trail`` over the title,
    ``above`` is finished HTML between the title and the rows. ``whole`` is said of the one table that holds every
    designation: it leads to all the others, to the downloads and to itself on one page.
    """

    name: str
    form: str
    path: str
    title: str
    lead: str | None
    one: str = "row"
    many: str = "rows"
    caption: str = ""
    detail: str | None = None
    empty: str = "Nothing is recorded yet."
    level: int = 1
    lettered: bool = False
    trail: tuple[tuple[str | None, str], ...] = ()
    facts: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = ()
    native: tuple[tuple[str, str], ...] = ()
    above: str = ""
    whole: bool = False


def listings(rows: Rows, known: Known) -> Iterator[Listing]:
    """Yield every list of the site but those of the front page."""
    yield from _fixed(rows)
    for key, authority in known.registry.authorities.items():
        name = f"authority/{slug(key)}"
        lists = tuple((f"{each.id}: {each.name}", each.url) for each in authority.lists)
        facts: list[tuple[str, tuple[tuple[str, str | None], ...]]] = [("Acts for", ((authority.of, None),))]
        facts += [("Lists", lists)] if lists else []
        facts += [("Website", ((authority.url, authority.url),))] if authority.url else []
        yield Listing(
            name,
            "sanctions",
            paths.authority(key),
            authority.name,
            f"{_designations(designated(rows, name))} by this authority, as the dossiers record them.",
            caption=f"Designations by {authority.name}.",
            empty="No designation is recorded.",
            trail=((paths.SANCTIONS, "Sanctions"), (None, f"authority {key}")),
            facts=tuple(facts),
        )
    names = rows.lists()
    for name in names:
        if name.startswith("programme/") and name.count("/") == 1:
            yield _programme(rows, name)
    for key in sorted(known.shared):
        source = known.sources[key]
        yield Listing(
            f"source/{key}",
            "statements",
            paths.source(key),
            title(source),
            None,
            "statement",
            "statements",
            caption="All that rests on it",
            empty="Nothing rests on it yet.",
            trail=((paths.SOURCES, "Sources"), (None, f"source {key}")),
            above=_described(rows, known, source),
        )
    for place in known.places.values():
        yield _place(place)
    for name in names:
        if name.startswith("tag/"):
            tag = name.removeprefix("tag/")
            yield Listing(
                name,
                "described",
                paths.tag(tag),
                tag.replace("-", " ").capitalize(),
                None,
                "dossier",
                "dossiers",
                caption=f"Dossiers with the tag “{tag.replace('-', ' ')}”",
                trail=((paths.TAGS, "Tags"), (None, f"tag {tag}")),
            )


def _fixed(rows: Rows) -> Iterator[Listing]:
    shared = rows.total("names/shared").rows
    belong = "belongs" if shared == 1 else "belong"
    told_apart = f" {shared:,} of them {belong} to more than one." if shared else ""
    yield Listing(
        "leaders", "leaders", paths.LEADERS, "Leaders",
        "Every person with a dossier, and what is known of sanctions on them.", "person", "people",
        detail="Status as of the date under it.", empty="No people are recorded yet.",
    )  # fmt: skip
    yield Listing(
        "groups", "groups", paths.GROUPS, "Groups",
        "Every organisation with a dossier, its leaders over time, and what is known of sanctions on it.",
        "organisation", "organisations",
        detail="Status as of the date under it.", empty="No organisations are recorded yet.",
    )  # fmt: skip
    yield Listing(
        "stubs", "leaders", paths.STUBS, "Stubs",
        "Dossiers with facts and sources that nobody has written an account for. To add one is the most useful thing to do.",
        "stub", "stubs", detail="Status as of the date under it.", empty="No stubs are recorded yet.",
    )  # fmt: skip
    yield Listing(
        "sanctions", "sanctions", paths.SANCTIONS, "Sanctions",
        "Every designation recorded in the dossiers, and every list that was searched without a result.",
        caption="Designations and searches.", empty="No designation is recorded.", whole=True,
    )  # fmt: skip
    yield Listing(
        "sources", "sources", paths.SOURCES, "Sources",
        "Every source, with the dossiers that rest on it. Each leads to the statements that do.",
        # Several rows stand under one head: their number is not that of the heads.
        caption="All sources, by title.", empty="No source is named.",
    )  # fmt: skip
    yield Listing(
        "places", "places", paths.PLACES, "Places",
        "Every place that a dossier names, with what happened or is said there.",
        caption="All places, by name.", empty="No place is named.", lettered=True,
    )  # fmt: skip
    yield Listing(
        "timeline", "timeline", paths.TIMELINE, "Timeline",
        "Every dated event and designation, in the order of time.", "dated event or designation",
        "dated events and designations", empty="No dated event is recorded.", level=4, lettered=True,
    )  # fmt: skip
    yield Listing(
        "names", "described", paths.NAMES, "Names A to Z",
        f"Every name, alias and native-script name, with all who bear it.{told_apart}", "name", "names",
        empty="No name is recorded.", lettered=True,
    )  # fmt: skip
    yield Listing(
        "conflicts", "conflicts", paths.CONFLICTS, "Open conflicts",
        "Where sources disagree, every reading is shown and none is chosen.", "disagreement", "disagreements",
        empty="No sources disagree.",
    )  # fmt: skip


def designated(rows: Rows, name: str) -> int:
    """Return how many designations a list of designations and searches has."""
    return sum(rows.total(f"{name}/{status}").rows for status in STATUSES if status != "not-found")


def _designations(number: int) -> str:
    return f"{number:,} designation" + ("" if number == 1 else "s")


def programme_words(rows: Rows, name: str) -> tuple[str, str]:
    """Return a programme's code as lists print it, and its name, or ""."""
    code, _, full = next(iter(rows.first(f"{name}/name", 1))).partition(RUN)
    return code, full


def _programme(rows: Rows, name: str) -> Listing:
    code, full = programme_words(rows, name)
    bases = tuple(rows.keys(f"{name}/basis"))
    facts: list[tuple[str, tuple[tuple[str, str | None], ...]]] = [("Code", ((code, None),))]
    facts += [("Legal basis", tuple((basis, None) for basis in bases))] if bases else []
    return Listing(
        name,
        "sanctions",
        paths.programme(code),
        f"{code}: {full}" if full else code,
        f"{_designations(designated(rows, name))} under this programme, as the dossiers record them.",
        caption=f"Designations under {code}.",
        empty="No designation is recorded.",
        trail=((paths.SANCTIONS, "Sanctions"), (None, f"programme {code}")),
        facts=tuple(facts),
    )


def _described(rows: Rows, known: Known, source: Source) -> str:
    """Return what a shared source is, and the sources that were read in it."""
    read = "".join(rows.texts(f"source/{source.id}/read"))
    below = f'<ul class="small" role="list">{read}</ul>' if read else ""
    return f'<div class="sources-one">{source_line(known, source, source.url)}{below}</div>'


def _place(place: PlaceRecord) -> Listing:
    facts: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
    if place.country is not None:
        facts.append(("Country", ((countries()[place.country], None),)))
    if place.lat is not None and place.lon is not None:
        north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
        where = f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}"
        facts.append(("Position", ((where + (", approximate" if place.approximate else ""), None),)))
    else:
        facts.append(("Position", (("not known", None),)))
    if place.note:
        facts.append(("Note", ((place.note, None),)))
    return Listing(
        f"place/{place.id}",
        "placed",
        paths.place(place.id),
        place.name,
        None,
        "statement",
        "statements",
        caption="What happened or is said there",
        empty="Nothing that names it is recorded.",
        trail=((paths.PLACES, "Places"), (None, f"place {place.id}")),
        facts=tuple(facts),
        native=tuple((name.text, name.lang) for name in place.native_name),
    )


def factsheet(listing: Listing) -> Factsheet | None:
    """Return what stands above a list."""
    if not listing.facts:
        return None
    rows = tuple(
        Fact(label, tuple(Claim(Link(href, text)) for text, href in values))
        for label, values in listing.facts
    )
    return Factsheet("Facts", rows)
