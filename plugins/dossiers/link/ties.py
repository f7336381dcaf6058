"""Affiliations and relations, written once on either side, known on both."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dossiers.link.merge import merge, typed
from dossiers.link.targets import Targets
from dossiers.link.tie import Statement, Tie
from dossiers.model.dossier import Dossier, Kind
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem
from dossiers.model.registry import Registry, TieType
from dossiers.model.relation import Affiliation, Relation
from dossiers.model.statements import evidence, tie_key


def ties(
    targets: Targets, registry: Registry, some: Iterable[Dossier] | None = None
) -> tuple[tuple[Tie, ...], list[Problem]]:
    """Collect all ties of a site, or those that ``some`` dossiers state, each once; report every one that is unknown,
    impossible or contradicted.
    """
    problems: list[Problem] = []
    stated: list[Tie] = []
    for dossier in targets.dossiers.values() if some is None else some:
        for source in (_affiliations, _relations):
            found, faults = source(dossier, targets, registry)
            stated += found
            problems += faults
    merged, faults = merge(typed(stated))
    return merged, problems + faults


def _affiliations(dossier: Dossier, targets: Targets, registry: Registry) -> tuple[list[Tie], list[Problem]]:
    problems: list[Problem] = []
    found: list[Tie] = []
    key = tie_key(dossier.front)
    is_leader = dossier.kind is Kind.LEADER
    types, reverse = _by_word(registry.affiliation_types.values())
    for number, row in enumerate(dossier.affiliations):
        at = Pointer((key, number))
        word = row.type or _usual_type(dossier)
        tie_type = types.get(word) or reverse.get(word)
        if tie_type is None:
            problems.append(
                _unknown_type(
                    dossier, Pointer((key, number, "type")), word, (*types, *reverse), "affiliation"
                )
            )
        other = _other(dossier, row.id, Pointer((key, number, "id")), targets, problems)
        if other is not None and targets.dossiers[other].kind is dossier.kind:
            problems.append(
                Problem(
                    "wrong-kind",
                    dossier.file,
                    f"“{row.id}” is a {dossier.kind}, too",
                    Pointer((key, number, "id")),
                    expected=f"a {'group' if is_leader else 'leader'}; ties between two {dossier.kind}s stand under relations",
                )
            )
            continue
        if tie_type is None or other is None:
            continue
        found.append(_affiliation(dossier, row, at, tie_type, other))
    return found, problems


def _relations(dossier: Dossier, targets: Targets, registry: Registry) -> tuple[list[Tie], list[Problem]]:
    problems: list[Problem] = []
    found: list[Tie] = []
    types, reverse = _by_word(registry.relation_types.values())
    for number, row in enumerate(dossier.front.relations):
        at = Pointer(("relations", number))
        tie_type = types.get(row.type) or reverse.get(row.type)
        if tie_type is None:
            problems.append(
                _unknown_type(
                    dossier, Pointer(("relations", number, "type")), row.type, (*types, *reverse), "relation"
                )
            )
        other = _other(dossier, row.to, Pointer(("relations", number, "to")), targets, problems)
        if tie_type is None or other is None:
            continue
        found.append(_relation(dossier, row, at, tie_type, other, reads=row.type in types))
    return found, problems


def stated_ties(
    dossier: Dossier, registry: Registry, resolve: Callable[[str], str | None] = lambda word: word
) -> list[Tie]:
    """Return the ties that one dossier states, as it states them; what cannot be one is left out, as ``ties`` reports it.

    ``resolve`` gives the id of today for a word; without it, words stand for themselves.
    """
    found: list[Tie] = []
    key, usual = tie_key(dossier.front), _usual_type(dossier)
    types, reverse = _by_word(registry.affiliation_types.values())
    for number, row in enumerate(dossier.affiliations):
        word, other = row.type or usual, resolve(row.id)
        tie_type = types.get(word) or reverse.get(word)
        if tie_type is not None and other is not None:
            found.append(_affiliation(dossier, row, Pointer((key, number)), tie_type, other))
    types, reverse = _by_word(registry.relation_types.values())
    for number, line in enumerate(dossier.front.relations):
        other = resolve(line.to)
        tie_type = types.get(line.type) or reverse.get(line.type)
        if tie_type is not None and other is not None:
            at = Pointer(("relations", number))
            found.append(_relation(dossier, line, at, tie_type, other, reads=line.type in types))
    return found


def has_unknown_types(dossier: Dossier, registry: Registry) -> bool:
    """Say whether a tie of a dossier is of a type that no list has."""
    affiliations, relations = (
        {word for words in _by_word(types.values()) for word in words}
        for types in (registry.affiliation_types, registry.relation_types)
    )
    return any(row.type is not None and row.type not in affiliations for row in dossier.affiliations) or any(
        row.type not in relations for row in dossier.front.relations
    )


def _usual_type(dossier: Dossier) -> str:
    """The type of an affiliation for which none is typed."""
    return "member" if dossier.kind is Kind.LEADER else "leads"


def _affiliation(dossier: Dossier, row: Affiliation, at: Pointer, tie_type: TieType, other: str) -> Tie:
    first, second = (dossier.id, other) if dossier.kind is Kind.LEADER else (other, dossier.id)
    return Tie(
        tie_type,
        True,
        first,
        second,
        row.role,
        row.from_,
        row.to,
        row.as_of,
        evidence(row.sources, dossier.front),
        row.note,
        (Statement(dossier.id, dossier.file, at),),
        row.type is None,
    )


def _relation(
    dossier: Dossier, row: Relation, at: Pointer, tie_type: TieType, other: str, *, reads: bool
) -> Tie:
    first, second = (dossier.id, other) if reads else (other, dossier.id)
    if tie_type.symmetric:
        first, second = sorted((first, second))
    return Tie(
        tie_type,
        False,
        first,
        second,
        row.role,
        row.from_,
        row.until,
        row.as_of,
        evidence(row.sources, dossier.front),
        row.note,
        (Statement(dossier.id, dossier.file, at),),
    )


def _by_word(types: Iterable[TieType]) -> tuple[dict[str, TieType], dict[str, TieType]]:
    listed = list(types)
    return {kind.id: kind for kind in listed}, {
        kind.reverse: kind for kind in listed if kind.reverse is not None
    }


def _other(dossier: Dossier, word: str, at: Pointer, targets: Targets, problems: list[Problem]) -> str | None:
    other = targets.resolve(word)
    if other == dossier.id:
        problems.append(
            Problem(
                "self-relation",
                dossier.file,
                "a dossier cannot relate to itself",
                at,
                expected="another's id",
            )
        )
        return None
    if other is None or other not in targets.dossiers:
        problems.append(
            Problem(
                "unknown-target",
                dossier.file,
                f"no dossier has the id “{word}”",
                at,
                expected="the id of a dossier: the name of its file without .md",
                meant=targets.suggestion(word),
            )
        )
        return None
    return other


def _unknown_type(dossier: Dossier, at: Pointer, word: str, words: Iterable[str], noun: str) -> Problem:
    listed = list(words)
    return Problem(
        "unknown-type",
        dossier.file,
        f"“{word}” is not a type of {noun}",
        at,
        expected="one of: " + ", ".join(listed),
        meant=nearest(word, listed),
    )
