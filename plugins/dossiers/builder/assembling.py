"""Assembling what comes from rows: lists and exports whose rows or words changed, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Any

import msgspec

from dossiers.builder.splicing import Splicer
from dossiers.builder.store import Store
from dossiers.builder.stored_rows import StoredRows
from dossiers.export.assembled import Unit

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, str, Any]]).decode

_PIECE = 1 << 20

PUBLISHED = "published"
"""The unit of the files that are published as they are."""


class Assembler:
    """Assembles for one build, with ``write`` and ``remove`` for files. ``disturbed`` are paths of files that are not as they were left,
    ``old`` gives one that is.
    """

    def __init__(
        self,
        store: Store,
        rows: StoredRows,
        write: Callable[[str, Iterable[bytes]], None],
        remove: Callable[[str], None],
        disturbed: Set[str],
        old: Callable[[str], Path | None],
    ) -> None:
        self._store, self._db, self._rows = store, store.db, rows
        self._write, self._remove, self._disturbed = write, remove, disturbed
        self._splicer = Splicer(store, rows, old)
        self._before: dict[str, tuple[bytes, bytes]] = {
            name: (about, asked) for name, about, asked in self._db.execute("SELECT * FROM unit")
        }

    def assemble(self, units: Iterable[Unit]) -> None:
        """Write the files of these units that changed, and remove what units no longer have."""
        touched = self._touched()
        for unit in units:
            about = _digest(_encode([unit.about, unit.beside]))
            before = self._before.pop(unit.name, None)
            if (
                before is not None
                and before[0] == about
                and unit.name not in touched
                and all(self._rows.answer(kind, name) == said for kind, name, said in _decode(before[1]))
            ):
                continue
            self._assemble(unit, about)

    def _touched(self) -> set[str]:
        """Return the units with files that were disturbed."""
        if not self._disturbed:
            return set()
        found = self._db.execute("SELECT unit, path FROM made")
        return {unit for unit, path in found if path in self._disturbed}

    def _assemble(self, unit: Unit, about: bytes) -> None:
        rows = self._rows
        common = _digest(unit.about.encode())
        before = self._keys(unit.name)
        made: dict[str, bytes] = {}
        rows.noted()
        for file in unit.files():
            words = _encode([common, file.about, [rows.signature(*read) for read in file.reads]])
            made[file.path] = key = _digest(words)
            if before.get(file.path) != key or file.path in self._disturbed:
                self._write(file.path, self._splicer.pieces(file.path, file.parts()))
        asked = [(*asked, said) for asked, said in rows.noted().items()]
        self._note(unit.name, before, made)
        self._db.execute("INSERT OR REPLACE INTO unit VALUES (?, ?, ?)", (unit.name, about, _encode(asked)))

    def publish(self, root: Path, paths: Iterable[str]) -> None:
        """Write files of the content folder that are published as they are."""
        before = self._keys(PUBLISHED)
        made: dict[str, bytes] = {}
        for path in paths:
            place = root / path
            found = place.stat()
            key = _encode([found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino])
            made[path] = key = _digest(key)
            if before.get(path) != key or path in self._disturbed:
                self._write(path, _pieces(place))
        self._note(PUBLISHED, before, made)

    def forget(self) -> None:
        """Remove the files of units that are no more."""
        for name in self._before:
            self._note(name, self._keys(name), {})
            self._db.execute("DELETE FROM unit WHERE name = ?", (name,))

    def _keys(self, unit: str) -> dict[str, bytes]:
        return dict(self._db.execute("SELECT path, key FROM made WHERE unit = ?", (unit,)))

    def _note(self, unit: str, before: dict[str, bytes], made: dict[str, bytes]) -> None:
        gone = before.keys() - made.keys()
        for path in gone:
            self._remove(path)
            self._splicer.forget(path)
        self._store.many("DELETE FROM made WHERE unit = ? AND path = ?", [(unit, path) for path in gone])
        self._store.many(
            "INSERT OR REPLACE INTO made VALUES (?, ?, ?)",
            [(unit, path, key) for path, key in made.items() if before.get(path) != key],
        )


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
