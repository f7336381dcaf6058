"""How far a build is, on a terminal, for builds that take longer than two seconds; silent everywhere else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
"""Seconds that pass before anything is shown."""
PACE = 0.1
"""Seconds between two pictures of it."""


class Progress:
    """Shows one stage after the other, each with its count and the time that is left.

    Without a ``console`` it shows nothing. Of Pelican's it takes a line below what Pelican shows there itself.
    """

    def __init__(self, console: Console | None = None) -> None:
        self._console = console
        self._terminal = console is not None and console.is_terminal
        self._began = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._name, self._total, self._done = "", 0, 0
        self._shown = 0.0

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of ``total`` things."""
        self._name, self._total, self._done = name, total, 0
        if self._bar is not None:
            self._show()

    def advance(self, number: int = 1) -> None:
        """Note that as many things are done."""
        self._done += number
        if self._bar is not None and self._task is not None:
            now = time.monotonic()
            if now - self._shown >= PACE:
                self._shown = now
                self._bar.update(self._task, completed=self._done, count=self._count(), refresh=True)
        elif self._terminal and time.monotonic() - self._began > PATIENCE:
            self._open()

    def close(self) -> None:
        """Take away what was shown."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _open(self) -> None:
        # Imported here: most builds are over before anything is to be shown.
        from rich.progress import (  # noqa: PLC0415  # as said
            BarColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            auto_refresh=False,  # it would be a thread, and workers are forked from this process
        )
        self._bar.start()
        self._show()

    def _show(self) -> None:
        assert self._bar is not None
        if self._task is not None:
            self._bar.remove_task(self._task)
        # Of a stage that has no count nobody knows how long it takes.
        self._task = self._bar.add_task(
            self._name, total=self._total or None, completed=self._done, count=self._count()
        )
        self._bar.refresh()

    def _count(self) -> str:
        return f"{self._done:,}/{self._total:,}" if self._total else ""
