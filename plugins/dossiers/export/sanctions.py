"""Designations, and the searches of lists that found none, as ``data/sanctions.json`` and ``data/sanctions.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Json, file, laid_out
from dossiers.export.cells import row_of, several, table
from dossiers.export.documented import (
    ADDRESS,
    DATE,
    ID,
    INTEGER,
    OBJECTS,
    OPTIONAL,
    PATH,
    SOURCES,
    TEXT,
    TEXTS,
    DataField,
    DataFile,
    under,
)
from dossiers.export.exporter import File
from dossiers.export.shapes import CLAIM, claims, date, place_of, refs, refs_text
from dossiers.index.dossier import DossierView
from dossiers.index.known import Known
from dossiers.index.sanctions import Designation, Search, State
from dossiers.index.views import Index
from dossiers.model.edtf import Edtf
from dossiers.model.record import Claim
from dossiers.model.sanction import DATE_ROLES

VERSION = 1

_AS_OF = "The latest date for which it is known to stand so: a status without its date says little."

DESIGNATION = (
    DataField("dossier", ID, "The dossier of the party."),
    DataField("page", PATH, "Where it stands on the site, relative to the site's root."),
    DataField("status", TEXT, "active, delisted or unknown, as of the date below."),
    DataField("as_of", DATE, _AS_OF),
    DataField("authorities", OBJECTS, "Who designates. Several are readings that conflict; the row is filed under the first."),
    DataField("authorities[].id", TEXT, "The authority's id, such as US-OFAC."),
    DataField("authorities[].name", TEXT, "Its full name."),
    DataField("authorities[].country", OPTIONAL, "ISO 3166-1 alpha-2 code, where it is a country's."),
    DataField("authorities[].sources", SOURCES, "The sources of this reading."),
    DataField("authorities[].note", OPTIONAL, "A remark."),
    DataField("list", OPTIONAL, "The authority's list, such as SDN: an authority is not a list."),
    DataField("programme", OPTIONAL, "The programme, verbatim code or name."),
    DataField("programme_name", OPTIONAL, "The full name of a programme whose code the site knows."),
    DataField("legal_basis", OPTIONAL, "The act that it rests on."),
    DataField("announced_by", OBJECTS, "Who announced it, where that is not the authority or readings differ."),
    *under("announced_by[]", CLAIM),
    DataField("dates", OBJECTS, "Every date with its role; several of one role are readings that conflict."),
    DataField("dates[].role", TEXT, "One of: " + ", ".join(DATE_ROLES) + "."),
    DataField("dates[].date", DATE, "The date."),
    DataField("dates[].sources", SOURCES, "The sources of this date."),
    DataField("dates[].as_of", DATE, "The date for which it is claimed."),
    DataField("dates[].note", OPTIONAL, "A remark."),
    DataField("measures", TEXTS, "What it forbids, in OpenSanctions' words."),
    DataField("ref", OPTIONAL, "The authority's reference for the entry."),
    DataField("reason", OPTIONAL, "The reason that the authority gives."),
    DataField("url", ADDRESS, "The entry's own page, or the document."),
    DataField("sources", SOURCES, "The sources of the designation."),
    DataField("note", OPTIONAL, "A remark."),
)  # fmt: skip

SEARCH = (
    DataField("dossier", ID, "The dossier of the party."),
    DataField("page", PATH, "Where it stands on the site, relative to the site's root."),
    DataField("authority", TEXT, "The id of the authority whose list was searched."),
    DataField("authority_name", TEXT, "Its full name."),
    DataField("list", OPTIONAL, "The list that was searched; null for all of the authority's."),
    DataField("as_of", DATE, "The edition that was searched. It held no entry; nothing is said of later ones."),
    DataField("sources", SOURCES, "The editions, as sources."),
    DataField("note", OPTIONAL, "A remark."),
)  # fmt: skip

_SUBJECT = (
    DataField("title", TEXT, "The title of the party's dossier."),
    DataField("kind", TEXT, "leader or group."),
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


def designation(known: Known, row: Designation) -> dict[str, Json]:
    """Return a designation with the keys of ``DESIGNATION``."""
    sanction = row.sanction
    return {
        "dossier": row.dossier,
        "page": place_of(known, row.dossier, row.key),
        "status": row.status.value,
        "as_of": date(row.as_of),
        "authorities": [_authority(known, row, reading) for reading in sanction.authority],
        "list": sanction.list,
        "programme": sanction.program,
        "programme_name": row.programme.name if row.programme is not None else None,
        "legal_basis": sanction.legal_basis,
        "announced_by": claims(known, sanction.announced_by, row.sources),
        "dates": [_date(row, role, claimed) for role, claimed in row.dates],
        "measures": sanction.measures,
        "ref": sanction.ref,
        "reason": sanction.reason,
        "url": sanction.url,
        "sources": refs(row.sources),
        "note": sanction.note,
    }


def search(known: Known, row: Search) -> dict[str, Json]:
    """Return a search that found none with the keys of ``SEARCH``."""
    return {
        "dossier": row.dossier,
        "page": place_of(known, row.dossier, row.key),
        "authority": row.authority.id,
        "authority_name": row.authority.name,
        "list": row.list,
        "as_of": date(row.as_of),
        "sources": refs(row.sources),
        "note": row.note,
    }


def _authority(known: Known, row: Designation, reading: Claim[str]) -> Json:
    authority = known.registry.authorities[reading.value]
    return {
        "id": authority.id,
        "name": authority.name,
        "country": authority.country,
        "sources": refs(reading.sources or row.sources),
        "note": reading.note,
    }


def _date(row: Designation, role: str, claimed: Claim[Edtf]) -> Json:
    return {
        "role": role,
        "date": date(claimed.value),
        "sources": refs(claimed.sources or row.sources),
        "as_of": date(claimed.as_of),
        "note": claimed.note,
    }


@dataclass
class SanctionsJson:
    """Makes ``data/sanctions.json``."""

    index: Index
    where: SiteAddress
    designations: list[Json] = field(default_factory=list)
    searches: list[Json] = field(default_factory=list)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take the findings of one dossier."""
        known, own = self.index.known, view.dossier
        subject: dict[str, Json] = {"title": own.front.title, "kind": own.kind.value}
        self.designations += [subject | designation(known, row) for row in view.verdict.designations]
        self.searches += [subject | search(known, row) for row in view.verdict.searches]
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        record: dict[str, Json] = {
            "version": VERSION,
            "as_of": date(self.index.newest),
            "designations": self.designations,
            "searches": self.searches,
        }
        yield JSON_FILE.path, file(laid_out(record))


