"""Tables: of designations, of ties, and plain ones."""

from __future__ import annotations

from typing import Literal, NamedTuple

from markupsafe import Markup
from msgspec import Struct

from dossiers.render.views.small import Badge, Cite, DateText, Link, Status


class RoleDate(NamedTuple):
    """A date of a designation with its role: 6 December 2019, announced. Readings that differ stand apart."""

    role: str
    date: DateText
    cites: tuple[Cite, ...] = ()
    note: str | None = None


class SanctionRow(NamedTuple):
    """One designation, or one search of a list that found none (then most of it is None).

    ``authorities`` are several where readings differ. ``anchor`` is the row's id. ``programme_name`` is the programme's name in full beside its code.
    """

    anchor: str
    status: Status
    authorities: tuple[Link, ...]
    list: Link | None = None
    as_of: DateText | None = None
    programme: Badge | None = None
    programme_name: str | None = None
    legal_basis: str | None = None
    dates: tuple[RoleDate, ...] = ()
    measures: tuple[str, ...] = ()
    reference: Link | None = None
    reason: str | None = None
    note: str | None = None
    cites: tuple[Cite, ...] = ()


class StatusCount(Struct, frozen=True):
    """How many rows have a status: the filter above the site's table shows one box for each."""

    status: Status
    count: int


class SanctionsTable(Struct, frozen=True):
    """Designations. ``caption`` says what they are, ``detail`` as of when, ``empty`` what no row means."""

    id: str
    caption: str
    detail: str | Markup
    rows: tuple[SanctionRow, ...]
    empty: str


class TieRow(NamedTuple):
    """An affiliation or relation: who, what the tie is, from when to when, and what is known of the other.

    ``stated_on`` is the page whose front matter says so, where it is not this one. ``heading`` stands over
    this row and those that follow, up to the next one that has a heading.
    """

    who: Link
    what: str
    anchor: str | None = None
    start: DateText | None = None
    end: DateText | None = None
    status: Status | None = None
    cites: tuple[Cite, ...] = ()
    stated_on: Link | None = None
    note: str | None = None
    heading: str | None = None


class TieTable(Struct, frozen=True):
    """Ties of one sort in a table; ``who`` and ``what`` are its first two column heads."""

    id: str
    caption: str
    detail: str | None
    who: str
    what: str
    rows: tuple[TieRow, ...]
    empty: str = "Nothing is recorded."


class Column(Struct, frozen=True):
    """A column of a plain table. ``number`` aligns right with tabular figures, ``wide`` may wrap freely."""

    label: str
    form: Literal["text", "number", "date", "wide"] = "text"


class Cell(Struct, frozen=True):
    """A cell of a plain table: links or plain texts, one a line; empty shows the dot "not stated"."""

    items: tuple[Link, ...] = ()
    status: Status | None = None
    badges: tuple[Badge, ...] = ()
    note: str | None = None
    cites: tuple[Cite, ...] = ()
    html: Markup | None = None


class Row(Struct, frozen=True):
    """A row of a plain table; its first cell is the row's head."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


class Table(Struct, frozen=True):
    """A plain table. ``wide`` lets it leave the measure and use the whole page."""

    id: str
    caption: str
    detail: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    wide: bool = False


class Choice(NamedTuple):
    """One of the values by which rows are chosen: what stands for it in the page's address, its name, its number of rows."""

    value: str
    text: str
    rows: int


class SortedColumn(NamedTuple):
    """A column by which rows can be sorted: ``name`` stands for it in the page's address, ``sort`` is how a script reads its cells."""

    name: str
    label: str
    sort: Literal["subject", "status", "date", "text"]


class RowsPart(NamedTuple):
    """The rows of one page of a table, as a script that the full table loads.

    ``page`` leads to that page. ``name`` is what the script calls itself, ``src`` its address; ``rows`` is how many there
    are, ``size`` the bytes of their texts (UTF-8): what does not agree is not shown.
    """

    name: str
    src: str
    page: Link
    rows: int
    size: int


class FullTable(Struct, frozen=True):
    """A table whose rows are loaded by parts. ``waiting`` is said while none is loaded; ``rows`` is how many there are."""

    id: str
    caption: str
    detail: str
    rows: int
    waiting: str
    columns: tuple[SortedColumn, ...]
    counts: tuple[StatusCount, ...]
    authorities: tuple[Choice, ...]
    parts: tuple[RowsPart, ...]
