"""Affiliations and relations: as one side sees them in JSON, and each once in ``data/relations.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Json
from dossiers.export.cells import row_of, several, table
from dossiers.export.documented import DATE, ID, IDS, OPTIONAL, PATH, SOURCES, TEXT, DataField, DataFile
from dossiers.export.exporter import File
from dossiers.export.shapes import date, first_day, last_day, place_of, refs, refs_text
from dossiers.index.dossier import DossierView, TieRow
from dossiers.index.known import Known
from dossiers.index.sanctions import newest
from dossiers.index.views import Index
from dossiers.link.tie import Tie
from dossiers.model.edtf import Edtf

_OPEN = "“..” where it goes on, as far as the sources know."

TIE = (
    DataField("page", PATH, "Where it stands on this dossier's page, relative to the site's root."),
    DataField("type", ID, "The type of the tie, whichever side states it."),
    DataField("reads", TEXT, "How it reads from this side, such as “backed by”."),
    DataField("other", ID, "The other dossier."),
    DataField("other_title", TEXT, "Its title."),
    DataField("other_page", PATH, "Its page, relative to the site's root."),
    DataField("role", OPTIONAL, "The role, in the sources' words."),
    DataField("from", DATE, "Since when."),
    DataField("to", DATE, "Until when; its edtf is " + _OPEN),
    DataField("as_of", DATE, "The date for which it is stated."),
    DataField("stated_on", IDS, "The dossiers that state it: one side, or both."),
    DataField("sources", SOURCES, "What it rests on."),
    DataField("note", OPTIONAL, "A remark."),
)

COLUMNS = (
    DataField("record", TEXT, "affiliation between a leader and a group, or relation between any two."),
    DataField("type", ID, "The type of the tie."),
    DataField("first", ID, "The dossier from which it reads; of an affiliation the leader."),
    DataField("first_title", TEXT, "Its title."),
    DataField("first_kind", TEXT, "leader or group."),
    DataField("reads", TEXT, "How it reads from the first to the second, such as “backs”."),
    DataField("second", ID, "The other dossier."),
    DataField("second_title", TEXT, "Its title."),
    DataField("second_kind", TEXT, "leader or group."),
    DataField("symmetric", "yes or no", "Whether it reads the same from both sides."),
    DataField("role", TEXT, "The role, in the sources' words."),
    DataField("from", "EDTF date", "Since when."),
    DataField("from_earliest", "day", "The first day that this can mean."),
    DataField("from_latest", "day", "The last day that this can mean."),
    DataField("to", "EDTF date", "Until when; " + _OPEN),
    DataField("to_earliest", "day", "The first day that this can mean."),
    DataField("to_latest", "day", "The last day that this can mean."),
    DataField("as_of", "EDTF date", "The date for which it is stated."),
    DataField("updated", "EDTF date", "The newest change of a dossier that states it."),
    DataField("stated_on", "ids", "The dossiers that state it: one side, or both."),
    DataField("ftm", TEXT, "The schema of this type in FollowTheMoney."),
    DataField("page", PATH, "Where it stands on the first dossier's page, relative to the site's root."),
    DataField("sources", "source ids with locators", "What it rests on."),
    DataField("note", TEXT, "A remark."),
)

FILE = DataFile(
    "data/relations.csv",
    "CSV (RFC 4180), UTF-8 with byte order mark, lists joined by “; ”",
    "Every affiliation and every relation once, whichever side states it: the edges of the network.",
    COLUMNS,
)


def tie(known: Known, dossier: str, row: TieRow) -> dict[str, Json]:
    """Return a tie as one side sees it, with the keys of ``TIE``."""
    return {
        "page": place_of(known, dossier, row.key),
        "type": row.tie.type.id,
        "reads": row.reads,
        "other": row.other,
        "other_title": known.title(row.other),
        "other_page": place_of(known, row.other),
        "role": row.tie.role,
        "from": date(row.tie.start),
        "to": date(row.tie.end),
        "as_of": date(row.tie.as_of),
        "stated_on": _stated_on(row.tie),
        "sources": refs(row.tie.sources),
        "note": row.tie.note,
    }


def _stated_on(stated: Tie) -> list[str]:
    return sorted({statement.dossier for statement in stated.stated})


@dataclass
class RelationsCsv:
    """Makes ``data/relations.csv``."""

    index: Index
    where: SiteAddress
    rows: list[list[str]] = field(default_factory=list)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take the ties that read from this dossier; the others come with the dossier that they read from."""
        own = view.dossier.id
        for row in (*view.roles, *view.relations):
            if row.tie.first == own:
                self.rows.append(row_of(COLUMNS, _cells(self.index.known, row)))
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        yield FILE.path, table(COLUMNS, self.rows)


def _cells(known: Known, row: TieRow) -> dict[str, str | None]:
    stated = row.tie
    first, second = known.cards[stated.first], known.cards[stated.second]
    by = _stated_on(stated)
    return {
        "record": "affiliation" if stated.affiliation else "relation",
        "type": stated.type.id,
        "first": first.id,
        "first_title": first.title,
        "first_kind": first.kind,
        "reads": stated.type.name,
        "second": second.id,
        "second_title": second.title,
        "second_kind": second.kind,
        "symmetric": "yes" if stated.type.symmetric else "no",
        "role": stated.role,
        "from": _text(stated.start),
        "from_earliest": first_day(stated.start),
        "from_latest": last_day(stated.start),
        "to": _text(stated.end),
        "to_earliest": first_day(stated.end),
        "to_latest": last_day(stated.end),
        "as_of": _text(stated.as_of),
        "updated": _text(newest(known.cards[each].updated for each in by)),
        "stated_on": several(by),
        "ftm": stated.type.ftm,
        "page": place_of(known, stated.first, row.key),
        "sources": refs_text(stated.sources),
        "note": stated.note,
    }


def _text(edtf: Edtf | None) -> str:
    return "" if edtf is None else edtf.text
