"""Tables: the frame of every one, designations of a dossier, and ties."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dossiers.render.escaping import esc, html
from dossiers.render.names import named
from dossiers.render.rows.small import badge, cites, date, link, missing, status
from dossiers.render.views import RoleDate, SanctionRow, SanctionsTable, TieRow, TieTable


def table_frame(
    anchor: str, caption: str, detail: str | Markup | None, wide: bool, sort: str, rows: str
) -> str:
    """Return a table: a caption that says what it is and as of when, then a region that scrolls by itself.

    ``sort`` is a class that gives its columns widths; ``rows`` are its head and body as HTML.
    """
    classes = f"table{' full' if wide else ''}{f' {sort}' if sort else ''}"
    more = f" {html(detail)}" if detail else ""
    anchor = esc(anchor)
    return (
        f'<div class="{classes}" id="{anchor}">\n'
        f'<p class="caption" id="{anchor}-caption"><strong>{esc(caption)}</strong>{more}</p>\n'
        f'<div class="scroller" role="region" aria-labelledby="{anchor}-caption" tabindex="0">\n'
        f'<table aria-labelledby="{anchor}-caption">\n{rows}\n</table>\n</div>\n</div>'
    )


def nothing(anchor: str, caption: str, empty: str) -> str:
    """Return what stands where a table would have no row."""
    return (
        f'<div class="table" id="{esc(anchor)}">\n<p class="caption"><strong>{esc(caption)}</strong></p>\n'
        f'<p class="empty">{esc(empty)}</p>\n</div>'
    )


_DESIGNATIONS = (
    '<thead><tr><th scope="col">Authority and list</th><th scope="col">Status, as of</th>'
    '<th scope="col">Programme, basis</th><th scope="col">Dates</th></tr></thead>\n<tbody>\n'
)


def designations(it: SanctionsTable) -> str:
    """Return one dossier's designations and searches: four columns that fit the measure.

    The marks after "as of" are those of the whole row; a date has its own where they differ.
    """
    if not it.rows:
        return nothing(it.id, it.caption, it.empty)
    rows = "".join([_designation(row) for row in it.rows])
    return table_frame(it.id, it.caption, it.detail, False, "designations", f"{_DESIGNATIONS}{rows}</tbody>")


def _designation(row: SanctionRow) -> str:
    where = ", ".join(
        [
            *([link(row.list)] if row.list is not None else []),
            *([f'<span class="nowrap">{link(row.reference)}</span>'] if row.reference is not None else []),
        ]
    )
    under = badge(row.programme) if row.programme is not None else missing()
    as_of = date(row.as_of) if row.as_of is not None else "date not stated"
    code = row.status.code
    return (
        f'<tr id="{esc(row.anchor)}" data-status="{code}">\n'
        f'<th scope="row">{row_authorities(row)}{_sub(where)}</th>\n'
        f'<td>{status(row.status)}<span class="sub">{as_of}<wbr>{cites(row.cites)}</span></td>\n'
        f"<td>{under}{_sub(esc(row.programme_name or ''))}{_sub(esc(row.legal_basis or ''))}</td>\n"
        f"<td>{row_dates(row)}</td>\n</tr>\n{_extra(row)}"
    )


def _extra(row: SanctionRow) -> str:
    said = _sub(f"<b>Measures</b> {esc(', '.join(row.measures))}") if row.measures else ""
    if row.reason:
        said += _sub(f"<b>Reason given</b> {esc(row.reason)}")
    said += _sub(esc(row.note or ""))
    if not said:
        return ""
    return f'<tr class="extra" data-status="{row.status.code}"><td colspan="4">{said}</td></tr>\n'


def _sub(shown: str) -> str:
    return f'<span class="sub">{shown}</span>' if shown else ""


def row_authorities(row: SanctionRow) -> str:
    """Return the authorities of a designation, several where readings differ."""
    return "".join(
        [
            f'<span class="item">{"or " if number else ""}{link(each)}</span>'
            for number, each in enumerate(row.authorities)
        ]
    )


def row_dates(row: SanctionRow) -> str:
    """Return the dates of a designation with their roles."""
    return "".join([_role_date(each) for each in row.dates]) or missing()


def _role_date(it: RoleDate) -> str:
    said = f"{it.role}; {it.note}" if it.note else it.role
    return (
        f'<span class="item">{date(it.date)}<wbr>{cites(it.cites)}</span><span class="sub">{esc(said)}</span>'
    )


def tie_table(it: TieTable) -> str:
    """Return affiliations or relations: who, what, from when to when.

    The column of time is always there, so that tables line up.
    """
    if not it.rows:
        return nothing(it.id, it.caption, it.empty)
    head = (
        f'<thead><tr><th scope="col">{esc(it.who)}</th><th scope="col">{esc(it.what)}</th>'
        '<th scope="col">When</th></tr></thead>\n<tbody>\n'
    )
    return table_frame(
        it.id, it.caption, it.detail, False, "ties", f"{head}{''.join(_ties(it.rows))}</tbody>"
    )


def _ties(rows: Iterable[TieRow]) -> Iterable[str]:
    for number, row in enumerate(rows):
        if row.heading is not None:
            between = "</tbody>\n<tbody>\n" if number else ""
            yield f'{between}<tr class="group"><th colspan="3" scope="rowgroup">{esc(row.heading)}</th></tr>\n'
        yield _tie(row)


def _tie(row: TieRow) -> str:
    name = f' id="{esc(row.anchor)}"' if row.anchor else ""
    known = _sub(status(row.status)) if row.status is not None else ""
    stated = _sub(f"Stated on {link(row.stated_on)}.") if row.stated_on is not None else ""
    return (
        f'<tr{name}>\n<th scope="row">{link(row.who)}{known}</th>\n'
        f"<td>{named(row.what)}<wbr>{cites(row.cites)}{_sub(named(row.note or ''))}{stated}</td>\n"
        f"<td>{_period(row)}</td>\n</tr>\n"
    )


def _period(row: TieRow) -> str:
    start, end = row.start, row.end
    if start is None:
        return missing() if end is None else f"{'until ' if end.text != 'to date' else ''}{date(end)}"
    if end is None:
        return f"from {date(start)}"
    return f"{date(start)} {'to ' if end.text != 'to date' else ''}{date(end)}"
