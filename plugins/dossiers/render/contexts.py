"""The contract with the theme: one record for each page template, with all that it receives.

A template gets ``page`` (its frame) and the fields of its record, by name; it computes nothing. The types of
the fields are documented in ``dossiers.render.views``.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossiers.render.gallery import Gallery
from dossiers.render.views import (
    CitePage,
    Colophon,
    Conflict,
    Count,
    DataFile,
    Described,
    Factsheet,
    Hatnote,
    Heading,
    IndexTable,
    Link,
    Mention,
    NameGroup,
    Notice,
    Page,
    Paging,
    Place,
    SanctionsTable,
    SourceEntry,
    Status,
    Tag,
    TextBlock,
    TieTable,
    Timeline,
    TocEntry,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class DossierPage:
    """dossier.html: one leader or group."""

    page: Page
    heading: Heading
    hatnotes: tuple[Hatnote, ...]
    verdict: Verdict
    factsheet: Factsheet
    names: tuple[NameGroup, ...]
    toc: tuple[TocEntry, ...]
    stub: Notice | None
    sanctions: SanctionsTable
    roles: TieTable
    relations: TieTable
    timeline: Timeline
    outline: tuple[TocEntry, ...]
    text: tuple[TextBlock, ...]
    sources: tuple[SourceEntry, ...]
    mentions: tuple[Mention, ...]
    cite: CitePage
    colophon: Colophon


@dataclass(frozen=True, slots=True)
class TextPage:
    """page.html: an ordinary page, such as the method."""

    page: Page
    heading: Heading
    outline: tuple[TocEntry, ...]
    text: tuple[TextBlock, ...]
    sources: tuple[SourceEntry, ...]
    mentions: tuple[Mention, ...]
    colophon: Colophon


@dataclass(frozen=True, slots=True)
class Latest:
    """A line of the front page's lists: a date, a dossier, a few words."""

    date: str
    iso: str | None
    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: what this is, what changed last, the way into every index, and counts."""

    page: Page
    heading: Heading
    built: str | None
    counts: tuple[Count, ...]
    leaders: IndexTable
    groups: IndexTable
    designations: tuple[Latest, ...]
    changes: tuple[Latest, ...]
    legend: tuple[tuple[Status, str], ...]
    ways: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """index_page.html: all leaders, all groups, or the stubs."""

    page: Page
    heading: Heading
    table: IndexTable
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class SanctionsPage:
    """sanctions.html: the table over the whole site, or of one authority or programme.

    ``facts`` say what the authority or programme is; ``authorities`` and ``programmes`` lead on.
    """

    page: Page
    heading: Heading
    facts: Factsheet | None
    table: SanctionsTable
    authorities: tuple[Described, ...]
    programmes: tuple[Described, ...]
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """sources.html: every source with all that rests on it."""

    page: Page
    heading: Heading
    sources: tuple[SourceEntry, ...]
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """places.html: every place with what happened there."""

    page: Page
    heading: Heading
    places: tuple[Place, ...]
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """timeline.html: everything that is dated, in the order of time."""

    page: Page
    heading: Heading
    timeline: Timeline
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with an anchor and a list under it: a tag with its dossiers, a letter with its names."""

    anchor: str
    title: str
    items: tuple[Described, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SectionsPage:
    """sections.html: tags, and names from A to Z."""

    page: Page
    heading: Heading
    tags: tuple[Tag, ...]
    sections: tuple[Section, ...]
    empty: str
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """conflicts.html: open conflicts between claims."""

    page: Page
    heading: Heading
    conflicts: tuple[Conflict, ...]
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class DataPage:
    """data.html: the files that programs can read, with the meaning of each column and key."""

    page: Page
    heading: Heading
    intro: Markup
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """404.html: for an address that leads nowhere."""

    page: Page
    heading: Heading
    notice: Notice


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """components.html: every component with its variants, of invented parties."""

    page: Page
    gallery: Gallery
