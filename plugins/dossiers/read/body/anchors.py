"""Anchors and levels of headings."""

from __future__ import annotations

import re
import unicodedata

from dossiers.read.body.words import words

RESERVED = words(
    """cite content facts main mentioned-in names relations relations-table roles roles-table sanctions
    sanctions-table sources text timeline timeline-figure top"""
)
"""Anchors that a page keeps for its own sections and tables; a heading of that name gets ``text-`` before it."""

RESERVED_PREFIXES = ("c-", "event-", "fact-", "name-", "sanction-", "search-", "shape-", "source-", "tie-")
"""Beginnings of anchors that a page keeps for its own rows, treated likewise."""

LONGEST = 80
_DROPPED = re.compile("['’‘ʼʿʾ`´]")
"""Apostrophes: ``Asa'ib`` is one word, as in the ids of dossiers."""


def slug(text: str) -> str:
    """Turn a heading's text into an anchor: letters, marks and digits of any script, lower-case, with hyphens.

    An anchor is its own slug. Empty where the text holds no letter and no digit.
    """
    folded = unicodedata.normalize("NFC", _DROPPED.sub("", text).lower())
    if folded.isascii():
        found = re.findall(r"[a-z0-9]+", folded)
    else:
        found = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded).split()
    return "-".join(found)[:LONGEST].rstrip("-")


class Anchors:
    """Hands out the anchors of one text, each once, and the levels that leave no gap."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: dict[str, int] = {}
        self._above: list[int] = []

    def anchor(self, text: str) -> str:
        """Return the anchor of a heading: its slug, or ``section``; the second of a name ends in ``-2``."""
        base = slug(text) or "section"
        if base in RESERVED or base.startswith(RESERVED_PREFIXES):
            base = f"text-{base}"
        anchor, number = base, self._next.get(base, 2)
        while anchor in self._used:
            anchor, number = f"{base}-{number}", number + 1
        self._next[base] = number
        self._used.add(anchor)
        return anchor

    def level(self, typed: int) -> int:
        """Return the level of a heading on the page, 2 to 6: one deeper than the heading it stands under.

        The page's title is level 1, so whatever level a text begins with becomes 2, and none is skipped.
        """
        while self._above and self._above[-1] >= typed:
            self._above.pop()
        self._above.append(typed)
        return min(len(self._above) + 1, 6)
