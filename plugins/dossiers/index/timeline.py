"""What happened, in the order of time: events of all who were involved, and designations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dossiers.index.anchors import slug, unique
from dossiers.index.sanctions import Designation
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, sort_key
from dossiers.model.event import Event
from dossiers.model.record import SourceRef
from dossiers.model.sanction import Status
from dossiers.model.statements import evidence


@dataclass(frozen=True, slots=True)
class Occurrence:
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
    return tuple(
        sorted(found, key=lambda each: (_day(each.date), sort_key(each.date), each.dossier, each.key))
    )


def _day(date: Edtf) -> int:
    known = date.earliest or date.latest
    return known.toordinal() if known is not None else 0


def designated(designations: Iterable[Designation]) -> tuple[Occurrence, ...]:
    """Return every dated step of designations as an occurrence."""
    return tuple(each for own in designations for each in _designated(own))


def _event(
    resolve: Callable[[str], str | None], dossier: Dossier, event: Event, taken: set[str]
) -> Occurrence:
    key = unique("event-" + (event.id or slug(f"{event.date.text} {event.title}")), taken)
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
