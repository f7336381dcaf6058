"""Builds of one site, one after the other, by a process of Pelican that stays as long as its program is the same."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from dossiers.ending import OK, PROBLEMS

_GRACE = 10.0
"""Seconds that a build gets to end after it was told to."""


class BuildResult(Struct, frozen=True):
    """How a build ended: all that it printed, and its wall time in seconds.

    ``changed`` says whether the output is another one than before, None where the build does not say.
    """

    ok: bool
    output: str
    seconds: float
    changed: bool | None = None


class Builder:
    """Builds one site, one build at a time; the process in hand is its only state."""

    def __init__(self, content: Path, output: Path, settings: Path) -> None:
        self.content, self.output, self.settings = content, output, settings
        self._process: subprocess.Popen[str] | None = None
        self._mark = secrets.token_hex(16)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose changes call for a build."""
        folders = (self.content, self._theme, self.settings.absolute().parent / "plugins")
        return tuple(folder.absolute() for folder in folders if folder.is_dir())

    @property
    def _theme(self) -> Path:
        return self.settings.absolute().parent / "theme"

    def build(self, changed: Sequence[str] = ()) -> BuildResult:
        """Run Pelican to its end. A build that cannot start is one that failed.

        ``changed`` are the files that called for it; without any, it looks at everything. Where one of them is neither
        content nor theme, the program or its settings are others, and the process begins anew.
        """
        began = time.monotonic()
        paths = [Path(path).absolute() for path in changed]
        content = self.content.absolute()
        if not all(path.is_relative_to(content) or path.is_relative_to(self._theme) for path in paths):
            self.stop()
        inside = [path.relative_to(content).as_posix() for path in paths if path.is_relative_to(content)]
        try:
            code, changes, output = self._run(inside if paths and len(inside) == len(paths) else None)
        except OSError as error:
            self.stop()
            return BuildResult(False, f"Pelican cannot be started: {error}\n", time.monotonic() - began)
        # Where it ended because of what it found, the process is as good as before.
        if code not in {OK, PROBLEMS}:
            self.stop()
        return BuildResult(code == OK, output, time.monotonic() - began, changes)

    def _run(self, changed: Sequence[str] | None) -> tuple[int | None, bool | None, str]:
        """Have the process build; return its exit code (None where it died), whether it changed the output, what it printed."""
        if self._process is None:
            self._process = self._start()
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps(changed)}\n")
        process.stdin.flush()
        lines: list[str] = []
        for line in process.stdout:
            if line.startswith(self._mark):
                code, changes = json.loads(line.removeprefix(self._mark))
                # The mark begins a line: what ends the line before it was not printed by the build.
                return code, changes, "".join(lines).removesuffix("\n")
            lines.append(line)
        return None, None, "".join(lines)

    def _start(self) -> subprocess.Popen[str]:
        site = [str(self.content), "-o", str(self.output), "-s", str(self.settings)]
        return subprocess.Popen(
            [sys.executable, "-m", "dossiers.builder.resident", self._mark, *site],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            # A session of its own: Ctrl-C is for us, and we end the build in order.
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        )

    def stop(self) -> None:
        """End the process, and a build that it is at; the old site stays as it was."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.communicate(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        except OSError:
            process.wait()
