"""What stretches of time are called, by how the keys of the timeline begin: digits of year, month and day."""

from __future__ import annotations

from calendar import monthrange

from dossiers.model.edtf.grammar import MONTHS


def span(first: str, last: str) -> str:
    """Say from when to when rows are whose keys begin with ``first``, with ``last``, or between them: ``1 to 9 March 2007``.

    What follows the day in a key is not said. Rows without a date have zeros for digits.
    """
    if first[:4] == last[:4] == "0000":
        return "Undated"
    low, high = _lowest(first), _highest(last)
    year, month, day = low
    end_year, end_month, end_day = high
    end_of_month = end_day == _days(end_year, end_month)
    if year == 0 or year != end_year:
        begun = year != 0 and (month, day) != (1, 1)
        ended = (end_month, end_day) != (12, 31)
        return f"{_day(low) if begun else _year(year)} to {_day(high) if ended else end_year}"
    if (month, day) == (1, 1) and (end_month, end_day) == (12, 31):
        return str(year)
    if day == 1 and end_of_month:
        months = (
            MONTHS[month - 1] if month == end_month else f"{MONTHS[month - 1]} to {MONTHS[end_month - 1]}"
        )
        return f"{months} {year}"
    if month != end_month:
        return f"{_day(low)} to {_day(high)}"
    days = str(day) if day == end_day else f"{day} to {end_day}"
    return f"{days} {MONTHS[month - 1]} {year}"


def _lowest(prefix: str) -> tuple[int, int, int]:
    """Return the first day that a key with this beginning can have, as year, month, day."""
    digits = prefix[:8]
    month, day = (max(1, int(part.ljust(2, "0"))) for part in (digits[4:6], digits[6:8]))
    return int(digits[:4]), month, day


def _highest(prefix: str) -> tuple[int, int, int]:
    """Return the last day that a key with this beginning can have."""
    digits = prefix[:8]
    year = int(digits[:4])
    month = min(12, int(digits[4:6].ljust(2, "9")))
    return year, month, min(_days(year, month), int(digits[6:8].ljust(2, "9")))


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _year(year: int) -> str:
    return str(year) if year else "Undated"


def _day(day: tuple[int, int, int]) -> str:
    return f"{day[2]} {MONTHS[day[1] - 1]} {day[0]}"
