"""What one dossier must keep to beyond its types: every statement sourced, every date possible, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiers.model.dossier import GroupFrontMatter, LeaderFrontMatter
from dossiers.model.edtf import Edtf, definitely_before, display
from dossiers.model.problem import Pointer, Problem
from dossiers.model.record import Claim, SourceRef
from dossiers.model.relation import Affiliation
from dossiers.model.sanction import DATE_ROLES, Sanction
from dossiers.model.statements import sole_source, tie_key
from dossiers.model.subject import Leader

_STARTS = ("signed", "announced", "listed", "effective")


def check(front: LeaderFrontMatter | GroupFrontMatter, file: str) -> list[Problem]:
    """Return every fault of one dossier's front matter that needs no other file to be seen."""
    return [*_unsourced(front, file), *_dates(front, file), *_twice(front, file)]


def _unsourced(front: LeaderFrontMatter | GroupFrontMatter, file: str) -> Iterator[Problem]:
    if sole_source(front) is not None:
        return
    ties: Sequence[Affiliation] = front.group if isinstance(front, LeaderFrontMatter) else front.leader
    rows: list[tuple[str, str, Sequence[tuple[SourceRef, ...]]]] = [
        ("sanctions", "sanction", [row.sources or _of_claims(row) for row in front.sanctions]),
        ("events", "event", [row.sources for row in front.events]),
        ("relations", "relation", [row.sources for row in front.relations]),
        (tie_key(front), "affiliation", [row.sources for row in ties]),
    ]
    for key, noun, sources in rows:
        for number, refs in enumerate(sources):
            if not refs:
                yield Problem(
                    "no-source",
                    file,
                    f"this {noun} names no source",
                    Pointer((key, number)),
                    expected="sources: [id], because this dossier has several sources",
                )


def _of_claims(sanction: Sanction) -> tuple[SourceRef, ...]:
    """A sanction whose every claim is sourced needs no list of its own; the claims' sources are its sources."""
    claims: list[Claim[str] | Claim[Edtf]] = [*sanction.authority]
    for role in DATE_ROLES:
        claims.extend(getattr(sanction, role))
    return (
        tuple(ref for claim in claims for ref in claim.sources)
        if all(claim.sources for claim in claims)
        else ()
    )


def _dates(front: LeaderFrontMatter | GroupFrontMatter, file: str) -> Iterator[Problem]:
    subject = front.leader if isinstance(front, LeaderFrontMatter) else front.group
    ties: Sequence[Affiliation] = front.group if isinstance(front, LeaderFrontMatter) else front.leader
    for number, tie in enumerate(ties):
        yield from _span(tie.from_, tie.to, file, (tie_key(front), number, "to"))
    for number, relation in enumerate(front.relations):
        yield from _span(relation.from_, relation.until, file, ("relations", number, "until"))
    for number, sanction in enumerate(front.sanctions):
        for end in sanction.delisted:
            for role in _STARTS:
                for start in getattr(sanction, role):
                    if definitely_before(end.value, start.value):
                        yield _order(
                            file, ("sanctions", number, "delisted"), "delisted", end.value, role, start.value
                        )
    first, last = ("born", "died") if isinstance(subject, Leader) else ("founded", "dissolved")
    starts: Sequence[Claim[Edtf]] = getattr(subject, first)
    ends: Sequence[Claim[Edtf]] = getattr(subject, last)
    # Readings may conflict; only when no pair of them is possible is the order itself wrong.
    if starts and ends and all(definitely_before(end.value, start.value) for end in ends for start in starts):
        yield _order(file, (front.kind, last), last, ends[0].value, first, starts[0].value)


def _span(start: Edtf | None, end: Edtf | None, file: str, at: tuple[str | int, ...]) -> Iterator[Problem]:
    if start is not None and end is not None and definitely_before(end, start):
        yield _order(file, at, str(at[-1]), end, "from", start)


def _order(file: str, at: tuple[str | int, ...], last: str, end: Edtf, first: str, start: Edtf) -> Problem:
    return Problem(
        "date-order",
        file,
        f"“{last}” ({display(end)}) lies before “{first}” ({display(start)})",
        Pointer(at),
        expected=f"{last} on or after {first}",
    )


def _twice(front: LeaderFrontMatter | GroupFrontMatter, file: str) -> Iterator[Problem]:
    subject = front.leader if isinstance(front, LeaderFrontMatter) else front.group
    seen: dict[str, str] = {}
    for number, alias in enumerate(subject.aliases):
        folded = alias.name.casefold()
        if folded in seen:
            yield Problem(
                "alias-collision",
                file,
                f"the alias “{alias.name}” stands twice",
                Pointer((front.kind, "aliases", number)),
                expected="each alias once",
            )
        seen[folded] = alias.name
    for key in ("sanctions", "events"):
        ids: set[str] = set()
        for number, row in enumerate(getattr(front, key)):
            if row.id is not None and row.id in ids:
                yield Problem(
                    "id-collision",
                    file,
                    f"the id “{row.id}” stands twice",
                    Pointer((key, number, "id")),
                    expected="each id once in a dossier",
                )
            ids.add(row.id or "")
