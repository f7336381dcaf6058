"""What happened: events and the dated steps of designations, in JSON and as ``data/timeline.csv``."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.canonical_json import Record
from dossiers.export.cells import line, several
from dossiers.export.documented import ANCHOR, DATE, ID, IDS, PATH, SOURCES, TEXT, DataField, DataFile
from dossiers.export.shapes import date, dated, fragment, refs_text, rested
from dossiers.index.dossier import DossierView, event_anchor, said
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.index.timeline import Occurrence
from dossiers.model.edtf import sort_key

OCCURRENCE = (
    DataField("anchor", ANCHOR, "Where it stands; of a designation, its row in the table."),
    DataField("dossier", ID, "The dossier that states it, where that is another one."),
    DataField("date", DATE, "When, with the precision that the sources give."),
    DataField("title", TEXT, "What happened, in one line."),
    DataField("kind", TEXT, "The kind of event; designation for a dated step of one."),
    DataField("role", TEXT, "Of a designation, the role of its date."),
    DataField("status", TEXT, "Of a designation, its status."),
    DataField("involved", IDS, "All others who are involved, the stating dossier first."),
    DataField("place", TEXT, "A place's id, or a plain name."),
    DataField("place_name", TEXT, "The place's name, where it is known by an id."),
    DataField("summary", TEXT, "A sentence or two more."),
    DataField("sources", SOURCES, "What it rests on."),
    DataField("note", TEXT, "A remark."),
)

COLUMNS = (
    DataField("date", "EDTF date", "When, with the precision that the sources give."),
    DataField("earliest", "day", "The first day that this can mean; empty where it is open or unknown."),
    DataField("latest", "day", "The last day that this can mean; empty where it is open or unknown."),
    DataField("date_text", TEXT, "The date in words."),
    DataField("title", TEXT, "What happened, in one line."),
    DataField("kind", ID, "The kind of event; designation for a dated step of one."),
    DataField("role", TEXT, "Of a designation, the role of its date."),
    DataField("status", TEXT, "Of a designation, its status as of the date in as_of."),
    DataField("as_of", "EDTF date", "Of a designation, the latest date for which it is known to stand so."),
    DataField("dossier", ID, "The dossier that states it."),
    DataField("dossier_title", TEXT, "Its title."),
    DataField("updated", "EDTF date", "When that dossier was last changed."),
    DataField("page", PATH, "Where it stands on that dossier's page, relative to the site's root."),
    DataField("involved", "ids", "The dossiers of all involved, the stating one first."),
    DataField("place", TEXT, "A place's id, or a plain name."),
    DataField("place_name", TEXT, "The place's name."),
    DataField("summary", TEXT, "A sentence or two more."),
    DataField("sources", "source ids with locators", "What it rests on."),
    DataField("note", TEXT, "A remark."),
)

FILE = DataFile(
    "data/timeline.csv",
    "CSV (RFC 4180), UTF-8 with byte order mark, lists joined by “; ”",
    "Every dated event and every dated step of a designation, in the order of time, each once.",
    COLUMNS,
)


def occurrence(known: Known, own: str, row: Occurrence) -> Record:
    """Return what happened as it stands on the page of a dossier, with the keys of ``OCCURRENCE``."""
    record: Record = {"anchor": row.designation or event_anchor(row, own)}
    if row.dossier != own:
        record["dossier"] = row.dossier
    record["date"] = date(row.date)
    record["title"] = row.title
    if row.kind is not None:
        record["kind"] = row.kind
    if row.role is not None:
        record["role"] = row.role
    if row.status is not None:
        record["status"] = row.status.value
    if len(row.involved) > 1:
        record["involved"] = [each for each in row.involved if each != own]
    if row.place is not None:
        record["place"] = row.place
        if row.place in known.places:
            record["place_name"] = known.places[row.place].name
    if row.summary is not None:
        record["summary"] = row.summary
    return rested(record, row.sources, None, row.note)


def timeline_entries(known: Known, view: DossierView, page: str) -> Iterator[Entry]:
    """Yield what this dossier states; what others state of it comes with them."""
    own, front = view.dossier.id, view.dossier.front
    as_of = {row.key: dated(row.as_of).edtf for row in view.verdict.designations}
    updated = dated(front.updated).edtf
    for row in view.timeline:
        if row.dossier == own:
            when = dated(row.date)
            cells = (
                when.edtf,
                when.earliest,
                when.latest,
                when.words,
                row.title,
                row.kind,
                row.role,
                row.status.value if row.status is not None else None,
                as_of[row.designation] if row.designation is not None else None,
                own,
                front.title,
                updated,
                f"{page}#{fragment(row.designation or row.key)}",
                several(row.involved),
                row.place,
                said(known.places, row.place) if row.place is not None else None,
                row.summary,
                refs_text(row.sources),
                row.note,
            )
            yield Entry((FILE.path,), _key(row), line(COLUMNS, cells))


def _key(row: Occurrence) -> str:
    """Return the place of a row among all, as ``index.timeline.in_order`` has it."""
    date = row.date
    known = date.earliest or date.latest
    earliest, latest, rank, text = sort_key(date)
    # What separates the parts stands before every character of a date and of an id.
    day = known.toordinal() if known is not None else 0
    return f"{day:07}{earliest:07}{latest:07}{rank:02}{text} {row.dossier} {row.key}"
