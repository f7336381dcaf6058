"""What is known of a subject at a glance: the factsheet, and the names by strength."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from dossiers.index.conflicts import Degree
from dossiers.index.dossier import DossierView, Fact, NameRow
from dossiers.model.countries import countries
from dossiers.model.edtf import Edtf, display
from dossiers.model.names import Strength
from dossiers.render.linker import Linker, optional_date
from dossiers.render.views import Claim, Factsheet, Link, NameGroup
from dossiers.render.views import Fact as FactRow

_STRENGTHS = {
    None: ("In its own script", None),
    Strength.STRONG: ("Also known as", "strong: each identifies by itself"),
    Strength.WEAK: ("Weak aliases", "too common or too vague to identify alone"),
    Strength.FORMER: ("Former names", "no longer used"),
}

_CONFLICTS: dict[Degree, str] = {
    "contradict": "The sources disagree; all readings are shown.",
    "precision": "The readings agree; one is more exact than the other.",
}

_OFTEN = 3
"""From how many names on one date is said for all of them."""


def factsheet(linker: Linker, view: DossierView) -> Factsheet:
    """Return the factsheet: the name, every field with its claims, and how many of them name a source."""
    subject = view.dossier.subject
    rows = [FactRow("Name", (Claim(Link(None, subject.name)),))]
    rows += [_fact(linker, fact) for fact in view.facts]
    sourced = sum(1 for fact in view.facts for claim in fact.claims if claim.sources)
    total = sum(len(fact.claims) for fact in view.facts)
    sources = len(view.sources)
    coverage = f"{sources} {'source' if sources == 1 else 'sources'}. "
    if total:
        coverage += f"{sourced} of {total} facts name {'their' if total > 1 else 'its'} own source"
        coverage += (
            "." if sourced == total else "; the rest, marked ∗, rest on the dossier’s sources as a whole."
        )
    else:
        coverage += "No facts are recorded."
    return Factsheet("Facts", tuple(rows), coverage)


def _fact(linker: Linker, fact: Fact) -> FactRow:
    scheme = linker.known.registry.identifiers.get(fact.scheme or "")
    label = fact.label if fact.scheme is None else scheme.name if scheme is not None else fact.label.upper()
    claims = tuple(
        Claim(
            value=_value(linker, fact, claim.value),
            cites=linker.cites(claim.sources),
            as_of=optional_date(claim.as_of),
            note=claim.note,
            whole=not claim.sources,
            anchor=claim.key,
        )
        for claim in fact.claims
    )
    return FactRow(label, claims, _CONFLICTS[fact.conflict] if fact.conflict is not None else None)


def _value(linker: Linker, fact: Fact, value: str | Edtf) -> Link:
    if isinstance(value, Edtf):
        return Link(None, display(value))
    if fact.field in {"birth_place", "death_place", "headquarters"}:
        return linker.place(value)
    if fact.field in {"nationality", "country"}:
        return Link(None, countries()[value])
    if fact.scheme is not None:
        scheme = linker.known.registry.identifiers.get(fact.scheme)
        return Link(
            scheme.url.replace("{value}", quote(value, safe=""))
            if scheme is not None and scheme.url
            else None,
            value,
        )
    return Link(None, value)


def names(linker: Linker, view: DossierView) -> tuple[NameGroup, ...]:
    """Return the names by strength, those in other scripts first."""
    rows_of = {each: [row for row in view.names if row.strength is each] for each in _STRENGTHS}
    return tuple(_group(linker, each, rows) for each, rows in rows_of.items() if rows)


def _group(linker: Linker, strength: Strength | None, rows: Sequence[NameRow]) -> NameGroup:
    label, meaning = _STRENGTHS[strength]
    usual = _usual(rows)
    if usual is not None:
        others = " where no other date stands" if any(row.as_of != usual for row in rows) else ""
        meaning = f"{meaning + '; ' if meaning else ''}as of {display(usual)}{others}"
    return NameGroup(label, meaning, tuple(_name(linker, row, usual) for row in rows))


def _usual(rows: Sequence[NameRow]) -> Edtf | None:
    """The date that most names have, which is then said once; None where it would save nothing or mislead."""
    dates = Counter(row.as_of for row in rows)
    date, times = dates.most_common(1)[0]
    return date if times >= _OFTEN and None not in dates else None


def _name(linker: Linker, row: NameRow, usual: Edtf | None) -> Claim:
    return Claim(
        Link(None, row.name, row.lang),
        linker.cites(row.sources),
        None,
        optional_date(row.as_of) if row.as_of != usual else None,
        row.note,
        whole=not row.sources,
        anchor=row.key,
    )
