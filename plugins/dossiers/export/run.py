"""What a file of the whole site consists of: words of its own, and runs of rows that stand in it as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from dossiers.index.entry import Rows

PIECE = 65_536
"""How many characters of a file are handed on at once, at least, but for the last piece."""


class Run(Struct, frozen=True):
    """The rows of a list whose keys begin with ``prefix``, each ended by ``end``, and ``between`` between two of them.

    ``chosen`` takes out those that say again what the one before says; such have the same key up to the character
    ``apart``, which no two others have.
    """

    list: str
    prefix: str = ""
    between: str = ""
    end: str = ""
    chosen: Callable[[Iterable[str]], Iterator[str]] | None = None
    apart: str = ""

    def written(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the rows with these texts as they stand in a file."""
        between = ""
        for text in texts if self.chosen is None else self.chosen(texts):
            yield f"{between}{text}{self.end}"
            between = self.between

    def stem(self, key: str) -> str:
        """Return how all keys begin whose rows are chosen from together with the row of a key."""
        before, found, _ = key.partition(self.apart) if self.apart else (key, "", "")
        return before + found


Parts: TypeAlias = Iterator[str | Run]


def pieces(rows: Rows, parts: Parts) -> Iterator[bytes]:
    """Yield the bytes of a file, joined to pieces that are worth a write."""
    held: list[str] = []
    size = 0
    for each in _texts(rows, parts):
        held.append(each)
        size += len(each)
        if size >= PIECE:
            yield "".join(held).encode()
            held.clear()
            size = 0
    if held:
        yield "".join(held).encode()


def _texts(rows: Rows, parts: Parts) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Run):
            yield from part.written(rows.texts(part.list, part.prefix))
        else:
            yield part
