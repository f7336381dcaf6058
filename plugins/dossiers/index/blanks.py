"""Blanks: characters that stand in a page for words of others, so that these can change without the page being made anew.

The title of another dossier, the name of a place and the words of a shared source are shown by hundreds of pages, which ask
nothing of them but where they stand. While such a page is made one character stands for each; what the words are is filled in at the
end, and where they stand is noted (``render.filling``). What must know the words themselves, to sort by them, asks
``Known.in_words`` for them, and that is noted, too.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple, TypeAlias

from dossiers.index.known import Card
from dossiers.model.source import PlaceRecord, Source

Kind: TypeAlias = Literal["title", "place", "source", "label", "short", "heading", "details", "item"]
"""What is filled in: the title of a dossier or page; the name of a place; of a source its title, its label, its short form in HTML,
the two lines of its entry, its item of CSL-JSON."""

SOURCE_KINDS: tuple[Kind, ...] = ("source", "label", "short", "heading", "details", "item")
"""The kinds that are a source's words."""

FIRST = 0xE000
"""The first of the characters: they are for private use and mean nothing to anybody else."""
MOST = 0x1000
"""How many there are."""
LEAD = b"\xee"
"""How each begins in UTF-8, and nothing else."""

_OURS = re.compile(b"\xee[\x80-\xbf]{2}")
_SHOWN = re.compile(r"\\ue[0-9a-f]{3}")


class Blank(NamedTuple):
    """What is to be filled in, and whose it is."""

    kind: Kind
    key: str


class OpenSource(Source):
    """A shared source as a page cites it before its words are filled in: everything but id and date is a blank."""

    label: str
    short: str
    heading: str
    details: str
    item: str


class Blanks:
    """The blanks of one page while it is made, which asks for each card, place and source once."""

    def __init__(self) -> None:
        self._all: list[Blank] = []
        self.spoiled = False
        """Whether the page cannot have blanks: it needs too many, or one of their characters means itself."""

    def all(self) -> tuple[Blank, ...]:
        """Return them in the order of their characters."""
        return tuple(self._all)

    def card(self, card: Card) -> Card:
        """Return a card with a blank for its title that says nothing else."""
        return Card(card.id, card.kind, self._put("title", card.id))

    def card_in_words(self, card: Card) -> Card:
        """Return a card as it is, which the page may show as it is."""
        self.look((card.title, card.summary))
        return card

    def place(self, place: PlaceRecord) -> PlaceRecord:
        """Return a place with a blank for its name."""
        return place.model_copy(update={"name": self._put("place", place.id)})

    def source(self, source: Source) -> OpenSource:
        """Return a source with blanks for its words."""
        key = source.id
        return OpenSource.model_construct(
            id=key,
            date=source.date,
            title=self._put("source", key),
            label=self._put("label", key),
            short=self._put("short", key),
            heading=self._put("heading", key),
            details=self._put("details", key),
            item=self._put("item", key),
        )

    def look(self, value: Any) -> None:
        """Note whether a value that a page may show as it is holds one of the characters."""
        if value is not None and holds(value):
            self.spoiled = True

    def _put(self, kind: Kind, key: str) -> str:
        number = len(self._all)
        if number >= MOST:
            self.spoiled = True
            return ""
        self._all.append(Blank(kind, key))
        return chr(FIRST + number)


def holds(value: Any) -> bool:
    """Say whether any text in a value holds one of the characters."""
    # What is for private use is not printed as it is.
    return _SHOWN.search(repr(value)) is not None


def may_hold(data: bytes) -> bool:
    """Say whether a text in packed data may hold one of the characters."""
    return LEAD in data and _OURS.search(data) is not None


def can_open(source: Source) -> bool:
    """Say whether the words of a source depend on it alone: what it was read in is linked as the page numbers it."""
    return not source.via
