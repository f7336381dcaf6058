"""Sources, lists, and data files."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from dossiers.render.views.small import Badge, DateText, Link
from dossiers.render.views.tables import StatusCount


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


class Count(Struct, frozen=True):
    """A figure of the front page: how many, of what, and where they are listed."""

    number: str
    label: str
    href: str


class Tag(Struct, frozen=True):
    """A tag with the number of dossiers that have it, or the way to a part of a list with the number of its rows.

    ``anchors`` are those of the letters that the part has.
    """

    link: Link
    count: int
    anchors: tuple[str, ...] = ()


class ListSection(Struct, frozen=True):
    """A part of a list under its own heading, or, without ``title``, the whole; ``ways`` lead to pages instead of rows.

    ``rows`` are finished rows, one a line, made by ``dossiers.render.entries``, and shown as they are: a template gives them their
    place, and may be given a mark that stands for them.
    """

    anchor: str | None
    title: str | None
    rows: Markup
    ways: tuple[Tag, ...] = ()


class ListExample(Struct, frozen=True):
    """A list with finished rows; the fields are the parameters of the macro ``listed``, see ``contexts.ListContext``."""

    form: str
    id: str
    caption: str
    detail: str | None
    rows: int
    empty: str
    sections: tuple[ListSection, ...] = ()
    counts: tuple[StatusCount, ...] = ()
    dated: bool = True


class DataField(Struct, frozen=True):
    """A column or key of a data file: its name, its type or format, its meaning."""

    name: str
    form: str
    meaning: str | Markup


class DataFile(Struct, frozen=True):
    """A data file that the site offers, with what each of its columns or keys means."""

    anchor: str
    file: Link
    format: str
    meaning: str | Markup
    size: str | None
    fields: tuple[DataField, ...]
