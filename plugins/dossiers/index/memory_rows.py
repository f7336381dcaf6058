"""All rows of a site in memory: what a list is assembled from where no store keeps them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dossiers.index.entry import Entry, Group, behind


class MemoryRows:
    """Implements ``index.entry.Rows``: sorted once, those of equal keys by their texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in entries:
            row = (entry.key, entry.text)
            for name in entry.lists:
                found.setdefault(name, []).append(row)
        for rows in found.values():
            rows.sort()
        self._rows = {name: found[name] for name in sorted(found)}
        self._sizes: dict[str, list[int]] = {}

    def lists(self) -> Sequence[str]:
        """Return the names of all lists that have rows, sorted."""
        return tuple(self._rows)

    def has(self, name: str) -> bool:
        """Say whether a list has any rows."""
        return name in self._rows

    def total(self, name: str) -> Group:
        """Return how many rows a list has in all, and their size."""
        return self._group(name, "", 0, len(self._rows.get(name, ())))

    def groups(self, name: str, prefix: str) -> Sequence[Group]:
        """Return a list's rows under ``prefix``, grouped by one character more, sorted."""
        rows = self._rows.get(name, [])
        at, end = self._range(name, prefix)
        length, found = len(prefix) + 1, []
        while at < end:
            group = rows[at][0][:length]
            # A key that is the prefix itself stands before all that begin with it.
            last = behind(group) if len(group) == length else f"{group}\0"
            stop = end if last is None else bisect_left(rows, (last,), at, end)
            found.append(self._group(name, group, at, stop))
            at = stop
        return found

    def texts(self, name: str, prefix: str = "") -> Iterator[str]:
        """Yield the texts of a list's rows whose keys begin with ``prefix``, in the order of their keys."""
        at, end = self._range(name, prefix)
        return (text for _, text in islice(self._rows.get(name, ()), at, end))

    def keys(self, name: str) -> Sequence[str]:
        """Return the different keys of a list's rows, sorted."""
        return list(dict.fromkeys(key for key, _ in self._rows.get(name, ())))

    def first(self, name: str, number: int) -> Sequence[str]:
        """Return the texts of the first rows of a list, at most ``number``."""
        return [text for _, text in self._rows.get(name, [])[:number]]

    def _range(self, name: str, prefix: str) -> tuple[int, int]:
        rows = self._rows.get(name, [])
        last = behind(prefix)
        return bisect_left(rows, (prefix,)), len(rows) if last is None else bisect_left(rows, (last,))

    def _group(self, name: str, prefix: str, at: int, end: int) -> Group:
        if name not in self._sizes:
            sums = [0]
            for _, text in self._rows.get(name, ()):
                sums.append(sums[-1] + len(text.encode()))
            self._sizes[name] = sums
        sums = self._sizes[name]
        return Group(prefix, end - at, sums[end] - sums[at])
