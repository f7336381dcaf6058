r"""CSV for spreadsheets (RFC 4180): cells that no program takes for a formula.

A file begins with a byte order mark, without which Excel reads Arabic names as something else; whoever reads it
with a program and not a spreadsheet has the JSON files. A cell is one line: line breaks and other control
characters become a space. Where a cell begins with ``=``, ``+``, ``-`` or ``@``, also in full width and
behind blanks, an apostrophe is put before it, as OWASP recommends; behind each semicolon, too, because a
spreadsheet of a country with decimal commas may begin a new cell there.
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from dossiers.export.documented import DataField

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BLANK = "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*"
"""What a program may pass over before a formula: white space, and characters that are not seen."""
_SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫−]"
_SIGNS = re.compile(_SIGN)
_FIRST = re.compile(f"(?={_BLANK}{_SIGN})")
_BEHIND = re.compile(f"([;；]{_BLANK})(?={_SIGN})")


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


def row_of(columns: Sequence[DataField], values: Mapping[str, str | None]) -> list[str]:
    """Return one row; every column must have its value, perhaps an empty one."""
    return [cell(values[column.name] or "") for column in columns]


def table(columns: Sequence[DataField], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes of a CSV file: a line of names, then the rows, whose cells ``row_of`` made."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
