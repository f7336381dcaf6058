"""Anchors and file names made from words: stable, unique where they must be, harmless in a path."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+|_+")
_MAX = 60


def slug(words: str) -> str:
    """Return words as lower-case letters and digits of any script, joined by single hyphens; never empty."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    cut = _NOT_WORD.sub("-", folded).strip("-")[:_MAX].rstrip("-")
    return cut or "x"


def unique(anchor: str, taken: set[str]) -> str:
    """Return the anchor, with -2, -3 … where it is taken, and note it as taken."""
    found, number = anchor, 1
    while found in taken:
        number += 1
        found = f"{anchor}-{number}"
    taken.add(found)
    return found
