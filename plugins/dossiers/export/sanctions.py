"""Designations, and the searches of lists that found none, as ``data/sanctions.json`` and ``data/sanctions.csv``."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.canonical_json import ITEMS, Record, text
from dossiers.export.cells import LINES, line, several
from dossiers.export.documented import (
    ADDRESS,
    ANCHOR,
    DATE,
    ID,
    INTEGER,
    OBJECTS,
    PATH,
    SOURCES,
    TEXT,
    TEXTS,
    DataField,
    DataFile,
    under,
)
from dossiers.export.shapes import STATED, date, dated, fragment, refs_text, rested
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.index.sanctions import Designation, Search, State
from dossiers.model.edtf import Edtf
from dossiers.model.record import Claim
from dossiers.model.sanction import DATE_ROLES

VERSION = 2

_AS_OF = "The latest date for which it is known to stand so: a status without its date says little."

DESIGNATION = (
    DataField("status", TEXT, "active, delisted or unknown, as of the date below."),
    DataField("as_of", DATE, _AS_OF),
    DataField("authorities", OBJECTS, "Who designates. Several are readings that conflict; the row is filed under the first."),
    DataField("authorities[].id", TEXT, "The authority's id, such as US-OFAC."),
    DataField("authorities[].name", TEXT, "Its full name."),
    DataField("authorities[].country", TEXT, "ISO 3166-1 alpha-2 code, where it is a country's."),
    DataField("authorities[].sources", SOURCES, "The sources of this reading."),
    DataField("authorities[].note", TEXT, "A remark."),
    DataField("list", TEXT, "The authority's list, such as SDN: an authority is not a list."),
    DataField("programme", TEXT, "The programme, verbatim code or name."),
    DataField("programme_name", TEXT, "The full name of a programme whose code the site knows."),
    DataField("legal_basis", TEXT, "The act that it rests on."),
    DataField("announced_by", OBJECTS, "Who announced it, where that is not the authority or readings differ."),
    *under("announced_by[]", STATED),
    DataField("dates", OBJECTS, "Every date with its role; several of one role are readings that conflict."),
    DataField("dates[].role", TEXT, "One of: " + ", ".join(DATE_ROLES) + "."),
    DataField("dates[].date", DATE, "The date."),
    DataField("dates[].sources", SOURCES, "The sources of this date."),
    DataField("dates[].as_of", DATE, "The date for which it is claimed."),
    DataField("dates[].note", TEXT, "A remark."),
    DataField("measures", TEXTS, "What it forbids, in OpenSanctions' words."),
    DataField("ref", TEXT, "The authority's reference for the entry."),
    DataField("reason", TEXT, "The reason that the authority gives."),
    DataField("url", ADDRESS, "The entry's own page, or the document."),
    DataField("sources", SOURCES, "The sources of the designation."),
    DataField("note", TEXT, "A remark."),
)  # fmt: skip

SEARCH = (
    DataField("authority", TEXT, "The id of the authority whose list was searched."),
    DataField("authority_name", TEXT, "Its full name."),
    DataField("list", TEXT, "The list that was searched; absent for all of the authority's."),
    DataField("as_of", DATE, "The edition that was searched. It held no entry; nothing is said of later ones."),
    DataField("sources", SOURCES, "The editions, as sources."),
    DataField("note", TEXT, "A remark."),
)  # fmt: skip

_SUBJECT = (
    DataField("dossier", ID, "The dossier of the party."),
    DataField("title", TEXT, "Its title."),
    DataField("kind", TEXT, "leader or group."),
    DataField("page", PATH, "Where it stands on the site, relative to the site's root."),
)

JSON_FILE = DataFile(
    "data/sanctions.json",
    "JSON, UTF-8",
    "Every designation, and apart from them every search of a list that found none. Nobody is listed for whom nothing was checked.",
    (
        DataField("version", INTEGER, "The version of this form; it grows when a key changes its meaning or goes."),
        DataField("as_of", DATE, "The newest change of any dossier."),
        DataField("designations", OBJECTS, "The designations, by dossier, then in the order of its page."),
        *under("designations[]", (*_SUBJECT, *DESIGNATION)),
        DataField("searches", OBJECTS, "The searches without a result, by dossier."),
        *under("searches[]", (*_SUBJECT, *SEARCH)),
    ),
)  # fmt: skip

COLUMNS = (
    DataField("record", TEXT, "designation, or search: a list that was searched and held no entry."),
    DataField("dossier", ID, "The dossier of the party."),
    DataField("title", TEXT, "Its title."),
    DataField("kind", TEXT, "leader or group."),
    DataField("page", PATH, "Where it stands on the site, relative to the site's root."),
    DataField("status", TEXT, "active, delisted, unknown, or not-found for a search."),
    DataField("as_of", "EDTF date", _AS_OF),
    DataField("authority", "ids", "Who designates, or whose list was searched; several are readings that conflict."),
    DataField("authority_name", "texts", "The full names."),
    DataField("list", TEXT, "The authority's list, such as SDN."),
    DataField("programme", TEXT, "The programme, verbatim code or name."),
    DataField("programme_name", TEXT, "The full name of a programme whose code the site knows."),
    DataField("legal_basis", TEXT, "The act that it rests on."),
    DataField("announced_by", "texts", "Who announced it, where that is not the authority or readings differ."),
    DataField("signed", "EDTF dates", "When the act was signed. Several dates are readings that conflict, here and below."),
    DataField("announced", "EDTF dates", "When it was made public."),
    DataField("listed", "EDTF dates", "When it was put on the list or published in the official journal."),
    DataField("effective", "EDTF dates", "When it took effect."),
    DataField("amended", "EDTF dates", "When the entry was last changed; never the date of listing."),
    DataField("delisted", "EDTF dates", "When it was taken off the list."),
    DataField("measures", "texts", "What it forbids, in OpenSanctions' words."),
    DataField("ref", TEXT, "The authority's reference for the entry."),
    DataField("reason", TEXT, "The reason that the authority gives."),
    DataField("url", "address", "The entry's own page, or the document."),
    DataField("sources", "source ids with locators", "What it rests on."),
    DataField("note", TEXT, "A remark."),
)  # fmt: skip

CSV_FILE = DataFile(
    "data/sanctions.csv",
    "CSV (RFC 4180), UTF-8 with byte order mark, lists joined by “; ”",
    "The same as a table: a line for each designation, and for each search that found none, told apart in the first column.",
    COLUMNS,
)


ON_PAGE = DataField("anchor", ANCHOR, "Where it stands.")

DESIGNATIONS, SEARCHES = "a", "b"
"""How the keys of rows in the file begin."""


def designation(known: Known, row: Designation) -> Record:
    """Return a designation with the keys of ``DESIGNATION``."""
    sanction = row.sanction
    record: Record = {"status": row.status.value}
    if row.as_of is not None:
        record["as_of"] = date(row.as_of)
    record["authorities"] = [_authority(known, row, reading) for reading in sanction.authority]
    if sanction.list is not None:
        record["list"] = sanction.list
    if sanction.program is not None:
        record["programme"] = sanction.program
    if row.programme is not None:
        record["programme_name"] = row.programme.name
    if sanction.legal_basis is not None:
        record["legal_basis"] = sanction.legal_basis
    if sanction.announced_by:
        record["announced_by"] = [
            rested({"value": each.value}, each.sources or row.sources, each.as_of, each.note)
            for each in sanction.announced_by
        ]
    dates = [_date(row, role, claimed) for role, claimed in row.dates]
    if dates:
        record["dates"] = dates
    if sanction.measures:
        record["measures"] = sanction.measures
    if sanction.ref is not None:
        record["ref"] = sanction.ref
    if sanction.reason is not None:
        record["reason"] = sanction.reason
    if sanction.url is not None:
        record["url"] = sanction.url
    return rested(record, row.sources, None, sanction.note)


def search(row: Search) -> Record:
    """Return a search that found none with the keys of ``SEARCH``."""
    record: Record = {"authority": row.authority.id, "authority_name": row.authority.name}
    if row.list is not None:
        record["list"] = row.list
    record["as_of"] = date(row.as_of)
    return rested(record, row.sources, None, row.note)


def sanction_entries(known: Known, view: DossierView, page: str) -> Iterator[Entry]:
    """Yield what a dossier gives to both files, in one row each; ``page`` is the path of its page."""
    designations, searches = view.verdict.designations, view.verdict.searches
    if not designations and not searches:
        return
    own, title, kind = view.dossier.id, view.dossier.front.title, view.dossier.front.kind
    subject: Record = {"dossier": own, "title": title, "kind": kind}
    lines: list[str] = []
    stood: list[str] = []
    for row in designations:
        place = f"{page}#{fragment(row.key)}"
        stood.append(text({**subject, "page": place, **designation(known, row)}))
        lines.append(line(COLUMNS, _designation_cells(known, row, title, kind, place)))
    if stood:
        yield Entry((JSON_FILE.path,), DESIGNATIONS + own, ITEMS.join(stood))
    none: list[str] = []
    for found in searches:
        place = f"{page}#{fragment(found.key)}"
        none.append(text({**subject, "page": place, **search(found)}))
        lines.append(line(COLUMNS, _search_cells(found, title, kind, place)))
    if none:
        yield Entry((JSON_FILE.path,), SEARCHES + own, ITEMS.join(none))
    yield Entry((CSV_FILE.path,), own, LINES.join(lines))


def _authority(known: Known, row: Designation, reading: Claim[str]) -> Record:
    authority = known.registry.authorities[reading.value]
    record: Record = {"id": authority.id, "name": authority.name}
    if authority.country is not None:
        record["country"] = authority.country
    return rested(record, reading.sources or row.sources, None, reading.note)


def _date(row: Designation, role: str, claimed: Claim[Edtf]) -> Record:
    record: Record = {"role": role, "date": date(claimed.value)}
    return rested(record, claimed.sources or row.sources, claimed.as_of, claimed.note)


def _designation_cells(
    known: Known, row: Designation, title: str, kind: str, place: str
) -> tuple[str | None, ...]:
    sanction = row.sanction
    authorities = [known.registry.authorities[reading.value] for reading in sanction.authority]
    return (
        "designation",
        row.dossier,
        title,
        kind,
        place,
        row.status.value,
        dated(row.as_of).edtf,
        several([authority.id for authority in authorities]),
        several([authority.name for authority in authorities]),
        sanction.list,
        sanction.program,
        row.programme.name if row.programme is not None else None,
        sanction.legal_basis,
        several([claimed.value for claimed in sanction.announced_by]),
        *[several([claimed.value.text for claimed in getattr(sanction, role)]) for role in DATE_ROLES],
        several(sanction.measures),
        sanction.ref,
        sanction.reason,
        sanction.url,
        refs_text(row.sources),
        sanction.note,
    )


def _search_cells(row: Search, title: str, kind: str, place: str) -> tuple[str | None, ...]:
    return (
        "search",
        row.dossier,
        title,
        kind,
        place,
        State.NOT_FOUND.value,
        row.as_of.text,
        row.authority.id,
        row.authority.name,
        row.list,
        *_NOTHING,
        refs_text(row.sources),
        row.note,
    )


_NOTHING = ("",) * (len(COLUMNS) - 12)
"""What a search has no cells for: a programme, dates, measures and what else belongs to an entry."""
