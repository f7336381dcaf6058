"""From plain values to typed records, every fault of a file at once and in a person's words."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dossiers.model.meaning import meanings
from dossiers.model.near import nearest
from dossiers.model.problem import CODES, Pointer, Problem

R = TypeVar("R", bound=BaseModel)

Path: TypeAlias = tuple[str | int, ...]


def build(model: type[R], value: object, file: str, at: Path = ()) -> tuple[R | None, list[Problem]]:
    """Build a record from plain values (mappings, lists, strings).

    ``at`` is where in the file's YAML the value stands. Returns the record, or None with every fault found.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as fault:
        details = fault.errors(include_url=False)
    return None, [_problem(detail, model, value, file, at) for detail in details]


def _problem(detail: ErrorDetails, model: type[BaseModel], value: object, file: str, at: Path) -> Problem:
    kind, loc, found = detail["type"], detail["loc"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    path = _typed_path(value, loc)
    # A scheme of an identifier is typed as a key.
    where = Pointer(at + path, key=loc[-2:-1] != () and loc[-1] == "scheme" and "identifiers" in loc)
    match kind:
        case "extra_forbidden":
            keys = keys_of(_model_at(model, loc[:-1]) or model)
            key = str(loc[-1])
            return Problem(
                "unknown-key",
                file,
                f"unknown key “{key}”",
                Pointer(at + path, key=True),
                expected="one of: " + ", ".join(keys),
                meant=nearest(key, keys),
            )
        case "missing":
            key = str(loc[-1])
            what = _meaning(_model_at(model, loc[:-1]) or model, key)
            return Problem("missing-key", file, f"“{key}” is missing", where, expected=f"{key}: {what}")
        case "string_too_short" | "too_short":
            return Problem(
                "empty-value",
                file,
                f"“{_last_key(loc)}” is empty",
                where,
                expected="at least one entry or word, or leave the key out",
            )
        case "too_long":
            return Problem(
                "too-large",
                file,
                f"“{_last_key(loc)}” has {context['actual_length']:,} entries",
                where,
                expected=f"at most {context['max_length']:,}",
            )
        case "string_too_long":
            return Problem(
                "bad-value",
                file,
                f"“{_last_key(loc)}” is {len(str(found)):,} characters long",
                where,
                expected=f"at most {context['max_length']:,} characters",
            )
        case (
            "string_type" | "model_type" | "model_attributes_type" | "tuple_type" | "list_type" | "dict_type"
        ):
            return Problem(
                "wrong-type",
                file,
                f"{_shape(found)} stands where {_WANTED[kind]} was expected",
                where,
                expected=_example(model, loc, kind),
            )
        case "enum" | "literal_error":
            allowed = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            choices = allowed.split(", ")
            return Problem(
                "bad-value",
                file,
                f"“{found}” is not allowed here",
                where,
                expected="one of: " + allowed,
                meant=nearest(str(found), choices),
            )
        case "float_parsing" | "float_type":
            return Problem(
                "bad-value",
                file,
                f"“{found}” is not a number",
                where,
                expected="decimal degrees, such as 33.34",
            )
        case "greater_than_equal" | "less_than_equal":
            return Problem("bad-value", file, f"“{found}” is out of range", where, expected=detail["msg"])
        case "bool_parsing" | "bool_type":
            return Problem(
                "bad-value", file, f"“{found}” is neither true nor false", where, expected="true or false"
            )
        case "string_pattern_mismatch":
            return Problem(
                "bad-value",
                file,
                f"“{found}” is not of the form expected here",
                where,
                expected=_meaning(_model_at(model, loc[:-1]) or model, _last_key(loc)),
            )
        case code if code in CODES:
            meant = context.get("meant") or nearest(str(found), context.get("among", ()))
            return Problem(
                code, file, detail["msg"], where, expected=str(context.get("expected", "")), meant=meant
            )
        case _:
            return Problem("bad-value", file, f"{_shape(found)}: {detail['msg']}", where)


_WANTED = {
    "string_type": "plain text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
}


def _shape(value: object) -> str:
    match value:
        case dict():
            return "a mapping ({…: …})"
        case list():
            return "a list"
        case "":
            return "nothing"
        case str():
            cut = value if len(value) <= 60 else value[:59] + "…"
            return f"the text “{cut}”"
        case _:
            return "nothing"


def _example(model: type[BaseModel], loc: Sequence[str | int], kind: str) -> str:
    if kind == "string_type":
        return "plain text; put it in quotes if it holds a colon or a bracket"
    inner = _model_at(model, loc)
    if inner is not None:
        needed = [name for name, info in _fields(inner) if info.is_required()]
        return "keys such as " + ", ".join(f"{name}: …" for name in needed or keys_of(inner)[:2])
    return "entries, each on a line of its own beginning with a hyphen"


def _last_key(loc: Sequence[str | int]) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str) and part not in {"value"}), "value")


def _typed_path(value: object, loc: Iterable[str | int]) -> Path:
    """Follow a location through what was typed, leaving out the steps that only the long form has."""
    path: list[str | int] = []
    here: Any = value
    before = ""
    for step in loc:
        if isinstance(step, int) and before == "identifiers" and isinstance(here, dict):
            # Identifiers are typed as a mapping and checked as a list of {scheme, value}.
            key = list(here)[step]
            here, before = here[key], "identifier"
            path.append(key)
            continue
        if step == "value" and before == "identifier":
            before = ""
            continue
        inside = (
            step < len(here)
            if isinstance(here, list) and isinstance(step, int)
            else isinstance(here, dict) and step in here
        )
        if not inside:
            before = ""
            continue
        here = here[step]
        path.append(step)
        before = str(step)
    return tuple(path)


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        yield info.alias or name, info


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a record may have, as they are typed."""
    return [name for name, _ in _fields(model)]


def _meaning(model: type[BaseModel], key: str) -> str:
    named = {info.alias or name: name for name, info in model.model_fields.items()}
    return meanings(model).get(named.get(key, key), "…").split("\n")[0]


def _model_at(model: type[BaseModel], loc: Iterable[str | int]) -> type[BaseModel] | None:
    """Find the record type that a location leads to."""
    here: list[Any] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        steps = [info.annotation for kind in here for name, info in _fields(kind) if name == step]
        found = [inner for annotation in steps for inner in _models_in(annotation)]
        here = found or here
    return here[0] if here else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in {tuple, list, Union, types.UnionType} or get_args(annotation):
        for inner in get_args(annotation):
            yield from _models_in(inner)
