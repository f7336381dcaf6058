"""View types: the finished, typed values that the theme's macros show.

These records are the contract between the render stage and the theme. A template computes nothing: what it
shows is here as text, in order, with its address. The rules that hold for all of them:

* ``str`` is plain text and is escaped by the template; ``Markup`` is HTML that is already safe.
* An address (``href``) is relative to the page that shows it, or an absolute http(s) address of a source.
* A tuple may be empty; each macro says what it then shows. ``None`` means that the source does not say.
* ``cites`` are the sources of the statement in their order of number. An empty tuple shows no mark.

theme/README.md lists the macro that takes each record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

StatusCode: TypeAlias = Literal["active", "delisted", "unknown", "not-found", "not-checked"]
"""What is known of a designation. Each code has a shape, a colour and a word."""

Direction: TypeAlias = Literal["ltr", "rtl"]

_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def direction(lang: str | None) -> Direction | None:
    """Say in which direction a BCP 47 language tag is written; None without a tag.

    A script subtag decides where there is one (``az-Arab`` runs right to left), else the language does.
    """
    if lang is None:
        return None
    first, *rest = lang.lower().split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in _RTL_SCRIPTS else "ltr"
    return "rtl" if first in _RTL_LANGUAGES else "ltr"


# --- small values -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A name with its page. Without ``href`` it is shown as plain text.

    ``lang`` is a BCP 47 tag where the text is not in the language of the page; it brings its direction.
    """

    href: str | None
    text: str
    lang: str | None = None

    @property
    def dir(self) -> Direction | None:
        """The direction of the text; None where it is in the language of the page."""
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as a person reads it ("March 2007") and, where HTML's ``time`` has a form for it, as ISO 8601.

    ``iso`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for ranges, circa, sets and open spans.
    """

    text: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """One number of a citation mark such as ``[1, 6]``.

    ``href`` leads to the source's entry, ``title`` names the source in a few words, ``anchor`` is the id of
    this very mark (the source links back to it) or None, ``locator`` is such as ``p. 4`` or None.
    """

    number: int
    href: str
    title: str
    anchor: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A status with the word that is always shown beside its shape, such as ``active`` and "Active"."""

    code: StatusCode
    word: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A small quiet label: the kind of a dossier, a programme's code, a tag, a grade.

    ``title`` is the full name behind a code; it becomes an ``abbr`` title and is read out.
    """

    text: str
    title: str | None = None
    href: str | None = None


# --- the frame of every page ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation; ``current`` is ``page`` on that page, ``true`` below it, else None."""

    href: str
    text: str
    current: Literal["page", "true"] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What base.html needs on every page.

    ``title`` is the text of ``<title>`` (the site's name is added unless it is the same), ``css`` the address
    of the stylesheet, ``home`` the address of the front page, ``canonical`` and ``feed`` absolute addresses
    that only production has, ``robots`` the content of that meta element or None. 404.html is served at
    addresses of any depth, so its addresses are absolute in production.
    """

    title: str
    site: str
    home: str
    css: str
    nav: tuple[NavItem, ...]
    footer_text: str
    footer_links: tuple[Link, ...]
    licences: tuple[Link, ...] = ()
    description: str | None = None
    lang: str = "en"
    canonical: str | None = None
    feed: str | None = None
    robots: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a page: where it stands, its title, the title in its own script, a lead sentence.

    ``trail`` is what stands above the title, links first, then plain texts: Leaders, Dossier x, Updated ….
    """

    title: Link
    trail: tuple[Link, ...] = ()
    natives: tuple[Link, ...] = ()
    badges: tuple[Badge, ...] = ()
    lead: str | Markup | None = None
    lead_cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents: ``#anchor``, its text, and the headings below it."""

    href: str
    text: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Paging:
    """Steps between the pages of one list. ``pages`` are the numbered ones, the current one marked."""

    label: str
    previous: Link | None
    next: Link | None
    pages: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A plain box for a state of the page: a stub, a tombstone, an error, a remark.

    ``code`` chooses the rule beside it: quiet for ``stub`` and ``info``, strong for ``gone`` and ``error``.
    """

    code: Literal["stub", "info", "gone", "error"]
    title: str
    text: str | Markup
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Hatnote:
    """The line that tells apart who shares a name: "“Rudolf” also names", and who, each with a few words."""

    lead: str
    others: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A link with a few words that say what it is."""

    link: Link
    text: str | None = None


# --- the dossier ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A sentence about a status: its opening words stand in the status colour, the rest in ink."""

    status: Status
    opening: str
    rest: str | Markup = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The band under the title: the main finding, and beside it what else was checked, or was not."""

    main: VerdictLine
    others: tuple[VerdictLine, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of a field with what it rests on.

    ``whole`` is true where it names no source of its own and rests on the dossier's sources as a whole.
    """

    value: Link
    cites: tuple[Cite, ...] = ()
    date: DateText | None = None
    as_of: DateText | None = None
    note: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the factsheet: a label and its claims; ``conflict`` says so where they disagree."""

    label: str
    claims: tuple[Claim, ...]
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class Factsheet:
    """All that is known in fields. ``coverage`` is the sentence under it about sources and gaps."""

    title: str
    facts: tuple[Fact, ...]
    coverage: str | None = None


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one strength or script: "Strong aliases", what that means, and the names as claims."""

    label: str
    meaning: str | None
    names: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A source beside the text that cites it: its number, the address of its entry, a short line."""

    number: int
    href: str
    text: str | Markup


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of the text as finished HTML, and the notes beside it (at most four).

    ``more`` is the link "and 3 more in Sources" where there were more than four.
    """

    html: Markup
    notes: tuple[Note, ...] = ()
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A line of "What changed": a date and what was done."""

    date: DateText
    text: str | Markup


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that mentions this one, with the sentences around each link, the link in ``<mark>``."""

    page: Link
    sentences: tuple[str | Markup, ...]
    kind: Badge | None = None


@dataclass(frozen=True, slots=True)
class CitePage:
    """How to cite this page: in words, as BibTeX, as RIS."""

    plain: str | Markup
    bibtex: str
    ris: str


@dataclass(frozen=True, slots=True)
class Colophon:
    """The last line of a dossier: when it was updated, by whom, where to mend it and get its data."""

    updated: DateText | None
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


# --- tables -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a designation with its role: 6 December 2019, announced. Readings that differ stand apart."""

    role: str
    date: DateText
    cites: tuple[Cite, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """One designation, or one search of a list that found none (then most of it is None).

    ``subject`` and ``kind`` are shown in the site's table only. ``authorities`` are several where readings
    differ. ``href`` is the row's own place on the subject's page, ``anchor`` its id in this table.
    ``programme_name`` is the programme's name in full beside its code.
    """

    anchor: str
    status: Status
    authorities: tuple[Link, ...]
    subject: Link | None = None
    kind: str | None = None
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


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many rows have a status: the filter above the site's table shows one box for each."""

    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class SanctionsTable:
    """Designations. ``caption`` says what they are, ``detail`` as of when, ``empty`` what no row means."""

    id: str
    caption: str
    detail: str | Markup
    rows: tuple[SanctionRow, ...]
    empty: str
    counts: tuple[StatusCount, ...] = ()
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TieRow:
    """An affiliation or relation: who, what the tie is, from when to when, and what is known of the other.

    ``stated_on`` is the page whose front matter says so, where it is not this one. ``past`` is true where the
    tie is known to have ended.
    """

    who: Link
    what: str
    anchor: str | None = None
    start: DateText | None = None
    end: DateText | None = None
    status: Status | None = None
    kind: Badge | None = None
    cites: tuple[Cite, ...] = ()
    stated_on: Link | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TieTable:
    """Ties of one sort in a table; ``who`` and ``what`` are its first two column heads."""

    id: str
    caption: str
    detail: str | None
    who: str
    what: str
    rows: tuple[TieRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plain table. ``number`` aligns right with tabular figures, ``wide`` may wrap freely."""

    label: str
    form: Literal["text", "number", "date", "wide"] = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a plain table: links or plain texts, one a line; empty shows the dot "not stated"."""

    items: tuple[Link, ...] = ()
    status: Status | None = None
    badges: tuple[Badge, ...] = ()
    note: str | None = None
    cites: tuple[Cite, ...] = ()
    html: Markup | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a plain table; its first cell is the row's head."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table. ``wide`` lets it leave the measure and use the whole page."""

    id: str
    caption: str
    detail: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    wide: bool = False


# --- time -------------------------------------------------------------------------------------------------


Shape: TypeAlias = Literal["dot", "bar", "square"]
LabelSide: TypeAlias = Literal["after", "before", "over"]


def label_side(x: float, width: float = 0.0) -> LabelSide:
    """Say where the label of a shape has room, given its start and width in per cent of the axis.

    At least 45 per cent of the axis is left for it: after the shape, before it, or, where a long span leaves
    neither, over it.
    """
    if x + width <= 55:
        return "after"
    return "before" if x >= 45 else "over"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time axis: its label and its place from 0 to 100 per cent. At most ten have room."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event on its own row.

    ``x`` is where it starts on the axis and ``width`` how far it reaches, both in per cent (0 to 100); a day
    has width 0. ``shape`` is ``dot`` for a day, ``bar`` for a month, year or span, ``square`` for a
    designation (which has a status). ``open`` says at which end a span fades. ``label`` is the side of the
    shape on which the label has room: see ``label_side``. ``detail`` is a further sentence, shown in lists.
    """

    anchor: str
    date: DateText
    title: Link
    x: float
    width: float = 0.0
    shape: Shape = "dot"
    open: Literal["start", "end", "both"] | None = None
    label: LabelSide = "after"
    approximate: bool = False
    status: Status | None = None
    detail: str | Markup | None = None
    place: Link | None = None
    involved: tuple[Link, ...] = ()
    page: Link | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time on one axis; ``listed`` shows their place, people and detail too."""

    id: str
    caption: str
    detail: str | Markup
    ticks: tuple[Tick, ...]
    events: tuple[TimelineEvent, ...]
    empty: str
    listed: bool = False


# --- sources, conflicts, places, indexes ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One place that cites a source: its letter, its address, the sentence there, and where it stands.

    ``label`` is the accessible name ("Cited at a: Events"). ``sentence`` has the shown text of links in it.
    """

    letter: str
    href: str
    label: str
    sentence: str | Markup
    page: Link | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
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
    """A tag with the number of dossiers that have it."""

    link: Link
    count: int


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
