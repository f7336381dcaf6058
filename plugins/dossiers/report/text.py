"""Problems for a terminal: where, what, the line with a caret, what was expected, what was perhaps meant."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO, TypeAlias

from dossiers.model.problem import Position, Problem, Severity
from dossiers.report.counting import counted
from dossiers.report.excerpt import excerpt
from dossiers.report.paths import path_of, printable

Piece: TypeAlias = tuple[str, str]
"""Text with the name of its style; ``""`` is plain."""


def as_text(problems: Sequence[Problem], content: Path) -> str:
    """Return the whole report as plain text: every problem, then a line that counts them."""
    return "".join(text for text, _ in _report(problems, content))


def print_report(problems: Sequence[Problem], content: Path, stream: TextIO | None = None) -> None:
    """Print the report to a stream (standard error): in colour on a terminal unless NO_COLOR is set."""
    stream = stream or sys.stderr
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        stream.write(as_text(problems, content))
        return
    # Imported here: without a terminal nobody waits for it.
    from rich.console import Console  # noqa: PLC0415  # as said
    from rich.text import Text  # noqa: PLC0415  # as said

    console = Console(file=stream, highlight=False, soft_wrap=True)
    console.print(Text.assemble(*_report(problems, content)), end="")


def _report(problems: Sequence[Problem], content: Path) -> Iterator[Piece]:
    for problem in problems:
        yield from _problem(problem, content)
        yield "\n", ""
    counts = counted(problems)
    yield f"{counts.sentence}\n", "bold red" if counts.errors else "bold"


def _problem(problem: Problem, content: Path) -> Iterator[Piece]:
    style = "bold red" if problem.severity is Severity.ERROR else "bold yellow"
    yield _place(path_of(content, problem.file), problem.position), "bold"
    yield f"{problem.severity}[{problem.code}]", style
    yield f": {printable(problem.message)}\n", ""
    if problem.position is not None and problem.line_text.strip():
        line, caret = excerpt(problem.line_text, problem.position.column, problem.position.line)
        yield f"{line}\n", ""
        yield f"{caret}\n", style
    if problem.expected:
        yield "      expected: ", "dim"
        yield f"{printable(problem.expected)}\n", ""
    if problem.meant:
        yield "      did you mean ", "dim"
        yield f"“{printable(problem.meant)}”?\n", "bold"
    for related in problem.related:
        at = related.at if isinstance(related.at, Position) else None
        yield "      see ", "dim"
        yield f"{_place(path_of(content, related.file), at)}{printable(related.note)}\n", ""


def _place(path: str, position: Position | None) -> str:
    return f"{path}: " if position is None else f"{path}:{position.line}:{position.column}: "
