"""What is said of a date, remembered by its text, from which all that a date says was read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dossiers.model.edtf.reading import Edtf

T = TypeVar("T")

_MOST = 32768


def remembered(say: Callable[[Edtf], T]) -> Callable[[Edtf], T]:
    """Return the function with a memory of bounded size: the same dates stand on many pages, and many times on one."""
    known: dict[str, T] = {}

    @wraps(say)
    def said(edtf: Edtf) -> T:
        try:
            return known[edtf.text]
        except KeyError:
            if len(known) >= _MOST:
                known.clear()
            found = known[edtf.text] = say(edtf)
            return found

    return said
