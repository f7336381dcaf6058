"""Timelines: of one dossier, and of everything."""

from __future__ import annotations

from dataclasses import replace

from dossiers.index.dossier import DossierView, event_anchor
from dossiers.index.timeline import Occurrence
from dossiers.index.views import Index
from dossiers.render.axis import Axis, axis
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import TimelinePage
from dossiers.render.frame import frame
from dossiers.render.linker import Linker, date_text, status
from dossiers.render.views import (
    Heading,
    Link,
    Timeline,
    TimelineEvent,
    label_side,
)


def timeline(linker: Linker, view: DossierView) -> Timeline:
    """Return a dossier's events on one axis."""
    dated = axis(occurrence.date for occurrence in view.timeline)
    events = tuple(
        occurrence_event(
            linker, occurrence, dated, view.dossier.id, event_anchor(occurrence, view.dossier.id)
        )
        for occurrence in view.timeline
        if dated is not None
    )
    first_last = _span(view.timeline)
    return Timeline(
        "timeline-figure",
        f"Dated events{first_last}.",
        "A dot is a day, a bar the month, year or span that the source gives. Squares are designations.",
        dated.ticks() if dated is not None else (),
        events,
        "No dated event is recorded.",
        listed=True,
    )


def _span(found: tuple[Occurrence, ...]) -> str:
    years = [day.year for each in found for day in (each.date.earliest, each.date.latest) if day is not None]
    if not years:
        return ""
    return f", {min(years)}" if min(years) == max(years) else f", {min(years)} to {max(years)}"


def occurrence_event(
    linker: Linker, occurrence: Occurrence, on: Axis, dossier: str | None, anchor: str
) -> TimelineEvent:
    """Return an occurrence as a mark and a row; ``dossier`` is the page's own, or None on the site's timeline."""
    mark = on.mark(occurrence.date)
    kinds = linker.known.registry.event_kinds
    designation = occurrence.designation is not None
    own = occurrence.dossier == dossier
    title = occurrence.title
    if (
        designation and mark.open == "start"
    ):  # its square has no length, so it stands at the day that is known
        mark = replace(mark, x=round(mark.x + mark.width, 2), width=0.0, open=None)
    if designation and dossier is None:
        title = f"{linker.known.title(occurrence.dossier)}, {title}"
    target = (
        linker.item(occurrence.dossier, occurrence.designation or occurrence.key, title)
        if designation or not own
        else Link(None, title)
    )
    kind = kinds.get(occurrence.kind or "")
    details = [kind.name] if kind is not None and kind.id != "other" and not designation else []
    # On the site's timeline the numbers are those of the page that states the event.
    cites = linker.cites(occurrence.sources, None if designation else anchor)
    summary = ". ".join(
        [
            *details,
            *([occurrence.summary] if occurrence.summary else []),
            *([occurrence.note] if occurrence.note else []),
        ]
    )
    return TimelineEvent(
        anchor=anchor,
        date=date_text(occurrence.date),
        title=target,
        x=mark.x,
        width=mark.width,
        shape="square" if designation else mark.shape,
        open=mark.open,
        label=label_side(mark.x, mark.width),
        approximate=occurrence.date.text.rstrip().endswith(("~", "%", "?")),
        status=status(occurrence.status) if occurrence.status is not None else None,
        detail=summary or None,
        place=linker.place(occurrence.place) if occurrence.place is not None else None,
        involved=()
        if designation
        else tuple(linker.item(other) for other in occurrence.involved if other != dossier),
        cites=cites,
    )


def timeline_page(index: Index, linker: Linker, config: SiteConfig) -> TimelinePage:
    """Return everything that is dated, in the order of time."""
    found = index.timeline
    lead = "Every dated event and designation, in the order of time."
    dated = axis(occurrence.date for occurrence in found)
    events = tuple(
        occurrence_event(
            linker.showing(index.dossiers[occurrence.dossier]),
            occurrence,
            dated,
            None,
            f"{occurrence.dossier}--{occurrence.key}",
        )
        for occurrence in found
        if dated is not None
    )
    figure = Timeline(
        "timeline-figure",
        f"{len(events):,} dated events and designations.",
        "A dot is a day, a bar the month, year or span that the source gives. Squares are designations.",
        dated.ticks() if dated is not None else (),
        events,
        "No dated event is recorded.",
        listed=True,
    )
    return TimelinePage(
        frame(linker, config, "Timeline", lead), Heading(Link(None, "Timeline"), lead=lead), figure
    )
