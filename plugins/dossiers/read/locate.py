"""Where problems stand: paths into YAML become lines and columns, and each problem gets its line's text.

Only what is reported is looked up, so that reading a file without a problem pays nothing for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dossiers.model.problem import InText, Pointer, Position, Problem, Related, Where
from dossiers.read.body import reference_positions
from dossiers.read.source_text import split
from dossiers.read.yaml_values import DEPTH_LIMIT, ERRORS, LOADER

AFTER = 160
"""Characters of a line that are kept behind the column, for the report to choose from."""
FARTHEST = 5000
"""Columns up to which a line is kept at all: with many problems in one huge line it would be kept too often."""

_Path = tuple[str | int, ...]


class _Marks(Struct, frozen=True):
    """Where one value begins, and its key if it has one; ``bare`` where there is nothing but the key."""

    value: Position
    key: Position | None
    scalar: bool
    bare: bool = False


def located(problems: Iterable[Problem], text_of: Callable[[str], str | None]) -> tuple[Problem, ...]:
    """Fill in position and line of every problem, and sort them by file, position and code.

    ``text_of`` gives the decoded text of a file of the content folder, or None where it has none. Each file
    is asked for and parsed once. The places of related findings become positions too. A long line is cut
    behind the column, never before it; where the column itself is too far out, its text is left empty.
    """
    waiting = list(problems)
    pointers: dict[str, set[Pointer | InText]] = defaultdict(set)
    for problem in waiting:
        for file, at in ((problem.file, problem.at), *((other.file, other.at) for other in problem.related)):
            found = pointers[file]
            if not isinstance(at, Position):
                found.add(at)
    positions: dict[tuple[str, Where], Position] = {}
    lines: dict[str, list[str]] = {}
    for file, wanted in pointers.items():
        text = text_of(file)
        lines[file] = [] if text is None else text.split("\n")
        for pointer, position in _positions(text, file, wanted).items():
            positions[file, pointer] = position

    def position_of(file: str, at: Where) -> Position:
        return at if isinstance(at, Position) else positions[file, at]

    def place(problem: Problem) -> Problem:
        position = position_of(problem.file, problem.at)
        texts = lines[problem.file]
        text = texts[position.line - 1] if 0 < position.line <= len(texts) else ""
        related = tuple(
            Related(other.file, position_of(other.file, other.at), other.note) for other in problem.related
        )
        return replace(
            problem, position=position, line_text=_shortened(text, position.column), related=related
        )

    return tuple(sorted(map(place, waiting), key=_order))


def _order(problem: Problem) -> tuple[str, Position, str, str]:
    assert problem.position is not None
    return problem.file, problem.position, problem.code, problem.message


def _positions(
    text: str | None, file: str, wanted: set[Pointer | InText]
) -> dict[Pointer | InText, Position]:
    found: dict[Pointer | InText, Position] = dict.fromkeys(wanted, Position())
    if text is None or not wanted:
        return found
    pointers = {at for at in wanted if isinstance(at, Pointer)}
    if not file.endswith(".md"):
        return found | dict[Pointer | InText, Position](locate(text, pointers).items())
    parts, _ = split(text, file)
    if parts is None:
        return found
    if pointers:
        found |= dict(locate(parts.yaml, pointers, parts.yaml_line).items())
    if len(pointers) < len(wanted):
        places = reference_positions(parts.body, parts.body_line)
        for where in wanted - pointers:
            # The file may have changed since it was read.
            if isinstance(where, InText) and where.reference < len(places):
                found[where] = places[where.reference]
    return found


def _shortened(line: str, column: int) -> str:
    """Keep the line's beginning, so that columns stay true, and not much behind the column."""
    if column > FARTHEST:
        return ""
    return line if len(line) <= column + AFTER else f"{line[: column + AFTER]}…"


def locate(text: str, pointers: Iterable[Pointer], first_line: int = 1) -> dict[Pointer, Position]:
    """Find where the paths lead in YAML text, whose first line has the number ``first_line`` in its file.

    A path that is not there leads to the nearest part that is: to the key of the list or mapping in which
    something is missing, or to the value that was written short.
    """
    marks = _marks(text, first_line)
    return {pointer: _nearest(pointer, marks, first_line) for pointer in pointers}


def _nearest(pointer: Pointer, marks: dict[_Path, _Marks], first_line: int) -> Position:
    here: _Path = ()
    exact = True
    for step in pointer.path:
        if (*here, step) in marks:
            here = (*here, step)
        elif step != 0:
            exact = False
            break
        # The first entry of what was typed as one value, without a list around it, is that value.
    found = marks.get(here)
    if found is None:
        return Position(first_line, 1)
    wants_key = pointer.key if exact else not found.scalar
    return found.key if found.key is not None and (wants_key or found.bare) else found.value


def _marks(text: str, first_line: int) -> dict[_Path, _Marks]:
    """Note where everything stands, up to the first thing that is not YAML."""
    marks: dict[_Path, _Marks] = {}
    try:
        get = LOADER(text).get_event
        get()
        if type(get()) is DocumentStartEvent:
            _walk(get(), (), None, get, marks, first_line)
    except (*ERRORS, _TooDeepError):
        pass
    return marks


class _TooDeepError(Exception):
    """Ends the walk where the reader of values ended too."""


def _walk(
    event: Any,
    path: _Path,
    key: Position | None,
    get: Callable[[], Any],
    marks: dict[_Path, _Marks],
    first_line: int,
) -> None:
    at = _position(event, first_line)
    scalar = type(event) in (ScalarEvent, AliasEvent)
    bare = type(event) is ScalarEvent and not event.value and not event.style
    # The first of two equal keys is the one that was read.
    marks.setdefault(path, _Marks(at, key, scalar, bare))
    if len(path) > DEPTH_LIMIT:
        raise _TooDeepError
    if type(event) is SequenceStartEvent:
        number = 0
        while type(event := get()) is not SequenceEndEvent:
            _walk(event, (*path, number), None, get, marks, first_line)
            number += 1
    elif type(event) is MappingStartEvent:
        while type(event := get()) is not MappingEndEvent:
            if type(event) is ScalarEvent:
                name: str = event.value
            else:
                # No path leads below what is not a key.
                name = "\0"
                _walk(event, (*path, name), None, get, marks, first_line)
            _walk(get(), (*path, name), _position(event, first_line), get, marks, first_line)


def _position(event: Any, first_line: int) -> Position:
    return Position(event.start_mark.line + first_line, event.start_mark.column + 1)
