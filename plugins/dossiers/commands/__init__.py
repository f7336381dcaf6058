"""The command `dossiers`: each subcommand a thin module over a library call.

Exit codes: 0 when all is well, 2 when there are problems or the command was misused, 130 when interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from dossiers.commands import build, check, check_site, reference, schema, serve
from dossiers.ending import INTERRUPTED, OK

COMMANDS = (build, check, check_site, serve, schema, reference)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with arguments (those of the process) and return its exit code."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names in other scripts must not end the program where a terminal cannot show them.
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; keep Python from saying so again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dossiers",
        description="Build, check, preview and document a site of sourced dossiers.",
        epilog="example: dossiers check content",
    )
    parser.add_argument("--version", action="version", version=f"dossiers {_version()}")
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(subcommands)
    return parser


def _version() -> str:
    try:
        return version("dossiers")
    except PackageNotFoundError:  # the package is used from its folder
        return "(not installed)"
