"""A source as a page lists it: on the page that cites it, and among all sources."""

from __future__ import annotations

from collections.abc import Sequence

from dossiers.index.blanks import OpenSource
from dossiers.index.citing import CitedSource
from dossiers.model.source import Source
from dossiers.render.escaping import esc
from dossiers.render.linker import Linker, optional_date
from dossiers.render.names import named, unbroken
from dossiers.render.rows.sources import cited_at, source_details, source_row, source_title
from dossiers.render.sources import details, grade_meaning, title
from dossiers.render.views import Badge, Link, SourceEntry, SourceUse


def source_entry(linker: Linker, cited: CitedSource) -> SourceEntry:
    """Return a source as a page lists it, with every place of the page that cites it."""
    source = cited.source
    uses = tuple(
        [
            SourceUse(letter, f"#{use.anchor}", use.sentence)
            for letter, use in zip(_letters(len(cited.uses)), cited.uses, strict=False)
        ]
    )
    page = linker.source(source.id)
    rests = Link(page, "All that rests on it") if page is not None else None
    read_in = tuple([_read_in(linker, via) for via in source.via])
    return _entry(source, read_in, uses, cited.number, rests)


def source_html(linker: Linker, cited: CitedSource) -> str:
    """Return the same as a finished row, as a dossier's page has it by the dozen."""
    source, uses = cited.source, cited.uses
    page = linker.source(source.id)
    entry = f' <a class="entry" href="{page}">All that rests on it</a>' if page is not None else ""
    at = cited_at(
        [
            f'<a href="#{use.anchor}">{letter}</a>'
            for letter, use in zip(_letters(len(uses)), uses, strict=False)
        ],
        [f"<li><q>{unbroken(use.sentence)}</q></li>\n" for use in uses],
        entry,
    )
    if isinstance(source, OpenSource):
        heading, said = source.heading, source.details
    elif source.via:
        whole = _entry(source, tuple([_read_in(linker, via) for via in source.via]))
        heading, said = source_title(whole), source_details(whole)
    else:
        heading, said = heading_of(source), details_of(source)
    return source_row(f"source-{source.id}", cited.number, heading, said, at)


def heading_of(source: Source) -> str:
    """Return the first line of the entry of a source: who wrote it, and its title with its address."""
    if source.authors or source.lang:
        return source_title(_entry(source, ()))
    shown = named(title(source))
    return shown if source.url is None else f'<a href="{esc(source.url)}">{shown}</a>'


def details_of(source: Source) -> str:
    """Return the second line of the entry of a source that was read in no other."""
    if source.grade or source.archive_url or source.accessed:
        return source_details(_entry(source, ()))
    return f"{details(source)} {esc(source.note)}" if source.note else str(details(source))


def _entry(
    source: Source,
    read_in: tuple[Link, ...],
    uses: tuple[SourceUse, ...] = (),
    number: int | None = None,
    rests: Link | None = None,
) -> SourceEntry:
    lang = source.lang
    foreign = lang if lang and source.title and not lang.startswith("en") else None
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
        read_in=read_in,
        note=source.note,
        entry=rests,
    )


def _read_in(linker: Linker, via: str) -> Link:
    """Link the source in which another was read: on this page where it is cited here, else on its own."""
    here = linker.view is not None and via in linker.view.numbers
    return Link(
        f"#source-{via}" if here else linker.source(via),
        title(linker.known.sources[via]),
    )


_FIRST = "abcdefghijklmnopqrstuvwxyz"


def _letters(count: int) -> Sequence[str]:
    return _FIRST if count <= len(_FIRST) else [letters(number) for number in range(count)]


def letters(number: int) -> str:
    """Return a … z, aa, ab … for 0, 1, …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
