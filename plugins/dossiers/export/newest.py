"""How new a site is: the newest change of any dossier, as the first row of a list of its own."""

from __future__ import annotations

from dossiers.index.entry import Entry, Rows
from dossiers.model.edtf import Edtf, parse

LIST = "data/newest"
"""The list; no file has its name."""

_DAYS = 9_999_999
"""More than any day has as its number."""
_TURNED = {sign: 158 - sign for sign in range(32, 127)}
"""For each character of a date the one that is as far from the end as it is from the beginning."""


def backwards(day: int) -> str:
    """Return the number of a day so that later days come first."""
    return f"{_DAYS - day:07}"


def turned(text: str) -> str:
    """Return the text of a date so that what comes last among texts comes first."""
    return text.translate(_TURNED) + "\x7f"


def newest_entry(updated: Edtf, dossier: str) -> Entry | None:
    """Return the row of a dossier's date of change, as ``index.sanctions.newest`` compares; None where its end is open."""
    if updated.latest is None:
        return None
    earliest = updated.earliest.toordinal() if updated.earliest is not None else 1
    key = f"{backwards(updated.latest.toordinal())}{backwards(earliest)}{turned(updated.text)}{dossier}"
    return Entry((LIST,), key, updated.text)


def newest_of(rows: Rows) -> Edtf | None:
    """Return the newest change of any dossier."""
    return next((parse(text) for text in rows.first(LIST, 1)), None)
