"""Bringing what is written to the disk while the build goes on, so that its end has less to wait for."""

from __future__ import annotations

import contextlib
from pathlib import Path
from threading import Thread

from dossiers.render.output import tree

MUCH = 1 << 24
"""Bytes that are worth a flush of their own: a disk writes them in some hundredths of a second."""


class Ahead:
    """Flushes the tree in a folder, in a thread, when much was written in it, and again when twice as much was, and so on.

    Each flush looks at all that the file system has to write: a build of everything must not pay for that a hundred times.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._size, self._much = 0, MUCH
        self._flushing: Thread | None = None

    def wrote(self, size: int) -> None:
        """Note that so many bytes were written."""
        self._size += size
        if self._size >= self._much and (self._flushing is None or not self._flushing.is_alive()):
            self._size, self._much = 0, 2 * self._much
            self._flushing = Thread(target=self._flush, daemon=True)
            self._flushing.start()

    def _flush(self) -> None:
        # Whatever goes wrong here goes wrong at the end, too, and is told then.
        with contextlib.suppress(OSError):
            tree.flush(Path(self._folder))
