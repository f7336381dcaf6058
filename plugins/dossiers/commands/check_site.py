"""`dossiers check-site`: is a built site whole?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.commands.adding import subcommand
from dossiers.ending import OK, PROBLEMS
from dossiers.report.counting import plural
from dossiers.report.paths import printable
from dossiers.sitecheck import check_site

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    parser = subcommand(
        subcommands,
        "check-site",
        run,
        "Check that every link, anchor and file of a built site is there.",
        "dossiers check-site output",
        "Also: ids are unique, nothing is loaded from a network, every page is reachable. Nothing is fetched.",
    )
    parser.add_argument(
        "site", nargs="?", type=Path, default=Path("output"), metavar="DIR", help="the built site (output)"
    )
    parser.add_argument(
        "--site-url", default="", metavar="URL", help="the address for which a production site was built"
    )


def run(args: argparse.Namespace) -> int:
    """Check a built site and print its faults and its numbers."""
    site: Path = args.site
    if not site.is_dir():
        sys.stderr.write(f"{site} is not a folder; build the site first, such as: make html\n")
        return PROBLEMS
    result = check_site(site, args.site_url)
    for fault in result.faults:
        sys.stdout.write(f"{printable(f'{site.as_posix()}/{fault}')}\n")
    sys.stdout.write(
        f"{plural(result.pages, 'page')}, {plural(result.files, 'file')}, {plural(result.links, 'internal link')} "
        f"({plural(result.anchors, 'anchor')}), {plural(result.external, 'external link')}: "
        f"{plural(len(result.faults), 'fault')}\n"
    )
    return PROBLEMS if result.faults else OK
