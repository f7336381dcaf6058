"""What a date may say and how it may be written: kinds, patterns, and the error."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

MAX_LENGTH = 500
EXPECTED = "a date such as 2007, 2007-03, 2007-03-20, 1974~ (about), 1974? (uncertain), 197X or 1974/1975"

OPEN_HINT = "write .. alone as the end of a span, or an interval such as 2006/.."

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Kind(StrEnum):
    """What a date says, from the most to the least precise; the order decides between equal bounds."""

    DAY = "day"
    DAY_OF_MONTH = "day-of-month"  # 2004-06-XX: one day of June 2004
    MONTH = "month"
    SEASON = "season"
    DAY_OF_YEAR = "day-of-year"  # 2004-XX-XX: one day of 2004
    MONTH_OF_YEAR = "month-of-year"  # 2004-XX: one month of 2004
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SET = "set"  # one of the parts
    RANGE = "range"  # within a set: one of all between the parts
    INTERVAL = "interval"  # from the first part to the second
    OPEN = "open"  # "..": it goes on, or always was
    UNKNOWN = "unknown"  # nothing before or after the slash: it ended, or began, nobody knows when


class EdtfError(ValueError):
    """Text that is not such a date: ``message`` says what is wrong, ``expected`` how to mend it."""

    def __init__(self, message: str, expected: str = EXPECTED) -> None:
        super().__init__(message)
        self.message = message
        self.expected = expected


PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)\Z")
"""The common forms: year, month, day and qualifier."""
MASKED = re.compile(r"(?:([0-9]{3}X|[0-9]{2}XX)|([0-9]{4})-(?:(XX(?:-XX)?)|([0-9]{2})-XX))\Z")
"""A date with unspecified digits: the year with them, or the year, the rest or the month."""
MISPLACED_MASK = re.compile(r"(?=.*X)[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?\Z")
OUT_OF_RANGE = re.compile(r"[Yy]?-?[0-9]{5,}(?:E[0-9]+)?\Z|-[0-9]{4}")
_POINT = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-(XX(-XX)?|[0-9]{2}-XX))"
_MEMBER = rf"({_POINT}|{_POINT}\.\.{_POINT})"
PATTERN = (
    rf"^({_POINT}|{_POINT}/({_POINT}|\.\.)?|(\.\.)?/{_POINT}|"
    rf"\[(\.\.{_POINT}|{_POINT}\.\.|(\.\.{_POINT},|{_MEMBER},)*({_MEMBER}|{_POINT}\.\.))\])$"
)
"""What every accepted text matches, for JSON Schema; it does not check that the day exists."""


def json_schema(*, end: bool) -> dict[str, Any]:
    """Return the JSON Schema of a date, or of the end of a span, which may be ``..``."""
    return {
        "type": "string",
        "description": "A date in EDTF level 1, or one of a set"
        + (", or .. for what goes on." if end else "."),
        "pattern": PATTERN.replace("^(", r"^(\.\.|", 1) if end else PATTERN,
        "examples": [
            "2007",
            "2007-03",
            "2007-03-20",
            "1974~",
            "1974?",
            "197X",
            "1974/1975",
            "2006/..",
            "[1968,1972]",
        ],
    }
