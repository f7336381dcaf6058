"""`dossiers schema`: the JSON Schema of front matter, for editors."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dossiers.commands.adding import subcommand
from dossiers.ending import OK
from dossiers.reference import schema_text

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    subcommand(
        subcommands,
        "schema",
        run,
        "Print the JSON Schema of a dossier's front matter.",
        "dossiers schema > docs/front-matter.schema.json",
    )


def run(_: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text())
    return OK
