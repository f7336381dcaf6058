"""One dossier as its page shows it: every statement in reading order, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dossiers.index.anchors import unique
from dossiers.index.around import Around, MentionedIn
from dossiers.index.citing import CitedSource, Uses, cite, cite_text, numbered
from dossiers.index.conflicts import Degree, degree
from dossiers.index.known import Known
from dossiers.index.sanctions import Designation, Search, Verdict, verdict
from dossiers.index.timeline import Occurrence, designated, in_order
from dossiers.link.references import Resolved
from dossiers.link.tie import Tie
from dossiers.model.countries import countries
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display, sort_key
from dossiers.model.names import Strength
from dossiers.model.record import SourceRef
from dossiers.model.source import PlaceRecord, Source
from dossiers.model.statements import PLACE_FIELDS, claim_fields

LABELS = {
    "born": "Born",
    "died": "Died",
    "birth_place": "Place of birth",
    "death_place": "Place of death",
    "nationality": "Nationality",
    "occupation": "Occupation",
    "status": "Status",
    "type": "Kind",
    "founded": "Founded",
    "dissolved": "Dissolved",
    "headquarters": "Headquarters",
    "country": "Country",
    "authority": "Authority",
    "announced_by": "Announced by",
    "signed": "Signed",
    "announced": "Announced",
    "listed": "Listed",
    "effective": "Effective",
    "amended": "Amended",
    "delisted": "Delisted",
}
"""How each field is called on pages."""


class FactClaim(Struct, frozen=True):
    """One value of a field: ``key`` is its anchor; without ``sources`` it rests on the dossier's as a whole."""

    key: str
    value: str | Edtf
    sources: tuple[SourceRef, ...]
    as_of: Edtf | None
    note: str | None


class Fact(Struct, frozen=True):
    """A field of the factsheet with its claims; ``scheme`` is set for an identifier."""

    field: str
    label: str
    claims: tuple[FactClaim, ...]
    conflict: Degree | None = None
    scheme: str | None = None


class NameRow(Struct, frozen=True):
    """A name of the subject; ``strength`` is None for a name in its own script."""

    key: str
    name: str
    lang: str | None
    strength: Strength | None
    sources: tuple[SourceRef, ...]
    as_of: Edtf | None
    note: str | None


class TieRow(Struct, frozen=True):
    """A tie as one side sees it: under which heading it stands, the other's id, how it reads."""

    key: str
    tie: Tie
    other: str
    heading: str
    reads: str


class DossierView(Struct, frozen=True):
    """All that a dossier's page shows, typed and in order; every export reads the same."""

    dossier: Dossier
    verdict: Verdict
    facts: tuple[Fact, ...]
    names: tuple[NameRow, ...]
    roles: tuple[TieRow, ...]
    relations: tuple[TieRow, ...]
    timeline: tuple[Occurrence, ...]
    sources: tuple[CitedSource, ...]
    mentions: tuple[MentionedIn, ...]
    shared_names: tuple[tuple[str, tuple[str, ...]], ...]
    numbers: Mapping[str, int]
    """The number of each cited source, by id."""
    resolved: tuple[Resolved, ...]
    """Where each reference of the text leads, beside ``dossier.body.references``."""


def dossier_view(known: Known, dossier: Dossier, around: Around) -> DossierView:
    """Derive everything that one dossier's page shows, from its record and from what others state of it."""
    found = verdict(known.registry, known.sources, dossier)
    facts = tuple(_facts(dossier))
    names = tuple(_names(dossier))
    roles, relations = _ties(known, dossier, around.ties)
    timeline = in_order((*around.events, *around.involved, *designated(found.designations)))
    listed = [entry.id if isinstance(entry, Source) else entry for entry in dossier.front.sources]
    uses = _uses(known, dossier, around.resolved, found, facts, names, roles, relations, timeline)
    sources = numbered(known.sources, uses, listed)
    return DossierView(
        dossier,
        found,
        facts,
        names,
        roles,
        relations,
        timeline,
        sources,
        around.mentions,
        around.shared_names,
        {each.source.id: each.number for each in sources if each.number is not None},
        around.resolved,
    )


def event_anchor(occurrence: Occurrence, dossier: str) -> str:
    """Return the anchor of an occurrence on a page: its own key where it is stated, else with its dossier's id."""
    return occurrence.key if occurrence.dossier == dossier else f"{occurrence.key}--{occurrence.dossier}"


