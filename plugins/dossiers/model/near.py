"""Near names: what was perhaps meant by a word that nothing knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_ENOUGH = 72
"""Of 100; below it a suggestion misleads more often than it helps (tried on the tests' table of typing mistakes)."""

_SHORT, _ENOUGH_OF_SHORT = 4, 60
"""In a code of up to four letters, two that are exchanged are already a third of it."""


def nearest(word: str, among: Iterable[str]) -> str:
    """Return the one of ``among`` that is most like ``word``, or ``""`` where none is near.

    Of several that are equally near the alphabetically first wins, so that the answer never depends on order.
    """
    # Imported here, and below: most builds find nothing that is near to anything.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  # as said

    words, folded = _prepared(tuple(among))
    enough = _ENOUGH_OF_SHORT if len(word) <= _SHORT else _ENOUGH
    found = process.extractOne(
        utils.default_process(word), folded, scorer=fuzz.ratio, processor=None, score_cutoff=enough
    )
    return words[found[2]] if found else ""


@lru_cache(maxsize=8)
def _prepared(among: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Sort and fold the words once for all that are compared with them: there may be thousands of either."""
    from rapidfuzz import utils  # noqa: PLC0415  # as above

    words = sorted(set(among))
    return words, [utils.default_process(word) for word in words]
