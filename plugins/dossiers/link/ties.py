"""Affiliations and relations, written once on either side, known on both."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from dossiers.link.targets import Targets
from dossiers.model.dossier import Dossier, Kind
from dossiers.model.edtf import Edtf, display
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem, Related
from dossiers.model.record import SourceRef
from dossiers.model.registry import Registry, TieType
from dossiers.model.statements import evidence, tie_key


@dataclass(frozen=True, slots=True)
class Statement:
    """Where one side states a tie: the dossier's id, its file and the place in it."""

    dossier: str
    file: str
    at: Pointer


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two dossiers, read from ``first`` to ``second`` in the words of its type.

    Of an affiliation the leader is first. ``end`` may be open (``..``). ``stated`` names the side or sides
    that say so; ``sources`` are those of all of them.
    """

    type: TieType
    affiliation: bool
    first: str
    second: str
    role: str | None
    start: Edtf | None
    end: Edtf | None
    as_of: Edtf | None
    sources: tuple[SourceRef, ...]
    note: str | None
    stated: tuple[Statement, ...]

    def other(self, dossier: str) -> str:
        """Return the other side's id."""
        return self.second if dossier == self.first else self.first

    def heading(self, dossier: str) -> str:
        """Return the heading under which this tie stands on one side's page."""
        if dossier == self.first or self.type.reverse_heading is None:
            return self.type.heading
        return self.type.reverse_heading

    def reads(self, dossier: str) -> str:
        """Return how the tie reads from one side: ``backs`` or ``backed by``."""
        if dossier == self.first or self.type.reverse_name is None:
            return self.type.name
        return self.type.reverse_name


def ties(targets: Targets, registry: Registry) -> tuple[tuple[Tie, ...], list[Problem]]:
    """Collect all ties of a site, each once, and every one that is unknown, impossible or contradicted."""
    problems: list[Problem] = []
    stated: list[Tie] = []
    for dossier in targets.dossiers.values():
        for source in (_affiliations, _relations):
            found, faults = source(dossier, targets, registry)
            stated += found
            problems += faults
    merged, faults = _merge(stated)
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


def _merge(stated: list[Tie]) -> tuple[tuple[Tie, ...], list[Problem]]:
    """Make one tie of what both sides state; where they differ, report it and keep the first side's words."""
    problems: list[Problem] = []
    groups: dict[tuple[str, str, str, bool], list[Tie]] = defaultdict(list)
    for tie in stated:
        groups[tie.type.id, tie.first, tie.second, tie.affiliation].append(tie)
    merged: list[Tie] = []
    for key in sorted(groups):
        by_side: dict[str, list[Tie]] = defaultdict(list)
        for tie in groups[key]:
            by_side[tie.stated[0].dossier].append(tie)
        sides = [by_side[side] for side in sorted(by_side)]
        if len(sides) == 1:
            merged += sides[0]
            continue
        for mine, theirs in _pairs(*sides):
            if mine is None or theirs is None:
                merged += [side for side in (mine, theirs) if side is not None]
                continue
            problems += _differences(mine, theirs)
            merged.append(_union(mine, theirs))
    return tuple(merged), problems


def _pairs(mine: list[Tie], theirs: list[Tie]) -> Iterator[tuple[Tie | None, Tie | None]]:
    """Pair what two sides state: those with the same beginning, then the rest in their order.

    So one statement on each side is always the same tie, and what one side alone states is paired with None.
    """
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for number, tie in enumerate(theirs):
        waiting[_text(tie.start)].append(number)
    left = dict.fromkeys(range(len(theirs)))
    alone: list[Tie] = []
    for tie in mine:
        same = waiting[_text(tie.start)]
        if same:
            number = same.popleft()
            del left[number]
            yield tie, theirs[number]
        else:
            alone.append(tie)
    yield from zip_longest(alone, (theirs[number] for number in left))


def _text(date: Edtf | None) -> str:
    return "" if date is None else date.text


def _differences(mine: Tie, theirs: Tie) -> Iterator[Problem]:
    """Compare what both sides say; a side that is silent on a point does not contradict."""
    points: list[tuple[str, str | None, str | None]] = [
        ("the beginning", _shown(mine.start), _shown(theirs.start)),
        ("the end", _shown(mine.end), _shown(theirs.end)),
        ("the role", mine.role, theirs.role),
    ]
    for what, here, there in points:
        if here is not None and there is not None and here != there:
            yield Problem(
                "relation-disagrees",
                mine.stated[0].file,
                f"{what} of “{mine.first} {mine.type.name} {mine.second}” is “{here}” here and “{there}” in {theirs.stated[0].file}",
                mine.stated[0].at,
                expected="the same on both sides, or the statement on one side only",
                related=(Related(theirs.stated[0].file, theirs.stated[0].at, f"says “{there}”"),),
            )


def _shown(date: Edtf | None) -> str | None:
    return None if date is None else display(date)


def _union(mine: Tie, theirs: Tie) -> Tie:
    sources = mine.sources + tuple(ref for ref in theirs.sources if ref not in mine.sources)
    return Tie(
        mine.type,
        mine.affiliation,
        mine.first,
        mine.second,
        mine.role or theirs.role,
        mine.start or theirs.start,
        mine.end or theirs.end,
        mine.as_of or theirs.as_of,
        sources,
        mine.note or theirs.note,
        mine.stated + theirs.stated,
    )


def ties_of(all_ties: Iterable[Tie]) -> Mapping[str, tuple[Tie, ...]]:
    """Return the ties of each dossier, by id."""
    by_id: dict[str, list[Tie]] = defaultdict(list)
    for tie in all_ties:
        by_id[tie.first].append(tie)
        by_id[tie.second].append(tie)
    return {dossier: tuple(found) for dossier, found in by_id.items()}
