"""Lists of words, written as one reads them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, which are parted by white space."""
    return frozenset(text.split())
