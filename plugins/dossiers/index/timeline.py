"""What happened, in the order of time: events of all who were involved, and designations."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from dossiers.index.anchors import slug, unique
from dossiers.index.sanctions import Designation
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, sort_key
from dossiers.model.event import Event
from dossiers.model.record import SourceRef
from dossiers.model.sanction import Status
from dossiers.model.statements import evidence

_DATE = re.compile(r"[0-9-]+\Z")


class Occurrence(Struct, frozen=True):
    """One thing that happened.

    ``dossier`` is the one that states it, ``key`` its anchor there; both together name it on the whole site.
    ``involved`` are the ids of all involved, the stating dossier first. Of a designation, ``role`` is the role
    of its date and ``status`` its status.
    """

    dossier: str
    key: str
    date: Edtf
    title: str
    involved: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    kind: str | None = None
    place: str | None = None
    summary: str | None = None
    note: str | None = None
    role: str | None = None
    status: Status | None = None
    designation: str | None = None


def events_of(resolve: Callable[[str], str | None], dossier: Dossier) -> tuple[Occurrence, ...]:
    """Return the events that a dossier states, in the order of its file; ``resolve`` gives the id of today."""
    taken: set[str] = set()
    return tuple(_event(resolve, dossier, event, taken) for event in dossier.front.events)


def in_order(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Sort by date as far as it is known, then by dossier and key, so that the order is always the same.

    What happened on a day or earlier stands at that day.
    """
    return tuple(sorted(found, key=_place))


def _place(occurrence: Occurrence) -> tuple[int, tuple[int, int, int, str], str, str]:
    date = occurrence.date
    known = date.earliest or date.latest
    day = known.toordinal() if known is not None else 0
    return day, sort_key(date), occurrence.dossier, occurrence.key


def designated(designations: Iterable[Designation]) -> tuple[Occurrence, ...]:
    """Return every dated step of designations as an occurrence."""
    return tuple(each for own in designations for each in _designated(own))


def _event(
    resolve: Callable[[str], str | None], dossier: Dossier, event: Event, taken: set[str]
) -> Occurrence:
    key = unique("event-" + (event.id or _own_name(event)), taken)
    others = (resolve(other) for other in event.involved)
    involved = dict.fromkeys([dossier.id, *(other for other in others if other is not None)])
    return Occurrence(
        dossier.id,
        key,
        event.date,
        event.title,
        tuple(involved),
        evidence(event.sources, dossier.front),
        kind=event.kind,
        place=event.place,
        summary=event.summary,
        note=event.note,
    )


def _own_name(event: Event) -> str:
    """Name an event by its date and a digest of its title: short, and the same wherever it stands in its file."""
    date = event.date.text
    if not _DATE.match(date):
        date = slug(date)
    return f"{date}-{hashlib.sha256(event.title.encode()).hexdigest()[:4]}"


def _designated(designation: Designation) -> Iterator[Occurrence]:
    sanction = designation.sanction
    programme = sanction.program or sanction.legal_basis or sanction.list or "sanctions"
    taken: set[str] = set()
    for role, claim in designation.dates:
        title = f"{designation.authority.short}: {programme}, {role}"
        yield Occurrence(
            designation.dossier,
            unique(f"{designation.key}-{role}", taken),
            claim.value,
            title,
            (designation.dossier,),
            claim.sources or designation.sources,
            kind="designation",
            note=claim.note,
            role=role,
            status=designation.status,
            designation=designation.key,
        )
