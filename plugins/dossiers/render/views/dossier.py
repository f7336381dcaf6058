"""What only a dossier shows: verdict, facts, names, text, mentions."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from dossiers.render.views.small import Badge, Cite, DateText, Link, Status


class VerdictLine(Struct, frozen=True):
    """A sentence about a status: its opening words stand in the status colour, the rest in ink."""

    status: Status
    opening: str
    rest: str = ""
    cites: tuple[Cite, ...] = ()


class Verdict(Struct, frozen=True):
    """The band under the title: the main finding, and beside it what else was checked, or was not."""

    main: VerdictLine
    others: tuple[VerdictLine, ...] = ()
    remark: str | None = None


class Claim(NamedTuple):
    """One value of a field with what it rests on.

    ``whole`` is true where it names no source of its own and rests on the dossier's sources as a whole. ``anchor`` is
    the id of its row, to which its sources lead back.
    """

    value: Link
    cites: tuple[Cite, ...] = ()
    date: DateText | None = None
    as_of: DateText | None = None
    note: str | None = None
    whole: bool = False
    anchor: str | None = None


class Fact(Struct, frozen=True):
    """A row of the factsheet: a label and its claims; ``conflict`` says so where they disagree."""

    label: str
    claims: tuple[Claim, ...]
    conflict: str | None = None


class Factsheet(Struct, frozen=True):
    """All that is known in fields. ``coverage`` is the sentence under it about sources and gaps."""

    title: str
    facts: tuple[Fact, ...]
    coverage: str | None = None


class NameGroup(Struct, frozen=True):
    """Names of one strength or script: "Strong aliases", what that means, and the names as claims."""

    label: str
    meaning: str | None
    names: tuple[Claim, ...]


class Note(NamedTuple):
    """A source beside the text that cites it: its number, the address of its entry, a short line."""

    number: int
    href: str
    text: str | Markup


class TextBlock(NamedTuple):
    """One block of the text as finished HTML, and the notes beside it (at most four).

    ``more`` is the link "and 3 more in Sources" where there were more than four.
    """

    html: Markup
    notes: tuple[Note, ...] = ()
    more: Link | None = None


class Change(Struct, frozen=True):
    """A line of "What changed": a date and what was done."""

    date: DateText
    text: str | Markup


class Mention(NamedTuple):
    """A page that mentions this one, with the sentences around each link, the link in ``<mark>``."""

    page: Link
    sentences: tuple[str | Markup, ...]
    kind: Badge | None = None


class CitePage(Struct, frozen=True):
    """How to cite this page: in words, as BibTeX, as RIS."""

    plain: str
    bibtex: str
    ris: str


class Colophon(Struct, frozen=True):
    """The last line of a dossier: when it was updated, by whom, where to mend it and get its data."""

    updated: DateText | None
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
