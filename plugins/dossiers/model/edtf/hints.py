"""What to write instead: the EDTF for dates as people type them in other forms.

The suggestions are candidates, which the reader checks before it shows them; nothing is read in their place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASON_NAMES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TH = r"(?:st|nd|rd|th)?"
_ONE = r"([0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?|[0-9]{3}X)"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | tuple[str, ...]]]


def plain_digits(text: str) -> str:
    """Write digits of all scripts as 0 to 9 and all dashes as hyphens, so that one table of forms serves."""
    if text.isascii():
        return text
    return "".join(
        "-" if unicodedata.category(char) == "Pd" or char == "−" else str(unicodedata.decimal(char, char))
        for char in text
    )


def suggestions(text: str) -> tuple[str, ...]:
    """Give what the text means, best first: none where no rule knows it, several where it can mean several.

    ``..`` stands for something that goes on, the empty text for a date that nobody knows.
    """
    for pattern, rewrite in _RULES:
        match = pattern.match(text)
        if match:
            meant = rewrite(match)
            return (meant,) if isinstance(meant, str) else meant
    return ()


def _iso(year: str, *rest: str) -> str:
    """Join a year, a month by number or name, and a day, with all their zeros."""
    month = [str(_MONTH_NAMES.index(part[:3].lower()) + 1) if part[0].isalpha() else part for part in rest]
    return "-".join([year, *(part.zfill(2) for part in month)])


def _day_and_month(first: str, second: str, year: str) -> tuple[str, ...]:
    """Order two numbers that may each be the day; both orders where both are possible."""
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if int(first) > 12 or first == second:
        return (day_first,)
    return (month_first,) if int(second) > 12 else (day_first, month_first)


def _decade(digits: str) -> tuple[str, ...]:
    # "1900s" is a decade to some and a century to others.
    return (f"{digits[:3]}X", f"{digits[:2]}XX") if digits.endswith("00") else (f"{digits[:3]}X",)


def _about(date: str) -> str:
    return date if date[-1] in "Xx" else f"{date.rstrip('~?%')}~"


def _rule(pattern: str, rewrite: Callable[[re.Match[str]], str | tuple[str, ...]]) -> _Rule:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE), rewrite


_D, _Y, _YMD = "([0-9]{1,2})", "([0-9]{4})", "([0-9]{4}(?:-[0-9]{2}){0,2})"
_GOES_ON = "(?:present|now|today|ongoing)"
_TO = "(?:--?|/|to|until|till|\\.\\.)"

_RULES: tuple[_Rule, ...] = (
    _rule(r"present|now|today|current(?:ly)?|ongoing|to date|open", lambda _: ".."),
    _rule(r"unknown|n/?a|none|null|tbd|tba|\?+|-+|~", lambda _: ""),
    # Days and months, in words and with other separators.
    _rule(rf"{_D}{_TH}(?: of)?[ -]{_MONTH},?[ -]{_Y}", lambda m: _iso(m[3], m[2], m[1])),
    _rule(rf"{_MONTH} {_D}{_TH},? {_Y}", lambda m: _iso(m[3], m[1], m[2])),
    _rule(rf"{_MONTH},?[ -](?:of )?{_Y}", lambda m: _iso(m[2], m[1])),
    _rule(rf"{_Y}[ -]{_MONTH}", lambda m: _iso(m[1], m[2])),
    _rule(rf"{_Y}[ -]{_MONTH}[ -]{_D}", lambda m: _iso(m[1], m[2], m[3])),
    _rule(
        rf"(?:the )?(spring|summer|autumn|fall|winter)(?: of)? {_Y}",
        lambda m: f"{m[2]}-{_SEASON_NAMES[m[1].lower()]}",
    ),
    _rule(rf"{_Y}([-/. ]){_D}\2{_D}", lambda m: _iso(m[1], m[3], m[4])),
    _rule(r"([0-9]{2})([0-9]{2})[-/]([3-9][0-9])", lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}"),
    _rule(rf"{_Y}[-/. ]{_D}", lambda m: _iso(m[1], m[2])),
    _rule(rf"{_D}[-/. ]{_Y}", lambda m: _iso(m[2], m[1])),
    _rule(rf"{_D}([-/. ]){_D}\2{_Y}", lambda m: _day_and_month(m[1], m[3], m[4])),
    _rule(rf"{_Y}([0-9]{{2}})([0-9]{{2}})", lambda m: _iso(m[1], m[2], m[3])),
    _rule(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:.*", lambda m: m[1]),
    # Approximate and uncertain.
    _rule(rf"(?:circa|ca|c|about|around|approx|approximately|~)[. ]*{_ONE}", lambda m: _about(m[1])),
    _rule(rf"{_YMD} *(?:\?~|~\?|%)", lambda m: f"{m[1]}%"),
    _rule(rf"{_YMD}(?: *\?+| \(?(?:uncertain|possibly)\)?)", lambda m: f"{m[1]}?"),
    _rule(rf"{_YMD} +~", lambda m: f"{m[1]}~"),
    # Decades, centuries, unknown digits.
    _rule(r"(?:the )?([0-9]{3}0)['’]?s", lambda m: _decade(m[1])),
    _rule(r"(?:the )?['’]?([2-9])0['’]?s", lambda m: f"19{m[1]}X"),
    _rule(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -]century", lambda m: f"{int(m[1]) - 1:02}XX"),
    _rule(
        r"[0-9]{3}[xu?_]|[0-9]{2}[xu?_]{2}|[0-9]{4}-[xu?_]{2}(?:-[xu?_]{2})?|[0-9]{4}-[0-9]{2}-[xu?_]{2}",
        lambda m: re.sub(r"[xu?_]", "X", m[0]),
    ),
    # Spans.
    _rule(rf"{_ONE} *(?:-|-? *\.\.+) *", lambda m: f"{m[1]}/.."),
    _rule(rf"(?:since|from|after) {_ONE}", lambda m: f"{m[1]}/.."),
    _rule(rf"(?:from )?{_ONE} *{_TO} *{_GOES_ON}", lambda m: f"{m[1]}/.."),
    _rule(rf"(?:until|till|up to|before|by) {_ONE}", lambda m: f"../{m[1]}"),
    _rule(rf"(?:from )?{_ONE} *{_TO} *{_ONE}", lambda m: f"{m[1]}/{m[2]}"),
    _rule(rf"between {_ONE} and {_ONE}", lambda m: f"[{m[1]}..{m[2]}]"),
    _rule(rf"(?:either )?{_ONE}(?:,| or|, or) {_ONE}", lambda m: f"[{m[1]},{m[2]}]"),
    _rule(rf"(?:in|on|dated?) {_ONE}", lambda m: m[1]),
    # A year with too few digits, and text that is a date but for its blanks.
    _rule(r"([0-9]{3})", lambda m: f"0{m[1]}"),
    _rule(r"([0-9.].*) .*", lambda m: m[0].replace(" ", "")),
)
"""Forms, tried in this order; the first that matches the whole text decides."""
