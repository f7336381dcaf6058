"""Examples of timelines."""

from __future__ import annotations

from typing import Any

from dossiers.render import views as v
from dossiers.render.gallery.parties import ACTIVE, DELISTED, HENTZAU, MARCH_2007, RUDOLF, cites, day


def event(
    anchor: str,
    date: v.DateText,
    title: str,
    x: float,
    width: float = 0.0,
    shape: v.Shape = "dot",
    **more: Any,
) -> v.TimelineEvent:
    """Give one event; ``more`` are further fields of it."""
    return v.TimelineEvent(anchor, date, v.Link(None, title), x, width, shape, cites=cites(1), **more)


def events() -> tuple[v.TimelineEvent, ...]:
    """Give the examples of events."""
    return (
        event("event-1", day("after the 2004 ceasefire"), "Founding of the Front", 0, 14, "bar", open="end"),
        event("event-2", day("20 January 2007", "2007-01-20"), "Strelsau raid", 17),
        event(
            "event-3",
            MARCH_2007,
            "Arrest of Rudolf al-Strelsau",
            18,
            0.5,
            "bar",
            place=v.Link("#places-place-strelsau", "Strelsau"),
            involved=(RUDOLF, HENTZAU),
            page=RUDOLF,
            detail="The article gives the month and no day.",
        ),
        event("event-4", day("about 2008 to 2018"), "The long regency", 24, 62, "bar", approximate=True),
        event(
            "event-5",
            day("June 2014", "2014-06"),
            "Mobilisation, with a title that is a good deal longer than the others and has to wrap on a telephone",
            60,
            0.5,
            "bar",
        ),
        event("event-6", day("2018", "2018"), "Elections, 15 seats", 86, 6, "bar"),
        event(
            "event-7",
            day("6 December 2019", "2019-12-06"),
            "Sanctions announced, EXAMPLE",
            97.5,
            0,
            "square",
            status=ACTIVE,
        ),
        event(
            "event-8",
            day("7 December 2019", "2019-12-07"),
            "Taken off the list of Graustark",
            97.6,
            0,
            "square",
            status=DELISTED,
        ),
        event("event-9", day("since January 2020"), "Strike", 98, 2, "bar", open="both"),
    )


def timelines() -> tuple[v.Timeline, ...]:
    """Give the examples of timelines."""
    ticks = tuple(v.Tick(str(year), (year - 2004) / 16 * 100) for year in range(2004, 2021, 2))
    detail = (
        "A dot is a day, a thin bar the month or year that the source gives, a dotted bar a span that is not exact;"
        " an open span fades. Squares are designations."
    )
    one = (event("event-single", day("20 January 2007", "2007-01-20"), "Strelsau raid", 50),)
    return (
        v.Timeline("timeline-many", "Dated events, 2004 to 2020.", detail, ticks, events(), ""),
        v.Timeline("timeline-one", "One event.", "", (v.Tick("2007", 0), v.Tick("2008", 100)), one, ""),
        v.Timeline("timeline-none", "No event.", "", (), (), "No event has a date."),
    )
