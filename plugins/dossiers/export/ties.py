"""Affiliations and relations: as one side sees them in JSON, and each once in ``data/relations.csv``."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.canonical_json import Record
from dossiers.export.cells import LINES, line, several
from dossiers.export.documented import ANCHOR, DATE, ID, IDS, PATH, SOURCES, TEXT, DataField, DataFile
from dossiers.export.shapes import date, dated, fragment, place_of, refs_text, rested
from dossiers.index.dossier import DossierView, TieRow
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.index.sanctions import newest
from dossiers.link.tie import Tie

_OPEN = "“..” where it goes on, as far as the sources know."

TIE = (
    DataField("anchor", ANCHOR, "Where it stands."),
    DataField("type", ID, "The type of the tie, whichever side states it."),
    DataField("reads", TEXT, "How it reads from this side, such as “backed by”."),
    DataField("other", ID, "The other dossier."),
    DataField("other_title", TEXT, "Its title."),
    DataField("other_page", PATH, "Its page, relative to the site's root."),
    DataField("role", TEXT, "The role, in the sources' words."),
    DataField("from", DATE, "Since when."),
    DataField("to", DATE, "Until when; its edtf is " + _OPEN),
    DataField("stated_on", IDS, "The dossiers that state it: one side, or both."),
    DataField("sources", SOURCES, "What it rests on."),
    DataField("as_of", DATE, "The date for which it is stated."),
    DataField("note", TEXT, "A remark."),
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


def tie(known: Known, row: TieRow) -> Record:
    """Return a tie as one side sees it, with the keys of ``TIE``."""
    stated = row.tie
    record: Record = {
        "anchor": row.key,
        "type": stated.type.id,
        "reads": row.reads,
        "other": row.other,
        "other_title": known.title(row.other),
        "other_page": place_of(known, row.other),
    }
    if stated.role is not None:
        record["role"] = stated.role
    if stated.start is not None:
        record["from"] = date(stated.start)
    if stated.end is not None:
        record["to"] = date(stated.end)
    record["stated_on"] = _stated_on(stated)
    return rested(record, stated.sources, stated.as_of, stated.note)


def tie_entries(known: Known, view: DossierView, page: str) -> Iterator[Entry]:
    """Yield the ties that read from this dossier, in one row; the others come with the dossier that they read from."""
    own = view.dossier.id
    lines = [
        line(COLUMNS, _cells(known, row, f"{page}#{fragment(row.key)}"))
        for row in (*view.roles, *view.relations)
        if row.tie.first == own
    ]
    if lines:
        yield Entry((FILE.path,), own, LINES.join(lines))


def _stated_on(stated: Tie) -> list[str]:
    return sorted({statement.dossier for statement in stated.stated})


def _cells(known: Known, row: TieRow, place: str) -> tuple[str | None, ...]:
    stated = row.tie
    first, second = known.cards[stated.first], known.cards[stated.second]
    by = _stated_on(stated)
    start, end = dated(stated.start), dated(stated.end)
    return (
        "affiliation" if stated.affiliation else "relation",
        stated.type.id,
        first.id,
        first.title,
        first.kind,
        stated.type.name,
        second.id,
        second.title,
        second.kind,
        "yes" if stated.type.symmetric else "no",
        stated.role,
        start.edtf,
        start.earliest,
        start.latest,
        end.edtf,
        end.earliest,
        end.latest,
        dated(stated.as_of).edtf,
        dated(newest([known.in_words(each).updated for each in by])).edtf,
        several(by),
        stated.type.ftm,
        place,
        refs_text(stated.sources),
        stated.note,
    )
