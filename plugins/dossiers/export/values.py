"""Values as data files write them: dates with their bounds, claims with their sources, cells without formulas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossiers.index.dossier import FactClaim
from dossiers.model.edtf import Edtf, display
from dossiers.model.record import Claim, SourceRef

_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")
_LIST = "; "


def date_json(date: Edtf | None) -> dict[str, Any] | None:
    """Return a date as EDTF, its earliest and latest day (ISO 8601; null where open or unknown), and in words."""
    if date is None:
        return None
    return {
        "edtf": date.text,
        "earliest": date.earliest.isoformat() if date.earliest is not None else None,
        "latest": date.latest.isoformat() if date.latest is not None else None,
        "text": display(date),
    }


def refs_json(refs: Iterable[SourceRef]) -> list[dict[str, Any]]:
    """Return what a statement rests on: ids of sources, with the place in them."""
    return [{"id": ref.id, "locator": ref.locator} for ref in refs]


def claim_json(claim: Claim[str] | Claim[Edtf] | FactClaim) -> dict[str, Any]:
    """Return one claimed value with its sources, its as-of date and its remark."""
    value = date_json(claim.value) if isinstance(claim.value, Edtf) else claim.value
    return {
        "value": value,
        "sources": refs_json(claim.sources),
        "as_of": date_json(claim.as_of),
        "note": claim.note,
    }


def encode(value: object) -> bytes:
    """Return JSON: UTF-8, keys in the order of the records, a last line end.

    The entries of a list stand one a line, so that a difference between two editions can be read; within an
    entry there are no line breaks, because Python's quick encoder knows none.
    """
    if isinstance(value, list):
        rows = ",\n".join(_encode(each) for each in value)
        return f"[\n{rows}\n]\n".encode() if value else b"[]\n"
    return (_encode(value) + "\n").encode()


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def cell(value: object) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula.

    A cell that begins (after blanks) with ``= + - @``, a tab or a return gets an apostrophe in front, as OWASP
    advises. Lists are joined by a semicolon and a space.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        text = value
    elif isinstance(value, Edtf):
        text = value.text
    elif isinstance(value, Iterable):
        text = _LIST.join(str(each) for each in value)
    else:
        text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return RFC 4180 CSV: CRLF line ends, quotes where needed, UTF-8 without a mark (which would become part of a name)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return buffer.getvalue().encode()


def bounds(date: Edtf | None) -> tuple[str | None, str | None]:
    """Return the earliest and latest day of a date, ISO 8601, each None where open or unknown."""
    if date is None:
        return None, None
    return (
        date.earliest.isoformat() if date.earliest is not None else None,
        date.latest.isoformat() if date.latest is not None else None,
    )
