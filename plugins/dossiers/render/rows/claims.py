"""Values with what they rest on: one claim, the factsheet, and the names by strength."""

from __future__ import annotations

from collections.abc import Sequence

from dossiers.render.escaping import esc
from dossiers.render.rows.small import cites, date, link, whole
from dossiers.render.views import Claim, Fact, Factsheet, NameGroup


def claim(it: Claim) -> str:
    """Return one value: date, citation marks or the mark of the whole, as of, note."""
    found = link(it.value)
    if it.date is not None:
        found += f", {date(it.date)}"
    if it.cites:
        found += cites(it.cites)
    elif it.whole:
        found += whole()
    said = f"as of {date(it.as_of)}" if it.as_of is not None else ""
    if it.note:
        said = f"{said}. {esc(it.note)}" if said else esc(it.note)
    return f'{found} <span class="small">{said}</span>' if said else found


def fact_sheet(it: Factsheet) -> str:
    """Return the factsheet, a dl of rows, one dd a claim; without facts, nothing. Its id is ``facts``."""
    if not it.facts:
        return ""
    rows = "\n".join([_fact(fact) for fact in it.facts])
    coverage = f'\n<p class="small">{esc(it.coverage)}</p>' if it.coverage else ""
    return (
        f'<div class="factsheet margin" id="facts">\n<p class="factsheet-title">{esc(it.title)}</p>\n'
        f"<dl>\n{rows}\n</dl>{coverage}\n</div>"
    )


def _fact(it: Fact) -> str:
    claims = "\n".join([_row(each) for each in it.claims])
    if not claims:
        claims = '<dd class="missing">not stated</dd>'
    if it.conflict is None:
        return f"<div>\n<dt>{esc(it.label)}</dt>\n{claims}\n</div>"
    return (
        f'<div class="conflicting">\n<dt>{esc(it.label)}</dt>\n{claims}\n'
        f'<dd class="conflict-note">{esc(it.conflict)}</dd>\n</div>'
    )


def _row(it: Claim) -> str:
    return f'<dd id="{it.anchor}">{claim(it)}</dd>' if it.anchor else f"<dd>{claim(it)}</dd>"


def name_groups(groups: Sequence[NameGroup]) -> str:
    """Return names by strength and script; nothing for none."""
    return f'<dl class="names">\n{"".join([_group(it) for it in groups])}</dl>' if groups else ""


def _group(it: NameGroup) -> str:
    meaning = f' <span class="small">{esc(it.meaning)}</span>' if it.meaning else ""
    rows = "\n".join([_row(each) for each in it.names])
    return f"<div>\n<dt>{esc(it.label)}{meaning}</dt>\n{rows}\n</div>\n"
