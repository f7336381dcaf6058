"""`dossiers check`: every problem of all content, without rendering anything."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.commands.adding import subcommand
from dossiers.ending import OK, PROBLEMS
from dossiers.model.problem import Problem
from dossiers.pipeline import Loaded, load
from dossiers.report import as_annotations, as_json, as_summary, as_text, print_report
from dossiers.report.counting import plural

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    parser = subcommand(
        subcommands,
        "check",
        run,
        "Check all content and report every problem.",
        "dossiers check content --format json",
        "Ends with 0, or with 2 when there are errors; warnings alone do not fail.",
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
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="for people, programs or a pull request (text)",
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--changed",
        type=Path,
        metavar="FILE",
        help="a list of changed paths, one a line, whose annotations come first (--format github; also $DOSSIERS_CHANGED)",
    )
    parser.add_argument(
        "--summary",
        type=Path,
        metavar="FILE",
        help="append all problems as Markdown to a file, such as $GITHUB_STEP_SUMMARY",
    )


def run(args: argparse.Namespace) -> int:
    """Check a content folder and print what was found."""
    content: Path = args.content
    if not content.is_dir():
        sys.stderr.write(
            f"{content} is not a folder; name the content folder, such as: dossiers check content\n"
        )
        return PROBLEMS
    try:
        changed = _changed(args.changed)
    except OSError as error:
        sys.stderr.write(f"--changed: {error.filename} cannot be read: {error.strerror}\n")
        return PROBLEMS
    loaded = load(content)
    _print(loaded, content, args.format, changed)
    if args.summary is not None:
        with args.summary.open("a", encoding="utf-8") as file:
            file.write(as_summary(loaded.problems, content))
    return PROBLEMS if loaded.errors or (args.strict and loaded.problems) else OK


def _print(loaded: Loaded, content: Path, form: str, changed: frozenset[str]) -> None:
    problems: Sequence[Problem] = loaded.problems
    match form:
        case "json":
            sys.stdout.write(as_json(problems, content))
        case "github":
            # "##[" begins a command of GitHub's runner anywhere in a line, and content may hold it.
            sys.stdout.write(as_text(problems, content).replace("##[", "# #["))
            sys.stdout.write(as_annotations(problems, content, changed))
        case _:
            print_report(problems, content, sys.stdout)
            read = f"{plural(len(loaded.site.dossiers), 'dossier')}, {plural(len(loaded.site.pages), 'page')}"
            sys.stdout.write(f"{read}, {plural(len(loaded.site.sources), 'source')} read\n")


def _changed(listed: Path | None) -> frozenset[str]:
    path = listed or (Path(os.environ["DOSSIERS_CHANGED"]) if os.environ.get("DOSSIERS_CHANGED") else None)
    return frozenset() if path is None else frozenset(path.read_text(encoding="utf-8").splitlines())
