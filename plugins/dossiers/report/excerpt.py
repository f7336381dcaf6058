"""The offending line of a file with a caret under the column, whatever the width of its characters."""

from __future__ import annotations

import unicodedata

from dossiers.report.paths import printable

WIDTH = 100
"""Columns of a line that are shown; of a longer line the part around the caret."""
TAB = 4

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def excerpt(line: str, column: int, number: int) -> tuple[str, str]:
    """Return two lines for a terminal: the line after its number, and the caret under ``column`` (from 1).

    Tabs become spaces, wide characters count two columns and combining ones none. Terminals differ in how
    they order Arabic or Hebrew, so a caret there also repeats the word that it means.
    """
    at = min(max(column, 1) - 1, len(line))
    before, after, cut_before, cut_after = _window(line, at)
    left, width = _columns(before, 0)
    right, _ = _columns(after, width)
    margin = f"{number:>5} | "
    shown = f"{margin}{'…' if cut_before else ''}{left}{right}{'…' if cut_after else ''}"
    caret = f"{' ' * (len(margin) - 2)}| {' ' * (width + cut_before)}^"
    word = _word(line, at)
    return shown.rstrip(), f"{caret} at “{printable(word)}”" if word else caret


def _window(line: str, at: int) -> tuple[str, str, bool, bool]:
    """Split a line at a column and cut both halves so that together they fit."""
    start = 0 if at < WIDTH * 3 // 4 else at - WIDTH // 2
    end = min(len(line), start + WIDTH)
    return line[start:at], line[at:end], start > 0, end < len(line)


def _columns(text: str, offset: int) -> tuple[str, int]:
    """Return the text as it is printed, and the column in which it ends when it begins in ``offset``."""
    shown: list[str] = []
    for char in text:
        if char == "\t":
            piece, width = " " * (TAB - offset % TAB), TAB - offset % TAB
        else:
            piece = printable(char)
            width = len(piece) if len(piece) > 1 else _width(char)
        shown.append(piece)
        offset += width
    return "".join(shown), offset


def _width(char: str) -> int:
    """Return the columns that a terminal gives a character: Unicode's East Asian width, marks none."""
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _word(line: str, at: int) -> str:
    """Return the word at a column if it is written from right to left."""
    if at >= len(line) or unicodedata.bidirectional(line[at]) not in _RIGHT_TO_LEFT:
        return ""
    return line[at : at + WIDTH].split(maxsplit=1)[0].rstrip(",;:]}\"'")
