"""A row of a list of the site: every index page and every export is its list's rows in the order of their keys.

A dossier gives its rows when its page is made, from the same record; a list is assembled from rows without looking
into them. So a change of one dossier changes its rows, and with them only the parts of lists that hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One row.

    ``lists`` are the lists in which it stands, such as ``sanctions`` and ``authority/eu``, or the path of an export.
    ``key`` is its place in them: rows are sorted by the code points of their keys, and lists are split by how keys begin.
    ``text`` is the finished row: HTML as a page one folder deep has it, or a line of an export.
    """

    lists: tuple[str, ...]
    key: str
    text: str


class Group(Struct, frozen=True):
    """The rows of a list whose keys begin alike: with ``prefix``, how many, and the bytes of their texts (UTF-8)."""

    prefix: str
    rows: int
    size: int


def behind(prefix: str) -> str | None:
    """Return the first key that is sorted behind all that begin with ``prefix``; None where there is none.

    Nothing smaller will do: a key may hold any character, the last of Unicode included.
    """
    for length in range(len(prefix), 0, -1):
        point = ord(prefix[length - 1])
        if point < 0x10FFFF:
            # Surrogates are no characters, and no text of a store may hold one.
            return prefix[: length - 1] + chr(0xE000 if point == 0xD7FF else point + 1)
    return None


class Rows(Protocol):
    """All rows of the site by list, wherever they are kept."""

    def lists(self) -> Sequence[str]:
        """Return the names of all lists that have rows, sorted."""
        ...

    def has(self, name: str) -> bool:
        """Say whether a list has any rows."""
        ...

    def total(self, name: str) -> Group:
        """Return how many rows a list has in all, and their size."""
        ...

    def groups(self, name: str, prefix: str) -> Sequence[Group]:
        """Return a list's rows under ``prefix``, grouped by one character more, sorted.

        A row whose key is the prefix itself is in a group of that prefix.
        """
        ...

    def texts(self, name: str, prefix: str = "") -> Iterator[str]:
        """Yield the texts of a list's rows whose keys begin with ``prefix``, in the order of their keys."""
        ...

    def keys(self, name: str) -> Sequence[str]:
        """Return the different keys of a list's rows, sorted."""
        ...

    def first(self, name: str, number: int) -> Sequence[str]:
        """Return the texts of the first rows of a list, at most ``number``."""
        ...
