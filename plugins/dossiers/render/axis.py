"""Time drawn to scale: where each event stands on one axis, in per cent, with the precision that it has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from dossiers.model.edtf import Edtf
from dossiers.render.views import Tick

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_TICKS = 10
"""At most this many labels on the axis; more would touch on a phone."""


Open: TypeAlias = Literal["start", "end", "both"] | None


class Mark(NamedTuple):
    """Where a date stands: start and width in per cent, and at which end it is open."""

    x: float
    width: float
    shape: Literal["dot", "bar"]
    open: Open


class Axis:
    """An axis from the first day of one year to the first day of another, with a label every ``step`` years."""

    def __init__(self, first: int, last: int, step: int) -> None:
        self.first, self.last, self.step = first, last, step
        self._begin = datetime.date(first, 1, 1).toordinal()
        self._days = max(datetime.date(min(last, 9999), 1, 1).toordinal() - self._begin, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the labels of the axis."""
        return tuple(
            Tick(str(year), self._x(datetime.date(year, 1, 1)))
            for year in range(self.first, self.last + 1, self.step)
        )

    def mark(self, date: Edtf) -> Mark:
        """Return where a date stands; an open end reaches the edge of the axis."""
        start, end = date.earliest, date.latest
        if start is None:
            left, right = 0.0, 100.0 if end is None else self._x(end)
            return Mark(left, round(max(right - left, 0.3), 2), "bar", "both" if end is None else "start")
        left = self._x(start)
        if end is None:
            return Mark(left, round(max(100.0 - left, 0.3), 2), "bar", "end")
        if start == end:
            return Mark(left, 0.0, "dot", None)
        return Mark(left, round(max(self._x(end) - left, 0.3), 2), "bar", None)

    def _x(self, day: datetime.date) -> float:
        share = (day.toordinal() - self._begin) / self._days * 100
        return 0.0 if share < 0 else 100.0 if share > 100 else round(share, 2)


def axis(dates: Iterable[Edtf]) -> Axis | None:
    """Return an axis that holds all dates, in even steps of years; None where no date has a bound."""
    years: Sequence[int] = [
        day.year for date in dates for day in (date.earliest, date.latest) if day is not None
    ]
    if not years:
        return None
    earliest, latest = min(years), max(years) + 1
    for step in _STEPS:
        first, last = earliest - earliest % step, latest + -latest % step
        if (last - first) // step < _TICKS:
            break
    return Axis(max(first, 1), min(max(last, first + step), 9999), step)
