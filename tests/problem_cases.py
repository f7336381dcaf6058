"""Golden files of problems: title, files and the report, with a line of one point between.

A file begins with ``==> its path``. Of a problem one line is kept: where, code, message, the near name in
brackets, and other places after an arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dossiers.model.problem import Position, Problem

FOLDER = Path(__file__).parent / "data" / "problems"
_FILE = re.compile(r"^==> (.+)\n", re.MULTILINE)


def cases(path: Path) -> list[tuple[str, dict[str, str], str]]:
    """Return title, files and expected report of each case in a golden file."""
    parts = f"\n{path.read_text(encoding='utf-8')}".split("\n.\n")
    assert parts[-1] == ""
    assert len(parts) % 3 == 1
    return [
        (parts[n].strip(), _files(f"{parts[n + 1]}\n"), parts[n + 2]) for n in range(0, len(parts) - 1, 3)
    ]


def _files(text: str) -> dict[str, str]:
    _, *found = _FILE.split(text)
    return dict(zip(found[::2], found[1::2], strict=True))


def report(problems: Iterable[Problem]) -> str:
    """Write problems as a golden file has them."""
    return "\n".join(_line(problem) for problem in problems)


def _line(problem: Problem) -> str:
    assert problem.position is not None
    meant = f" [{problem.meant}?]" if problem.meant else ""
    code = f"{problem.code}{' (warning)' if problem.severity == 'warning' else ''}"
    others = "".join(f" -> {other.file}:{_at(other.at)}" for other in problem.related)
    return f"{problem.file}:{_at(problem.position)} {code}: {problem.message}{meant}{others}"


def _at(at: object) -> str:
    assert isinstance(at, Position)
    return f"{at.line}:{at.column}"
