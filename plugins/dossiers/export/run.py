"""What a file of the whole site consists of: words of its own, and runs of rows that stand in it as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct


class Run(Struct, frozen=True):
    """The rows of a list whose keys begin with ``prefix``, each ended by ``end``, and ``between`` between two of them.

    Where they do not stand one after the other as they are, ``joined`` makes of their texts what stands there; rows that it brings
    together, or of which it leaves out those that say the same, have the same key up to the character
    ``apart``, which no two others have.
    """

    list: str
    prefix: str = ""
    between: str = ""
    end: str = ""
    joined: Callable[[Iterable[str]], Iterator[str]] | None = None
    apart: str = ""

    def written(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the rows with these texts as they stand in a file."""
        between = ""
        for text in texts if self.joined is None else self.joined(texts):
            yield f"{between}{text}{self.end}"
            between = self.between

    def stem(self, key: str) -> str:
        """Return how all keys begin whose rows are joined together with the row of a key."""
        before, found, _ = key.partition(self.apart) if self.apart else (key, "", "")
        return before + found


Parts: TypeAlias = Iterator[str | bytes | Run]
"""A file piece by piece; what is bytes already stays so."""
