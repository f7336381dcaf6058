"""Sources, conflicts, places, and the indexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from dossiers.render.views.dossier import Claim, Mention
from dossiers.render.views.small import Badge, Cite, DateText, Link, Status


class SourceUse(NamedTuple):
    """One place that cites a source: its letter, its address, the sentence there, and the page where it stands.

    ``sentence`` has the shown text of links in it.
    """

    letter: str
    href: str
    sentence: str | Markup
    page: Link | None = None


class SourceEntry(NamedTuple):
    """A source in a list. ``number`` is None in the index of all sources.

    ``details`` is publisher, date and type in one line; ``archive`` and ``read_in`` lead to the archived copy
    and to the sources in which it was read; ``grade`` is the Admiralty code with its meaning.
    """

    anchor: str
    number: int | None
    title: Link
    details: str | Markup
    uses: tuple[SourceUse, ...] = ()
    authors: str | None = None
    grade: Badge | None = None
    archive: Link | None = None
    accessed: DateText | None = None
    read_in: tuple[Link, ...] = ()
    language: str | None = None
    note: str | None = None
    entry: Link | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Readings that disagree: of whom, in which field, and each reading with its sources."""

    anchor: str
    subject: Link
    field: str
    claims: tuple[Claim, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its position, and what happened or is said there.

    ``position`` is such as "32.616° N, 44.024° E"; None where it is not known. ``approximate`` marks one
    that was not surveyed. ``rests`` are the statements that name the place.
    """

    anchor: str
    name: Link
    natives: tuple[Link, ...] = ()
    country: str | None = None
    position: str | None = None
    position_href: str | None = None
    approximate: bool = False
    note: str | None = None
    cites: tuple[Cite, ...] = ()
    rests: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """Someone's time in a role: who, as what, when."""

    who: Link
    role: str
    period: str | None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A dossier in an index: name, name in its own script, one line, status, programmes, and its leaders."""

    name: Link
    native: Link | None = None
    summary: str | None = None
    status: Status | None = None
    as_of: DateText | None = None
    programmes: tuple[Badge, ...] = ()
    leaders: tuple[Spell, ...] = ()
    stub: bool = False
    updated: DateText | None = None


@dataclass(frozen=True, slots=True)
class IndexTable:
    """An index of dossiers. ``leaders`` is the head of that column, or None for no such column."""

    id: str
    caption: str
    detail: str | None
    rows: tuple[IndexRow, ...]
    empty: str
    leaders: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the front page: how many, of what, and where they are listed."""

    number: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the number of dossiers that have it, or the way to a part of a list with the number of its rows."""

    link: Link
    count: int
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class DataField:
    """A column or key of a data file: its name, its type or format, its meaning."""

    name: str
    form: str
    meaning: str | Markup


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file that the site offers, with what each of its columns or keys means."""

    anchor: str
    file: Link
    format: str
    meaning: str | Markup
    size: str | None
    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True)
class ListSection:
    """A part of a list under its own heading, or, without ``title``, the whole; ``ways`` lead to pages instead of rows.

    ``rows`` are finished rows, one a line, made by ``dossiers.render.entries``.
    """

    anchor: str | None
    title: str | None
    rows: Markup
    ways: tuple[Tag, ...] = ()
