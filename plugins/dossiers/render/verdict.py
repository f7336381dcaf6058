"""The verdict in words: who sanctions whom, as of when, what was searched, and of what nothing is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiers.index.sanctions import Designation, Search, State, Verdict
from dossiers.model.edtf import display, sort_key
from dossiers.model.sanction import Status
from dossiers.render.linker import status
from dossiers.render.views import Verdict as View
from dossiers.render.views import VerdictLine

_OPENINGS = {
    State.ACTIVE: "Subject to sanctions",
    State.UNKNOWN: "Designated, status unknown",
    State.DELISTED: "Delisted",
    State.NOT_FOUND: "No designation found",
    State.NOT_CHECKED: "Not checked",
}


def verdict_view(verdict: Verdict) -> View:
    """Say a verdict: one main sentence, and beside it what else is known, or is not."""
    lines = list(_lines(verdict))
    remark = None
    if verdict.state is State.NOT_CHECKED:
        remark = "This says nothing either way."
    elif verdict.state is State.DELISTED:
        remark = "The entry stays on this page and in the tables."
    return View(lines[0], tuple(lines[1:]), remark)


def sentence(verdict: Verdict) -> str:
    """Say the main finding in one plain sentence, for descriptions and previews."""
    line = next(iter(_lines(verdict)))
    return f"{line.opening}{line.rest}"


def _lines(verdict: Verdict) -> Iterator[VerdictLine]:
    for state, code in (
        (State.ACTIVE, Status.ACTIVE),
        (State.UNKNOWN, Status.UNKNOWN),
        (State.DELISTED, Status.DELISTED),
    ):
        rows = verdict.of(code)
        if rows:
            yield VerdictLine(status(state), _OPENINGS[state], _designated(rows, state))
    if verdict.searches:
        yield VerdictLine(status(State.NOT_FOUND), _OPENINGS[State.NOT_FOUND], _searched(verdict.searches))
    if verdict.state is State.NOT_CHECKED:
        yield VerdictLine(
            status(State.NOT_CHECKED),
            _OPENINGS[State.NOT_CHECKED],
            ": no list has been searched for this name.",
        )
    elif verdict.unchecked:
        yield VerdictLine(
            status(State.NOT_CHECKED), _OPENINGS[State.NOT_CHECKED], f": {joined(verdict.unchecked)}."
        )


def _designated(rows: Sequence[Designation], state: State) -> str:
    """Say designations by those in whose name they were made: "the United States, 2 designations (GLOMAG, SDGT)"."""
    by_body: dict[str, list[Designation]] = {}
    for row in rows:
        by_body.setdefault(row.authority.of, []).append(row)
    said: list[tuple[str, str]] = []
    for body, found in by_body.items():
        count = f"{len(found)} designation" + ("" if len(found) == 1 else "s")
        programmes = list(dict.fromkeys(row.sanction.program for row in found if row.sanction.program))
        named = body if state is State.DELISTED else body.removeprefix("the ")
        about = f"{named}, {count}" + (f" ({', '.join(programmes)})" if programmes else "")
        said.append((about, _as_of(found)))
    by = " by " if state is State.DELISTED else ": "
    if len({when for _, when in said}) == 1:
        return by + "; ".join(about for about, _ in said) + f"{said[0][1]}."
    # One date for all would say more than is known of some.
    return by + "; ".join(about + when for about, when in said) + "."


def _as_of(rows: Sequence[Designation]) -> str:
    dates = sorted({row.as_of for row in rows if row.as_of is not None}, key=sort_key)
    stated = [display(date) for date in dates]
    if any(row.as_of is None for row in rows):
        stated.append("a date that is not stated")
    return f", as of {joined(stated)}"


def _searched(searches: Sequence[Search]) -> str:
    """Say which lists were searched and as of when: "OFAC SDN list (as of July 2021)"."""
    by_list: dict[str, dict[str, None]] = {}
    for search in searches:
        name = f"{search.authority.short} {list_name(search.list)}" if search.list else search.authority.short
        by_list.setdefault(name, {})[display(search.as_of)] = None
    said = [f"{name} (as of {joined(list(dates))})" for name, dates in by_list.items()]
    return f" on {'this list' if len(said) == 1 else 'these lists'}: {'; '.join(said)}."


def list_name(listing: str) -> str:
    """Return a list's id as a sentence names it: "SDN list", but "ConList"."""
    return listing if listing.casefold().endswith("list") else f"{listing} list"


def joined(words: Sequence[str]) -> str:
    """Join words as a sentence does."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
