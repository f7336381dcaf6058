"""Every statement of a dossier's front matter with its place and its sources, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from dossiers.model.dossier import GroupFrontMatter, LeaderFrontMatter
from dossiers.model.edtf import Edtf
from dossiers.model.record import Claim, SourceRef
from dossiers.model.sanction import DATE_ROLES
from dossiers.model.source import Source
from dossiers.model.subject import Group, Leader

Path: TypeAlias = tuple[str | int, ...]
Front: TypeAlias = LeaderFrontMatter | GroupFrontMatter
AnyClaim: TypeAlias = Claim[str] | Claim[Edtf]

LEADER_FIELDS = ("born", "died", "birth_place", "death_place", "nationality", "occupation", "status")
PLACE_FIELDS = ("birth_place", "death_place", "headquarters")
"""The fields that hold a place: an id or a plain name."""
GROUP_FIELDS = ("type", "founded", "dissolved", "headquarters", "country", "status")


def claim_fields(subject: Leader | Group) -> tuple[str, ...]:
    """Return the names of a subject's fields that hold claims, in the order in which they are shown."""
    return LEADER_FIELDS if isinstance(subject, Leader) else GROUP_FIELDS


def subject_of(front: Front) -> Leader | Group:
    """Return the person or organisation."""
    return front.leader if isinstance(front, LeaderFrontMatter) else front.group


def tie_key(front: Front) -> str:
    """Return the front-matter key that holds the affiliations."""
    return "group" if isinstance(front, LeaderFrontMatter) else "leader"


def sole_source(front: Front) -> str | None:
    """Return the id of a dossier's only source: statements that name none rest on it."""
    ids = {entry.id if isinstance(entry, Source) else entry for entry in front.sources}
    return next(iter(ids)) if len(ids) == 1 else None


def evidence(refs: tuple[SourceRef, ...], front: Front) -> tuple[SourceRef, ...]:
    """Return what a statement rests on: the sources it names, or the dossier's only one."""
    if refs:
        return refs
    only = sole_source(front)
    return (SourceRef(id=only),) if only is not None else ()


def statements(front: Front) -> Iterator[tuple[Path, tuple[SourceRef, ...]]]:
    """Yield every place that can name sources, with the sources it names (perhaps none)."""
    subject = subject_of(front)
    here = front.kind
    for number, name in enumerate(subject.native_name):
        yield (here, "native_name", number), name.sources
    for number, alias in enumerate(subject.aliases):
        yield (here, "aliases", number), alias.sources
    for field in claim_fields(subject):
        yield from _claims((here, field), getattr(subject, field))
    for identifier in subject.identifiers:
        yield from _claims((here, "identifiers", identifier.scheme), identifier.value)
    key = tie_key(front)
    for number, tie in enumerate(getattr(front, key)):
        yield (key, number), tie.sources
    for number, relation in enumerate(front.relations):
        yield ("relations", number), relation.sources
    for number, sanction in enumerate(front.sanctions):
        yield ("sanctions", number), sanction.sources
        for role in ("authority", "announced_by", *DATE_ROLES):
            yield from _claims(("sanctions", number, role), getattr(sanction, role))
    for number, searched in enumerate(front.sanctions_checked):
        yield ("sanctions_checked", number), searched.sources
    for number, event in enumerate(front.events):
        yield ("events", number), event.sources


def _claims(path: Path, claims: Sequence[AnyClaim]) -> Iterator[tuple[Path, tuple[SourceRef, ...]]]:
    for number, claim in enumerate(claims):
        yield (*path, number), claim.sources
