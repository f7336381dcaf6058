"""Examples of timelines."""

from __future__ import annotations

from dataclasses import replace

from dossiers.render import views as v
from dossiers.render.gallery.parties import ACTIVE, DELISTED, HENTZAU, MARCH_2007, RUDOLF, cites, day


def event(
    anchor: str, date: v.DateText, title: str, x: float, width: float = 0.0, shape: v.Shape = "dot"
) -> v.TimelineEvent:
    """Give one event."""
    link = v.Link(None, title)
    return v.TimelineEvent(anchor, date, link, x, width, shape, label=v.label_side(x, width), cites=cites(1))


def events(prefix: str) -> tuple[v.TimelineEvent, ...]:
    """Give the examples of events."""
    return (
        replace(
            event(f"{prefix}-1", day("after the 2004 ceasefire"), "Founding of the Front", 0, 14, "bar"),
            open="end",
        ),
        event(f"{prefix}-2", day("20 January 2007", "2007-01-20"), "Strelsau raid", 17),
        replace(
            event(f"{prefix}-3", MARCH_2007, "Arrest of Rudolf al-Strelsau", 18, 0.5, "bar"),
            place=v.Link("#place-strelsau", "Strelsau"),
            involved=(RUDOLF, HENTZAU),
            page=RUDOLF,
            detail="The article gives the month and no day.",
        ),
        replace(
            event(f"{prefix}-4", day("about 2008 to 2018"), "The long regency", 24, 62, "bar"),
            approximate=True,
        ),
        event(
            f"{prefix}-5",
            day("June 2014", "2014-06"),
            "Mobilisation, with a title that is a good deal longer than the others and has to wrap on a telephone",
            60,
            0.5,
            "bar",
        ),
        event(f"{prefix}-6", day("2018", "2018"), "Elections, 15 seats", 86, 6, "bar"),
        replace(
            event(
                f"{prefix}-7",
                day("6 December 2019", "2019-12-06"),
                "Sanctions announced, EXAMPLE",
                97.5,
                0,
                "square",
            ),
            status=ACTIVE,
        ),
        replace(
            event(
                f"{prefix}-8",
                day("7 December 2019", "2019-12-07"),
                "Taken off the list of Graustark",
                97.6,
                0,
                "square",
            ),
            status=DELISTED,
        ),
        replace(event(f"{prefix}-9", day("since January 2020"), "Strike", 98, 2, "bar"), open="both"),
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
        v.Timeline("timeline-many", "Dated events, 2004 to 2020.", detail, ticks, events("event"), ""),
        v.Timeline(
            "timeline-listed", "The same, with a list under it.", detail, ticks, events("listed"), "", True
        ),
        v.Timeline("timeline-one", "One event.", "", (v.Tick("2007", 0), v.Tick("2008", 100)), one, ""),
        v.Timeline("timeline-none", "No event.", "", (), (), "No event has a date."),
    )
