"""Problems for other programs: one JSON object with stable keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dossiers.model.problem import Position, Problem, Where
from dossiers.report.counting import counted
from dossiers.report.paths import path_of


def as_json(problems: Sequence[Problem], content: Path) -> str:
    """Return ``{"version": 1, "counts": {…}, "problems": […]}`` as JSON, UTF-8, two spaces a level.

    Each problem has ``path`` (as typed), ``file`` (in the content folder), ``line`` and ``column`` (from 1, in
    characters, or null), ``severity``, ``code``, ``message``, ``expected``, ``meant``, ``line_text`` and
    ``related``, a list of ``{path, file, line, column, note}``. Keys are only ever added.
    """
    counts = counted(problems)
    document = {
        "version": 1,
        "counts": {"errors": counts.errors, "warnings": counts.warnings, "files": counts.files},
        "problems": [
            {
                **_place(problem.file, problem.position, content),
                "severity": problem.severity.value,
                "code": problem.code,
                "message": problem.message,
                "expected": problem.expected,
                "meant": problem.meant,
                "line_text": problem.line_text,
                "related": [
                    {**_place(related.file, related.at, content), "note": related.note}
                    for related in problem.related
                ],
            }
            for problem in problems
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _place(file: str, at: Where | None, content: Path) -> dict[str, str | int | None]:
    position = at if isinstance(at, Position) else None
    return {
        "path": path_of(content, file),
        "file": file,
        "line": position.line if position else None,
        "column": position.column if position else None,
    }
