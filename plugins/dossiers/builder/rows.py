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
    came, went = _unlike(stood, rows) or _matched(stood, rows)
    for _, key, names, size, digest in came:
        changes.note(names, key, size, digest, sign=1)
    for key, size, digest, lists in went.values():
        changes.note(lists, key, size, digest, sign=-1)
    store.many("DELETE FROM row WHERE r = ?", [(number,) for number in went])
    store.many("DELETE FROM place WHERE n = ? AND r = ?", [(n, number) for number in went])
    if came:
        (last,) = store.db.execute("SELECT coalesce(max(r), 0) FROM row").fetchone()
        put_rows(store, n, came, last + 1)


_Place: TypeAlias = tuple[str, str, int, int, int]
"""Where a row stood: list, key, size, digest, number."""
_Went: TypeAlias = Mapping[int, tuple[str, int, int, list[str]]]
"""Rows that went by their number: key, size, digest, lists."""


def _unlike(stood: Sequence[_Place], rows: Sequence[StoredRow]) -> tuple[Sequence[StoredRow], _Went] | None:
    """Return the rows that came and went, found by their places; None where these do not tell.

    That is where a row stands twice, or where one came or went in some of its lists only.
    """
    before = {place[:4]: place[4] for place in stood}
    stand = {(name, key, size, digest) for _, key, names, size, digest in rows for name in names}
    if len(before) != len(stood) or len(stand) != sum([len(row[2]) for row in rows]):
        return None
    new, old = stand.difference(before), before.keys() - stand
    if not new and not old:
        return (), {}
    numbers = {before[place] for place in old}
    went = _by_number(place for place in stood if place[4] in numbers)
    came = [row for row in rows if not new.isdisjoint(_places(row))]
    whole = sum([len(lists) for _, _, _, lists in went.values()]) == len(old)
    return (came, went) if whole and sum([len(row[2]) for row in came]) == len(new) else None


def _places(row: StoredRow) -> list[tuple[str, str, int, int]]:
    _, key, names, size, digest = row
    return [(name, key, size, digest) for name in names]


def _matched(stood: Sequence[_Place], rows: Sequence[StoredRow]) -> tuple[Sequence[StoredRow], _Went]:
    """Return the rows that came and went, each compared as a whole and counted."""
    went = _by_number(stood)
    held: dict[tuple[str, int, int, tuple[str, ...]], list[int]] = {}
    for number, (key, size, digest, lists) in went.items():
        held.setdefault((key, size, digest, tuple(lists)), []).append(number)
    came: list[StoredRow] = []
    for row in rows:
        _, key, names, size, digest = row
        same = held.get((key, size, digest, names))
        if same:
            del went[same.pop()]
        else:
            came.append(row)
    return came, went


def _by_number(stood: Iterable[_Place]) -> dict[int, tuple[str, int, int, list[str]]]:
    found: dict[int, tuple[str, int, int, list[str]]] = {}
    for name, key, size, digest, number in stood:
        if number in found:
            found[number][3].append(name)
        else:
            found[number] = (key, size, digest, [name])
    return found
