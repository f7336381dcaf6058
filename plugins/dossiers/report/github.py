"""Problems for GitHub: annotations on the lines of a pull request, and the full list for the summary of a step.

GitHub shows at most 10 errors, 10 warnings and 10 notices of one step, so what the pull request changed comes
first, and one notice says what was left out. The summary of a step may have 1 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from dossiers.model.problem import Position, Problem, Severity
from dossiers.report.counting import counted, plural
from dossiers.report.paths import path_of, printable

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
SUMMARY_LIMIT = 1024 * 1024 - 4096
"""Bytes of a summary that are used; the rest is left for what other commands of the step write."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#|<>~@&$])")


def as_annotations(problems: Sequence[Problem], content: Path, changed: Set[str] = frozenset()) -> str:
    """Return workflow commands, a line each: ``::error file=…,line=…,col=…,title=…::…``.

    ``changed`` holds paths as ``path_of`` gives them; problems in these files come first.
    """
    ordered = sorted(problems, key=lambda problem: path_of(content, problem.file) not in changed)
    lines: list[str] = []
    left_out: list[Problem] = []
    for severity in Severity:
        of_this = [problem for problem in ordered if problem.severity is severity]
        lines += [_command(problem, content) for problem in of_this[:SHOWN]]
        left_out += of_this[SHOWN:]
    if left_out:
        said = f"{counted(left_out).sentence} not shown here; the log and the summary of this step list all."
        lines.append(f"::notice title=More problems::{_escaped(said)}")
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, content: Path) -> str:
    properties = {"file": path_of(content, problem.file)}
    if problem.position is not None:
        properties |= {"line": str(problem.position.line), "col": str(problem.position.column)}
    properties["title"] = f"{problem.severity}[{problem.code}]"
    said = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{problem.severity} {said}::{_escaped(_sentences(problem, content))}"


def _sentences(problem: Problem, content: Path) -> str:
    lines = [printable(problem.message)]
    lines += [f"expected: {printable(problem.expected)}"] if problem.expected else []
    lines += [f"did you mean “{printable(problem.meant)}”?"] if problem.meant else []
    for other in problem.related:
        lines.append(f"see {_place(path_of(content, other.file), other.at)} {printable(other.note)}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _place(path: str, at: object) -> str:
    return f"{path}:{at.line}:{at.column}:" if isinstance(at, Position) else f"{path}:"


def as_summary(problems: Sequence[Problem], content: Path, limit: int = SUMMARY_LIMIT) -> str:
    """Return every problem as Markdown, cut after the last whole entry that fits into ``limit`` bytes."""
    counts = counted(problems)
    text = f"### Content: {counts.sentence}\n\n"
    size = len(text.encode())
    entries = list(_entries(problems, content))
    for number, entry in enumerate(entries):
        size += len(entry.encode())
        if size > limit - 100:
            return text + f"\n… and {plural(len(entries) - number, 'more problem')}; the log lists all.\n"
        text += entry
    return text


def _entries(problems: Sequence[Problem], content: Path) -> Iterator[str]:
    for problem in problems:
        place = _place(path_of(content, problem.file), problem.position).rstrip(":")
        first, *more = _sentences(problem, content).split("\n")
        yield (
            f"- **{problem.severity}** {_plain(problem.code)} in {_plain(place)}: {_plain(first)}\n"
            + "".join(f"  <br>{_plain(line)}\n" for line in more)
        )


def _plain(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return _MARKDOWN.sub(r"\\\1", text)
