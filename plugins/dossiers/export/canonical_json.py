"""JSON that stays the same and can be compared by line: keys in their documented order, one item of a list a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, Union

import msgspec

Json: TypeAlias = Union[bool, int, float, str, "Sequence[Json]", "Mapping[str, Json]", None]

Record: TypeAlias = dict[str, Any]
"""An object of JSON while it is made; a key that has nothing to say is not put in."""

_encoder = msgspec.json.Encoder()
encode = _encoder.encode
"""Return a value as JSON: UTF-8, letters of every script as they are, no blanks, on one line."""

ITEMS = ",\n"
"""What stands between two items of a list, so that each has its line."""


def text(value: Record) -> str:
    """Return a value as one line of JSON."""
    return encode(value).decode()


def laid_out(head: Record, lists: Iterable[tuple[str, Sequence[Record | msgspec.Raw]]]) -> bytes:
    """Return a file that is one object: ``head``, which is not empty, on the first line, then each list, an item a line.

    Empty lists are left out.
    """
    parts = [encode(head)[:-1]]
    for key, items in lists:
        if items:
            # No string of JSON holds a line break, so each one stands between two items.
            lines = _encoder.encode_lines(items)[:-1].replace(b"\n", b",\n")
            parts.append(b",\n%b:[\n%b\n]" % (encode(key), lines))
    parts.append(b"}\n")
    return b"".join(parts)
