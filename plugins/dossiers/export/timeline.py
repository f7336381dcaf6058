"""What happened: events and the dated steps of designations, in JSON and as ``data/timeline.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Json
from dossiers.export.cells import row_of, several, table
from dossiers.export.documented import DATE, ID, IDS, OPTIONAL, PATH, SOURCES, TEXT, DataField, DataFile
from dossiers.export.exporter import File
from dossiers.export.shapes import date, first_day, last_day, place_of, refs, refs_text
from dossiers.index.dossier import DossierView, said
from dossiers.index.known import Known
from dossiers.index.timeline import Occurrence, in_order
from dossiers.index.views import Index
from dossiers.model.edtf import display

OCCURRENCE = (
    DataField("dossier", ID, "The dossier that states it."),
    DataField("page", PATH, "Where it stands on that dossier's page, relative to the site's root."),
    DataField("date", DATE, "When, with the precision that the sources give."),
    DataField("title", TEXT, "What happened, in one line."),
    DataField("kind", OPTIONAL, "The kind of event; designation for a dated step of one."),
    DataField("role", OPTIONAL, "Of a designation, the role of its date."),
    DataField("status", OPTIONAL, "Of a designation, its status."),
    DataField("involved", IDS, "The dossiers of all involved, the stating one first."),
    DataField("place", OPTIONAL, "A place's id, or a plain name."),
    DataField("place_name", OPTIONAL, "The place's name."),
    DataField("summary", OPTIONAL, "A sentence or two more."),
    DataField("sources", SOURCES, "What it rests on."),
    DataField("note", OPTIONAL, "A remark."),
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


def occurrence(known: Known, row: Occurrence) -> dict[str, Json]:
    """Return what happened with the keys of ``OCCURRENCE``."""
    return {
        "dossier": row.dossier,
        "page": _page(known, row),
        "date": date(row.date),
        "title": row.title,
        "kind": row.kind,
        "role": row.role,
        "status": row.status.value if row.status is not None else None,
        "involved": row.involved,
        "place": row.place,
        "place_name": said(known.places, row.place) if row.place is not None else None,
        "summary": row.summary,
        "sources": refs(row.sources),
        "note": row.note,
    }


@dataclass
class TimelineCsv:
    """Makes ``data/timeline.csv``."""

    index: Index
    where: SiteAddress
    found: list[Occurrence] = field(default_factory=list)
    as_of: dict[tuple[str, str], str] = field(default_factory=dict)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take what this dossier states; what others state of it comes with them."""
        own = view.dossier.id
        self.found += [row for row in view.timeline if row.dossier == own]
        for row in view.verdict.designations:
            if row.as_of is not None:
                self.as_of[own, row.key] = row.as_of.text
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        rows = (row_of(COLUMNS, self._cells(row)) for row in in_order(self.found))
        yield FILE.path, table(COLUMNS, rows)

    def _cells(self, row: Occurrence) -> dict[str, str | None]:
        known = self.index.known
        stating = known.cards[row.dossier]
        return {
            "date": row.date.text,
            "earliest": first_day(row.date),
            "latest": last_day(row.date),
            "date_text": display(row.date),
            "title": row.title,
            "kind": row.kind,
            "role": row.role,
            "status": row.status.value if row.status is not None else None,
            "as_of": self.as_of.get((row.dossier, row.designation or "")),
            "dossier": row.dossier,
            "dossier_title": stating.title,
            "updated": stating.updated.text if stating.updated is not None else None,
            "page": _page(known, row),
            "involved": several(row.involved),
            "place": row.place,
            "place_name": said(known.places, row.place) if row.place is not None else None,
            "summary": row.summary,
            "sources": refs_text(row.sources),
            "note": row.note,
        }


def _page(known: Known, row: Occurrence) -> str:
    return place_of(known, row.dossier, row.designation or row.key)
