"""What happened and is dated: a row for each event that a dossier states and each dated step of a designation."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index.entry import Entry
from dossiers.index.timeline import Occurrence
from dossiers.model.edtf import sort_key
from dossiers.model.sanction import Status
from dossiers.render.entries.html import END, STATUS, date
from dossiers.render.entries.places import place_link
from dossiers.render.entries.subject import Subject, link
from dossiers.render.escaping import esc
from dossiers.render.names import named

_LAST = 9_999_999


def occurrence_entries(subject: Subject) -> Iterator[Entry]:
    """Yield a dossier's rows in the timeline, and those of designations for the front page, the latest first."""
    for each in subject.view.timeline:
        if each.dossier != subject.id:
            continue  # the dossier that states it gives the row
        if each.designation is None:
            yield Entry(("timeline",), time_key(each), _event(subject, each))
            continue
        key = time_key(each)
        yield Entry(("timeline",), key, _step(subject, each))
        lists = (
            ("timeline/designations",)
            if each.role == "amended"
            else ("timeline/designations", "home/designations")
        )
        yield Entry(lists, _backwards(each), _latest(subject, each))


def time_key(each: Occurrence) -> str:
    """Return the place of an occurrence in the timeline: its day, then as dates are sorted, then dossier and key.

    What happened on a day or earlier stands at that day. The key begins with year, month and day in digits.
    """
    earliest, latest, rank, text = sort_key(each.date)
    day = each.date.earliest or each.date.latest
    stands = "00000000" if day is None else f"{day.year:04}{day.month:02}{day.day:02}"
    return f"{stands}{END}{earliest:07}{latest:07}{rank:02}{text}{END}{each.dossier}{END}{each.key}"


def _backwards(each: Occurrence) -> str:
    earliest, latest, rank, text = sort_key(each.date)
    day = each.date.earliest or each.date.latest
    stands = 0 if day is None else day.toordinal()
    return f"{_LAST - stands:07}{_LAST - earliest:07}{_LAST - latest:07}{99 - rank:02}{text}{END}{each.dossier}{END}{each.key}"


def _event(subject: Subject, each: Occurrence) -> str:
    known = subject.known
    small = ""
    if each.place is not None:
        small = f"<span>At {place_link(known, each.place)}</span>"
    others = ", ".join([link(known, other) for other in each.involved if other != subject.id])
    who = f"{subject.link()}, {others}" if others else subject.link()
    return (
        f'<li><p class="when">{date(each.date.text)}</p><p class="title">{subject.link(each.key, named(each.title))}'
        f'{subject.cites(each.sources)}</p><p class="small">{small}<span>{who}</span></p></li>'
    )


def _step(subject: Subject, each: Occurrence) -> str:
    status = each.status.value if each.status is not None else "unknown"
    title = f"{subject.title}, {named(each.title)}"
    return (
        f'<li><p class="when">{date(each.date.text)}</p><p class="title">{subject.link(each.designation, title)}'
        f"{subject.cites(each.sources)} {STATUS[status]}</p></li>"
    )


def _latest(subject: Subject, each: Occurrence) -> str:
    delisted = " (delisted)" if each.status is Status.DELISTED else ""
    return (
        f'<li><span class="when">{date(each.date.text)}</span> <span><a href="{subject.page[3:]}#{esc(each.designation or "")}">'
        f"{subject.title}</a>, {esc(each.title)}{delisted}</span></li>"
    )
