"""Measure whole builds of an invented corpus: `make bench N=1000`.

Each build is a fresh process of Pelican into an empty folder. CPU is user and system time with all children, wall
is what a clock shows (on a busy machine compare CPU), peak is the largest resident set of one process.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from corpus import write_corpus

PROJECT = Path(__file__).resolve().parent.parent
BUILDS = 3
# Linux counts the resident set in KiB, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """One build: seconds, bytes, and how it ended."""

    user: float
    system: float
    wall: float
    peak: int
    output: int
    pages: int
    code: int


def build(content: Path, output: Path, log: Path) -> Measured:
    """Build once, and measure."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-o",
        str(output),
        "-s",
        str(PROJECT / "pelicanconf.py"),
    ]
    began = time.perf_counter()
    with log.open("wb") as printed:
        pid = os.posix_spawn(
            sys.executable,
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, printed.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, printed.fileno(), 2),
            ],
        )
        _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - began
    files = [file for file in output.rglob("*") if file.is_file()]
    return Measured(
        used.ru_utime,
        used.ru_stime,
        wall,
        used.ru_maxrss * RSS_UNIT,
        sum(file.stat().st_size for file in files),
        sum(file.suffix == ".html" for file in files),
        os.waitstatus_to_exitcode(status),
    )


def main() -> int:
    """Measure, print a table, and return 0, or 1 when a build failed."""
    parser = argparse.ArgumentParser(description="Measure builds of invented dossiers.")
    parser.add_argument("number", nargs="?", type=int, default=1000, help="how many dossiers (1000)")
    parser.add_argument("--builds", type=int, default=BUILDS, help=f"how many builds ({BUILDS})")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossiers-bench-") as folder:
        root = Path(folder)
        size = write_corpus(root / "content", args.number)
        print(
            f"{args.number:,} dossiers, {size / 1e6:.1f} MB of content, {size / args.number / 1000:.1f} KB each"
        )
        print("| build | CPU s | user | system | wall s | peak MB | output MB | pages |")
        print("|---|---|---|---|---|---|---|---|")
        cpu: list[float] = []
        for number in range(1, args.builds + 1):
            one = build(root / "content", root / f"output-{number}", root / "log")
            if one.code != 0:
                print((root / "log").read_text(encoding="utf-8", errors="replace")[-4000:], file=sys.stderr)
                print(f"The build ended with {one.code}.", file=sys.stderr)
                return 1
            cpu.append(one.user + one.system)
            print(
                f"| {number} | {cpu[-1]:.2f} | {one.user:.2f} | {one.system:.2f} | {one.wall:.2f} "
                f"| {one.peak / 1e6:.0f} | {one.output / 1e6:.1f} | {one.pages:,} |",
                flush=True,
            )
        print(f"best: {min(cpu):.2f} s CPU, {min(cpu) / args.number * 1000:.2f} s for 1,000 dossiers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
