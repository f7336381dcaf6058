"""Time on an axis."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from markupsafe import Markup
from msgspec import Struct

from dossiers.render.views.small import Cite, DateText, Link, Status

Shape: TypeAlias = Literal["dot", "bar", "square"]


class Tick(NamedTuple):
    """A mark of the time axis: its label and its place from 0 to 100 per cent. At most ten have room."""

    label: str
    x: float


class TimelineEvent(NamedTuple):
    """One event on its own row.

    ``x`` is where it starts on the axis and ``width`` how far it reaches, both in per cent (0 to 100); a day
    has width 0. ``shape`` is ``dot`` for a day, ``bar`` for a month, year or span, ``square`` for a
    designation (which has a status). ``open`` says at which end a span fades. ``detail`` is a further sentence.
    """

    anchor: str
    date: DateText
    title: Link
    x: float
    width: float = 0.0
    shape: Shape = "dot"
    open: Literal["start", "end", "both"] | None = None
    approximate: bool = False
    status: Status | None = None
    detail: str | Markup | None = None
    place: Link | None = None
    involved: tuple[Link, ...] = ()
    page: Link | None = None
    cites: tuple[Cite, ...] = ()


class Timeline(Struct, frozen=True):
    """Events in the order of time, each with its mark on one axis."""

    id: str
    caption: str
    detail: str | Markup
    ticks: tuple[Tick, ...]
    events: tuple[TimelineEvent, ...]
    empty: str
