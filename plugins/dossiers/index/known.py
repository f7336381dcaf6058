"""What one page may know of the rest of the site: titles and verdicts, terms, places, sources; nothing of their texts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from dossiers.index.sanctions import State
from dossiers.model.dossier import TextKind
from dossiers.model.edtf import Edtf
from dossiers.model.registry import Registry
from dossiers.model.source import PlaceRecord, Source


class Card(Struct, frozen=True):
    """A dossier or ordinary page as others show it. ``state`` is the verdict's, None of an ordinary page."""

    id: str
    kind: TextKind
    title: str
    summary: str | None = None
    state: State | None = None
    updated: Edtf | None = None


class Known(Struct, frozen=True):
    """What one page may know of the rest of the site.

    ``sources`` are at least those that the page cites, ``cards`` at least those that it names; ``former`` leads from
    ids that dossiers had before to those of today. ``pages`` are the ordinary pages of the site, by title. ``shared``
    are the ids of all sources that sources.yaml defines: each has a page of its own. ``plain`` are the cards with
    all that they say, where ``cards`` say nothing and have blanks for their titles (``index.blanks``).
    """

    registry: Registry
    places: Mapping[str, PlaceRecord]
    sources: Mapping[str, Source]
    cards: Mapping[str, Card]
    pages: tuple[Card, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    plain: Mapping[str, Card] | None = None

    def resolve(self, word: str) -> str | None:
        """Return the id that a word means today, or None."""
        return word if word in self.cards else self.former.get(word)

    def title(self, item: str) -> str:
        """Return the title of a dossier or page."""
        return self.cards[item].title

    def in_words(self, item: str) -> Card:
        """Return a card with all that it says, for what must know it: to sort by its title, to show its verdict."""
        return (self.cards if self.plain is None else self.plain)[item]
