"""Measure whole builds of an invented corpus, ours and Hugo's in turn: `make bench N=1000`. See docs/benchmarks.md."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import hugo
import saving
import table
from corpus import write_corpus
from edits import EDITS, Site, page_and_word
from measure import Measured, run
from table import Row
from yardstick import yardstick

PROJECT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results"
OURS = {"plain": "clean build", "hard": "clean build, hard corpus"}
SAVES = 12
HUGO_LIMIT = 3600.0
"""Seconds after which Hugo is taken to hang, as it does on some errors in templates."""


class FailedError(Exception):
    """A build that had to pass did not; the message says what it printed."""


def main() -> int:
    """Measure, print a table, keep the results, and return 0, or 1 when a build failed."""
    args = _arguments()
    if args.scratch is not None:
        args.scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dossiers-bench-", dir=args.scratch) as folder:
        try:
            root = Path(folder).resolve()
            created = creation(root / "created")
            before = last_record(RESULTS, args.number)
            speeds = [yardstick(root / "yardstick")]
            rows, runs, saved = _measure(args, root, {row["name"]: row for row in before.get("rows", ())})
            speeds.append(yardstick(root / "yardstick-again"))
        except (FailedError, saving.HangsError) as error:
            print(error, file=sys.stderr)
            return 1
    result = {
        "number": args.number,
        "machine": machine(),
        "versions": versions(),
        "builds": args.builds,
        "creation": created,
        "yardstick": speeds,
        "rows": [dataclasses.asdict(row) for row in rows],
        "preview": None if saved is None else dataclasses.asdict(saved),
        "repetitions": {name: [dataclasses.asdict(row) for row in each] for name, each in runs.items()},
    }
    print()
    pairs = [
        (OURS[c], f"{name}{s}")
        for c, s in (("plain", ""), ("hard", ", hard corpus"))
        for name in hugo.SITES.values()
    ]
    for sentence in table.claims(rows, pairs):
        print(sentence)
    print(table.speed(speeds, before.get("yardstick")))
    if saved is not None:
        print(table.from_saves(saved.seconds, saved.peak))
    if args.record:
        args.record.parent.mkdir(parents=True, exist_ok=True)
        args.record.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        print(f"Recorded in {args.record}.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure builds of invented dossiers.")
    parser.add_argument("number", nargs="?", type=int, default=1000, help="how many dossiers (1000)")
    parser.add_argument(
        "--builds", type=int, default=0, help="repetitions of each row (3; 1 above 2,000 dossiers)"
    )
    parser.add_argument(
        "--corpus", choices=["plain", "hard", "both"], default="both", help="which corpus (both)"
    )
    parser.add_argument("--no-edits", action="store_true", help="clean builds only")
    parser.add_argument("--no-ours", action="store_true", help="Hugo only")
    parser.add_argument(
        "--no-verify", action="store_true", help="do not compare the edited site with a clean build"
    )
    parser.add_argument(
        "--hugo", choices=[*hugo.SITES, "both", "none"], default="both", help="which of Hugo's sites (both)"
    )
    parser.add_argument(
        "--hugo-folder", type=Path, default=hugo.DEFAULT_FOLDER, help="the environment of Hugo (%(default)s)"
    )
    parser.add_argument(
        "--scratch", type=Path, help="where to work (the system's folder for temporary files)"
    )
    parser.add_argument(
        "--record",
        type=Path,
        help="write the results to this JSON file, to be committed by hand under benchmarks/results/",
    )
    args = parser.parse_args()
    args.builds = args.builds or (3 if args.number <= 2000 else 1)
    return args


def _measure(
    args: argparse.Namespace, root: Path, before: Mapping[str, Mapping[str, Any]]
) -> tuple[list[Row], dict[str, list[Row]], saving.Saved | None]:
    print(
        f"{args.number:,} dossiers, {args.builds} repetitions, the best is shown. {describe(machine(), versions())}\n"
    )
    for line in table.HEAD:
        print(line, flush=True)
    rows: list[Row] = []
    runs: dict[str, list[Row]] = {}

    def show(name: str, each: list[Row]) -> None:
        runs[name] = each
        rows.append(table.best(each))
        print(table.line(rows[-1], before), flush=True)

    theme = root / "theme"
    shutil.copytree(PROJECT / "theme", theme)
    write_corpus(root / "warm", 2)
    if not args.no_ours:
        _ours(
            root / "warm", theme, root / "warm-out", root / "warm-cache", root
        )  # compiles Python, fills the disk cache
    for corpus in ("plain", "hard") if args.corpus == "both" else (args.corpus,):
        content = root / corpus
        write_corpus(content, args.number, hard=corpus == "hard")
        for name, each in _clean(args, root, corpus, content, theme).items():
            show(name, each)
    saved = None
    if not (args.no_edits or args.no_ours or args.corpus == "hard"):
        site = Site(root / "plain", theme, args.number)
        _edits(args, root, site, show)
        saved = _preview(root, site)
        if not args.no_verify:
            print(_verified(root, site))
    return rows, runs, saved


def _clean(
    args: argparse.Namespace, root: Path, corpus: str, content: Path, theme: Path
) -> dict[str, list[Row]]:
    """Build anew with ours and with Hugo's sites, in turn, so that a busy moment hits all.

    No output is deleted before the end: see ``creation``.
    """
    runs: dict[str, list[Row]] = {}
    names = [] if args.hugo == "none" else [args.hugo] if args.hugo in hugo.SITES else list(hugo.SITES)
    program = hugo.find(args.hugo_folder) if names else "left out"
    for number in range(args.builds):
        if not args.no_ours:
            kept = corpus == "plain" and number == args.builds - 1 and not args.no_edits
            name = "site" if kept else f"out-{corpus}-{number}"
            output, cache = root / name, root / f"{name}-cache"
            row = _ours(content, theme, output, cache, root)
            runs.setdefault(OURS[corpus], []).append(
                dataclasses.replace(row, name=OURS[corpus], written=None)
            )
        for site in names:
            name = hugo.SITES[site] + (", hard corpus" if corpus == "hard" else "")
            if isinstance(program, str):
                runs[name] = [Row(name, note=program)]
                continue
            output = root / f"hugo-{site}-{corpus}-{number}"
            shutil.rmtree(root / f"hugo-cache-{site}", ignore_errors=True)
            measured = run(hugo.command(program, site, content, output, root), root / "log", limit=HUGO_LIMIT)
            _passed(measured, name)
            runs.setdefault(name, []).append(_row(name, measured, output))
    return runs


def _edits(args: argparse.Namespace, root: Path, site: Site, show: Callable[[str, list[Row]], None]) -> None:
    """Build again after each edit, each a fresh process on the site and the cache that the one before left."""
    output, cache = root / "site", root / "site-cache"

    def again(name: str, change: Callable[[int], None]) -> None:
        each = []
        for k in range(args.builds):
            change(k)
            then = pages_of(output)
            row = _ours(site.content, site.theme, output, cache, root)
            now = pages_of(output)
            changed = len(now.keys() ^ then.keys()) + sum(
                now[page] != then[page] for page in now.keys() & then.keys()
            )
            each.append(dataclasses.replace(row, name=name, changed=changed))
        show(name, each)

    again("nothing changed", lambda _: None)
    for edit in EDITS:
        again(edit.name, partial(edit.make, site))


def _preview(root: Path, site: Site) -> saving.Saved:
    """Save a dossier SAVES times in a running preview, on what the edits left."""
    settings = root / "previewconf.py"
    settings.write_text(
        f"""\
