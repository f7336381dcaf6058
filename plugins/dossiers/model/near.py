"""Near names: what was perhaps meant by a word that nothing knows."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_ENOUGH = 72
"""Of 100; below it a suggestion misleads more often than it helps (tried on the tests' table of typing mistakes)."""


def nearest(word: str, among: Iterable[str]) -> str:
    """Return the one of ``among`` that is most like ``word``, or ``""`` where none is near.

    Of several that are equally near the alphabetically first wins, so that the answer never depends on order.
    """
    found = process.extractOne(
        word, sorted(set(among)), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_ENOUGH
    )
    return found[0] if found else ""
