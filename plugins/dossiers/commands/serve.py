"""`dossiers serve`: build, show, and build again on every change."""

from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.commands.adding import subcommand
from dossiers.ending import OK, PROBLEMS, interruptible
from dossiers.preview import Builder, BuildResult, Feed, Server, watched_changes

if TYPE_CHECKING:
    from dossiers.commands.adding import Subcommands

_HIGHEST_PORT = 65535


def add(subcommands: Subcommands) -> None:
    """Add the subcommand to the parser."""
    parser = subcommand(
        subcommands,
        "serve",
        run,
        "Build the site, serve it, and rebuild and reload on every change.",
        "dossiers serve --port 8001",
        "Watches the content, theme/, plugins/ and the settings. An error is shown on the page until it is mended. "
        "Ctrl-C ends it.",
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
    parser.add_argument("-p", "--port", type=_port, default=8000, help="the port; 0 takes a free one (8000)")
    parser.add_argument(
        "-b",
        "--bind",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on (127.0.0.1: this computer only)",
    )
    parser.add_argument(
        "--no-build", action="store_true", help="serve what is built already, and watch nothing"
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _HIGHEST_PORT:
        message = f"“{text}” is not a port: a number from 0 to {_HIGHEST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


@interruptible()
def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if fault := _missing(args):
        _say(fault)
        return PROBLEMS
    feed = Feed()
    try:
        server = Server(args.output, feed, args.bind, args.port, live=not args.no_build)
    except OSError as error:
        _say(_cannot_listen(error, args.bind, args.port))
        return PROBLEMS
    builder = Builder(args.content, args.output, args.settings)
    with server:
        _say(f"Serving {args.output} at {server.url} (Ctrl-C ends)")
        try:
            if args.no_build:
                server.wait()
            else:
                said = None
                for changed in watched_changes(builder.watched, builder.settings, args.output):
                    if changed:
                        _say(f"Changed: {', '.join(changed)}")
                    elif said is not None and said.changed is None:
                        # A site that does not say whether it changed would seem to change each time.
                        continue
                    said = _build(builder, feed, changed, quiet=said is not None and not changed)
        except KeyboardInterrupt:
            _say("\nEnded.")
        finally:
            builder.stop()
    return OK


def _build(builder: Builder, feed: Feed, changed: Sequence[str], *, quiet: bool) -> BuildResult:
    """Build, and tell whoever sees the site; ``quiet`` says nothing where all was as it should be."""
    result = builder.build(changed)
    if quiet and result.ok and not result.changed:
        return result
    sys.stderr.write(result.output)
    if result.ok:
        feed.built()
        _say(f"Built in {result.seconds:.2f} s.")
    else:
        feed.failed(result.output)
        _say("The build failed; the last good pages stay.")
    return result


def _missing(args: argparse.Namespace) -> str:
    if args.no_build:
        return (
            "" if args.output.is_dir() else f"{args.output} is not a folder; build the site first: make html"
        )
    if not args.content.is_dir():
        return f"{args.content} is not a folder; name the content folder, such as: dossiers serve content"
    return "" if args.settings.is_file() else f"{args.settings} is not there; name Pelican's settings with -s"


def _cannot_listen(error: OSError, address: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. End what uses it, or take another: --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by you. Take one from 1024: --port 8000"
    return f"Cannot listen on {address}, port {port}: {error.strerror or error}"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
