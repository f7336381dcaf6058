"""Sources as CSL-JSON, which Zotero, pandoc and every citation processor read.

https://github.com/citation-style-language/schema (csl-data.json, version 1.0.2). A name stands as a literal,
because nothing here knows which of its parts is the family name. Keys without a value are left out, as the
schema has no null.
"""

from __future__ import annotations

from dossiers.export.canonical_json import Record
from dossiers.export.documented import DataField
from dossiers.model.edtf import Edtf, Kind, display, remembered
from dossiers.model.source import Source

ITEM = (
    DataField("id", "id", "The source's id."),
    DataField("type", "CSL type", "What kind of item it is. A press release is an article of that genre."),
    DataField("genre", "text", "“Press release”, where it is one."),
    DataField("title", "text", "Its title."),
    DataField("author", "CSL names", "Who wrote it, each as a literal name."),
    DataField("publisher", "text", "Who published it."),
    DataField("container-title", "text", "The journal, series or site that it stands in."),
    DataField("volume", "text", "Volume of the container."),
    DataField("issue", "text", "Issue of the container."),
    DataField("page", "text", "Pages in the container."),
    DataField("number", "text", "A number by which it is known."),
    DataField("issued", "CSL date", "When it was published."),
    DataField("accessed", "CSL date", "When it was last read at its address."),
    DataField("URL", "address", "Where it can be read."),
    DataField("language", "BCP 47 tag", "Its language."),
    DataField("note", "text", "A remark."),
)
"""The keys of an item; all but id and type are left out where nothing is known."""


def csl(source: Source) -> Record:
    """Return a source as an item of CSL-JSON."""
    item: Record = {"id": source.id, "type": source.type}
    if source.type == "press-release":
        item["type"] = "article"
        item["genre"] = "Press release"
    if source.title is not None:
        item["title"] = source.title
    if source.authors:
        item["author"] = [{"literal": name} for name in source.authors]
    if source.publisher is not None:
        item["publisher"] = source.publisher
    if source.container is not None:
        item["container-title"] = source.container
    if source.volume is not None:
        item["volume"] = source.volume
    if source.issue is not None:
        item["issue"] = source.issue
    if source.pages is not None:
        item["page"] = source.pages
    if source.number is not None:
        item["number"] = source.number
    if source.date is not None:
        item["issued"] = csl_date(source.date)
    if source.accessed is not None:
        item["accessed"] = csl_date(source.accessed)
    if source.url is not None:
        item["URL"] = source.url
    if source.lang is not None:
        item["language"] = source.lang
    if source.note is not None:
        item["note"] = source.note
    return item


@remembered
def csl_date(edtf: Edtf) -> Record:
    """Return a date in CSL's terms, which must not be changed; what CSL has no terms for stands there in words."""
    parts = edtf.parts if edtf.kind is Kind.INTERVAL else (edtf,)
    found = [_parts(part) for part in parts]
    if not all(found):
        return {"literal": display(edtf)}
    date: Record = {"date-parts": found}
    if any(part.approximate or part.uncertain for part in parts):
        date["circa"] = True
    return date


def _parts(edtf: Edtf) -> list[int]:
    """Return year, month and day as far as the date has them; nothing for what is not so simple."""
    day = edtf.earliest
    if day is None:
        return []
    match edtf.kind:
        case Kind.DAY:
            return [day.year, day.month, day.day]
        case Kind.MONTH:
            return [day.year, day.month]
        case Kind.YEAR:
            return [day.year]
        case _:
            return []
