"""Long files made anew from what stayed of them: where rows came or went their neighbourhood is read from the store, all else is copied.

A run of rows lies in a file in stretches, of which the store remembers how the keys of each begin and where its bytes
are. The old file is believed as far as one that is kept whole: if nobody changed it since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

import msgspec

from dossiers.builder.store import Store
from dossiers.builder.stored_rows import StoredRows
from dossiers.export.run import Parts, Run
from dossiers.index.entry import behind

STRETCH = 16_384
"""How many bytes of rows are one stretch, or a little more."""

Stretch: TypeAlias = tuple[str, int, int]
"""How the keys of its rows begin, the place of its bytes in the file, their number."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[str, str, list[Stretch]]]).decode


class Splicer:
    """Makes files for one build. ``old`` gives the file that the last build left at a path, None where it is another now."""

    def __init__(self, store: Store, rows: StoredRows, old: Callable[[str], Path | None]) -> None:
        self._store, self._rows, self._old = store, rows, old

    def pieces(self, path: str, parts: Parts) -> Iterator[bytes]:
        """Yield the bytes of a file, and remember, when all are taken, where its rows lie."""
        before = self._laid(path)
        # Where all of it is one stretch nothing can be copied.
        old = self._old(path) if sum(map(len, before.values())) > 1 else None
        if old is None:
            yield from self._written(path, parts, {}, None)
        else:
            with old.open("rb") as file:
                yield from self._written(path, parts, before, file)

    def forget(self, path: str) -> None:
        """Forget a file that is no more."""
        self._store.db.execute("DELETE FROM laid WHERE path = ?", (path,))

    def _laid(self, path: str) -> dict[tuple[str, str], list[Stretch]]:
        found = self._store.db.execute("SELECT runs FROM laid WHERE path = ?", (path,)).fetchone()
        return {} if found is None else {(name, prefix): run for name, prefix, run in _decode(found[0])}

    def _written(
        self,
        path: str,
        parts: Parts,
        before: Mapping[tuple[str, str], Sequence[Stretch]],
        old: BinaryIO | None,
    ) -> Iterator[bytes]:
        laid: list[tuple[str, str, list[Stretch]]] = []
        at = 0
        for part in parts:
            if not isinstance(part, Run):
                words = part if isinstance(part, bytes) else part.encode()
                yield words
                at += len(words)
                continue
            known = before.get((part.list, part.prefix), ())
            stretches: list[Stretch] = []
            laid.append((part.list, part.prefix, stretches))
            for start, data in self._stretches(part, known, old):
                between = part.between.encode() if stretches else b""
                stretches.append((start, at + len(between), len(data)))
                yield between + data
                at += len(between) + len(data)
        if laid:
            self._store.db.execute("INSERT OR REPLACE INTO laid VALUES (?, ?)", (path, _encode(laid)))

    def _stretches(
        self, run: Run, known: Sequence[Stretch], old: BinaryIO | None
    ) -> Iterator[tuple[str, bytes]]:
        """Yield how the keys of each stretch begin, and its bytes."""
        end = behind(run.prefix)
        if not known or old is None:
            yield from self._anew(run, run.prefix, end)
            return
        moved = self._rows.moved(run.list)
        # What comes before the first stretch, or behind the last, belongs to these.
        starts = [run.prefix, *(start for start, _, _ in known[1:])]
        stops = [*starts[1:], end]
        for start, stop, (_, at, size) in zip(starts, stops, known, strict=True):
            first = bisect_left(moved, start)
            if first < len(moved) and (stop is None or moved[first] < stop):
                yield from self._anew(run, start, stop)
            else:
                old.seek(at)
                yield start, old.read(size)

    def _anew(self, run: Run, start: str, stop: str | None) -> Iterator[tuple[str, bytes]]:
        texts: list[str] = []
        size, last = 0, start
        for key, text in self._rows.keyed(run.list, start, stop):
            if size >= STRETCH and run.stem(key) != run.stem(last):
                yield start, "".join(run.written(texts)).encode()
                start, texts, size = run.stem(key), [], 0
            texts.append(text)
            size += len(text)
            last = key
        if texts:
            yield start, "".join(run.written(texts)).encode()
