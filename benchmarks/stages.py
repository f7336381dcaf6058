"""Where our CPU goes: `python benchmarks/stages.py N` builds N dossiers once in this process, with a profile by module.

(Called profile.py it would hide the module of that name on which cProfile rests.)
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from corpus import write_corpus

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = str(PROJECT / "plugins" / "dossiers")


def main() -> None:
    """Build in this process alone, and print own time by stage and by module; it takes about twice as long."""
    parser = argparse.ArgumentParser(description="Profile one build of invented dossiers.")
    parser.add_argument("number", nargs="?", type=int, default=200, help="how many dossiers (200)")
    parser.add_argument("--hard", action="store_true", help="the hard corpus")
    parser.add_argument("--functions", type=int, default=25, help="how many functions to list (25)")
    args = parser.parse_args()
    sys.path.insert(0, str(PROJECT / "plugins"))
    with tempfile.TemporaryDirectory(prefix="dossiers-profile-") as folder:
        root = Path(folder)
        write_corpus(root / "content", args.number, hard=args.hard)
        from pelican import main as pelican  # noqa: PLC0415  # its start is no stage

        cache = f"CACHE_FOLDER={json.dumps(str(root / 'cache'))}"
        call = [
            str(root / "content"),
            "-o",
            str(root / "out"),
            "-s",
            str(PROJECT / "pelicanconf.py"),
            "-e",
            cache,
            "DOSSIERS_JOBS=1",  # a profile sees its own process only
        ]
        profile = cProfile.Profile()
        profile.runcall(pelican, call)
    stats = pstats.Stats(profile)
    stages: dict[str, float] = defaultdict(float)
    modules: dict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]  # typeshed leaves it out
        # What is built in counts where it was called.
        spent = [(caller[0], time[2]) for caller, time in callers.items()] if file == "~" else [(file, own)]
        for place, seconds in spent:
            stages[stage_of(place)] += seconds
            modules[short(place)] += seconds
    for title, found, count in (("stage", stages, 20), ("module", modules, 25)):
        print(f"\n| {title} | own s | ms a dossier |\n|---|--:|--:|")
        for name, seconds in sorted(found.items(), key=lambda each: -each[1])[:count]:
            print(f"| {name} | {seconds:.2f} | {seconds * 1000 / args.number:.2f} |")
    stats.sort_stats("tottime").print_stats(args.functions)


def short(file: str) -> str:
    """Return a file's path from the package, or from the library's folder."""
    return file.removeprefix(f"{PACKAGE}/").rpartition("site-packages/")[2].removeprefix(f"{PROJECT}/")


def stage_of(file: str) -> str:
    """Return what a file belongs to: a room of ours, a library, a template, or Python."""
    if file.startswith(PACKAGE):
        return "/".join(file.removeprefix(PACKAGE).strip("/").split("/")[:-1][:2]) or "dossiers"
    if file.startswith("<") or file.endswith(".html"):
        return "templates and made code"
    if "site-packages/" in file:
        return file.rpartition("site-packages/")[2].split("/")[0]
    return "python"


if __name__ == "__main__":
    main()
