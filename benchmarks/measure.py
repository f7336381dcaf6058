"""Run one command and measure all its processes: CPU, wall, memory.

CPU is user and system time of the process and of every descendant, also of those that it left behind. The largest
process is the kernel's own figure (ru_maxrss). Memory together is sampled on Linux: every 50 ms the proportional set
sizes (smaps_rollup) of the process and its descendants are added, in which a page shared by several counts once; the
largest sum is kept, so a peak shorter than that can be missed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 0.05
"""Seconds between two samples of memory; longer where taking one costs much."""
# Linux counts the resident set in KiB, macOS in bytes.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds, bytes, and how it ended; ``together`` is None where memory cannot be sampled."""

    cpu: float
    wall: float
    peak: int
    together: int | None
    code: int
    printed: str


def run(
    command: Sequence[str], log: Path, *, env: Mapping[str, str] | None = None, limit: float | None = None
) -> Measured:
    """Run a command to its end and measure it; after ``limit`` seconds its processes are killed."""
    _adopt_orphans()
    if hasattr(os, "sync"):
        # A build waits until its site is on the disk: not also for what was written before it began.
        os.sync()
    began = time.perf_counter()
    with log.open("wb") as printed:
        pid = os.posix_spawn(
            command[0],
            list(command),
            dict(env if env is not None else os.environ),
            setpgroup=0,
            file_actions=[(os.POSIX_SPAWN_DUP2, printed.fileno(), fd) for fd in (1, 2)],
        )
    sampler = _Sampler(pid, None if limit is None else began + limit)
    sampler.start()
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - began
    sampler.stop.set()
    sampler.join()
    cpu = used.ru_utime + used.ru_stime + _orphans()
    return Measured(
        cpu,
        wall,
        used.ru_maxrss * _RSS_UNIT,
        sampler.most or None,
        os.waitstatus_to_exitcode(status),
        log.read_text(encoding="utf-8", errors="replace"),
    )


def _adopt_orphans() -> None:
    """Have the kernel hand over descendants whose parent ends before them, so that their CPU counts too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _orphans() -> float:
    """Wait a moment for what the command left behind, and return the CPU seconds of all that ended."""
    cpu = 0.0
    end = time.monotonic() + 2
    while time.monotonic() < end:
        try:
            pid, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if pid:
            cpu += used.ru_utime + used.ru_stime
        else:
            time.sleep(0.02)
    return cpu


class _Sampler(threading.Thread):
    """Adds up the memory of a process and its descendants until it is stopped, and keeps the largest sum."""

    def __init__(self, pid: int, deadline: float | None) -> None:
        super().__init__(daemon=True)
        self.stop = threading.Event()
        self.most = 0
        self._pid = pid
        self._deadline = deadline

    def run(self) -> None:
        """Sample; where one costs much, rest nine times as long, so that measuring does not disturb."""
        rest = SAMPLE
        while not self.stop.wait(rest):
            began = time.perf_counter()
            if self._deadline is not None and began > self._deadline:
                os.killpg(self._pid, signal.SIGKILL)
                return
            self.most = max(self.most, sum(_pss(pid) for pid in processes(self._pid)))
            rest = max(SAMPLE, 9 * (time.perf_counter() - began))


def processes(pid: int) -> list[int]:
    """Return a process and its descendants, as far as they are still there."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
