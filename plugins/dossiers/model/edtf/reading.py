"""The value of a date, and its reader: text to Edtf, or to an EdtfError that says how to mend it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dossiers.model.edtf.grammar import (
    EXPECTED,
    MASKED,
    MAX_LENGTH,
    MISPLACED_MASK,
    MONTHS,
    OPEN_HINT,
    OUT_OF_RANGE,
    PLAIN,
    EdtfError,
    Kind,
    json_schema,
)


class Edtf(Struct, frozen=True):
    """One date, as typed and as understood.

    ``text`` is what was typed, without blanks around it. ``earliest`` and ``latest`` are the first and last
    day that the text as written can mean; None where that side is open or unknown. ``~`` and ``?`` do not
    widen them, since the standard gives no width; ``definitely_before`` allows for them. The standard does
    not say when a season is: its bounds cover the common readings of the northern hemisphere, and for winter
    2001 both January 2001 and December 2001. ``approximate`` and ``uncertain`` belong to a single date; ends
    of an interval or a range, and members of a set, stand in ``parts``, each with its own.
    """

    text: str
    kind: Kind
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False
    parts: tuple[Edtf, ...] = ()

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _pydantic_schema(end=False)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return json_schema(end=False)


OPEN = Edtf("..", Kind.OPEN, None, None)
"""An end that is not reached: what it belongs to goes on, as far as the sources know."""
UNKNOWN = Edtf("", Kind.UNKNOWN, None, None)
"""A beginning or end that exists, but nobody knows when."""


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read a date; raises EdtfError with what is wrong and how to mend it."""
    stripped = text.strip()
    try:
        return _parse(stripped)
    except EdtfError as error:
        raise _with_hint(stripped, error) from None


def parse_end(text: str) -> Edtf:
    """Read the beginning or end of something: a date, or ``..`` alone for an end that is not reached."""
    if text.strip() == "..":
        return OPEN
    try:
        return parse(text)
    except EdtfError as error:
        if error.expected == OPEN_HINT:
            raise EdtfError(error.message, "write .. for what goes on") from None
        raise


def _parse(text: str) -> Edtf:
    simple = PLAIN.match(text)
    if simple:
        return _plain(text, *simple.groups())
    if not text:
        raise EdtfError("the date is empty", "leave the key out where no date is known")
    if len(text) > MAX_LENGTH:
        raise EdtfError(
            f"the date has {len(text)} characters", f"at most {MAX_LENGTH} characters; {EXPECTED}"
        )
    if text == "..":
        raise EdtfError(
            "“..” stands alone", "an interval such as 2006/..; .. alone is only for the end of a span"
        )
    if text.startswith("{"):
        raise EdtfError(
            f"{_short(text)}: braces mean all of a set",
            "write one date for each entry; square brackets mean one of a set: [1968,1972]",
        )
    if text.startswith("["):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _plain(text: str, year: str, month: str | None, day: str | None, qualifier: str) -> Edtf:
    """Read the common forms: digits alone, and a qualifier."""
    y = _year(year, text)
    approximate, uncertain = qualifier in ("~", "%"), qualifier in ("?", "%")
    if month is None:
        return Edtf(text, Kind.YEAR, date(y, 1, 1), date(y, 12, 31), approximate, uncertain)
    m = int(month)
    if 21 <= m <= 24 and day is None:
        return Edtf(text, Kind.SEASON, *_season(y, m), approximate, uncertain)
    last = _last_day(y, m, text)
    if day is None:
        return Edtf(text, Kind.MONTH, date(y, m, 1), date(y, m, last), approximate, uncertain)
    d = int(day)
    if not 1 <= d <= last:
        raise EdtfError(
            f"{text}: {MONTHS[m - 1]} {y} has {last} days", "a day that exists, or the month alone"
        )
    return Edtf(text, Kind.DAY, date(y, m, d), date(y, m, d), approximate, uncertain)


def _point(text: str) -> Edtf:
    """Read one date, as it may stand alone, at an end of an interval, or in a set."""
    simple = PLAIN.match(text)
    if simple:
        return _plain(text, *simple.groups())
    masked = MASKED.match(text)
    if masked is None:
        raise _unreadable(text)
    short_year, year, rest, month = masked.groups()
    if short_year:
        kind, span = (Kind.DECADE, 10) if short_year[2] != "X" else (Kind.CENTURY, 100)
        first = _year(short_year.replace("X", "0"), text)
        return Edtf(text, kind, date(first, 1, 1), date(first + span - 1, 12, 31))
    y = _year(year, text)
    if rest:
        kind = Kind.MONTH_OF_YEAR if rest == "XX" else Kind.DAY_OF_YEAR
        return Edtf(text, kind, date(y, 1, 1), date(y, 12, 31))
    m = int(month)
    last = _last_day(y, m, text)
    return Edtf(text, Kind.DAY_OF_MONTH, date(y, m, 1), date(y, m, last))


def _unreadable(text: str) -> EdtfError:
    if text[-1:] in ("~", "?", "%") and MASKED.match(text[:-1]):
        meant = f"write {text[:-1]}, without {text[-1]}"
        return EdtfError(f"{text}: X already says that it is not known exactly", meant)
    if MISPLACED_MASK.match(text):
        return EdtfError(f"{text}: X may stand only for what is last", "197X, 19XX, 2004-XX or 2004-06-XX")
    if OUT_OF_RANGE.match(text):
        return EdtfError(f"{_short(text)}: years run from 0001 to 9999")
    return EdtfError(f"“{_short(text)}” is not an EDTF date")


