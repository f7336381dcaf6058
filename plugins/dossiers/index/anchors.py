"""Anchors and file names made from words: stable, unique where they must be, harmless in a path."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_MAX = 60


def slug(words: str) -> str:
    """Return words as lower-case letters and digits of any script, joined by single hyphens; never empty."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    cut = _NOT_WORD.sub("-", folded).strip("-")[:_MAX].rstrip("-")
    return cut or "x"


def place_key(place: str, known: bool) -> str:
    """Return the anchor of a place: of one that places.yaml knows by its id, else of its plain name."""
    return f"place-{place}" if known else f"place-name--{slug(place)}"


def letter(key: str) -> str:
    """Return the anchor under which a list that is sorted by letters has the rows of a key, wherever it stands."""
    first = key[:1]
    return f"at-{first}" if first.isascii() and first.isalnum() else f"at-u{ord(first or '0'):x}"


def distinct(words: str) -> str:
    """Return a slug that long words do not share merely because they begin alike."""
    found = slug(words)
    if len(found) < _MAX - 1:
        return found
    digest = hashlib.sha256(unicodedata.normalize("NFKC", words).casefold().encode()).hexdigest()[:8]
    return f"{found[: _MAX - 10].rstrip('-')}-{digest}"


def unique(anchor: str, taken: set[str]) -> str:
    """Return the anchor, with -2, -3 … where it is taken, and note it as taken."""
    if anchor not in taken:
        taken.add(anchor)
        return anchor
    # Numbers are given without a gap: thousands of rows of one name must not each count from the beginning.
    known, free = 1, 2
    while f"{anchor}-{free}" in taken:
        known, free = free, free * 2
    while free - known > 1:
        middle = (known + free) // 2
        known, free = (middle, free) if f"{anchor}-{middle}" in taken else (known, middle)
    found = f"{anchor}-{free}"
    taken.add(found)
    return found
