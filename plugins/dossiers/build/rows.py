"""The rows of all lists, in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeAlias

from dossiers.build.store import Store
from dossiers.index.entry import Entry, Group, behind

_ALL = b""
"""SQLite sorts bytes behind every text: behind it stands no key."""


class StoredRows:
    """Implements ``index.entry.Rows``."""

    def __init__(self, store: Store) -> None:
        self._db = store.db

    def lists(self) -> Sequence[str]:
        """Return the names of all lists that have rows, sorted."""
        return [name for (name,) in self._db.execute("SELECT DISTINCT list FROM place ORDER BY list")]

    def total(self, name: str) -> Group:
        """Return how many rows a list has in all, and their size."""
        rows, size = self._db.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM place WHERE list = ?", (name,)
        ).fetchone()
        return Group("", rows, size)

    def groups(self, name: str, prefix: str) -> Sequence[Group]:
        """Return a list's rows under a prefix, grouped by one character more, sorted."""
        return [
            Group(*row)
            for row in self._db.execute(
                "SELECT substr(key, 1, ?) AS beginning, count(*), sum(size) FROM place"
                " WHERE list = ? AND key >= ? AND key < ? GROUP BY beginning ORDER BY beginning",
                (len(prefix) + 1, name, prefix, behind(prefix) or _ALL),
            )
        ]

    def texts(self, name: str, prefix: str = "") -> Iterator[str]:
        """Yield the texts of a list's rows whose keys begin with a prefix, in the order of their keys."""
        for (text,) in self._db.execute(
            "SELECT text FROM place JOIN row USING (r) WHERE list = ? AND key >= ? AND key < ? ORDER BY key, text",
            (name, prefix, behind(prefix) or _ALL),
        ):
            yield text

    def first(self, name: str, number: int) -> Sequence[str]:
        """Return the texts of the first rows of a list."""
        return [
            text
            for (text,) in self._db.execute(
                "SELECT text FROM place JOIN row USING (r) WHERE list = ? ORDER BY key, text LIMIT ?",
                (name, number),
            )
        ]

    def signature(self, name: str, prefix: str) -> tuple[int, int]:
        """Return numbers that are others when any row under a prefix comes, goes or has another text."""
        found: tuple[int, int] = self._db.execute(
            "SELECT count(*), coalesce(sum(digest), 0) FROM place WHERE list = ? AND key >= ? AND key < ?",
            (name, prefix, behind(prefix) or _ALL),
        ).fetchone()
        return found


StoredRow: TypeAlias = tuple[str, str, tuple[str, ...], int, int]
"""A row as it is stored: text, key, lists, bytes of the text (UTF-8), digest."""


def stored(entries: Iterable[Entry]) -> tuple[StoredRow, ...]:
    """Return rows as they are stored."""
    found: list[StoredRow] = []
    for entry in entries:
        text = entry.text.encode()
        # 40 bits, so that the sum over millions of rows stays a 64-bit number.
        digest = blake2b(text + entry.key.encode(), digest_size=5).digest()
        found.append((entry.text, entry.key, entry.lists, len(text), int.from_bytes(digest, "big")))
    return tuple(found)


def put_rows(store: Store, n: int, rows: Sequence[StoredRow], next_row: int) -> int:
    """Write the rows of one text, numbered from ``next_row``; return the next free number."""
    store.many(
        "INSERT INTO row VALUES (?, ?, ?)", [(number, n, row[0]) for number, row in enumerate(rows, next_row)]
    )
    store.many(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (name, key, number, n, size, digest)
            for number, (_, key, lists, size, digest) in enumerate(rows, next_row)
            for name in lists
        ],
    )
    return next_row + len(rows)


def drop_rows(store: Store, n: int) -> None:
    """Remove the rows of one text."""
    store.db.execute("DELETE FROM row WHERE n = ?", (n,))
    store.db.execute("DELETE FROM place WHERE n = ?", (n,))
