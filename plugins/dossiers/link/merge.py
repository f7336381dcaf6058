"""What both sides state of a tie, made one; where they differ, that is a problem."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import zip_longest

from msgspec.structs import replace

from dossiers.link.tie import Tie
from dossiers.model.edtf import Edtf, display
from dossiers.model.problem import Problem, Related


def typed(stated: list[Tie]) -> list[Tie]:
    """Give an affiliation without a type that of the other side, where that side states exactly one.

    Left out on both sides it is what the group's dossier takes it for: the leader's says the least, ``member``.
    """
    sides: dict[tuple[str, str], dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in stated:
        if tie.affiliation:
            sides[tie.first, tie.second][tie.stated[0].dossier].append(tie)
    found: list[Tie] = []
    for tie in stated:
        own = tie.stated[0].dossier
        theirs = (
            sides[tie.first, tie.second].get(tie.other(own), []) if tie.affiliation and tie.untyped else []
        )
        if len(theirs) == 1 and (not theirs[0].untyped or own == tie.first):
            found.append(replace(tie, type=theirs[0].type))
        else:
            found.append(tie)
    return found


def merge(stated: list[Tie]) -> tuple[tuple[Tie, ...], list[Problem]]:
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
