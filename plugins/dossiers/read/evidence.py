"""What the file system says of a file, as evidence that it is as it was."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path

TICK = 2_000_000_000
"""Nanoseconds: two changes of a file within its file system's clock tick look like one. FAT's is the longest."""

FINE = 200_000_000
"""The same where times have parts of a millisecond: such clocks tick at least every 16 ms; the rest is for clocks that differ."""

_MILLISECOND = 1_000_000


def evidence(found: os.stat_result) -> str:
    """Return what changes with any change of a file: its mode, size, times, inode and device."""
    return f"{found.st_mode} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"


def young(found: os.stat_result, looked: int) -> bool:
    """Say whether a file or folder may change again without another time.

    ``looked`` is the moment before the look at it: nanoseconds since the epoch.
    """
    # Windows gives the time of creation here, which says nothing of a change.
    changed = found.st_mtime_ns if sys.platform == "win32" else found.st_ctime_ns
    tick = FINE if changed % _MILLISECOND else TICK
    return changed >= looked - tick


def evidence_of(files: Iterable[Path]) -> str | None:
    """Return what changes with any of some files, also when one comes or goes; None where one is too young to tell."""
    looked = time.time_ns()
    lines = []
    for path in sorted(files):
        try:
            found = path.lstat()
        except OSError:
            return None
        if young(found, looked) or stat.S_ISLNK(found.st_mode):
            return None
        lines.append(f"{path}\0{evidence(found)}")
    return "\n".join(lines)
