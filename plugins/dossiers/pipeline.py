"""The stages in their order, as a call: from a content folder to a linked site, without Pelican and without writing."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dossiers.link.site import Site, link
from dossiers.model.problem import Problem, Severity
from dossiers.read.content import read_content, read_file
from dossiers.read.locate import located
from dossiers.read.source_text import decode


class Loaded(Struct, frozen=True):
    """A content folder as the stages left it.

    ``problems`` are located and sorted. ``site`` is what could be linked; with errors among the problems it is
    incomplete and must not be published.
    """

    content: Path
    site: Site
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def load(content: Path) -> Loaded:
    """Read and link a content folder, and find every problem in it: ``read``, then ``link``, then ``locate``."""
    site, problems = link(read_content(content))
    return Loaded(content, site, located(problems, lambda file: _text(content, file)))


def _text(content: Path, file: str) -> str | None:
    """Read a file again for its lines; only files with problems are, and never what the reader refused to open."""
    data, _ = read_file(content, file)
    return None if data is None else decode(data, file)[0]
