"""Blanks: characters that stand in a page for words of others, so that these can change without the page being made anew.

The title of another dossier, the name of a place and the words of a shared source are shown by hundreds of pages, which ask
nothing of them but where they stand. While such a page is made one character stands for each; what the words are is filled in at the
end, and where they stand is noted (``render.filling``). What must know the words themselves, to sort by them, asks
``Known.plain`` for them, and that is noted, too.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from dossiers.index.known import Card
from dossiers.model.source import PlaceRecord, Source

Kind: TypeAlias = Literal["title", "place", "source", "label", "short", "heading", "details", "item"]
"""What is filled in: the title of a dossier or page; the name of a place; of a source its title, its label, its short form in HTML,
the two lines of its entry, its item of CSL-JSON."""

SOURCE_KINDS: tuple[Kind, ...] = ("source", "label", "short", "heading", "details", "item")
"""The kinds that are a source's words."""

FIRST = 0x10F000
"""The first of the characters: they are for private use and mean nothing to anybody."""
MOST = 0xFFE
"""How many there are; the last two of the plane are no characters."""
LEAD = b"\xf4\x8f"
"""How each begins in UTF-8, and nothing else."""


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
    """The blanks of one page while it is made."""

    def __init__(self) -> None:
        self._characters: dict[Blank, str] = {}
        self.spoiled = False
        """Whether the page cannot have blanks: it needs too many, or one of their characters means itself."""

    def all(self) -> tuple[Blank, ...]:
        """Return them in the order of their characters."""
        return tuple(self._characters)

    def card(self, card: Card) -> Card:
        """Return a card with a blank for its title."""
        self.look(card.summary)
        return replace(card, title=self._put("title", card.id))

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
        blank = Blank(kind, key)
        found = self._characters.get(blank)
        if found is None:
            number = len(self._characters)
            if number >= MOST:
                self.spoiled = True
                return ""
            found = self._characters[blank] = chr(FIRST + number)
        return found


def holds(value: Any) -> bool:
    """Say whether any text in a value holds one of the characters."""
    # What is for private use is not printed as it is.
    return "\\U0010f" in repr(value)


def can_open(source: Source) -> bool:
    """Say whether the words of a source depend on it alone: what it was read in is linked as the page numbers it."""
    return not source.via
