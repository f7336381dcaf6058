"""The complaints of a YAML parser in the words of someone who writes front matter, and where they belong.

A parser complains where it cannot go on, which is often a line or more after the mistake: a quotation mark
that is never closed, a space missing after a colon. Lines and columns count from 0 here, as the parser's do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

_KEY_LINE = re.compile(r"\s*(?:-\s+)*[\"']?[\w][^:#]*:(?:\s|$)")
_NO_SPACE = re.compile(r"(\s*(?:-\s+)*)([\w-]+):(?!//)[^\s]")
_OPEN_QUOTE = re.compile(r"""\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:(")(?:[^"\\]|\\.)*|(')(?:[^']|'')*)$""")
_BLOCK_START = re.compile(r"""-(?:\s|$)|["']?[^\s#\[\]{}"'-][^:]*:(?:\s|$)""")
_INDENT = "the same indentation for keys that belong together, and more for what belongs to a key"


class Fault(NamedTuple):
    """One finding in a YAML text: the code and words of a Problem, with line and column from 0."""

    code: str
    message: str
    expected: str
    line: int
    column: int


def explain(error: Exception, lines: list[str]) -> Fault:
    """Say what is probably wrong with the text, of which ``lines`` are all lines, and where."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unmarked(error, lines)
    line, column = error.problem_mark.line, error.problem_mark.column
    start = error.context_mark or error.problem_mark
    problem, context = error.problem or "", error.context or ""
    text = _line(lines, line)
    char = text[column : column + 1]

    def fault(message: str, expected: str, line: int = line, column: int = column) -> Fault:
        return Fault("yaml-syntax", message, expected, line, column)

    if "\t" in text[: len(text) - len(text.lstrip())] or char == "\t":
        return fault(
            "a tab stands where the line is indented",
            "spaces: YAML has no tabs there",
            column=text.find("\t"),
        )
    if "cannot start any token" in problem:
        return fault(f"the text begins with {char}", f"the text in quotes: {_quoted(text[column:])}")
    if "quoted scalar" in context and "escape" not in problem:
        return _never_closed(lines, start.line, start.column)
    if "escape" in problem or "quoted scalar" in context:
        return fault(
            "a backslash in double quotes begins an escape that YAML does not know", "single quotes, or \\\\"
        )
    if "flow" in context:
        return _in_brackets(lines, start.line, start.column, line, column)
    if "mapping values are not allowed" in problem:
        return _second_colon(lines, line, column)
    if "expected ':'" in problem:
        return _no_colon(lines, start.line, start.column)
    if "block sequence entries" in problem or "sequence entries are not allowed" in problem:
        return fault("a list begins on the line of its key", "each “- ” on a line of its own, or [one, two]")
    if "alphabetic or numeric" in problem and ("alias" in context or "anchor" in context):
        value = _line(lines, start.line)[start.column :]
        return fault(
            f"the text begins with {value[:1]}", f"the text in quotes: {_quoted(value)}", *_at(start)
        )
    if "block scalar" in context:
        return fault(
            "text follows | or > on the same line", "the text on the next lines, indented", *_at(start)
        )
    if "tag" in context or "tag" in problem:
        value = _line(lines, start.line)[start.column :]
        return fault("the text begins with !", f"the text in quotes: {_quoted(value)}", *_at(start))
    if "directive" in context or char == "%":
        return fault("the line begins with %", "a key, such as title: …")
    if "node content" in problem or "expected the node" in problem:
        return fault(f"the text begins with {char}", f"the text in quotes: {_quoted(text[column:])}")
    if "block" in problem or "key" in problem or "'-'" in problem or "document" in problem:
        return _out_of_line(lines, line, column)
    return fault(f"this is not YAML: {problem}", "a value that YAML can read; quotes around it mostly help")


def without_block(lines: list[str], culprit: int) -> list[str]:
    """Blank the top-level entry that holds a line, so that the rest can be read; all lines stay where they are."""
    first = min(culprit, len(lines) - 1)
    while first > 0 and (not lines[first] or lines[first][0].isspace() or lines[first][0] in "]}#"):
        first -= 1
    last = culprit + 1
    in_list = lines[first].startswith("-")
    while last < len(lines):
        starts = _BLOCK_START.match(lines[last])
        # A list may stand at the indentation of its key; then it is part of the key's entry.
        if starts and (in_list or not lines[last].startswith("-")):
            break
        last += 1
    return [*lines[:first], *[""] * (last - first), *lines[last:]]


def _unmarked(error: Exception, lines: list[str]) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        for number, line in enumerate(lines):
            match = re.search(
                "[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", line
            )
            if match:
                name = f"U+{ord(match[0]):04X}"
                return Fault(
                    "yaml-syntax",
                    f"a character that YAML refuses, {name}",
                    "text without it",
                    number,
                    match.start(),
                )
    return Fault(
        "yaml-syntax", "this is not YAML", "escapes that stand for a character, or single quotes", 0, 0
    )


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _at(mark: yaml.error.Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _quoted(text: str) -> str:
    value = re.sub(r"\s+#.*$", "", text).strip()
    value = f"{value[:59]}…" if len(value) > 60 else value
    return f'"{value}"' if '"' not in value and "\\" not in value else "'{}'".format(value.replace("'", "''"))


def _never_closed(lines: list[str], line: int, column: int) -> Fault:
    mark = _line(lines, line)[column : column + 1]
    doubled = "; in single quotes an apostrophe is written twice: ''" if mark == "'" else ""
    message = f"the quotation mark {mark} opens here and is never closed"
    return Fault("yaml-syntax", message, f"{mark} at the end of the text{doubled}", line, column)


def _in_brackets(lines: list[str], start: int, start_column: int, line: int, column: int) -> Fault:
    bracket = _line(lines, start)[start_column : start_column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    rest = _line(lines, line)[column:].strip()
    if closing is None:
        expected = "an entry between two commas; text with commas or brackets in quotes"
        return Fault("yaml-syntax", f"“{rest[:40]}” cannot stand here in brackets", expected, line, column)
    if line != start or not rest:
        expected = f"{closing} after the last entry, commas between entries; text with brackets in quotes"
        return Fault(
            "yaml-syntax",
            f"the bracket {bracket} opens here and is not closed",
            expected,
            start,
            start_column,
        )
    return Fault(
        "yaml-syntax",
        f"“{rest[:40]}” cannot stand here between {bracket} and {closing}",
        f"commas between entries, and {closing} after the last; text with commas or brackets in quotes",
        line,
        column,
    )


def _second_colon(lines: list[str], line: int, column: int) -> Fault:
    text = _line(lines, line)
    before = line - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    first = re.match(r"\s*(?:-\s+)*[^\s:][^:]*:\s+", text[:column])
    if first and first.end() <= column:
        value = text[first.end() :]
        expected = f"quotes around the text: {_quoted(value)}"
        return Fault(
            "yaml-syntax", "a colon and a space stand inside text without quotes", expected, line, column
        )
    missing = _NO_SPACE.match(_line(lines, before)) if before >= 0 else None
    if missing and not _KEY_LINE.match(lines[before]):
        return _missing_space(before, missing)
    if before >= 0 and ":" not in lines[before]:
        return _no_colon(lines, before, 0)
    if before >= 0 and len(text) - len(text.lstrip()) > len(lines[before]) - len(lines[before].lstrip()):
        message = "this key is indented more than the line above, which already has a value"
        return Fault("yaml-syntax", message, _INDENT, line, len(text) - len(text.lstrip()))
    return Fault("yaml-syntax", "a colon stands where none can", "one “key: value” a line", line, column)


def _missing_space(line: int, match: re.Match[str]) -> Fault:
    message = f"no space follows the colon of “{match[2]}”"
    return Fault("yaml-syntax", message, f"a space after the colon: {match[2]}: …", line, match.end() - 1)


def _no_colon(lines: list[str], line: int, column: int) -> Fault:
    text = _line(lines, line)
    missing = _NO_SPACE.match(text)
    if missing:
        return _missing_space(line, missing)
    shown = text.strip()[:40]
    expected = "“key: value”; text of several lines is indented below “key: |”"
    return Fault("yaml-syntax", f"“{shown}” is a line without a key", expected, line, column)


def _out_of_line(lines: list[str], line: int, column: int) -> Fault:
    text = _line(lines, line)
    for number in range(line, -1, -1):
        opened = _OPEN_QUOTE.match(_line(lines, number))
        if opened and number < line:
            return _never_closed(lines, number, opened.start(1) if opened[1] else opened.start(2))
        if number < line and _line(lines, number)[:1].strip():
            break
    if text.lstrip().startswith(":"):
        return Fault("yaml-syntax", "the line has no key before its colon", "“key: value”", line, column)
    closing = re.search(r"""(["'])\s*$""", text[:column])
    if closing:
        within = (
            "an apostrophe within it written twice: ''"
            if closing[1] == "'"
            else 'a mark within it written \\"'
        )
        expected = f"quotes around the whole text, {within}"
        return Fault("yaml-syntax", "text follows the closing quotation mark", expected, line, column)
    message = (
        "the indentation of this line fits no line above"
        if text[:1].isspace()
        else "this line does not fit the lines above"
    )
    return Fault("yaml-syntax", message, _INDENT, line, column)
