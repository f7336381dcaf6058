"""What recurs in every JSON file: dates, sources, claims, and where something stands on the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dossiers.export.canonical_json import Json
from dossiers.export.documented import DATE, OPTIONAL, SOURCES, TEXT, DataField
from dossiers.index import paths
from dossiers.index.dossier import said
from dossiers.index.known import Known
from dossiers.model.edtf import Edtf, display
from dossiers.model.record import SourceRef
from dossiers.model.statements import AnyClaim

_PLAIN = re.compile(r"[a-z0-9:-]*\Z")


def date(edtf: Edtf | None) -> Json:
    """Return a date with all that is known of it: as typed, its first and last day, and in words."""
    if edtf is None:
        return None
    return {
        "edtf": edtf.text,
        "earliest": first_day(edtf) or None,
        "latest": last_day(edtf) or None,
        "text": display(edtf),
    }


def first_day(edtf: Edtf | None) -> str:
    """Return the first day that a date can mean, as YYYY-MM-DD; empty where it is open or unknown."""
    return "" if edtf is None or edtf.earliest is None else edtf.earliest.isoformat()


def last_day(edtf: Edtf | None) -> str:
    """Return the last day that a date can mean, as YYYY-MM-DD; empty where it is open or unknown."""
    return "" if edtf is None or edtf.latest is None else edtf.latest.isoformat()


def refs(sources: Iterable[SourceRef]) -> Json:
    """Return the sources of a statement, with the place in each."""
    return [{"id": ref.id, "locator": ref.locator} for ref in sources]


def refs_text(sources: Iterable[SourceRef]) -> str:
    """Return the sources of a statement as they are written in front matter, in one cell."""
    return "; ".join(f"{ref.id}, {ref.locator}" if ref.locator else ref.id for ref in sources)


CLAIM = (
    DataField(
        "value", TEXT, "What is claimed, as typed: EDTF for a date, an id or a plain name for a place."
    ),
    DataField("text", TEXT, "The same as a person reads it."),
    DataField("date", DATE, "The same as a date; null where it is none."),
    DataField(
        "sources", SOURCES, "What it rests on; see the key that holds it for what an empty list means."
    ),
    DataField("as_of", DATE, "The date for which it is claimed."),
    DataField("note", OPTIONAL, "A remark."),
)


def claim(
    known: Known,
    value: str | Edtf,
    sources: Iterable[SourceRef],
    as_of: Edtf | None,
    note: str | None,
) -> dict[str, Json]:
    """Return one value with what it rests on."""
    return {
        "value": value.text if isinstance(value, Edtf) else str(value),
        "text": said(known.places, value),
        "date": date(value) if isinstance(value, Edtf) else None,
        "sources": refs(sources),
        "as_of": date(as_of),
        "note": note,
    }


def claims(known: Known, stated: Iterable[AnyClaim], otherwise: tuple[SourceRef, ...]) -> Json:
    """Return claims; one that names no sources rests on those of what holds it."""
    return [claim(known, each.value, each.sources or otherwise, each.as_of, each.note) for each in stated]


def place_of(known: Known, item: str, anchor: str | None = None) -> str:
    """Return the address of a dossier or page, or of a place in it, relative to the site's root."""
    path = paths.encoded(paths.item(known.cards[item]))
    return path if anchor is None else f"{path}#{fragment(anchor)}"


def fragment(anchor: str) -> str:
    """Percent-encode an anchor for an address."""
    return anchor if _PLAIN.match(anchor) else quote(anchor, safe="-._~!$&'()*+,;=:@/?")
