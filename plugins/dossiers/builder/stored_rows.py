"""The rows of all lists, read from the store: how many there are, and how their keys begin, is counted once and then kept up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from dossiers.builder.rows import Moved, RowChanges
from dossiers.builder.store import Store
from dossiers.index.entry import Group, behind

_ALL = b""
"""SQLite sorts bytes behind every text: behind it stands no key."""

Sums: TypeAlias = tuple[int, int, int]
"""How many rows, the bytes of their texts, and the sum of their digests."""

_NONE: Sums = (0, 0, 0)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, Sums]).decode


class StoredRows:
    """Implements ``index.entry.Rows``.

    ``begin`` counts all lists; ``move`` brings the counts up to date with what came and went. What is asked is noted
    with its answer, from one ``noted`` to the next: whoever asks the same and gets the same answers makes the same of them.
    """

    def __init__(self, store: Store) -> None:
        self._store, self._db = store, store.db
        self._lists: dict[str, Sums] = {
            name: (rows, size, digest)
            for name, rows, size, digest in self._db.execute("SELECT * FROM list ORDER BY name")
        }
        self._splits: dict[tuple[str, str], dict[str, Sums]] = {}
        self._noted: dict[tuple[str, str], Any] = {}
        self._moved: dict[str, list[str]] = {}

    @classmethod
    def begin(cls, store: Store) -> StoredRows:
        """Count all lists of a store whose rows are all new."""
        store.db.execute("DELETE FROM list")
        store.db.execute("DELETE FROM split")
        store.db.execute(
            "INSERT INTO list SELECT list, count(*), sum(size), sum(digest) FROM place GROUP BY list"
        )
        return cls(store)

    def move(self, changes: RowChanges) -> None:
        """Count what came and went."""
        for name, moved in changes.by_list().items():
            self._moved[name] = sorted({key for key, *_ in moved})
            before = self._lists.get(name, _NONE)
            now = _added(before, [each[1:] for each in moved])
            if now == before:
                continue
            self._move(name, moved)
            if now[0]:
                self._lists[name] = now
                self._db.execute("INSERT OR REPLACE INTO list VALUES (?, ?, ?, ?)", (name, *now))
            else:
                self._lists.pop(name, None)
                self._db.execute("DELETE FROM list WHERE name = ?", (name,))
                self._db.execute("DELETE FROM split WHERE list = ?", (name,))
        self._lists = dict(sorted(self._lists.items()))

    def _move(self, name: str, moved: Sequence[Moved]) -> None:
        by_prefix: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
        splits: dict[str, dict[str, Sums] | None] = {}
        for key, *sums in moved:
            for length in range(len(key) + 1):
                prefix = key[:length]
                if prefix not in splits:
                    splits[prefix] = self._kept(name, prefix)
                if splits[prefix] is None:
                    break
                groups = by_prefix.setdefault(prefix, {})
                groups.setdefault(key[: length + 1], []).append((sums[0], sums[1], sums[2]))
        for prefix, groups in by_prefix.items():
            found = dict(splits[prefix] or {})
            for group, added in groups.items():
                now = _added(found.get(group, _NONE), added)
                if now[0]:
                    found[group] = now
                else:
                    found.pop(group, None)
            self._keep(name, prefix, dict(sorted(found.items())))

    def noted(self) -> Mapping[tuple[str, str], Any]:
        """Return what was asked since the last time, with its answers, and forget it."""
        found, self._noted = self._noted, {}
        return found

    def answer(self, kind: str, name: str) -> Any:
        """Answer anew what was noted."""
        if kind == "lists":
            words = "\n".join(self._lists)
            return hashlib.blake2b(words.encode(), digest_size=8).digest()
        if kind == "has":
            return name in self._lists
        rows, size, digest = self._lists.get(name, _NONE)
        return [rows, size] if kind == "total" else [rows, size, digest]

    def _note(self, kind: str, name: str = "") -> None:
        if (kind, name) not in self._noted:
            self._noted[kind, name] = self.answer(kind, name)

    def lists(self) -> Sequence[str]:
        """Return the names of all lists that have rows, sorted."""
        self._note("lists")
        return tuple(self._lists)

    def has(self, name: str) -> bool:
        """Say whether a list has any rows."""
        self._note("has", name)
        return name in self._lists

    def total(self, name: str) -> Group:
        """Return how many rows a list has in all, and their size."""
        self._note("total", name)
        rows, size, _ = self._lists.get(name, _NONE)
        return Group("", rows, size)

    def groups(self, name: str, prefix: str) -> Sequence[Group]:
        """Return a list's rows under a prefix, grouped by one character more, sorted."""
        self._note("all", name)
        return [Group(group, rows, size) for group, (rows, size, _) in self._split(name, prefix).items()]

    def texts(self, name: str, prefix: str = "") -> Iterator[str]:
        """Yield the texts of a list's rows whose keys begin with a prefix, in the order of their keys."""
        self._note("all", name)
        return (text for _, text in self.keyed(name, prefix, behind(prefix)))

    def moved(self, name: str) -> Sequence[str]:
        """Return the keys of rows of a list that came or went in this build, sorted."""
        return self._moved.get(name, ())

    def keyed(self, name: str, start: str, stop: str | None) -> Iterator[tuple[str, str]]:
        """Yield key and text of a list's rows from one key on and before another, in the order of their keys."""
        self._note("all", name)
        yield from self._db.execute(
            "SELECT key, text FROM place JOIN row USING (r) WHERE list = ? AND key >= ? AND key < ? ORDER BY key, text",
            (name, start, _ALL if stop is None else stop),
        )

    def keys(self, name: str) -> Sequence[str]:
        """Return the different keys of a list's rows, sorted."""
        self._note("all", name)
        found = self._db.execute("SELECT DISTINCT key FROM place WHERE list = ? ORDER BY key", (name,))
        return [key for (key,) in found]

    def first(self, name: str, number: int) -> Sequence[str]:
        """Return the texts of the first rows of a list."""
        self._note("all", name)
        return [
            text
            for (text,) in self._db.execute(
                "SELECT text FROM place JOIN row USING (r) WHERE list = ? ORDER BY key, text LIMIT ?",
                (name, number),
            )
        ]

    def signature(self, name: str, prefix: str) -> Sums:
        """Return numbers that are others when any row under a prefix comes, goes or has another text."""
        self._note("all", name)
        if not prefix:
            return self._lists.get(name, _NONE)
        return self._split(name, prefix[:-1]).get(prefix, _NONE)

    def _split(self, name: str, prefix: str) -> dict[str, Sums]:
        found = self._splits.get((name, prefix))
        if found is None:
            found = self._kept(name, prefix)
            if found is None:
                if prefix:
                    self._split(
                        name, prefix[:-1]
                    )  # move() looks for what is kept from the shortest prefix on
                found = self._count(name, prefix)
                self._keep(name, prefix, found)
            self._splits[name, prefix] = found
        return found

    def _count(self, name: str, prefix: str) -> dict[str, Sums]:
        return {
            group: (rows, size, digest)
            for group, rows, size, digest in self._db.execute(
                "SELECT substr(key, 1, ?) AS beginning, count(*), sum(size), sum(digest) FROM place"
                " WHERE list = ? AND key >= ? AND key < ? GROUP BY beginning ORDER BY beginning",
                (len(prefix) + 1, name, prefix, behind(prefix) or _ALL),
            )
        }

    def _kept(self, name: str, prefix: str) -> dict[str, Sums] | None:
        sql = "SELECT groups FROM split WHERE list = ? AND prefix = ?"
        found = self._db.execute(sql, (name, prefix)).fetchone()
        return None if found is None else _decode(found[0])

    def _keep(self, name: str, prefix: str, groups: dict[str, Sums]) -> None:
        self._db.execute("INSERT OR REPLACE INTO split VALUES (?, ?, ?)", (name, prefix, _encode(groups)))


def _added(before: Sums, added: Sequence[tuple[int, int, int]]) -> Sums:
    rows, size, digest = (sum(column) for column in zip(before, *added, strict=True))
    return rows, size, digest
