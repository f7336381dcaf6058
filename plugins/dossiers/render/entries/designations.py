"""Designations, and searches that found none: one text for the table over the site, of an authority, of a programme."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index.entry import Entry
from dossiers.index.sanctions import Designation, Search
from dossiers.model.edtf import Edtf
from dossiers.model.record import Claim
from dossiers.model.registry import Authority
from dossiers.render.entries.html import (
    BELOW,
    END,
    MISSING,
    RUN,
    STATUS,
    authority,
    authority_slug,
    date,
    distinguished,
    programme,
    said,
)
from dossiers.render.entries.subject import Subject
from dossiers.render.escaping import esc

_LAST = 9_999_999


def designation_entries(subject: Subject) -> Iterator[Entry]:
    """Yield every row of a dossier's designations and searches, and what is counted and gathered over such rows."""
    verdict = subject.view.verdict
    for number, row in enumerate(verdict.designations):
        lists = ["sanctions", f"authority/{authority_slug(row.authority.id)}"]
        code = row.sanction.program
        if code is not None:
            lists.append(f"programme/{distinguished(code)}")
            yield from _programme(subject, row, code, lists[1], lists[2])
        yield Entry(tuple(lists), f"{subject.order}{END}{number:05}", _designation(subject, row))
        yield from _gathered(lists, row.status.value, row.as_of)
    for number, search in enumerate(verdict.searches):
        lists = ["sanctions", f"authority/{authority_slug(search.authority.id)}"]
        yield Entry(tuple(lists), f"{subject.order}{BELOW}{number:05}", _search(subject, search))
        yield from _gathered(lists, "not-found", search.as_of)


def _gathered(lists: list[str], status: str, as_of: Edtf | None) -> Iterator[Entry]:
    """Yield what the head of a table says of its rows: how many have a status, and the newest date, which is sorted first."""
    yield Entry(tuple([f"{each}/{status}" for each in lists]), "", "")
    if as_of is not None and as_of.latest is not None:
        earliest = as_of.earliest.toordinal() if as_of.earliest is not None else 0
        key = f"{_LAST - as_of.latest.toordinal():07}{_LAST - earliest:07}"
        yield Entry(tuple([f"{each}/newest" for each in lists]), key, said(as_of.text))


def _programme(
    subject: Subject, row: Designation, code: str, designator: str, listed: str
) -> Iterator[Entry]:
    """Yield what a programme's page says above its rows: the code as lists print it and its name, its bases, who designates."""
    known = row.programme
    full = known.name if known is not None else ""
    bases = [known.legal_basis] if known is not None and known.legal_basis else []
    bases += [row.sanction.legal_basis] if row.sanction.legal_basis else []
    yield Entry((f"{listed}/name",), subject.order, f"{code}{RUN}{full}")
    yield Entry((f"{listed}/by/{designator.removeprefix('authority/')}",), "", "")
    for basis in dict.fromkeys(bases):
        yield Entry((f"{listed}/basis",), basis, basis)


def _head(subject: Subject, key: str, status: str) -> str:
    return (
        f'<tr id="{subject.id}--{esc(key)}" data-status="{status}"><th scope="row">{subject.link(key)}'
        f'<span class="sub">{subject.view.dossier.front.kind}</span></th><td>{STATUS[status]}</td>'
    )


def _designation(subject: Subject, row: Designation) -> str:
    sanction = row.sanction
    code = sanction.program
    as_of = date(row.as_of.text) if row.as_of is not None else MISSING
    shown = (
        MISSING
        if code is None
        else programme(code, row.programme.name if row.programme is not None else None)
    )
    basis = esc(sanction.legal_basis) if sanction.legal_basis else MISSING
    dates = "".join([_dated(subject, row, role, claim) for role, claim in row.dates]) or MISSING
    return (
        f"{_head(subject, row.key, row.status.value)}<td>{as_of}<wbr>{subject.cites(row.sources)}</td>"
        f"<td>{_authorities(row)}{_list(row.authority, sanction.list)}</td><td>{shown}</td><td>{basis}</td>"
        f"<td>{dates}</td><td>{_reference(sanction.ref, sanction.url)}</td></tr>"
    )


def _search(subject: Subject, row: Search) -> str:
    authorities = f'<span class="item">{authority(row.authority.id, row.authority.id)}</span>'
    return (
        f"{_head(subject, row.key, 'not-found')}<td>{date(row.as_of.text)}<wbr>{subject.cites(row.sources)}</td>"
        f"<td>{authorities}{_list(row.authority, row.list)}</td>"
        f"<td>{MISSING}</td><td>{MISSING}</td><td>{MISSING}</td><td>{MISSING}</td></tr>"
    )


def _authorities(row: Designation) -> str:
    """Who designated; several where readings differ."""
    claims = row.sanction.authority
    if len(claims) == 1:
        return f'<span class="item">{authority(claims[0].value, claims[0].value)}</span>'
    names = dict.fromkeys(claim.value for claim in claims)
    return "".join(
        f'<span class="item">{"or " if number else ""}{authority(each, each)}</span>'
        for number, each in enumerate(names)
    )


def _list(by: Authority, listing: str | None) -> str:
    if listing is None:
        return ""
    known = next((each for each in by.lists if each.id.casefold() == listing.casefold()), None)
    shown = esc(listing)
    if known is not None and known.url is not None:
        shown = f'<a href="{esc(known.url)}">{shown}</a>'
    return f'<span class="sub">{shown}</span>'


def _dated(subject: Subject, row: Designation, role: str, claim: Claim[Edtf]) -> str:
    """A date with its role, and its own sources where readings of it differ or it does not rest on the row's."""
    own = claim.sources and (claim.sources != row.sources or len(getattr(row.sanction, role)) > 1)
    marks = f"<wbr>{subject.cites(claim.sources)}" if own else ""
    note = f"; {esc(claim.note)}" if claim.note else ""
    return f'<span class="item">{date(claim.value.text)}{marks}</span><span class="sub">{role}{note}</span>'


def _reference(ref: str | None, url: str | None) -> str:
    if url is not None:
        return f'<a href="{esc(url)}">{esc(ref or "entry")}</a>'
    return esc(ref) if ref else MISSING
