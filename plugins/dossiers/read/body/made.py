"""What the quick lane makes: blocks of finished HTML, cut where the numbers of their slots belong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import filterfalse

from msgspec import Struct, field

from dossiers.read.body.collect import Arrival

_TAG = re.compile(r"<[^>]*>")
_ALNUM = re.compile(r"[^\W_]")


class Made(Struct):
    """One top-level block.

    ``html`` has one piece more than the block has references; between two pieces belongs the number of a slot.
    ``texts`` are the plain texts of its innermost blocks that hold references, in which ``REFERENCE`` and
    ``CITATION`` stand for them. ``words`` is the count of its words.
    """

    html: list[str]
    met: list[Arrival] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    words: int = 0


class MadeHeading(Struct):
    """A heading of plain text: its level as typed and its HTML; its anchor is given when all of them are known."""

    level: int
    html: str


def count_words(text: str) -> int:
    """Count the words of a plain text: runs between white space that hold a letter or digit."""
    return count_tokens(text.split())


def count_tokens(tokens: list[str]) -> int:
    """Count the tokens that hold a letter or digit."""
    rest = [*filterfalse(str.isalnum, tokens)]
    return len(tokens) - sum(1 for token in rest if not _ALNUM.search(token)) if rest else len(tokens)


def count_html(blocks: Iterable[str]) -> int:
    """Count the words of blocks of HTML."""
    return sum(count_words(unescape(_TAG.sub("", block))) for block in blocks)
