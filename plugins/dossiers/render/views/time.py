"""Time on an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from dossiers.render.views.small import Cite, DateText, Link, Status

Shape: TypeAlias = Literal["dot", "bar", "square"]
LabelSide: TypeAlias = Literal["after", "before", "over"]


def label_side(x: float, width: float = 0.0) -> LabelSide:
    """Say where the label of a shape has room, given its start and width in per cent of the axis.

    At least 45 per cent of the axis is left for it: after the shape, before it, or, where a long span leaves
    neither, over it.
    """
    if x + width <= 55:
        return "after"
    return "before" if x >= 45 else "over"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time axis: its label and its place from 0 to 100 per cent. At most ten have room."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event on its own row.

    ``x`` is where it starts on the axis and ``width`` how far it reaches, both in per cent (0 to 100); a day
    has width 0. ``shape`` is ``dot`` for a day, ``bar`` for a month, year or span, ``square`` for a
    designation (which has a status). ``open`` says at which end a span fades. ``label`` is the side of the
    shape on which the label has room: see ``label_side``. ``detail`` is a further sentence, shown in lists.
    """

    anchor: str
    date: DateText
    title: Link
    x: float
    width: float = 0.0
    shape: Shape = "dot"
    open: Literal["start", "end", "both"] | None = None
    label: LabelSide = "after"
    approximate: bool = False
    status: Status | None = None
    detail: str | Markup | None = None
    place: Link | None = None
    involved: tuple[Link, ...] = ()
    page: Link | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time on one axis; ``listed`` shows their place, people and detail too."""

    id: str
    caption: str
    detail: str | Markup
    ticks: tuple[Tick, ...]
    events: tuple[TimelineEvent, ...]
    empty: str
    listed: bool = False
