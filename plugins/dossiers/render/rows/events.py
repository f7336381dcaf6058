"""The timeline: an ordered list, in which each row has its mark on an axis that all share.

It reads as a list without CSS. The mark is drawn by the style sheet from ``--x`` and ``--w`` (per cent of the axis), so that it
takes no element.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossiers.render.escaping import esc, html
from dossiers.render.names import named
from dossiers.render.rows.small import cites, date, link, links, status
from dossiers.render.views import Shape, Status, Tick, Timeline


def event_figure(it: Timeline) -> str:
    """Return events with their axis; of none, say why."""
    if not it.events:
        return f'<p class="empty">{esc(it.empty)}</p>'
    rows = [
        event_row(
            event.anchor,
            marked(event.x, event.width, event.shape, event.open, event.approximate, event.status),
            date(event.date),
            f"{link(event.title)}{cites(event.cites)}",
            status(event.status) if event.status is not None else "",
            named(event.detail) if type(event.detail) is str else html(event.detail or ""),
            where(
                link(event.place) if event.place is not None else "",
                links(event.involved),
                link(event.page) if event.page is not None else "",
            ),
        )
        for event in it.events
    ]
    return figure(it.id, it.caption, html(it.detail), it.ticks, rows)


def figure(anchor: str, caption: str, detail: str, ticks: Iterable[Tick], rows: Sequence[str]) -> str:
    """Return rows with their axis; a single one needs none."""
    if len(rows) == 1:
        return f'<ol class="events full" role="list">\n{rows[0]}</ol>'
    labels = "".join([f'<span style="--x:{tick.x:g}">{esc(tick.label)}</span>' for tick in ticks])
    return (
        f'<figure class="timeline full" id="{esc(anchor)}">\n'
        f'<figcaption class="caption"><strong>{esc(caption)}</strong> {detail}</figcaption>\n'
        f'<div class="plot">\n<div class="axis" aria-hidden="true">{labels}</div>\n'
        f'<ol class="events" role="list">\n{"".join(rows)}</ol>\n</div>\n</figure>'
    )


def event_row(anchor: str, mark: str, when: str, title: str, known: str, detail: str, where: str) -> str:
    """Return one event from its parts, all of them HTML; ``known`` is a status, ``mark`` what ``marked`` gives."""
    if known:
        title += f" {known}"
    if detail:
        detail = f"\n<p>{detail}</p>"
    return f'<li id="{anchor}"{mark}><p>{when}</p><div><p>{title}</p>{detail}{where}</div></li>\n'


def marked(
    x: float, width: float, shape: Shape, open_: str | None, approximate: bool, known: Status | None
) -> str:
    """Return the class and the place of a mark; a dot needs no class."""
    classes: str = "" if shape == "dot" else shape
    if open_ is not None:
        classes += f" open-{open_}"
    if approximate:
        classes += " approximate"
    if known is not None:
        classes += f" {known.code}"
    shown = f' class="{classes.lstrip()}"' if classes else ""
    return f'{shown} style="--x:{x:g};--w:{width:g}"' if width else f'{shown} style="--x:{x:g}"'


def where(place: str, involved: str, page: str = "") -> str:
    """Return where it happened, with whom, and from which page it comes, all of them HTML."""
    if not (place or involved or page):
        return ""
    said = f"At {place}." if place else ""
    if involved:
        said += f" With {involved}." if said else f"With {involved}."
    if page:
        said += f" From {page}." if said else f"From {page}."
    return f'\n<p class="where">{said}</p>'
