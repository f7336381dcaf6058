"""The running preview: how long it takes from a save to the page that shows it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measure import processes

PATIENCE = 600.0
"""Seconds after which a preview is taken to hang."""
BETWEEN = 2.5
"""Seconds between two saves, as of somebody who writes; after these nothing is too young to be known by its times."""
_LOOK = 0.003


class HangsError(Exception):
    """A preview did not do what it had to; the message says what it printed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Seconds from each save until the page had other bytes, and bytes: the largest resident set of any process."""

    seconds: tuple[float, ...]
    peak: int | None


def saves(command: Sequence[str], pages: Sequence[tuple[Path, Callable[[], None]]], log: Path) -> Saved:
    """Start a preview, wait for its first build, and make changes, each with the page that shows it.

    Raises HangsError.
    """
    with log.open("wb") as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT, env=os.environ)
    try:
        _until(lambda: b"Built in" in log.read_bytes(), process, log)
        found = []
        for page, save in pages:
            time.sleep(BETWEEN)
            before = _inode(page)
            save()
            began = time.perf_counter()
            _until(partial(_is_another, page, before), process, log)
            found.append(time.perf_counter() - began)
        return Saved(tuple(found), max(map(_peak, processes(process.pid)), default=0) or None)
    finally:
        # Not an interrupt: what was started in the background of a shell ignores that.
        process.terminate()
        process.wait()


def _peak(pid: int) -> int:
    """Return the largest resident set that a process has had; 0 where the system does not say."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _inode(page: Path) -> int | None:
    """Return the number of a page's file: a page that is written again is another file."""
    try:
        return page.stat().st_ino
    except FileNotFoundError:
        return None


def _is_another(page: Path, before: int | None) -> bool:
    """Say whether a page is there as another file than before."""
    return _inode(page) not in {before, None}


def _until(come: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not come():
        if process.poll() is not None or time.monotonic() > end:
            raise HangsError(log.read_text(encoding="utf-8", errors="replace")[-4000:])
        time.sleep(_LOOK)


def command(content: Path, output: Path, settings: Path) -> list[str]:
    """Return the command of a preview on a free port."""
    program = str(Path(sys.executable).with_name("dossiers"))
    return [program, "serve", str(content), "-o", str(output), "-s", str(settings), "--port", "0"]
