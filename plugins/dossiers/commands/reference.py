"""`dossiers reference`: the documents that are made from the types."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dossiers.commands.adding import subcommand
from dossiers.ending import OK
from dossiers.reference import front_matter_reference, problems_reference

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands

_DOCUMENTS = {"front-matter": front_matter_reference, "problems": problems_reference}


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    parser = subcommand(
        subcommands,
        "reference",
        run,
        "Print the reference of front matter or of problems, as Markdown.",
        "dossiers reference problems > docs/problems.md",
    )
    parser.add_argument(
        "document",
        nargs="?",
        choices=tuple(_DOCUMENTS),
        default="front-matter",
        help="which one (front-matter)",
    )


def run(args: argparse.Namespace) -> int:
    """Print one document."""
    sys.stdout.write(_DOCUMENTS[args.document]())
    return OK
