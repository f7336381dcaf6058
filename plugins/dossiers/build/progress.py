"""How far a build is, on a terminal, for builds that take longer than two seconds; silent everywhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0
"""Seconds that pass before anything is shown."""


class Progress:
    """Shows one stage after the other, each with its count and the time that is left."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._began = time.monotonic()
        self._bar: Bar | None = None
        self._task: int | None = None
        self._name, self._total, self._done = "", 0, 0

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of ``total`` things."""
        self._name, self._total, self._done = name, total, 0
        if self._bar is not None:
            self._show()

    def advance(self, number: int = 1) -> None:
        """Note that as many things are done."""
        self._done += number
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)  # type: ignore[arg-type]  # rich's TaskID is an int
        elif self._terminal and time.monotonic() - self._began > PATIENCE:
            self._open()

    def close(self) -> None:
        """Take away what was shown."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _open(self) -> None:
        # Imported here: most builds are over before anything is to be shown.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
        )
        self._bar.start()
        self._show()

    def _show(self) -> None:
        assert self._bar is not None
        if self._task is not None:
            self._bar.remove_task(self._task)  # type: ignore[arg-type]  # as above
        self._task = self._bar.add_task(self._name, total=self._total, completed=self._done)
