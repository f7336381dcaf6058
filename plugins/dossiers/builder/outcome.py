"""What came of a build."""

from __future__ import annotations

from msgspec import Struct

from dossiers.model.problem import Problem
from dossiers.render.output import Promotion


class Outcome(Struct, frozen=True):
    """The problems that were found, and what changed in the output.

    ``promotion`` is None where nothing was published: there are errors among the problems. ``counts`` says in words
    what the site holds, ``carried`` what is in the output that no build made.
    """

    problems: tuple[Problem, ...]
    promotion: Promotion | None = None
    counts: str = ""
    carried: tuple[str, ...] = ()
