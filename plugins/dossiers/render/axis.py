"""Time drawn to scale: where each event stands on one axis, in per cent, with the precision that it has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dossiers.model.edtf import Edtf
from dossiers.render.views import Tick

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_TICKS = 10
"""At most this many labels on the axis; more would touch on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a date stands: start and width in per cent, and at which end it is open."""

    x: float
    width: float
    shape: Literal["dot", "bar"]
    open: Literal["start", "end", "both"] | None


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from the first day of one year to the first day of another."""

    first: int
    last: int
    step: int

    def ticks(self) -> tuple[Tick, ...]:
        """Return the labels of the axis."""
        return tuple(
            Tick(str(year), self._x(datetime.date(year, 1, 1)))
            for year in range(self.first, self.last + 1, self.step)
        )

    def mark(self, date: Edtf) -> Mark:
        """Return where a date stands; an open end reaches the edge of the axis."""
        start, end = date.earliest, date.latest
        open_start, open_end = start is None, end is None
        left = 0.0 if start is None else self._x(start)
        right = 100.0 if end is None else self._x(end)
        span = (
            None
            if not (open_start or open_end)
            else "both"
            if open_start and open_end
            else "start"
            if open_start
            else "end"
        )
        if start is not None and start == end:
            return Mark(left, 0.0, "dot", None)
        return Mark(left, round(max(right - left, 0.3), 2), "bar", span)  # type: ignore[arg-type]  # mypy widens the literal

    def _x(self, day: datetime.date) -> float:
        begin = datetime.date(self.first, 1, 1).toordinal()
        end = datetime.date(min(self.last, 9999), 1, 1).toordinal()
        return round(min(max((day.toordinal() - begin) / max(end - begin, 1) * 100, 0.0), 100.0), 2)


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
