"""What can be saved of a faulty record, so that one fault neither hides others nor makes links to it seem wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any, Literal, TypeAlias, TypeVar, get_args, get_origin

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import BaseModel

from dossiers.model.problem import Pointer, Problem, Where
from dossiers.read.records import build

R = TypeVar("R", bound=BaseModel)

Path: TypeAlias = tuple[str | int, ...]

_ROUNDS = 5
"""A fault is taken out with what holds it at most so many times; each round checks the whole record."""


class Kept(Struct, frozen=True):
    """Which entries of which lists were kept, by the number that they have in the file."""

    lists: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)

    def at(self, where: Where) -> Where:
        """Return a place in what was saved as the place in the file."""
        if not isinstance(where, Pointer) or not self.lists:
            return where
        path: Path = ()
        for step in where.path:
            kept = self.lists.get(path, ())
            path = (*path, kept[step] if isinstance(step, int) and step < len(kept) else step)
        return replace(where, path=path)


def salvage(
    model: type[R], values: Mapping[str, object], problems: Iterable[Problem], name: str, at: Path = ()
) -> tuple[R | None, Kept]:
    """Build a record without what its problems are about; what is needed and lost is made from ``name``.

    ``at`` is where the record stands in its file. The result is good for finding further faults, and for
    nothing else. None where nothing can be saved.
    """
    out: set[Path] = set()
    faults = [problem.at for problem in problems]
    for _ in range(_ROUNDS):
        for fault in faults:
            if isinstance(fault, Pointer) and len(fault.path) > len(at):
                out.add(fault.path[len(at) :])
        lists: dict[Path, tuple[int, ...]] = {}
        rest = _without(values, (), out, lists)
        for key, info in model.model_fields.items():
            if info.is_required() and key not in rest:
                literal = get_origin(info.annotation) is Literal
                rest[key] = get_args(info.annotation)[0] if literal else name
        kept = Kept(lists)
        record, found = build(model, rest, "")
        if record is not None:
            invented = ("sources" in model.model_fields and "sources" not in values) or ("sources",) in out
            return (record.model_copy(update={"sources": ()}) if invented else record), kept
        faults = [kept.at(problem.at) for problem in found]
        at = ()
    return None, Kept()


def _without(value: Any, path: Path, out: Set[Path], lists: dict[Path, tuple[int, ...]]) -> Any:
    """Copy a value without the parts that are out; note which entries of a shortened list remain."""
    if isinstance(value, Mapping):
        return {
            key: _without(part, (*path, key), out, lists)
            for key, part in value.items()
            if (*path, key) not in out
        }
    if isinstance(value, list):
        numbers = tuple(number for number in range(len(value)) if (*path, number) not in out)
        if len(numbers) < len(value):
            lists[path] = numbers
        return [_without(value[number], (*path, number), out, lists) for number in numbers]
    return value
