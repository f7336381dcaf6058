"""Affiliations and relations, written once on either side, known on both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dossiers.link.merge import merge, typed
from dossiers.link.targets import Targets
from dossiers.link.tie import Statement, Tie
from dossiers.model.dossier import Dossier, Kind
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem
from dossiers.model.registry import Registry, TieType
from dossiers.model.statements import evidence, tie_key


def ties(targets: Targets, registry: Registry) -> tuple[tuple[Tie, ...], list[Problem]]:
    """Collect all ties of a site, each once, and every one that is unknown, impossible or contradicted."""
    problems: list[Problem] = []
    stated: list[Tie] = []
    for dossier in targets.dossiers.values():
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
        word = row.type or ("member" if is_leader else "leads")
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
        first, second = (dossier.id, other) if is_leader else (other, dossier.id)
        found.append(
            Tie(
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
        )
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
        first, second = (dossier.id, other) if row.type in types else (other, dossier.id)
        if tie_type.symmetric:
            first, second = sorted((first, second))
        found.append(
            Tie(
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
        )
    return found, problems


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


def ties_of(all_ties: Iterable[Tie]) -> Mapping[str, tuple[Tie, ...]]:
    """Return the ties of each dossier, by id."""
    by_id: dict[str, list[Tie]] = defaultdict(list)
    for tie in all_ties:
        by_id[tie.first].append(tie)
        by_id[tie.second].append(tie)
    return {dossier: tuple(found) for dossier, found in by_id.items()}
