"""JSON that stays the same and can be compared by line: keys in their documented order, one item of a list a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, Union

Json: TypeAlias = Union[bool, int, float, str, "Sequence[Json]", "Mapping[str, Json]", None]

# Letters of every script stay readable; NaN, which is not JSON, cannot slip in. Without indent the encoder is C.
encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def laid_out(record: Mapping[str, Json]) -> str:
    """Return an object with each key on a line of its own, and each item of a list of objects on one, too."""
    lines = (f"{encode(key)}: {_value(value)}" for key, value in record.items())
    return "{\n " + ",\n ".join(lines) + "\n}" if record else "{}"


def items(texts: Iterable[str]) -> str:
    """Return values that are JSON already as a list, each beginning a line."""
    # No string of JSON holds a line break, so each one belongs to the layout.
    inner = ",\n ".join(text.replace("\n", "\n ") for text in texts)
    return f"[\n {inner}\n]" if inner else "[]"


def file(text: str) -> bytes:
    """Return the bytes of a JSON file: UTF-8 with a line break at its end."""
    return f"{text}\n".encode()


def _value(value: Json) -> str:
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Mapping):
        return items(map(encode, value)).replace("\n", "\n ")
    return encode(value)
