"""One build of the site as a fresh process of Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_GRACE = 10.0
"""Seconds that a build gets to end after it was told to."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended: all that it printed, and its wall time in seconds."""

    ok: bool
    output: str
    seconds: float


class Builder:
    """Builds one site, one build at a time; the process in hand is its only state."""

    def __init__(self, content: Path, output: Path, settings: Path) -> None:
        self.content, self.output, self.settings = content, output, settings
        self._process: subprocess.Popen[str] | None = None

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose changes call for a build."""
        beside = self.settings.absolute().parent
        folders = (self.content, beside / "theme", beside / "plugins")
        return tuple(folder.absolute() for folder in folders if folder.is_dir())

    def build(self) -> BuildResult:
        """Run Pelican to its end. A build that cannot start is one that failed."""
        command = [
            sys.executable,
            "-m",
            "pelican",
            str(self.content),
            "-o",
            str(self.output),
            "-s",
            str(self.settings),
        ]
        began = time.monotonic()
        try:
            # A session of its own: Ctrl-C is for us, and we end the build in order.
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            )
            output, _ = self._process.communicate()
        except OSError as error:
            return BuildResult(False, f"Pelican cannot be started: {error}\n", time.monotonic() - began)
        ok = self._process.returncode == 0
        self._process = None
        return BuildResult(ok, output, time.monotonic() - began)

    def stop(self) -> None:
        """End a build that was interrupted; the old site stays as it was."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