@dataclass
class SanctionsCsv:
    """Makes ``data/sanctions.csv``."""

    index: Index
    where: SiteAddress
    rows: list[list[str]] = field(default_factory=list)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take the findings of one dossier."""
        known = self.index.known
        verdict = view.verdict
        self.rows += [row_of(COLUMNS, _designation_cells(known, row)) for row in verdict.designations]
        self.rows += [row_of(COLUMNS, _search_cells(known, row)) for row in verdict.searches]
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        yield CSV_FILE.path, table(COLUMNS, self.rows)


def _subject_cells(known: Known, dossier: str, anchor: str) -> dict[str, str | None]:
    own = known.cards[dossier]
    return {
        "dossier": dossier,
        "title": own.title,
        "kind": own.kind,
        "page": place_of(known, dossier, anchor),
    }


def _designation_cells(known: Known, row: Designation) -> dict[str, str | None]:
    sanction = row.sanction
    authorities = [known.registry.authorities[reading.value] for reading in sanction.authority]
    dates: dict[str, list[str]] = {role: [] for role in DATE_ROLES}
    for role, claimed in row.dates:
        dates[role].append(claimed.value.text)
    return {
        "record": "designation",
        **_subject_cells(known, row.dossier, row.key),
        "status": row.status.value,
        "as_of": row.as_of.text if row.as_of is not None else None,
        "authority": several(authority.id for authority in authorities),
        "authority_name": several(authority.name for authority in authorities),
        "list": sanction.list,
        "programme": sanction.program,
        "programme_name": row.programme.name if row.programme is not None else None,
        "legal_basis": sanction.legal_basis,
        "announced_by": several(claimed.value for claimed in sanction.announced_by),
        **{role: several(found) for role, found in dates.items()},
        "measures": several(sanction.measures),
        "ref": sanction.ref,
        "reason": sanction.reason,
        "url": sanction.url,
        "sources": refs_text(row.sources),
        "note": sanction.note,
    }


def _search_cells(known: Known, row: Search) -> dict[str, str | None]:
    return dict.fromkeys(column.name for column in COLUMNS) | {
        "record": "search",
        **_subject_cells(known, row.dossier, row.key),
        "status": State.NOT_FOUND.value,
        "as_of": row.as_of.text,
        "authority": row.authority.id,
        "authority_name": row.authority.name,
        "list": row.list,
        "sources": refs_text(row.sources),
        "note": row.note,
    }
