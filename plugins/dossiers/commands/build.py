"""`dossiers build`: one build by Pelican, with a say in how many processes or machines do it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiers.commands.adding import subcommand
from dossiers.ending import OK, code_of

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    parser = subcommand(
        subcommands,
        "build",
        run,
        "Build the site once, all or nothing.",
        "dossiers build content --jobs 4 --timings",
        "The same as `pelican` with the same settings; each option stands for the setting that it names.",
    )
    parser.add_argument(
        "content",
        nargs="?",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the content folder (content)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("output"),
        metavar="DIR",
        help="where the site is built (output)",
    )
    parser.add_argument(
        "-s",
        "--settings",
        type=Path,
        default=Path("pelicanconf.py"),
        metavar="FILE",
        help="Pelican's settings (pelicanconf.py)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        help="processes on this machine (as many as it has processors); DOSSIERS_JOBS",
    )
    where.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a Dask cluster instead, by its scheduler, such as tcp://10.0.0.1:8786; DOSSIERS_SCHEDULER",
    )
    parser.add_argument("--timings", action="store_true", help="say where the time went; DOSSIERS_TIMINGS")


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        message = f"{text!r} is not a number of processes: expected 1 or more"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Build, and return the exit code."""
    # Imported here: no other command needs Pelican.
    import pelican  # noqa: PLC0415  # as said

    asked: dict[str, Any] = {"DOSSIERS_JOBS": args.jobs, "DOSSIERS_SCHEDULER": args.scheduler}
    settings = {name: value for name, value in asked.items() if value is not None}
    if args.timings:
        settings["DOSSIERS_TIMINGS"] = True
    words = [str(args.content), "-o", str(args.output), "-s", str(args.settings)]
    if settings:
        words += ["-e", *(f"{name}={json.dumps(value)}" for name, value in settings.items())]
    try:
        pelican.main(words)
    except SystemExit as end:
        return code_of(end)
    return OK
