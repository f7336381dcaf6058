r"""CSV for spreadsheets (RFC 4180): cells that no program takes for a formula.

A file begins with a byte order mark, without which Excel reads Arabic names as something else; whoever reads it
with a program and not a spreadsheet has the JSON files. A cell is one line: line breaks and other control
characters become a space. Where a cell begins with ``=``, ``+``, ``-`` or ``@``, also in full width and
behind blanks, an apostrophe is put before it, as OWASP recommends; behind each semicolon, too, because a
spreadsheet of a country with decimal commas may begin a new cell there.
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossiers.export.documented import DataField

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BLANK = "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*"
"""What a program may pass over before a formula: white space, and characters that are not seen."""
_SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫−]"
_SIGNS = re.compile(_SIGN)
_FIRST = re.compile(f"(?={_BLANK}{_SIGN})")
_BEHIND = re.compile(f"([;；]{_BLANK})(?={_SIGN})")
_EDGE = re.compile(f",(?: |{_SIGN})")
_ITEM = re.compile(f"; *{_SIGN}")
_SIMPLE = re.compile(r"\w[\w .:/()'’“”?!#~-]*(?<! )\Z")
_QUOTED = re.compile('[,"]')

LINES = "\r\n"
"""What ends a line of a table."""


def cell(text: str) -> str:
    """Return a text as a cell: one line, and no formula."""
    line = _CONTROL.sub(" ", text).strip()
    if not _SIGNS.search(line):
        return line
    if _FIRST.match(line):
        line = f"'{line}"
    return _BEHIND.sub(r"\1'", line)


def several(texts: Iterable[str]) -> str:
    """Return a list as one cell."""
    return "; ".join(texts)


def line(columns: Sequence[DataField], cells: Sequence[str | None]) -> str:
    """Return one row without its line end; every column must have its cell, perhaps an empty one."""
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells in {len(columns)} columns")
    texts = [text or "" for text in cells]
    joined = f",{','.join(texts)},"
    # Nearly every row needs nothing: no character that is not seen or not printed, no quote or comma within a cell,
    # at the edge of a cell neither a blank nor what could begin a formula, and nothing such behind a semicolon.
    if (
        joined.isprintable()
        and joined.count(",") == len(texts) + 1
        and '"' not in joined
        and " ," not in joined
        and not _EDGE.search(joined)
        and "；" not in joined
        and not _ITEM.search(joined)
    ):
        return joined[1:-1]
    return ",".join([quoted(text) if text else "" for text in texts])


def quoted(text: str) -> str:
    """Return what is not empty as it stands between two commas."""
    if _SIMPLE.match(text):
        return text
    found = cell(text)
    return f'"{found.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(found) else found


def head(columns: Sequence[DataField]) -> str:
    """Return the beginning of a file: the byte order mark and the names of the columns, without the line end."""
    return "\ufeff" + ",".join(column.name for column in columns)
