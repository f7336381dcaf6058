"""Designations with their status, the searches that found none, and the verdict of the two."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from dossiers.index.anchors import slug, unique
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, definitely_before
from dossiers.model.record import Claim, SourceRef
from dossiers.model.registry import Authority, Programme, Registry
from dossiers.model.sanction import DATE_ROLES, Sanction, SanctionsCheck, Status
from dossiers.model.source import Source
from dossiers.model.statements import evidence


class Designation(Struct, frozen=True):
    """One designation, with what is derived from it.

    ``key`` is the row's anchor, unique in its dossier. ``as_of`` is the latest date for which it is known to
    stand so: its own, that of a search of its list, or that of the newest source that it rests on.
    """

    dossier: str
    key: str
    sanction: Sanction
    authority: Authority
    programme: Programme | None
    status: Status
    as_of: Edtf | None
    sources: tuple[SourceRef, ...]

    @property
    def dates(self) -> Iterator[tuple[str, Claim[Edtf]]]:
        """Each date with its role, in the order in which the roles come about."""
        for role in DATE_ROLES:
            for claim in getattr(self.sanction, role):
                yield role, claim


class Search(Struct, frozen=True):
    """One list that was searched for a dossier's subject and held no entry."""

    dossier: str
    key: str
    authority: Authority
    list: str | None
    as_of: Edtf
    sources: tuple[SourceRef, ...]
    note: str | None


class State(StrEnum):
    """What a page can say of sanctions; the first of these that holds is the verdict."""

    ACTIVE = "active"
    UNKNOWN = "unknown"
    DELISTED = "delisted"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


class Verdict(Struct, frozen=True):
    """What is known of one subject's sanctions.

    ``designations`` are all, in the order of the file; ``searches`` those that found none; ``unchecked`` the
    authorities of the project's list of which nothing is said, in whose name they act.
    """

    state: State
    designations: tuple[Designation, ...]
    searches: tuple[Search, ...]
    unchecked: tuple[str, ...]

    def of(self, status: Status) -> tuple[Designation, ...]:
        """Return the designations of one status."""
        return tuple(each for each in self.designations if each.status is status)

    @property
    def as_of(self) -> Edtf | None:
        """The newest date of anything that the verdict rests on."""
        dates = [each.as_of for each in self.designations if each.as_of is not None]
        return newest(dates or [search.as_of for search in self.searches])


_STARTS = ("signed", "announced", "listed", "effective")


def verdict(registry: Registry, sources: Mapping[str, Source], dossier: Dossier) -> Verdict:
    """Derive what is known of the sanctions on one dossier's subject; ``sources`` are those that it cites, at least."""
    designations = tuple(_designations(registry, sources, dossier))
    searches = tuple(_searches(registry, dossier, designations))
    statuses = {each.status for each in designations}
    if Status.ACTIVE in statuses:
        state = State.ACTIVE
    elif Status.UNKNOWN in statuses:
        state = State.UNKNOWN
    elif Status.DELISTED in statuses:
        state = State.DELISTED
    else:
        state = State.NOT_FOUND if searches else State.NOT_CHECKED
    said = {each.authority.of for each in designations} | {search.authority.of for search in searches}
    unchecked = dict.fromkeys(each.of for each in registry.authorities.values() if each.of not in said)
    return Verdict(state, designations, searches, tuple(unchecked))


def newest(dates: Iterable[Edtf | None]) -> Edtf | None:
    """Return the date that ends last; of those that end together the most exact."""
    # Of ten thousand dates most are the same object.
    known = {id(date): date for date in dates if date is not None and date.latest is not None}
    return max(
        known.values(),
        key=lambda date: (date.latest or datetime.date.min, date.earliest or datetime.date.min, date.text),
        default=None,
    )


def _designations(registry: Registry, known: Mapping[str, Source], dossier: Dossier) -> Iterator[Designation]:
    taken: set[str] = set()
    for sanction in dossier.front.sanctions:
        authority = registry.authorities[sanction.authority[0].value]
        words = (
            sanction.authority[0].value,
            sanction.list,
            sanction.program or sanction.legal_basis,
            sanction.ref,
        )
        key = unique("sanction-" + (sanction.id or slug(" ".join(word for word in words if word))), taken)
        checks = [
            check
            for check in dossier.front.sanctions_checked
            if any(_covers(check, name, sanction, registry) for name in check.lists)
        ]
        named = evidence(_sources(sanction), dossier.front)
        sources = tuple(dict.fromkeys((*named, *(ref for check in checks for ref in check.sources))))
        as_of = newest([sanction.as_of, *(check.as_of for check in checks)]) or newest(
            known[ref.id].date for ref in sources if ref.id in known
        )
        yield Designation(
            dossier.id,
            key,
            sanction,
            authority,
            _programme(registry, sanction.program, authority),
            _status(sanction, as_of),
            as_of,
            sources,
        )


def _sources(sanction: Sanction) -> tuple[SourceRef, ...]:
    """The sources of the row, then those that only its claims name."""
    found = dict.fromkeys(sanction.sources)
    for role in ("authority", "announced_by", *DATE_ROLES):
        for claim in getattr(sanction, role):
            found |= dict.fromkeys(claim.sources)
    return tuple(found)


def _status(sanction: Sanction, as_of: Edtf | None) -> Status:
    """Derive the status: delisted once a delisting has come about, active where it was seen to stand, else unknown."""
    for claim in sanction.delisted:
        if (
            as_of is None
            or as_of.latest is None
            or claim.value.earliest is None
            or claim.value.earliest <= as_of.latest
        ):
            return Status.DELISTED
    return Status.UNKNOWN if as_of is None else Status.ACTIVE


def _programme(registry: Registry, code: str | None, authority: Authority) -> Programme | None:
    """Find what is known of a code; the same code of another body is another programme."""
    known = registry.programmes.get(code or "")
    if known is None or known.authority is None or known.authority == authority.id:
        return known
    owner = registry.authorities.get(known.authority)
    return known if owner is not None and owner.of == authority.of else None


def _covers(check: SanctionsCheck, name: str, sanction: Sanction, registry: Registry) -> bool:
    """Whether a searched list (``US-OFAC/SDN``) is the one that a designation stood on when it was searched.

    What was searched before the designation came about found none.
    A list may carry another authority's designations (State's stand on OFAC's SDN list), so the list's name
    decides where the designation has one, among authorities that act for the same country or body.
    """
    starts = [claim.value for role in _STARTS for claim in getattr(sanction, role)]
    if starts and all(definitely_before(check.as_of, start) for start in starts):
        return False
    authority, _, listing = name.partition("/")
    mine = sanction.authority[0].value
    if not listing or not sanction.list:
        return authority == mine
    same_body = registry.authorities[authority].of == registry.authorities[mine].of
    return same_body and listing.casefold() == sanction.list.casefold()


def _searches(
    registry: Registry, dossier: Dossier, designations: tuple[Designation, ...]
) -> Iterator[Search]:
    taken: set[str] = set()
    for check in dossier.front.sanctions_checked:
        for name in check.lists:
            if any(_covers(check, name, each.sanction, registry) for each in designations):
                continue
            yield _search(registry, dossier, check, name, taken)


def _search(
    registry: Registry, dossier: Dossier, check: SanctionsCheck, name: str, taken: set[str]
) -> Search:
    authority, _, listing = name.partition("/")
    return Search(
        dossier.id,
        unique("search-" + slug(f"{name} {check.as_of.text}"), taken),
        registry.authorities[authority],
        listing or None,
        check.as_of,
        check.sources,
        check.note,
    )
