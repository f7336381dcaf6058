"""The rows of a site in memory, for a site that is small and for tests."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dossiers.index.entry import Entry, Group

_AFTER = "\U0010ffff"
"""Behind every key that begins with what stands before it."""


class MemoryRows:
    """Implements ``index.entry.Rows``; rows of equal keys are sorted by their texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in entries:
            for name in entry.lists:
                found.setdefault(name, []).append((entry.key, entry.text))
        self._rows = {name: sorted(found[name]) for name in sorted(found)}

    def lists(self) -> Sequence[str]:
        """Return the names of all lists that have rows, sorted."""
        return tuple(self._rows)

    def total(self, name: str) -> Group:
        """Return how many rows a list has in all, and their size."""
        return _group("", self._rows.get(name, []))

    def groups(self, name: str, prefix: str) -> Sequence[Group]:
        """Return a list's rows under ``prefix``, grouped by one character more, sorted."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._under(name, prefix):
            found.setdefault(row[0][: len(prefix) + 1], []).append(row)
        return [_group(beginning, rows) for beginning, rows in found.items()]

    def texts(self, name: str, prefix: str = "") -> Iterator[str]:
        """Yield the texts of a list's rows whose keys begin with ``prefix``, in the order of their keys."""
        return (text for _, text in self._under(name, prefix))

    def first(self, name: str, number: int) -> Sequence[str]:
        """Return the texts of the first rows of a list, at most ``number``."""
        return [text for _, text in self._rows.get(name, [])[:number]]

    def _under(self, name: str, prefix: str) -> list[tuple[str, str]]:
        rows = self._rows.get(name, [])
        return rows[bisect_left(rows, (prefix,)) : bisect_left(rows, (prefix + _AFTER,))]


def _group(prefix: str, rows: Sequence[tuple[str, str]]) -> Group:
    return Group(prefix, len(rows), sum(len(text.encode()) for _, text in rows))
