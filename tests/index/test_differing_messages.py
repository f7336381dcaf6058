"""Which receivers of a text's messages are told something else than before."""

from __future__ import annotations

from typing import Any

import pytest

from dossiers.index.messages import differing


def said(*sentences: tuple[int, str], events: tuple[str, ...] = ()) -> tuple[Any, ...]:
    """Return a message with numbered sentences."""
    return [(number, [], text, []) for number, text in sentences], list(events), [], []


BEFORE = {"a": said((0, "a"), (3, "a too")), "b": said((1, "b")), "c": said((2, "c"), events=("duel",))}

CHANGES = {
    "nothing": (BEFORE, set()),
    "a link less moves the numbers of the rest": (
        {"a": said((0, "a"), (2, "a too")), "c": said((1, "c"), events=("duel",))},
        {"b"},
    ),
    "a link more moves them too": (
        {"d": said((0, "d")), "a": said((1, "a"), (4, "a too")), "b": said((2, "b")), "c": said((3, "c"), events=("duel",))},
        {"d"},
    ),
    "another sentence": ({**BEFORE, "b": said((1, "b now"))}, {"b"}),
    "another event": ({**BEFORE, "c": said((2, "c"))}, {"c"}),
    "another order of one receiver's sentences": ({**BEFORE, "a": said((0, "a too"), (3, "a"))}, {"a"}),
    "another order of two receivers' sentences": (
        {**BEFORE, "b": said((2, "b")), "c": said((1, "c"), events=("duel",))},
        {"a", "b", "c"},
    ),
    "nothing is said any more": ({}, {"a", "b", "c"}),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_who_is_told_something_else(change: str) -> None:
    """Numbers of references matter by their order alone: two words may lead to one receiver, who shows it."""
    now, told = CHANGES[change]
    assert differing(BEFORE, now) == told
    assert differing(now, BEFORE) == told
