"""The contract with the theme: one record for each page template, with all that it receives.

A template gets ``page`` (its frame) and the fields of its record, by name; it computes nothing. The types of
the fields are documented in ``dossiers.render.views``.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from dossiers.render.gallery import Gallery
from dossiers.render.views import (
    CitePage,
    Colophon,
    Count,
    DataFile,
    Described,
    Factsheet,
    FullTable,
    Hatnote,
    Heading,
    Link,
    ListSection,
    Mention,
    Notice,
    Page,
    Paging,
    SourceEntry,
    Status,
    StatusCount,
    TextBlock,
    TocEntry,
    Verdict,
)


class DossierPage(Struct, frozen=True):
    """dossier.html: one leader or group.

    Facts, names, tables, timeline, text, sources and mentions come as finished HTML, which no template shapes. Names, roles,
    relations, timeline and text are empty where there are none.
    """

    page: Page
    heading: Heading
    hatnotes: tuple[Hatnote, ...]
    verdict: Verdict
    factsheet: Markup
    names: Markup
    toc: tuple[TocEntry, ...]
    stub: Notice | None
    sanctions: Markup
    roles: Markup
    relations: Markup
    timeline: Markup
    outline: tuple[TocEntry, ...]
    text: Markup
    sources: Markup
    mentions: Markup
    cite: CitePage
    colophon: Colophon


class TextPage(Struct, frozen=True):
    """page.html: an ordinary page, such as the method."""

    page: Page
    heading: Heading
    outline: tuple[TocEntry, ...]
    text: tuple[TextBlock, ...]
    sources: tuple[SourceEntry, ...]
    mentions: tuple[Mention, ...]
    colophon: Colophon


class HomePage(Struct, frozen=True):
    """home.html: what this is, what changed last, the way into every index, and counts.

    ``leaders``, ``groups``, ``designations`` and ``changes`` are finished rows, see ``dossiers.render.entries``.
    """

    page: Page
    heading: Heading
    built: str | None
    counts: tuple[Count, ...]
    leaders: Markup
    groups: Markup
    designations: Markup
    changes: Markup
    legend: tuple[tuple[Status, str], ...]
    ways: tuple[Described, ...]
    captions: tuple[str, str]


class ListContext(Struct, frozen=True):
    """list.html: one page of a list of the site, or the way into one that has several.

    ``form`` says how rows are shown: ``leaders``, ``groups``, ``sanctions``, ``sources``, ``statements``, ``places``,
    ``placed``, ``timeline``, ``described``, ``conflicts`` or ``tags``. ``rows`` is their number; ``dated`` whether the
    indexes of dossiers have a column for the last change. ``way`` is the way in, with no rows. ``above`` stands between
    the title and the rows. ``full_table`` leads to the page that loads all rows by parts.
    """

    page: Page
    heading: Heading
    form: str
    id: str
    caption: str
    detail: str | None
    rows: int
    empty: str
    facts: Factsheet | None
    sections: tuple[ListSection, ...] = ()
    way: tuple[ListSection, ...] = ()
    counts: tuple[StatusCount, ...] = ()
    downloads: tuple[Link, ...] = ()
    full_table: Link | None = None
    authorities: tuple[Described, ...] = ()
    programmes: tuple[Described, ...] = ()
    paging: Paging | None = None
    dated: bool = True
    above: str | Markup = ""


class FullTablePage(Struct, frozen=True):
    """full-table.html: all rows of a table, which ``script`` loads by parts."""

    page: Page
    heading: Heading
    script: str
    table: FullTable
    downloads: tuple[Link, ...]


class DataPage(Struct, frozen=True):
    """data.html: the files that programs can read, with the meaning of each column and key."""

    page: Page
    heading: Heading
    intro: Markup
    files: tuple[DataFile, ...]


class NotFoundPage(Struct, frozen=True):
    """404.html: for an address that leads nowhere."""

    page: Page
    heading: Heading
    notice: Notice


class ComponentsPage(Struct, frozen=True):
    """components.html: every component with its variants, of invented parties."""

    page: Page
    gallery: Gallery
