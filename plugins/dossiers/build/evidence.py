"""What the file system says of a file, as evidence that it is as it was."""

from __future__ import annotations

import os

TICK = 2_000_000_000
"""Nanoseconds: two changes of a file within its file system's clock tick look like one."""


def evidence(found: os.stat_result) -> str:
    """Return what changes with any change of a file: its mode, size, times and inode."""
    return f"{found.st_mode} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
