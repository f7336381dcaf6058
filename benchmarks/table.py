"""Results as a table in Markdown, and as ratios: values in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

HEAD = (
    "| | CPU s | wall s | largest process MB | together MB | output MB | pages | files written | pages changed | wall allowed s | CPU, last run |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the best of its repetitions, by CPU. Sizes are in bytes; None is what was not measured."""

    name: str
    cpu: float | None = None
    wall: float | None = None
    peak: int | None = None
    together: int | None = None
    output: int | None = None
    pages: int | None = None
    written: int | None = None
    changed: int | None = None
    note: str = ""

    @property
    def allowed(self) -> float | None:
        """Seconds that an edit may take: 1.0, and 1 ms for each page that really changed; 0.7 with nothing changed."""
        if self.changed is None:
            return None
        return 1.0 + 0.001 * self.changed if self.changed else 0.7


def best(rows: Iterable[Row]) -> Row:
    """Return the repetition with the least CPU, of the same build with the least wall of all: noise only adds.

    Repetitions of an edit are made elsewhere each time, so that wall and pages belong together.
    """
    all_ = list(rows)
    least = min(all_, key=lambda row: row.cpu if row.cpu is not None else float("inf"))
    walls = [row.wall for row in all_ if row.wall is not None]
    return replace(least, wall=min(walls)) if walls and least.changed is None else least


def ratio(now: float | None, then: float | None) -> str:
    """Return ``now`` over ``then`` as text; a dot where one is missing or then was nothing."""
    return "·" if now is None or not then else f"{now / then:.2f}"


def line(row: Row, before: Mapping[str, Mapping[str, Any]]) -> str:
    """Return one line of the table."""
    if row.cpu is None:
        return f"| {row.name} | {row.note or 'not measured'} |" + " |" * 9
    cells = [
        row.name + (f" ({row.note})" if row.note else ""),
        _number(row.cpu, 1, 2),
        _number(row.wall, 1, 2),
        _number(row.peak, 1e6, 0),
        _number(row.together, 1e6, 0),
        _number(row.output, 1e6, 1),
        _number(row.pages, 1, 0),
        _number(row.written, 1, 0),
        _number(row.changed, 1, 0),
        _number(row.allowed, 1, 2),
        ratio(row.cpu, before.get(row.name, {}).get("cpu")),
    ]
    return f"| {' | '.join(cells)} |"


def _number(value: float | None, unit: float, digits: int) -> str:
    return "" if value is None else f"{value / unit:,.{digits}f}"


def from_saves(seconds: Sequence[float], peak: int | None) -> str:
    """Say how long it took from a save in the preview to the page that shows it."""
    first, *others = seconds
    said = (
        f"In the running preview, from save to page: {first:.2f} s the first time, then {min(others):.2f} to "
        f"{max(others):.2f} s, {median(others):.2f} s in the middle of {len(others)}"
    )
    return f"{said}; largest process {peak / 1e6:.0f} MB." if peak else f"{said}."


def speed(now: Sequence[float], then: Sequence[float] | None) -> str:
    """Say how fast the machine is by the yardstick, at the beginning and at the end of a run, and beside another run."""
    said = f"Yardstick: 1,000 texts by stock Python-Markdown take {' and '.join(f'{each:.1f}' for each in now)} s of CPU"
    if not then:
        return f"{said}."
    times = ratio(min(now), min(then))
    return f"{said}; in the last run {' and '.join(f'{each:.1f}' for each in then)}, so that the machine now takes {times} times as long."


def claims(rows: Iterable[Row], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return the CPU of one row over another as sentences, for those pairs of which both were measured."""
    cpu = {row.name: row.cpu for row in rows}
    return [
        f"{one} over {other}: {ratio(cpu[one], cpu[other])}"
        for one, other in pairs
        if cpu.get(one) is not None and cpu.get(other)
    ]