import runpy

globals().update(runpy.run_path({str(PROJECT / "pelicanconf.py")!r}))
THEME = {str(site.theme)!r}
CACHE_FOLDER = {str(root / "site-cache")!r}
""",
        encoding="utf-8",
    )
    output = root / "site"
    pages = [page_and_word(site, output, k) for k in range(SAVES)]
    return saving.saves(saving.command(site.content, output, settings), pages, root / "preview-log")


def _verified(root: Path, site: Site) -> str:
    _ours(site.content, site.theme, root / "out-verify", root / "cache-verify", root)
    same = _bytes_of(root / "site") == _bytes_of(root / "out-verify")
    said = "equals" if same else "DIFFERS FROM"
    return f"\nThe site after all edits and saves {said} a clean build of the same content."


def _ours(content: Path, theme: Path, output: Path, cache: Path, root: Path) -> Row:
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
    command += ["-t", str(theme), "-e", f"CACHE_FOLDER={json.dumps(str(cache))}"]
    # Python keeps bytecode where nobody forbids it; a machine that does would compile the program in each build.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    measured = run(command, root / "log", env=env)
    _passed(measured, "The build")
    row = _row("", measured, output)
    found = re.search(r"([\d,]+) files? written", measured.printed)
    return dataclasses.replace(row, written=int(found[1].replace(",", "")) if found else None)


def _passed(measured: Measured, name: str) -> None:
    if measured.code != 0:
        message = f"{measured.printed[-4000:]}\n{name} ended with {measured.code}."
        raise FailedError(message)


def _row(name: str, measured: Measured, output: Path) -> Row:
    files = [Path(folder, file) for folder, _, names in os.walk(output) for file in names]
    return Row(
        name,
        measured.cpu,
        measured.wall,
        measured.peak,
        measured.together,
        sum(file.stat().st_size for file in files),
        sum(file.suffix == ".html" for file in files),
    )


def pages_of(output: Path) -> dict[str, tuple[int, int]]:
    """Return each page with what changes when it is written again: its time of change and its size."""
    found = {}
    for folder, _, names in os.walk(output):
        for name in names:
            if name.endswith(".html"):
                stat = Path(folder, name).stat()
                found[str(Path(folder, name))] = (stat.st_mtime_ns, stat.st_size)
    return found


def _bytes_of(output: Path) -> dict[str, bytes]:
    files: Iterable[Path] = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): blake2b(file.read_bytes()).digest() for file in files}


def last_record(folder: Path, number: int) -> dict[str, Any]:
    """Return the last recorded run with as many dossiers; nothing where there is no record.

    Records are read in the order of their names, which begin with the date.
    """
    found: dict[str, Any] = {}
    for file in sorted(folder.glob("*.json")):
        result = json.loads(file.read_text(encoding="utf-8"))
        if result["number"] == number:
            found = result
    return found


def machine() -> dict[str, Any]:
    """Return what the figures depend on: processor, cores that may be used, system."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        models = re.findall(r"^model name\s*:\s*(.+)$", info.read_text(encoding="utf-8"), re.MULTILINE)
        cpu = models[0] if models else cpu
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "cpu": cpu,
        "cores": cores,
        "os": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
    }


def creation(folder: Path) -> float:
    """Return how many milliseconds an empty file takes, in a new folder, and say so where that is long.

    ext4 without a journal, as small virtual machines have it, does not use the inode of a deleted file again for some
    minutes and looks through all of them for each new file: half a millisecond after ten thousand files were deleted.
    """
    folder.mkdir()
    began = time.perf_counter()
    for number in range(200):
        (folder / str(number)).touch()
    each = (time.perf_counter() - began) * 1000 / 200
    if each > 0.15:
        print(
            f"A new file takes {each:.2f} ms. If many were deleted in the last minutes, wait, and measure again.\n"
        )
    return round(each, 3)


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    found = {"python": platform.python_version(), "hugo": hugo.VERSION}
    for name in ("pelican", "markdown", "jinja2", "pyyaml"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def describe(machine_: dict[str, Any], versions_: dict[str, str]) -> str:
    """Return machine and versions as one sentence."""
    said = ", ".join(f"{name} {number}" for name, number in versions_.items())
    return f"{machine_['cpu']}, {machine_['cores']} cores, {machine_['os']}; {said}."


if __name__ == "__main__":
    sys.exit(main())
