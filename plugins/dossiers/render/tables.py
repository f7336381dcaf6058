"""Designations, searches and ties as tables: of one dossier, of an authority, of the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossiers.index.dossier import DossierView
from dossiers.index.dossier import TieRow as TieView
from dossiers.index.sanctions import Designation, Search, State
from dossiers.model.edtf import Edtf, display
from dossiers.model.record import Claim
from dossiers.model.registry import Authority
from dossiers.render.linker import Linker, date_text, optional_date, status
from dossiers.render.verdict import list_name
from dossiers.render.views import (
    Cite,
    DateText,
    Link,
    RoleDate,
    SanctionRow,
    SanctionsTable,
    TieRow,
    TieTable,
)


def designation_row(linker: Linker, row: Designation) -> SanctionRow:
    """Return a designation as a row of its dossier's table."""
    sanction = row.sanction
    authorities = [linker.known.registry.authorities[claim.value] for claim in sanction.authority]
    return SanctionRow(
        anchor=row.key,
        status=status(row.status),
        authorities=tuple(_authority(linker, authority) for authority in dict.fromkeys(authorities)),
        list=_list(row.authority, sanction.list),
        as_of=optional_date(row.as_of),
        programme=linker.programme(row),
        programme_name=row.programme.name if row.programme is not None else None,
        legal_basis=sanction.legal_basis,
        dates=tuple(
            RoleDate(role, date_text(claim.value), _own_cites(linker, row, claim), claim.note)
            for role, claim in row.dates
        ),
        measures=sanction.measures,
        reference=Link(sanction.url, sanction.ref or "entry") if sanction.ref or sanction.url else None,
        reason=sanction.reason,
        note=_notes(row, linker),
        cites=linker.cites(row.sources),
    )


def search_row(linker: Linker, row: Search) -> SanctionRow:
    """Return a search that found none as a row: a finding with its date, not a designation."""
    return SanctionRow(
        anchor=row.key,
        status=status(State.NOT_FOUND),
        authorities=(_authority(linker, row.authority),),
        list=_list(row.authority, row.list),
        as_of=date_text(row.as_of),
        note=row.note,
        cites=linker.cites(row.sources),
    )


def sanctions_of(linker: Linker, view: DossierView) -> SanctionsTable:
    """Return one dossier's table: its designations, then the lists that were searched without result."""
    verdict = view.verdict
    rows = [
        *(designation_row(linker, row) for row in verdict.designations),
        *(search_row(linker, row) for row in verdict.searches),
    ]
    title = view.dossier.front.title
    return SanctionsTable(
        "sanctions-table",
        f"Designations of {title}.",
        "Status as of the list or document in each row.",
        tuple(rows),
        "Not checked: no designation is recorded here, and no list has been searched for this name.",
    )


def _own_cites(linker: Linker, row: Designation, claim: Claim[Edtf]) -> tuple[Cite, ...]:
    """The sources of one date, where readings of it differ or it does not rest on the row's own."""
    several = len(getattr(row.sanction, next(role for role, each in row.dates if each is claim))) > 1
    return linker.cites(claim.sources) if several or claim.sources != row.sources else ()


def _authority(linker: Linker, authority: Authority) -> Link:
    link = linker.authority(authority)
    return Link(link.href, authority.short)


def _list(authority: Authority, listing: str | None) -> Link | None:
    if listing is None:
        return None
    known = next((each for each in authority.lists if each.id.casefold() == listing.casefold()), None)
    return Link(known.url if known is not None else None, list_name(listing))


def _notes(row: Designation, linker: Linker) -> str | None:
    """The row's own note, and who announced it where that is said."""
    parts = [row.sanction.note] if row.sanction.note else []
    claims = row.sanction.announced_by
    if claims:
        authorities = linker.known.registry.authorities
        names = [
            authorities[claim.value].name if claim.value in authorities else claim.value for claim in claims
        ]
        said = " or, by another reading, ".join(names)
        parts.insert(0, f"Announced by {said}.")
    if len(row.sanction.authority) > 1:
        parts.append("The sources differ on who designated; both readings are shown.")
    return " ".join(parts) or None


def ties_table(
    linker: Linker,
    dossier: str,
    anchor: str,
    caption: str,
    rows: Iterable[TieView],
    who: str,
    what: str,
) -> TieTable:
    """Return ties of one sort, as one side sees them."""
    return TieTable(
        anchor,
        caption,
        "Dates as the sources give them.",
        who,
        what,
        tuple(_headed(linker, dossier, rows)),
    )


def _headed(linker: Linker, dossier: str, rows: Iterable[TieView]) -> Iterator[TieRow]:
    """Yield rows, the first of each sort under its heading, which the type of the tie brings."""
    over = None
    for row in rows:
        yield _tie(linker, dossier, row, row.heading if row.heading != over else None)
        over = row.heading


def _tie(linker: Linker, dossier: str, row: TieView, heading: str | None) -> TieRow:
    tie = row.tie
    stated_here = any(statement.dossier == dossier for statement in tie.stated)
    what = tie.role or row.reads
    return TieRow(
        who=linker.item(row.other),
        what=what[:1].upper() + what[1:],
        anchor=row.key,
        start=optional_date(tie.start),
        end=DateText("to date") if tie.end is not None and tie.end.text == ".." else optional_date(tie.end),
        status=linker.verdict(row.other),
        cites=linker.cites(tie.sources),
        stated_on=None if stated_here else linker.item(tie.stated[0].dossier),
        note=" ".join(
            part for part in (f"As of {display(tie.as_of)}." if tie.as_of else "", tie.note or "") if part
        )
        or None,
        heading=heading,
    )
