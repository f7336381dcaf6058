"""Who is on the site: a card and a number for every text, small enough to be held for all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from dossiers.builder.store import Store
from dossiers.index.known import Card
from dossiers.index.sanctions import State
from dossiers.link.declare import Declared
from dossiers.model.codec import unpack
from dossiers.model.dossier import Dossier, Page, TextKind
from dossiers.model.edtf import parse

T = TypeVar("T", bound=Dossier | Page)

_declared = msgspec.msgpack.Decoder(Declared).decode


class Directory(Struct):
    """Every text of the site by its id.

    ``numbers`` are those by which the store knows them, ``former`` leads from ids that dossiers had before to
    those of today. ``salvaged`` are records of faulty files, which the store does not have.
    """

    store: Store
    cards: dict[str, Card] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    salvaged: dict[int, Dossier | Page] = field(default_factory=dict)

    def load(self) -> None:
        """Take everybody from the store."""
        for n, key, kind, title, summary, state, updated, former in self.store.db.execute(
            "SELECT n, id, kind, title, summary, state, updated, former FROM text"
        ):
            self.add(n, key, kind, title, summary, state, updated, former.split() if former else ())

    def add(
        self,
        n: int,
        key: str,
        kind: TextKind,
        title: str,
        summary: str | None,
        state: str | None,
        updated: str | None,
        former: tuple[str, ...] | list[str],
    ) -> None:
        """Take one text in."""
        self.cards[key] = Card(
            key,
            kind,
            title,
            summary,
            None if state is None else State(state),
            None if updated is None else parse(updated),
        )
        self.numbers[key] = n
        for old in former:
            self.former[old] = key

    def resolve(self, word: str) -> str | None:
        """Return the id that a word means today, or None."""
        return word if word in self.cards else self.former.get(word)

    def record(self, key: str) -> Dossier | Page:
        """Return the whole record of the text with an id."""
        return self.record_at(self.numbers[key])

    def record_at(self, n: int) -> Dossier | Page:
        """Return the whole record of the text with a number."""
        if n in self.salvaged:
            return self.salvaged[n]
        (data,) = self.store.db.execute(
            "SELECT record FROM reading JOIN text USING (path) WHERE n = ?", (n,)
        ).fetchone()
        return unpack(data)

    def declared(self, n: int) -> Declared:
        """Return what one text declares."""
        (data,) = self.store.db.execute("SELECT body FROM declared WHERE n = ?", (n,)).fetchone()
        return _declared(data)


class Opened(Mapping[str, T]):
    """The texts of one sort, each opened when it is asked for."""

    def __init__(self, directory: Directory, sort: type[T]) -> None:
        self._directory = directory
        self._sort = sort

    def _has(self, key: str) -> bool:
        card = self._directory.cards.get(key)
        return card is not None and (card.kind == "page") is (self._sort is Page)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._has(key)

    def __getitem__(self, key: str) -> T:
        if not self._has(key):
            raise KeyError(key)
        found = self._directory.record(key)
        assert isinstance(found, self._sort)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key in sorted(self._directory.cards) if self._has(key))

    def __len__(self) -> int:
        return sum(1 for _ in self)
