"""Sentences: where they end in a plain text, and the one around a place, short enough to quote."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from dossiers.read.body.words import words

REFERENCE = "\x05"
"""Stands in a text for a reference with words of its own."""
CITATION = "\x06"
"""Stands in a text for a citation, which belongs to the sentence that it follows."""

QUOTED = 300
"""Characters of a longer sentence that are kept around a place."""

_END = re.compile(f"(?P<stop>[.!?…؟۔]+)[\"'”’»)\\]]*(?: ?{CITATION})*(?=\\s|$)|[。！？]")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"']*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]", re.UNICODE)

_TITLES = words(
    """mr mrs ms dr prof gen col lt maj capt cpt sgt adm brig cmdr hon rev sen rep gov pres amb st jr sr vs cf viz
    approx ca e.g i.e al jan feb mar apr jun jul aug sep sept oct nov dec dept univ assn bros mt ft"""
)
"""Abbreviations after which a sentence goes on, whatever follows."""

_BEFORE_NUMBER = words("no nos p pp vol vols ch chap art arts sec secs fig figs para paras n c par ed r app")
"""Abbreviations only where a number follows: “no.” also ends a sentence."""

_OPENERS = words(
    "The A An He She It They We I In On At After Before But And This That These Those His Her Their"
)
"""Words that begin a sentence even after “U.S.”."""


def sentence_ends(text: str) -> list[int]:
    """Return the index after each sentence of a text in which white space is single spaces, in linear time."""
    ends = [found.end() for found in _END.finditer(text) if found["stop"] is None or _ends(text, found)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _ends(text: str, found: re.Match[str]) -> bool:
    following = text[found.end() + 1 : found.end() + 24].lstrip("\"'“‘«([")
    if following[:1].islower():
        return False
    if found["stop"] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    word = before[0] if before else ""
    if word.lower() in _TITLES:
        return False
    if word.lower() in _BEFORE_NUMBER and following[:1].isdigit():
        return False
    if word.isascii() and word[-1:].isalpha() and _INITIALS.fullmatch(word):
        # Initials of a name or of a state: “J. Smith”, “U.S. forces”; “the U.S. The …” ends nevertheless.
        return "." in word and following.split(" ", 1)[0] in _OPENERS
    return True


class Quotation(Struct, frozen=True):
    """A part of a text, and whether its sentence goes on before and after it."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def around(text: str, ends: list[int], place: int) -> Quotation:
    """Return the sentence that holds the character at ``place``, cut to about ``QUOTED`` characters."""
    number = bisect_right(ends, place)
    start, end = (ends[number - 1] if number else 0), ends[min(number, len(ends) - 1)]
    if end - start <= QUOTED:
        return Quotation(start, end, cut_before=False, cut_after=False)
    cut_start = max(start, min(place - QUOTED // 2, end - QUOTED))
    cut_end = min(end, cut_start + QUOTED)
    if cut_start > start and (space := text.find(" ", cut_start, place)) >= 0:
        cut_start = space + 1
    if cut_end < end and (space := text.rfind(" ", place + 1, cut_end)) >= 0:
        cut_end = space
    return Quotation(cut_start, cut_end, cut_start > start, cut_end < end)
