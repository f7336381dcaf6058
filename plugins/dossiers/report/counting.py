"""How many errors and warnings there are, as a value and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dossiers.model.problem import Problem, Severity


class Counts(Struct, frozen=True):
    """The number of errors, of warnings, and of files that have any."""

    errors: int
    warnings: int
    files: int

    @property
    def sentence(self) -> str:
        """Such as ``2 errors and 1 warning in 2 files``, or ``no problems``."""
        found = [plural(n, word) for n, word in ((self.errors, "error"), (self.warnings, "warning")) if n]
        return f"{' and '.join(found)} in {plural(self.files, 'file')}" if found else "no problems"


def counted(problems: Sequence[Problem]) -> Counts:
    """Count problems by severity, and the files that they are in."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return Counts(errors, len(problems) - errors, len({problem.file for problem in problems}))


def plural(number: int, word: str) -> str:
    """Return the number with its noun, which takes an s unless the number is one."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
