"""Timelines: of one dossier, and of everything."""

from __future__ import annotations

from markupsafe import Markup

from dossiers.index.dossier import DossierView, event_anchor
from dossiers.index.timeline import Occurrence
from dossiers.render.axis import Axis, Open, axis
from dossiers.render.linker import Linker, date_html, status
from dossiers.render.names import named
from dossiers.render.rows import small
from dossiers.render.rows.events import event_row, figure, marked, where

_DETAIL = "A dot is a day, a bar the month, year or span that the source gives. Squares are designations."


def timeline(linker: Linker, view: DossierView) -> Markup:
    """Return a dossier's events on one axis, finished; nothing where none has a date."""
    on = axis([occurrence.date for occurrence in view.timeline])
    if on is None:
        return Markup()
    rows = [_row(linker, on, view.dossier.id, occurrence) for occurrence in view.timeline]
    caption = f"Dated events{_span(view.timeline)}."
    return Markup(figure("timeline-figure", caption, _DETAIL, on.ticks(), rows))


def _row(linker: Linker, on: Axis, own: str, occurrence: Occurrence) -> str:
    date, designation, stating = occurrence.date, occurrence.designation, occurrence.dossier
    x, width, shape, open_ = on.mark(date)
    title = named(occurrence.title)
    approximate = date.text[-1:] in "~%?"
    if designation is not None:
        x, width, open_ = _square(x, width, open_)
        known = status(occurrence.status) if occurrence.status is not None else None
        address = f"#{designation}" if stating == own else f"{linker.address(stating)}#{designation}"
        return event_row(
            event_anchor(occurrence, own),
            marked(x, width, "square", open_, approximate, known),
            date_html(date),
            f'<a href="{address}">{title}</a>{linker.marks(occurrence.sources)}',
            small.status(known) if known is not None else "",
            named(_detail(linker, occurrence)),
            where(_place(linker, occurrence), ""),
        )
    if stating != own:
        title = f'<a href="{linker.address(stating)}#{occurrence.key}">{title}</a>'
    return event_row(
        event_anchor(occurrence, own),
        marked(x, width, shape, open_, approximate, None),
        date_html(date),
        f"{title}{linker.marks(occurrence.sources)}",
        "",
        named(_detail(linker, occurrence)),
        where(
            _place(linker, occurrence),
            ", ".join([linker.html(other) for other in occurrence.involved if other != own]),
        ),
    )


def _square(x: float, width: float, open_: Open) -> tuple[float, float, Open]:
    """A square has no length: where its date is open to the past, it stands at the day that is known."""
    return (round(x + width, 2), 0.0, None) if open_ == "start" else (x, width, open_)


def _place(linker: Linker, occurrence: Occurrence) -> str:
    return small.link(linker.place(occurrence.place)) if occurrence.place is not None else ""


def _detail(linker: Linker, occurrence: Occurrence) -> str:
    kind = occurrence.kind
    if kind is None or kind == "other" or occurrence.designation is not None:
        details = []
    else:
        known = linker.known.registry.event_kinds.get(kind)
        details = [known.name] if known is not None else []
    if occurrence.summary:
        details.append(occurrence.summary)
    if occurrence.note:
        details.append(occurrence.note)
    return ". ".join(details)


def _span(found: tuple[Occurrence, ...]) -> str:
    years = [day.year for each in found for day in (each.date.earliest, each.date.latest) if day is not None]
    if not years:
        return ""
    return f", {min(years)}" if min(years) == max(years) else f", {min(years)} to {max(years)}"
