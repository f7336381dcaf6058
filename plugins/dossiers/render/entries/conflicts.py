"""Conflicts: the readings of one fact that disagree, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiers.index.conflicts import Degree, degree
from dossiers.index.dossier import LABELS, FactClaim, said
from dossiers.index.entry import Entry
from dossiers.model.edtf import Edtf
from dossiers.model.sanction import DATE_ROLES
from dossiers.model.statements import AnyClaim
from dossiers.render.atoms import whole
from dossiers.render.entries.html import END, date
from dossiers.render.entries.subject import Subject
from dossiers.render.escaping import esc
from dossiers.render.names import named

_WHOLE = str(whole())
_FIELDS = ("authority", "announced_by", *DATE_ROLES)


def conflict_entries(subject: Subject) -> Iterator[Entry]:
    """Yield a row for each disagreement in one dossier, in the order of its page."""
    number = 0
    for fact in subject.view.facts:
        if fact.conflict is not None:
            number += 1
            yield _entry(subject, number, "facts", fact.field, fact.label, fact.claims, fact.conflict)
    for row in subject.view.verdict.designations:
        for field in _FIELDS:
            claims = getattr(row.sanction, field)
            found = degree(field, claims) if len(claims) > 1 else None
            if found is not None:
                number += 1
                label = f"{LABELS[field]} of the designation {row.sanction.program or row.authority.id}"
                yield _entry(subject, number, row.key, field, label, claims, found)


def _entry(
    subject: Subject,
    number: int,
    anchor: str,
    field: str,
    label: str,
    claims: Sequence[AnyClaim] | Sequence[FactClaim],
    found: Degree,
) -> Entry:
    readings = "".join([f"<li>{_reading(subject, field, claim)}</li>" for claim in claims])
    note = '<p class="small">One reading is more exact than the other.</p>' if found == "precision" else ""
    text = (
        f'<li><p class="conflict-subject">{subject.link(anchor)}, <span class="field">{esc(label)}</span></p>'
        f'<ul role="list">{readings}</ul>{note}</li>'
    )
    return Entry(("conflicts",), f"{subject.order}{END}{number:05}", text)


def _reading(subject: Subject, field: str, claim: AnyClaim | FactClaim) -> str:
    marks = subject.cites(claim.sources) if claim.sources else _WHOLE
    value = claim.value
    authorities = subject.known.registry.authorities
    if field in {"authority", "announced_by"} and isinstance(value, str) and value in authorities:
        shown = authorities[value].name
    else:
        shown = said(subject.known.places, value, field)
    more = [f"as of {date(claim.as_of.text)}"] if isinstance(claim.as_of, Edtf) else []
    more += [esc(claim.note)] if claim.note else []
    return f"{named(shown)}{marks}" + (f' <span class="small">{". ".join(more)}</span>' if more else "")