def _year(digits: str, text: str) -> int:
    year = int(digits)
    if year == 0:
        raise EdtfError(f"{text}: years run from 0001 to 9999", EXPECTED)
    return year


def _last_day(year: int, month: int, text: str) -> int:
    if not 1 <= month <= 12:
        raise EdtfError(
            f"{text}: there is no month {month:02}",
            "months run from 01 to 12; 21 to 24 are spring, summer, autumn and winter, without a day",
        )
    return monthrange(year, month)[1]


def _season(year: int, number: int) -> tuple[date, date]:
    if number == 24:
        return date(year, 1, 1), date(year + 1, 3, 31) if year < 9999 else date(year, 12, 31)
    first = (3, 6, 9)[number - 21]
    return date(year, first, 1), date(year, first + 3, 31 if first == 9 else 30)


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2:
        raise EdtfError(f"{_short(text)}: an interval has one slash, between its two ends", "1974/1975")
    start, end = (UNKNOWN if side == "" else OPEN if side == ".." else _point(side) for side in ends)
    if start.earliest is None and end.earliest is None:
        raise EdtfError(f"“{text}” names no date", "at least one end: 2006/.. or ../2006")
    if start.earliest and end.latest and end.latest < start.earliest:
        raise EdtfError(
            f"{text}: the end lies before the beginning", f"write {end}/{start}, or mend one of the two"
        )
    return Edtf(text, Kind.INTERVAL, start.earliest, end.latest, parts=(start, end))


def _set(text: str) -> Edtf:
    if not text.endswith("]"):
        raise EdtfError(f"{_short(text)}: the closing bracket is missing", "[1968,1972] or [1968..1972]")
    items = [item.strip() for item in text[1:-1].split(",")]
    parts = tuple(_member(item, text, first=not n, last=n == len(items) - 1) for n, item in enumerate(items))
    if len(parts) == 1 and parts[0].kind is not Kind.RANGE:
        raise EdtfError(
            f"{_short(text)}: a set has at least two dates", f"write {parts[0]}, without brackets"
        )
    starts, ends = [part.earliest for part in parts], [part.latest for part in parts]
    earliest = None if None in starts else min(day for day in starts if day)
    latest = None if None in ends else max(day for day in ends if day)
    return Edtf(f"[{','.join(items)}]", Kind.SET, earliest, latest, parts=parts)


def _member(item: str, text: str, *, first: bool, last: bool) -> Edtf:
    before, dots, after = item.partition("..")
    if not dots:
        if not item:
            raise EdtfError(f"{_short(text)}: a date is missing beside a comma or bracket", "[1968,1972]")
        return _point(item)
    if not (before or first) or not (after or last) or not (before or after):
        raise EdtfError(
            f"{_short(text)}: “..” has no date on one side",
            "[1968..1972]; open only at the front or at the end",
        )
    start = _point(before) if before else OPEN
    end = _point(after) if after else OPEN
    if start.earliest and end.latest and end.latest < start.earliest:
        raise EdtfError(f"{_short(text)}: {end} lies before {start}", f"write {end}..{start}")
    return Edtf(item, Kind.RANGE, start.earliest, end.latest, parts=(start, end))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _with_hint(text: str, error: EdtfError) -> EdtfError:
    """Say what to write, where the text is a common form of a date that means one thing, or one of two."""
    if len(text) > MAX_LENGTH:
        return error
    good: list[str] = []
    from dossiers.model.edtf.hints import plain_digits, suggestions  # noqa: PLC0415  # few builds need it

    plain = plain_digits(text)
    for candidate in (plain, *suggestions(plain)):
        if candidate == text:
            continue
        if candidate == "..":
            return EdtfError(f"“{_short(text)}” is not an EDTF date", OPEN_HINT)
        if not candidate:
            return EdtfError(
                f"“{_short(text)}” is not an EDTF date", "leave the key out where no date is known"
            )
        try:
            good.append(_parse(candidate).text)
        except EdtfError as second:
            error = EdtfError(second.message, second.expected)
    if not good:
        return error
    return EdtfError(f"“{_short(text)}” is not an EDTF date", f"write {' or '.join(good)}")


class _End:
    """Marks a field in which ``..`` alone is a value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _pydantic_schema(end=True)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return json_schema(end=True)


EdtfEnd: TypeAlias = Annotated[Edtf, _End()]
"""A date, or ``..`` for an end that is not reached: for the two ends of a span that are typed apart."""


_LONGEST = 200
"""Characters of a date: sets are compared member by member, and no source names so many days."""


def _validator(*, end: bool) -> Any:
    read = parse_end if end else parse

    def validate(value: object) -> Edtf:
        if isinstance(value, Edtf):
            return value
        # [1968,1972] without quotes is a list in YAML; what was typed is the set.
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = f"[{','.join(value)}]"
        if not isinstance(value, str):
            found = "a mapping" if isinstance(value, dict) else "a list"
            context = {"message": f"{found} stands where a date was expected", "expected": EXPECTED}
            raise PydanticCustomError("wrong-type", "{message}", context)
        if len(value) > _LONGEST:
            context = {"message": f"a date of {len(value):,} characters", "expected": EXPECTED}
            raise PydanticCustomError("bad-date", "{message}", context)
        try:
            return read(value)
        except EdtfError as error:
            context = {"message": error.message, "expected": error.expected}
            raise PydanticCustomError("bad-date", "{message}", context) from None

    return validate


def _pydantic_schema(*, end: bool) -> CoreSchema:
    return core_schema.no_info_plain_validator_function(
        _validator(end=end),
        serialization=core_schema.to_string_ser_schema(),
    )