def _facts(dossier: Dossier) -> Iterator[Fact]:
    subject = dossier.subject
    for field in claim_fields(subject):
        claims = getattr(subject, field)
        if claims:
            rows = tuple(
                FactClaim(
                    f"fact-{field.replace('_', '-')}-{number}",
                    claim.value,
                    claim.sources,
                    claim.as_of,
                    claim.note,
                )
                for number, claim in enumerate(claims, 1)
            )
            yield Fact(field, LABELS[field], rows, degree(field, claims))
    for identifier in subject.identifiers:
        rows = tuple(
            FactClaim(
                f"fact-id-{identifier.scheme}-{number}",
                claim.value,
                claim.sources,
                claim.as_of,
                claim.note,
            )
            for number, claim in enumerate(identifier.value, 1)
        )
        if rows:
            # A register may hold several entries for one party: several numbers are no disagreement.
            yield Fact("identifiers", identifier.scheme, rows, None, identifier.scheme)


def _names(dossier: Dossier) -> Iterator[NameRow]:
    subject = dossier.subject
    for number, native in enumerate(subject.native_name, 1):
        yield NameRow(f"name-native-{number}", native.text, native.lang, None, native.sources, None, None)
    for strength in Strength:
        for number, alias in enumerate(subject.aliases, 1):
            if alias.strength is strength:
                yield NameRow(
                    f"name-{number}",
                    alias.name,
                    alias.lang,
                    alias.strength,
                    alias.sources,
                    alias.as_of,
                    alias.note,
                )


def _ties(
    known: Known, dossier: Dossier, ties: Sequence[Tie]
) -> tuple[tuple[TieRow, ...], tuple[TieRow, ...]]:
    taken: set[str] = set()
    rows = []
    words = (*known.registry.affiliation_types, *known.registry.relation_types)
    order = {word: number for number, word in reversed(list(enumerate(words)))}
    for tie in ties:
        other = tie.other(dossier.id)
        key = unique(f"tie-{tie.type.id}-{other}", taken)
        rows.append(TieRow(key, tie, other, tie.heading(dossier.id), tie.reads(dossier.id)))
    rows.sort(
        key=lambda row: (
            order[row.tie.type.id],
            _start(row.tie),
            known.in_words(row.other).title,
            row.key,
        )
    )
    return tuple(row for row in rows if row.tie.affiliation), tuple(
        row for row in rows if not row.tie.affiliation
    )


def _start(tie: Tie) -> tuple[object, ...]:
    return (1,) if tie.start is None else (0, sort_key(tie.start))


def _uses(
    known: Known,
    dossier: Dossier,
    resolved: Sequence[Resolved],
    verdict: Verdict,
    facts: Sequence[Fact],
    names: Sequence[NameRow],
    roles: Sequence[TieRow],
    relations: Sequence[TieRow],
    timeline: Sequence[Occurrence],
) -> Uses:
    """Return what cites each source: every statement that cites, in the order in which a reader meets it."""
    uses: Uses = {}
    for fact in facts:
        for claim in fact.claims:
            sentence = f"{fact.label}: {said(known.places, claim.value, fact.field)}"
            cite(uses, "Facts", claim.key, sentence, claim.sources)
    for name in names:
        cite(uses, "Names", name.key, f"Name: {name.name}", name.sources)
    for row in verdict.designations:
        cite(uses, "Sanctions", row.key, designation_sentence(row), row.sources)
    for search in verdict.searches:
        cite(uses, "Sanctions", search.key, search_sentence(search), search.sources)
    title = dossier.front.title
    for section, ties in (("Roles", roles), ("Relations", relations)):
        for tie in ties:
            sentence = f"{title} {tie.reads} {known.title(tie.other)}"
            cite(uses, section, tie.key, sentence, tie.tie.sources)
    for occurrence in timeline:
        # A designation's sources stand in the table of sanctions.
        if occurrence.designation is None and occurrence.sources:
            sentence = f"{display(occurrence.date)}: {occurrence.title}"
            cite(uses, "Timeline", event_anchor(occurrence, dossier.id), sentence, occurrence.sources)
    cite_text(uses, dossier.body, resolved, "Account")
    return uses


def said(places: Mapping[str, PlaceRecord], value: str | Edtf, field: str | None = None) -> str:
    """Return a claimed value as a person reads it: a date in words, a place or country by its name.

    Without ``field`` it is the value of an event's place, or of no field that could be mistaken for a place.
    """
    if isinstance(value, Edtf):
        return display(value)
    if (field is None or field in PLACE_FIELDS) and value in places:
        return places[value].name
    return countries()[value] if field in {"nationality", "country"} else value


def designation_sentence(row: Designation) -> str:
    """Say a designation in one sentence."""
    under = " under " + row.sanction.program if row.sanction.program else ""
    on = f" on the list {row.sanction.list}" if row.sanction.list else ""
    return f"Designated by {row.authority.name}{on}{under}"


def search_sentence(search: Search) -> str:
    """Say a search without a result in one sentence."""
    on = f"{search.authority.id}/{search.list}" if search.list else search.authority.id
    return f"No designation found on {on}, as of {display(search.as_of)}"
