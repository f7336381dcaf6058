"""What recurs in every data file: dates, sources, claims, and where something stands on the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from dossiers.export.canonical_json import Record
from dossiers.export.documented import ANCHOR, DATE, SOURCES, TEXT, DataField
from dossiers.index import paths
from dossiers.index.dossier import FactClaim, said
from dossiers.index.known import Known
from dossiers.model.edtf import Edtf, display, remembered
from dossiers.model.record import SourceRef
from dossiers.model.statements import PLACE_FIELDS

_PLAIN = re.compile(r"[a-z0-9:-]*\Z")


class Dated(NamedTuple):
    """A date in a table: as typed, its first and last day, in words; empty where there is none or it is open."""

    edtf: str
    earliest: str
    latest: str
    words: str


_UNDATED = Dated("", "", "", "")


@remembered
def _dated(edtf: Edtf) -> Dated:
    earliest = "" if edtf.earliest is None else edtf.earliest.isoformat()
    latest = "" if edtf.latest is None else edtf.latest.isoformat()
    return Dated(edtf.text, earliest, latest, display(edtf))


def dated(edtf: Edtf | None) -> Dated:
    """Return a date for a table."""
    return _UNDATED if edtf is None else _dated(edtf)


@remembered
def date(edtf: Edtf) -> Record:
    """Return a date with all that is known of it; it is shared and must not be changed."""
    text, earliest, latest, words = _dated(edtf)
    found = {"edtf": text, "text": words}
    if not text == earliest == latest:
        if earliest:
            found["earliest"] = earliest
        if latest:
            found["latest"] = latest
    return found


def refs(sources: Iterable[SourceRef]) -> list[Record]:
    """Return the sources of a statement, with the place in each."""
    return [
        {"id": ref.id} if ref.locator is None else {"id": ref.id, "locator": ref.locator} for ref in sources
    ]


def refs_text(sources: tuple[SourceRef, ...]) -> str:
    """Return the sources of a statement as they are written in front matter, in one cell."""
    if len(sources) == 1 and sources[0].locator is None:
        return sources[0].id
    return "; ".join([f"{ref.id}, {ref.locator}" if ref.locator else ref.id for ref in sources])


def rested(
    record: Record, sources: tuple[SourceRef, ...], as_of: Edtf | None = None, note: str | None = None
) -> Record:
    """Add what a statement rests on, for when it is made, and its remark; return the same record."""
    if sources:
        record["sources"] = refs(sources)
    if as_of is not None:
        record["as_of"] = date(as_of)
    if note is not None:
        record["note"] = note
    return record


STATED = (
    DataField("value", TEXT, "What is claimed, as typed."),
    DataField(
        "sources", SOURCES, "What it rests on; see the key that holds it for what their absence means."
    ),
    DataField("as_of", DATE, "The date for which it is claimed."),
    DataField("note", TEXT, "A remark."),
)
"""What is claimed in words, and what it rests on."""

CLAIM = (
    DataField("anchor", ANCHOR, "Where it stands."),
    DataField(
        "value", TEXT, "What is claimed, as typed: an id or a plain name for a place. A date stands in date."
    ),
    DataField("text", TEXT, "The same as a person reads it, where that is not as typed."),
    DataField("date", DATE, "What is claimed, where it is a date."),
    *STATED[1:],
)
"""What is claimed in a field, with its place on the page."""


def claim(known: Known, field: str, stated: FactClaim) -> Record:
    """Return what is claimed in a field of the factsheet."""
    record: Record = {"anchor": stated.key}
    value = stated.value
    if isinstance(value, Edtf):
        record["date"] = date(value)
    else:
        # A word of a closed list is more than a plain text to the encoder.
        record["value"] = typed = str(value)
        words = said(known.places, value, field)
        if words != typed or (field in PLACE_FIELDS and value in known.places):
            record["text"] = words
    return rested(record, stated.sources, stated.as_of, stated.note)


def place_of(known: Known, item: str, anchor: str | None = None) -> str:
    """Return the address of a dossier or page, or of a place in it, relative to the site's root."""
    path = paths.encoded(paths.item(known.cards[item]))
    return path if anchor is None else f"{path}#{fragment(anchor)}"


def fragment(anchor: str) -> str:
    """Percent-encode an anchor for an address."""
    return anchor if _PLAIN.match(anchor) else quote(anchor, safe="-._~!$&'()*+,;=:@/?")
