"""Whole records as bytes and back, without checking again what was checked when they were read.

The shape is taken from the classes themselves, so that it is defined once. A record is
MessagePack: its kind, id, file, front matter and text. In the front matter a record becomes ``[number of its class,
mask of the fields that were typed, values …]``, another tuple ``[0, values …]``, a date ``[-1, its text]``, a word of a
list ``[-2, number of the list, word]``; text, numbers and None stand for themselves. The text is what msgspec makes of it.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args

import msgspec
from msgspec import NODEFAULT, Struct
from pydantic import BaseModel

from dossiers.model.body import Body
from dossiers.model.dossier import Dossier, GroupFrontMatter, LeaderFrontMatter, Page, PageFrontMatter
from dossiers.model.edtf import Edtf, parse_end

Plain: TypeAlias = Any
"""Text, numbers, None, and lists of them."""

_TUPLE, _DATE, _WORD = 0, -1, -2

_KINDS = (Dossier, Page)
_SET = object.__setattr__


class _Packed(Struct, frozen=True, array_like=True):
    """A whole record: the place of its class among the two kinds, and its fields."""

    kind: int
    id: str
    file: str
    front: Any
    body: Body


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


class _Shape(Struct, frozen=True, eq=False):
    """How one class is written: its number, its fields, and what each is by default. A list of words has no fields."""

    number: int
    kind: type
    names: tuple[str, ...] = ()
    defaults: tuple[Any, ...] = ()


@cache
def _shapes() -> tuple[dict[type, _Shape], list[_Shape]]:
    models, words = _classes()
    found: list[_Shape] = [_Shape(number, word) for number, word in enumerate(words, 1)]
    for model in models:
        defaults = tuple(
            NODEFAULT if field.is_required() else field.get_default(call_default_factory=False)
            for field in model.model_fields.values()
        )
        found.append(_Shape(len(found) + 1, model, tuple(model.model_fields), defaults))
    return {shape.kind: shape for shape in found}, found


def _classes() -> tuple[list[type[BaseModel]], list[type[Enum]]]:
    """Return every class of records and every list of words that front matter is made of, in the order of the fields."""
    models: dict[type[BaseModel], None] = {}
    words: dict[type[Enum], None] = {}

    def walk(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in models:
                models[annotation] = None
                for field in annotation.model_fields.values():
                    walk(field.annotation)
            return
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            words[annotation] = None
        for part in get_args(annotation):
            walk(part)

    for model in (LeaderFrontMatter, GroupFrontMatter, PageFrontMatter):
        walk(model)
    return list(models), list(words)


def pack(item: Dossier | Page) -> bytes:
    """Return a record as bytes."""
    front = _pack(item.front, _shapes()[0])
    return _encode(_Packed(_KINDS.index(type(item)), item.id, item.file, front, item.body))


def _pack(value: Any, shapes: dict[type, _Shape]) -> Plain:
    kind = type(value)
    if kind is str or value is None or kind is int or kind is bool or kind is float:
        return value
    if kind is tuple:
        return [_TUPLE, *[each if type(each) is str else _pack(each, shapes) for each in value]]
    if kind is Edtf:
        return [_DATE, value.text]
    shape = shapes[kind]
    if not shape.names:
        return [_WORD, shape.number, value.value]
    held = value.__dict__
    mask, names = _set_fields(shape, frozenset(value.__pydantic_fields_set__))
    found: list[Plain] = [shape.number, mask]
    for name in names:
        each = held[name]
        found.append(each if type(each) is str else _pack(each, shapes))
    return found


@cache
def _set_fields(shape: _Shape, names: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    """The mask of fields that were typed, and their names in order."""
    mask = sum(1 << bit for bit, name in enumerate(shape.names) if name in names)
    return mask, tuple(name for name in shape.names if name in names)


def unpack(data: bytes) -> Dossier | Page:
    """Return the record that ``pack`` wrote; raises msgspec.ValidationError, a ValueError, for anything else."""
    try:
        found = _decode(data)
        return _KINDS[found.kind](found.id, found.file, _unpack(found.front), found.body)
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError) as fault:
        raise msgspec.ValidationError(f"not a packed record: {fault}") from fault


def _unpack(value: Plain) -> Any:
    if type(value) is not list:
        return value
    number = value[0]
    if number == _TUPLE:
        return tuple([each if type(each) is not list else _unpack(each) for each in value[1:]])
    if number == _DATE:
        return parse_end(value[1])
    if number == _WORD:
        return _shapes()[1][value[1] - 1].kind(value[2])
    kind, names, typed, defaults = _named(number, value[1])
    held = defaults.copy()
    for name, each in zip(names, value[2:], strict=True):
        held[name] = each if type(each) is not list else _unpack(each)
    made = kind.__new__(kind)
    _SET(made, "__dict__", held)
    _SET(made, "__pydantic_fields_set__", typed)  # one for all of them: no record is ever changed
    _SET(made, "__pydantic_extra__", None)
    _SET(made, "__pydantic_private__", None)
    return made


@cache
def _named(number: int, mask: int) -> tuple[type[BaseModel], tuple[str, ...], set[str], dict[str, Any]]:
    """The class, the fields that a mask says, twice, and all fields in their order with what the others are by default."""
    shape = _shapes()[1][number - 1]
    names = tuple(name for bit, name in enumerate(shape.names) if mask >> bit & 1)
    defaults = dict(zip(shape.names, shape.defaults, strict=True))
    missing = [name for name, value in defaults.items() if value is NODEFAULT and name not in names]
    if missing or mask < 0 or mask >> len(shape.names):
        raise ValueError(f"not a packed record: {shape.kind.__qualname__} with the mask {mask}")
    kind: type[BaseModel] = shape.kind
    return kind, names, set(names), defaults
