"""What rests on what: every source, every place, every disagreement between sources."""

from __future__ import annotations

from dossiers.index.conflicts import Conflict as ConflictView
from dossiers.index.dossier import LABELS, said
from dossiers.index.views import Index, PlaceView
from dossiers.model.countries import countries
from dossiers.model.edtf import Edtf
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import (
    ConflictsPage,
    PlacesPage,
    SourcesPage,
)
from dossiers.render.frame import frame
from dossiers.render.linker import Linker, optional_date
from dossiers.render.lists import heading
from dossiers.render.source_entries import indexed_source
from dossiers.render.views import (
    Badge,
    Claim,
    Conflict,
    Link,
    Mention,
    Place,
)


def sources_page(index: Index, linker: Linker, config: SiteConfig) -> SourcesPage:
    """Return every source with all that rests on it."""
    lead = "Every source, with each statement that rests on it."
    entries = tuple(indexed_source(linker, view) for view in index.sources)
    return SourcesPage(frame(linker, config, "Sources", lead), heading("Sources", lead), entries)


def places_page(index: Index, linker: Linker, config: SiteConfig) -> PlacesPage:
    """Return every place with all that names it."""
    lead = "Every place that a dossier names, with what happened or is said there."
    return PlacesPage(
        frame(linker, config, "Places", lead),
        heading("Places", lead),
        tuple(_place(linker, view) for view in index.places),
    )


def _place(linker: Linker, view: PlaceView) -> Place:
    record = view.record
    position = None
    if record is not None and record.lat is not None and record.lon is not None:
        north, east = ("N" if record.lat >= 0 else "S"), ("E" if record.lon >= 0 else "W")
        position = f"{abs(record.lat):.3f}° {north}, {abs(record.lon):.3f}° {east}"
    rests = tuple(
        Mention(
            linker.item(rest.id, rest.anchor),
            (rest.sentence,),
            Badge(linker.known.cards[rest.id].kind),
        )
        for rest in view.rests
    )
    return Place(
        anchor=view.key,
        name=Link(None, view.name),
        natives=tuple(Link(None, name.text, name.lang) for name in record.native_name)
        if record is not None
        else (),
        country=countries()[record.country] if record is not None and record.country else None,
        position=position,
        approximate=record.approximate if record is not None else False,
        note=record.note if record is not None else None,
        rests=rests,
    )


def conflicts_page(index: Index, linker: Linker, config: SiteConfig) -> ConflictsPage:
    """Return every disagreement between sources that is still open."""
    lead = "Where sources disagree, every reading is shown and none is chosen."
    found = tuple(
        _conflict(linker.showing(index.dossiers[view.dossier]), number, view)
        for number, view in enumerate(index.conflicts, 1)
    )
    return ConflictsPage(frame(linker, config, "Conflicts", lead), heading("Open conflicts", lead), found)


def _conflict(linker: Linker, number: int, view: ConflictView) -> Conflict:
    assert linker.view is not None
    field = LABELS[view.field]
    anchor = f"fact-{view.field.replace('_', '-')}-1"
    if view.row is not None:
        row = linker.view.verdict.designations[view.row]
        field = f"{field} of the designation {row.sanction.program or row.authority.id}"
        anchor = row.key
    claims = tuple(
        Claim(
            Link(None, _said(linker, view, claim.value)),
            linker.cites(claim.sources),
            None,
            optional_date(claim.as_of),
            claim.note,
            whole=not claim.sources,
        )
        for claim in view.claims
    )
    note = "One reading is more exact than the other." if view.degree == "precision" else None
    subject = linker.item(
        view.dossier, anchor if view.row is not None else "facts", linker.known.title(view.dossier)
    )
    return Conflict(f"conflict-{number}", subject, field, claims, note)


def _said(linker: Linker, view: ConflictView, value: str | Edtf) -> str:
    authorities = linker.known.registry.authorities
    if view.field in {"authority", "announced_by"} and isinstance(value, str) and value in authorities:
        return authorities[value].name
    return said(linker.known.places, value, view.field)
