"""A source as a page lists it: on the page that cites it, and among all sources."""

from __future__ import annotations

from dossiers.index.citing import CitedSource
from dossiers.index.views import Rest, SourceView
from dossiers.model.source import Source
from dossiers.render.linker import Linker, optional_date
from dossiers.render.sources import details, grade_meaning, title
from dossiers.render.views import Badge, Link, SourceEntry, SourceUse


def source_entry(linker: Linker, cited: CitedSource) -> SourceEntry:
    """Return a source as a page lists it, with every place of the page that cites it."""
    source = cited.source
    uses = tuple(
        SourceUse(
            letters(number), f"#{use.anchor}", f"Cited at {letters(number)}: {use.section}", use.sentence
        )
        for number, use in enumerate(cited.uses)
    )
    rests = Link(linker.source(source.id), "All that rests on it")
    return _entry(linker, source, uses, source.note, cited.number, rests)


def indexed_source(linker: Linker, view: SourceView) -> SourceEntry:
    """Return a source among all sources, with all that rests on it and what was read in it."""
    uses = tuple(_use(linker, number, rest) for number, rest in enumerate(view.rests))
    note = view.source.note
    if view.read_in_it:
        read = ", ".join(title(linker.known.sources[other]) for other in view.read_in_it)
        note = f"{note + ' ' if note else ''}Read in it: {read}."
    return _entry(linker, view.source, uses, note, None, None)


def _entry(
    linker: Linker,
    source: Source,
    uses: tuple[SourceUse, ...],
    note: str | None,
    number: int | None,
    rests: Link | None,
) -> SourceEntry:
    foreign = source.lang if source.title and source.lang and not source.lang.startswith("en") else None
    return SourceEntry(
        anchor=f"source-{source.id}",
        number=number,
        title=Link(source.url, title(source), foreign),
        details=details(source),
        uses=uses,
        authors=", ".join(source.authors) or None,
        grade=Badge(source.grade, grade_meaning(source.grade)) if source.grade else None,
        archive=Link(source.archive_url, "Archived copy") if source.archive_url else None,
        accessed=optional_date(source.accessed),
        read_in=tuple(Link(linker.source(via), title(linker.known.sources[via])) for via in source.via),
        note=note,
        entry=rests,
    )


def _use(linker: Linker, number: int, rest: Rest) -> SourceUse:
    link = linker.item(rest.id, rest.anchor)
    return SourceUse(
        letters(number),
        str(link.href),
        f"{letters(number)}: {link.text}, {rest.section}",
        rest.sentence,
        linker.item(rest.id),
    )


def letters(number: int) -> str:
    """Return a … z, aa, ab … for 0, 1, …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
