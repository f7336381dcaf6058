"""What no author writes: texts that would cost Markdown far more than their length, found before it runs.

The limits count work, not time: for each paragraph the characters that the parser would pass again and again
(from an opening bracket to its end, from a lone backtick to the end of the paragraph), summed over the text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from msgspec import Struct

from dossiers.read.body.code import blank_fences

LONGEST_TEXT = 1_000_000
"""Characters of a body."""
LONGEST_PARAGRAPH = 50_000
"""Characters between two blank lines."""
MOST_BLANK_LINES = 20_000
"""Each costs the parser a step through the list of all others."""
MOST_MARKS = 20_000
"""Brackets, asterisks, underscores, backticks and less-than signs in a body."""
MOST_NOTES = 1_000
"""Occurrences of ``[^`` in a body."""
DEEPEST = 20
"""Lists, quotations and definitions inside one another, each."""
MOST_OPEN = 100
"""Emphases begun and not ended in a paragraph."""
MOST_CELLS = 20_000
"""Cells of a table."""
MOST_WORK = 4_000_000
"""Characters passed again, in the whole body; a few tenths of a second."""

_GAP = re.compile(r"\n[ \t]*\n\s*")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_MARKS = re.compile(r"[\[*_`<]")
_ITEM = r"(?:>|[-*+](?=[ \t])|\d{1,9}\.(?=[ \t])|:(?=[ \t]))"
_DEEP = re.compile(
    rf"^(?:[ \t]*{_ITEM}){{{DEEPEST + 1},}}|^(?:[ ]{{4}}|\t){{{DEEPEST + 1},}}[ ]*{_ITEM}", re.MULTILINE
)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)(?:\n|\Z)")
_DEFINITION = re.compile(r"(?:^|(?<=\n))[ ]{0,3}:[ ]")
_TERM_THEN_DEFINITION = re.compile(r"^[ ]{0,3}[^ :\n][^\n]*\n[ ]{0,3}:[ ]", re.MULTILINE)
_STRUCTURE = re.compile(r"^(?:#|[ ]{0,3}(?:[-_*][ ]{0,2}[-_*]|[=-]+[ ]*$|:[ ]|\[))", re.MULTILINE)
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_ADDRESS = re.compile(r"\]\(")
_ADDRESS_END = re.compile(r"[()'\"<]")
_TICKS = re.compile(r"`+")
_EMPHASIS = re.compile(r"(?<![*_])(?:\*+|_+)")


class Excess(Struct, frozen=True):
    """A limit that a text breaks: the code of its problem, the index in the text, what was found and expected."""

    code: str
    place: int
    message: str
    expected: str


def excess(text: str) -> Excess | None:
    """Return the first limit that a text breaks, or None. The time is linear in the text."""
    if len(text) > LONGEST_TEXT:
        return Excess(
            "too-large",
            0,
            f"the text has {len(text):,} characters",
            f"at most {LONGEST_TEXT:,}; several dossiers or pages",
        )
    blanks = list(islice(_BLANK_LINE.finditer(text), MOST_BLANK_LINES, MOST_BLANK_LINES + 1))
    if blanks:
        return Excess(
            "too-complex", blanks[0].end(), f"more than {MOST_BLANK_LINES:,} blank lines", "a shorter text"
        )
    text = blank_fences(text)
    return _whole(text) or _paragraphs(text)


def _whole(text: str) -> Excess | None:
    deep = next((found for found in _DEEP.finditer(text) if not _RULE.match(text, found.start())), None)
    if deep is not None:
        return Excess(
            "too-complex",
            deep.start(),
            f"lists or quotations nested more than {DEEPEST} deep",
            "fewer levels, or code in a fence",
        )
    marks = text.count("[") + text.count("*") + text.count("_") + text.count("`") + text.count("<")
    if marks > MOST_MARKS:
        place = next(
            found.start() for number, found in enumerate(_MARKS.finditer(text)) if number == MOST_MARKS
        )
        return Excess(
            "too-complex",
            place,
            f"more than {MOST_MARKS:,} brackets and other marks in one text",
            "a shorter text",
        )
    if text.count("[^") > MOST_NOTES:
        return Excess(
            "too-complex",
            text.index("[^"),
            f"more than {MOST_NOTES:,} notes",
            "citations for sources, or a shorter text",
        )
    return None


def _paragraphs(text: str) -> Excess | None:
    start, work = 0, 0
    for gap in [*_GAP.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        if end - start > LONGEST_PARAGRAPH:
            return Excess(
                "too-large",
                start,
                f"a paragraph of {end - start:,} characters",
                f"at most {LONGEST_PARAGRAPH:,}; blank lines between paragraphs",
            )
        paragraph = text[start:end]
        found, cost = _paragraph(paragraph)
        work += cost
        if found:
            return Excess("too-complex", start, found, "what an author would write; code belongs in a fence")
        if work > MOST_WORK:
            return Excess(
                "too-complex", start, "brackets, backticks or headings left open or repeated without end",
                "each [ and ` closed near by, or written \\[ and \\`; blank lines around headings",
            )  # fmt: skip
        start = len(text) if gap is None else gap.end()
    return None


def _paragraph(text: str) -> tuple[str, int]:
    """Return what is wrong with a paragraph, if anything, and the work that it costs."""
    size = len(text)
    cost = 0
    if (
        text.count(":") > DEEPEST
        and len(_DEFINITION.findall(text)) > DEEPEST
        and len(_TERM_THEN_DEFINITION.findall(text)) > DEEPEST
    ):
        return f"more than {DEEPEST} terms and definitions without a blank line between them", 0
    if text.count("[") > 3:
        cost += _bracket_work(text)
    if "](" in text:
        cost += _address_work(text)
    if text.count("`") > 3:
        cost += _tick_work(text)
    if "|" in text:
        first, _, rest = text.partition("\n")
        columns = max(first.count("|"), rest.partition("\n")[0].count("|")) + 1
        rows = text.count("\n") + 1
        if columns > 2 and columns * rows > MOST_CELLS:
            return f"a table with more than {MOST_CELLS:,} cells", 0
        if text.count("`") > 100:
            cost += sum(line.count("`") * (line.count("`") + line.count("|")) for line in text.split("\n"))
    if "\n" in text:
        cost += size * sum(1 for _ in _STRUCTURE.finditer(text))
    if text.count("*") + text.count("_") > MOST_OPEN and _emphasis_depth(text) > MOST_OPEN:
        return f"more than {MOST_OPEN} emphases left open", 0
    return "", cost


def _bracket_work(text: str) -> int:
    cost, opened = 0, []
    for found in _BRACKETS.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            cost += found.start() - opened.pop()
    return cost + sum(len(text) - start for start in opened)


def _address_work(text: str) -> int:
    """Count the links whose address does not simply end: each is sought up to the end of the paragraph."""
    cost = 0
    for found in _ADDRESS.finditer(text):
        end = _ADDRESS_END.search(text, found.end())
        if end is None or end[0] != ")":
            cost += len(text) - found.end()
    return cost


def _tick_work(text: str) -> int:
    left = Counter(found.end() - found.start() for found in _TICKS.finditer(text))
    cost = 0
    for found in _TICKS.finditer(text):
        length = found.end() - found.start()
        left[length] -= 1
        if not left[length]:
            cost += len(text) - found.end()
    return cost


def _emphasis_depth(text: str) -> int:
    depth = deepest = 0
    for found in _EMPHASIS.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if after.strip() and not before.strip():
            depth += 1
        elif before.strip() and not (after.strip() and after.isalnum()):
            depth = max(depth - 1, 0)
        elif after.strip() and found[0][0] == "*":
            # Within a word an asterisk may begin an emphasis, an underscore may not.
            depth += 1
        deepest = max(deepest, depth)
    return deepest
