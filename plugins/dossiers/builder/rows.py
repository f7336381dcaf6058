"""Rows of texts, as the store keeps them: put in, and changed to what a text gives now, with a note of what came and went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeAlias

from dossiers.builder.store import Store
from dossiers.index.entry import Entry

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


Moved: TypeAlias = tuple[str, int, int, int]
"""What a row that came or went adds to its list: key, number of rows (1 or -1), bytes, digest."""


class RowChanges:
    """The rows that came and went in a build, by list."""

    def __init__(self) -> None:
        self._moved: dict[str, list[Moved]] = {}

    def note(self, lists: Iterable[str], key: str, size: int, digest: int, *, sign: int) -> None:
        """Note that a row came (``sign`` is 1) or went (-1)."""
        for name in lists:
            self._moved.setdefault(name, []).append((key, sign, sign * size, sign * digest))

    def by_list(self) -> Mapping[str, Sequence[Moved]]:
        """Return what moved in each list."""
        return self._moved


def put_rows(store: Store, n: int, rows: Sequence[StoredRow], next_row: int) -> int:
    """Write the rows of one text that has none yet, numbered from ``next_row``; return the next free number."""
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


def change_rows(store: Store, n: int, rows: Sequence[StoredRow], changes: RowChanges) -> None:
    """Make the rows of one text these; those that it had already stay as they are.

    A row is known by its key, its lists, and the size and digest of its text, which lists are known by, too.
    """
    stood = store.db.execute(
        "SELECT list, key, size, digest, r FROM place WHERE n = ? ORDER BY rowid", (n,)
    ).fetchall()
    stand = {(name, key, size, digest) for _, key, names, size, digest in rows for name in names}
    # Mostly nothing moves; where a row stands twice, it must be counted.
    if len(stand) == len(stood) == sum([len(row[2]) for row in rows]) and not stand.symmetric_difference(
        [place[:4] for place in stood]
    ):
        return
    before: dict[int, tuple[str, int, int, list[str]]] = {}
    for name, key, size, digest, number in stood:
        if number in before:
            before[number][3].append(name)
        else:
            before[number] = (key, size, digest, [name])
    held: dict[tuple[str, int, int, tuple[str, ...]], list[int]] = {}
    for number, (key, size, digest, lists) in before.items():
        held.setdefault((key, size, digest, tuple(lists)), []).append(number)
    new: list[StoredRow] = []
    for row in rows:
        _, key, names, size, digest = row
        same = held.get((key, size, digest, names))
        if same:
            del before[same.pop()]
        else:
            new.append(row)
            changes.note(names, key, size, digest, sign=1)
    for key, size, digest, lists in before.values():
        changes.note(lists, key, size, digest, sign=-1)
    store.many("DELETE FROM row WHERE r = ?", [(number,) for number in before])
    store.many("DELETE FROM place WHERE n = ? AND r = ?", [(n, number) for number in before])
    (last,) = store.db.execute("SELECT coalesce(max(r), 0) FROM row").fetchone()
    put_rows(store, n, new, last + 1)
