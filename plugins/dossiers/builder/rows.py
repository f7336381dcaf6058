"""Rows of texts, as the store keeps them: put in, and changed to what a text gives now, with a note of what came and went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import blake2b
from typing import TypeAlias

import msgspec

from dossiers.builder.store import Store
from dossiers.index.blanks import LEAD, Blank
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.render.filling import Filler, Laid, form_of

StoredRow: TypeAlias = tuple[str, str, tuple[str, ...], int, int, bytes | None]
"""A row as it is stored: text, key, lists, bytes of the text (UTF-8), digest, its blanks and how they lie, None without any."""

_RowBlanks: TypeAlias = tuple[tuple[Blank, ...], Laid]
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(_RowBlanks).decode


def stored(entries: Iterable[Entry], filler: Filler | None = None) -> tuple[StoredRow, ...]:
    """Return rows as they are stored, their blanks filled in."""
    found: list[StoredRow] = []
    for entry in entries:
        text, lists = entry.text.encode(), entry.lists
        if filler is None or LEAD not in text:
            found.append((entry.text, entry.key, lists, len(text), _digest(text, entry.key, None), None))
            continue
        filled, laid = filler.fill(text, form_of(lists[0]))
        found.append(_filled(filled, entry.key, lists, *_own(filler.blanks, laid)))
    return tuple(found)


def _filled(
    text: bytes, key: str, lists: tuple[str, ...], blanks: tuple[Blank, ...], laid: Laid
) -> StoredRow:
    body = _pack((blanks, laid))
    return text.decode(), key, lists, len(text), _digest(text, key, body), body


def _own(blanks: Sequence[Blank], laid: Laid) -> tuple[tuple[Blank, ...], Laid]:
    """Return the blanks of a row alone, and how they lie by their numbers among these."""
    numbers: dict[int, int] = {}
    own = list(laid)
    for place in range(2, len(own), 3):
        code = own[place]
        own[place] = numbers.setdefault(code >> 1, len(numbers)) << 1 | (code & 1)
    return tuple([blanks[number] for number in numbers]), tuple(own)


def _digest(text: bytes, key: str, blanks: bytes | None) -> int:
    """Return the number by which a row is known, and by the sum of which many are: one that has other blanks is another."""
    # 40 bits, so that the sum over millions of rows stays a 64-bit number.
    found = blake2b(text + key.encode() + (blanks or b""), digest_size=5).digest()
    return int.from_bytes(found, "big")


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
        "INSERT INTO row VALUES (?, ?, ?, ?)",
        [(number, n, row[0], row[5]) for number, row in enumerate(rows, next_row)],
    )
    store.many(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        [
            (name, key, number, n, size, digest)
            for number, (_, key, lists, size, digest, _) in enumerate(rows, next_row)
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
    stand = {(name, key, size, digest) for _, key, names, size, digest, _ in rows for name in names}
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
        _, key, names, size, digest, _ = row
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


def refill_rows(store: Store, n: int, known: Known, changed: Set[Blank], changes: RowChanges) -> None:
    """Put the words of today into those rows of a text that have blanks for what changed."""
    found: dict[int, tuple[str, tuple[Blank, ...], Laid]] = {}
    for r, text, body in store.db.execute(
        "SELECT r, text, blanks FROM row WHERE n = ? AND blanks IS NOT NULL", (n,)
    ):
        blanks, laid = _unpack(body)
        if not changed.isdisjoint(blanks):
            found[r] = (text, blanks, laid)
    if not found:
        return
    stood: dict[int, tuple[str, int, int, list[str]]] = {}
    for r, name, key, size, digest in store.db.execute(
        f"SELECT r, list, key, size, digest FROM place WHERE n = ? AND r IN ({','.join(map(str, found))}) ORDER BY rowid",
        (n,),
    ):
        stood.setdefault(r, (key, size, digest, []))[3].append(name)
    for r, (text, blanks, laid) in found.items():
        key, size, digest, names = stood[r]
        numbers = {number for number, blank in enumerate(blanks) if blank in changed}
        filled, now = Filler(known, blanks).refill(text.encode(), form_of(names[0]), laid, numbers)
        row = _filled(filled, key, tuple(names), blanks, now)
        changes.note(names, key, size, digest, sign=-1)
        changes.note(names, key, row[3], row[4], sign=1)
        store.db.execute("UPDATE row SET text = ?, blanks = ? WHERE r = ?", (row[0], row[5], r))
        store.db.execute(
            "UPDATE place SET size = ?, digest = ? WHERE n = ? AND r = ?", (row[3], row[4], n, r)
        )
