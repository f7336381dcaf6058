"""How a subcommand joins the parser: with a sentence, a description and an example."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Subcommands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]
Run: TypeAlias = Callable[[argparse.Namespace], int]


def subcommand(
    subcommands: Subcommands, name: str, run: Run, sentence: str, example: str, more: str = ""
) -> argparse.ArgumentParser:
    """Add a subcommand and return its parser; ``run`` gets the parsed arguments and returns the exit code."""
    parser = subcommands.add_parser(
        name,
        help=sentence[:1].lower() + sentence[1:].rstrip("."),
        description=f"{sentence} {more}".strip(),
        epilog=f"example: {example}",
    )
    parser.set_defaults(run=run)
    return parser
