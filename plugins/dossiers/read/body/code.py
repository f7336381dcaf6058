"""Where code stands in a text: fenced blocks and code spans, each found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

_FENCE_LINE = re.compile(r"^(?P<fence>~{3,}|`{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
_HEADER = re.compile(
    r"[ ]*(?:\{(?P<braces>[^\n]*)\}|(?:\.?(?P<lang>[\w#.+-]*)[ ]*)?(?:hl_lines=(?:\"[^\n]*\"|'[^\n]*')[ ]*)?)"
)
_LANGUAGE = re.compile(r"\.([\w#+-]+)")
_TICKS = re.compile(r"`+")
_INDENTED = re.compile(r"^(?: {4}|\t)[ \t]*[^\s][^\n]*", re.MULTILINE)
_GAP_BEFORE = re.compile(r"\n[ \t]*\n\Z")
_BLANK = re.compile(r"\n[ \t]*\n")
_LIST_LIKE = re.compile(r" {0,3}(?:[-*+] |\d+\. |: |\[\^)")


class Fence(Struct, frozen=True):
    """A fenced block: its extent in the text (fences included, last line break not), language and content."""

    start: int
    end: int
    language: str
    code: str


def fences(text: str) -> list[Fence]:
    """Find fenced code blocks, as Python-Markdown's extension reads them, in time linear in the text.

    A fence stands at the beginning of a line and closes with the same characters alone on a line; one that
    never closes is ordinary text. Of attributes in braces only the language is read.
    """
    if "```" not in text and "~~~" not in text:
        return []
    lines = list(_FENCE_LINE.finditer(text))
    closers: dict[str, list[int]] = {}
    for line in lines:
        if not line["rest"].strip(" "):
            closers.setdefault(line["fence"], []).append(line.start())
    found: list[Fence] = []
    past = 0
    for line in lines:
        if line.start() < past:
            continue
        header = _HEADER.fullmatch(line["rest"])
        starts = closers.get(line["fence"], [])
        after = bisect_right(starts, line.start())
        if header is None or after == len(starts):
            continue
        close = starts[after]
        end = text.find("\n", close)
        past = len(text) if end < 0 else end
        found.append(Fence(line.start(), past, _language(header), text[line.end() + 1 : close]))
    return found


def _language(header: re.Match[str]) -> str:
    if header["braces"] is None:
        return header["lang"] or ""
    named = _LANGUAGE.search(header["braces"])
    return named[1] if named else ""


def code_spans(text: str) -> list[tuple[int, int]]:
    """Find the code spans of one paragraph, backticks included, as Python-Markdown reads them.

    A run of backticks closes with the next run of the same length. Where there is none and all later runs are
    shorter, it closes with the first of the longest, and what it has too many is code. A
    backslash escapes the first backtick of a run that would open, never one that closes. Where a run opens nothing,
    as many characters as it has are passed over behind it: no code begins there.
    """
    if "`" not in text:
        return []
    runs = [found.span() for found in _TICKS.finditer(text)]
    of_length: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        of_length.setdefault(end - start, []).append(number)
    longest_after = [0] * (len(runs) + 1)
    for number in range(len(runs) - 1, -1, -1):
        longest_after[number] = max(longest_after[number + 1], runs[number][1] - runs[number][0])
    spans: list[tuple[int, int]] = []
    past, passed = -1, 0
    for number, (start, end) in enumerate(runs):
        if number <= past or end <= passed:
            continue
        opens = passed if passed > start else start + _is_escaped(text, start, passed)
        length = size = end - opens
        closer = _next(of_length.get(length, []), number)
        if closer is None and 0 < longest_after[number + 1] < length:
            length = longest_after[number + 1]
            closer = _next(of_length[length], number)
        if length and closer is not None:
            past = closer
            spans.append((opens, runs[closer][1]))
        elif size:
            passed = end + size
    return spans


def _is_escaped(text: str, place: int, passed: int) -> bool:
    slashes = place
    while slashes and text[slashes - 1] == "\\":
        slashes -= 1
    # Of backslashes that were partly passed over no two are taken as a pair.
    return slashes < place if slashes < passed else (place - slashes) % 2 == 1


def _next(numbers: list[int], number: int) -> int | None:
    after = bisect_right(numbers, number)
    return numbers[after] if after < len(numbers) else None


def blank_fences(text: str) -> str:
    """Return the text with fenced blocks replaced by spaces; every other character keeps its place."""
    blocks = fences(text)
    return _blanked(text, [(block.start, block.end) for block in blocks]) if blocks else text


def blank_code(text: str) -> str:
    """Return the text with everything that is probably code replaced by spaces, character for character.

    Probably: whether an indented line is code depends on lists around it, which only the parser knows.
    """
    text = blank_fences(text)
    if "`" in text:
        spans: list[tuple[int, int]] = []
        begin = 0
        for gap in [*_BLANK.finditer(text), None]:
            end = len(text) if gap is None else gap.start()
            spans += [(begin + start, begin + stop) for start, stop in code_spans(text[begin:end])]
            begin = end
        text = _blanked(text, spans)
    return _blanked(text, _indented_code(text))


def _indented_code(text: str) -> list[tuple[int, int]]:
    """Find indented lines after a blank line (or after such a line) where no list, definition or note is open."""
    found: list[tuple[int, int]] = []
    in_list = in_code = False
    past = 0
    for line in _INDENTED.finditer(text):
        between = text[past : line.start()]
        for row in between.split("\n"):
            if row.strip():
                in_list, in_code = bool(_LIST_LIKE.match(row)), False
        after_gap = _GAP_BEFORE.search(between) or (past == 0 and not between.strip())
        in_code = not in_list and (in_code or bool(after_gap))
        if in_code:
            found.append(line.span())
        past = line.end()
    return found


def _blanked(text: str, extents: list[tuple[int, int]]) -> str:
    if not extents:
        return text
    parts: list[str] = []
    past = 0
    for start, end in extents:
        parts += [text[past:start], re.sub(r"[^\n]", " ", text[start:end])]
        past = end
    return "".join([*parts, text[past:]])
