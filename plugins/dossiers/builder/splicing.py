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

STRETCH = 8_192
"""How many bytes of rows are one stretch, or a little more."""

COPY = 1 << 18
"""How many bytes are copied at once, or a little more."""

Stretch: TypeAlias = tuple[str, int, int]
"""How the keys of its rows begin, the place of its bytes in the file or in a part of it, their number."""

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
        """Forget a file that is no more, or has no runs of rows any more."""
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
            for within, data in self._stretches(part, known, old):
                between = part.between.encode() if stretches else b""
                at += len(between)
                stretches += [(start, at + offset, size) for start, offset, size in within]
                yield between + data
                at += len(data)
        if laid:
            self._store.db.execute("INSERT OR REPLACE INTO laid VALUES (?, ?)", (path, _encode(laid)))
        else:
            self.forget(path)

    def _stretches(
        self, run: Run, known: Sequence[Stretch], old: BinaryIO | None
    ) -> Iterator[tuple[list[Stretch], bytes]]:
        """Yield the bytes of one stretch or more, and where in them each lies."""
        end = behind(run.prefix)
        if not known or old is None:
            for start, data in self._anew(run, run.prefix, end):
                yield [(start, 0, len(data))], data
            return
        moved = self._rows.moved(run.list)
        # What comes before the first stretch, or behind the last, belongs to these.
        starts = [run.prefix, *(start for start, _, _ in known[1:])]
        stops = [*starts[1:], end]
        copied: list[Stretch] = []
        for start, stop, (_, at, size) in zip(starts, stops, known, strict=True):
            first = bisect_left(moved, start)
            stayed = first == len(moved) or (stop is not None and moved[first] >= stop)
            if copied and not (stayed and at + size - copied[0][1] <= COPY):
                yield _copy(copied, old)
                copied = []
            if stayed:
                copied.append((start, at, size))
            else:
                for begins, data in self._anew(run, start, stop):
                    yield [(begins, 0, len(data))], data
        if copied:
            yield _copy(copied, old)

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


def _copy(stretches: Sequence[Stretch], old: BinaryIO) -> tuple[list[Stretch], bytes]:
    """Return stretches that follow each other with what stands between them, and where in that each lies."""
    begin = stretches[0][1]
    _, last, size = stretches[-1]
    old.seek(begin)
    return [(start, at - begin, size) for start, at, size in stretches], old.read(last + size - begin)
