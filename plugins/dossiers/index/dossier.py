"""One dossier as its page shows it: every statement in reading order, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossiers.index.anchors import unique
from dossiers.index.conflicts import Degree, degree
from dossiers.index.sanctions import Designation, Search, Verdict
from dossiers.index.timeline import Occurrence, occurrences
from dossiers.link.references import ToItem
from dossiers.link.site import Site
from dossiers.link.targets import fold
from dossiers.link.ties import Tie
from dossiers.model.body import Citation, ExcerptPart, FileLink, Reference
from dossiers.model.countries import countries
from dossiers.model.dossier import Dossier, Page
from dossiers.model.edtf import Edtf, display, sort_key
from dossiers.model.names import Strength
from dossiers.model.record import SourceRef
from dossiers.model.source import Source
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


@dataclass(frozen=True, slots=True)
class FactClaim:
    """One value of a field: ``key`` is its anchor; without ``sources`` it rests on the dossier's as a whole."""

    key: str
    value: str | Edtf
    sources: tuple[SourceRef, ...]
    as_of: Edtf | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the factsheet with its claims; ``scheme`` is set for an identifier."""

    field: str
    label: str
    claims: tuple[FactClaim, ...]
    conflict: Degree | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of the subject; ``strength`` is None for a name in its own script."""

    key: str
    name: str
    lang: str | None
    strength: Strength | None
    sources: tuple[SourceRef, ...]
    as_of: Edtf | None
    note: str | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie as one side sees it: under which heading it stands, the other's id, how it reads."""

    key: str
    tie: Tie
    other: str
    heading: str
    reads: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that cites: its anchor, the section it stands in, its sentence, and what it cites.

    ``anchors`` stand beside ``sources``: the id of each mark, to which the source links back.
    """

    section: str
    sentence: str
    sources: tuple[SourceRef, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One place of a page that cites a source: the mark's anchor, the section, the sentence."""

    anchor: str
    section: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as a page cites it. ``number`` is None for one that the page lists and does not cite."""

    source: Source
    number: int | None
    uses: tuple[SourceUse, ...]


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """A page that links here: its id and the sentences around its links; the link itself stands between marks.

    Each sentence is (before, shown, after).
    """

    id: str
    sentences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DossierView:
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

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each cited source, by id."""
        return {each.source.id: each.number for each in self.sources if each.number is not None}


def cite_anchor(key: str, number: int) -> str:
    """Return the id of a statement's citation mark: its key, and which of its sources (from 1)."""
    return f"c-{key}-{number}"


def dossier_view(
    site: Site, verdicts: Mapping[str, Verdict], events: Mapping[str, Sequence[Occurrence]], dossier: Dossier
) -> DossierView:
    """Derive everything that one dossier's page shows."""
    verdict = verdicts[dossier.id]
    facts = tuple(_facts(dossier))
    names = tuple(_names(dossier))
    roles, relations = _ties(site, dossier)
    timeline = occurrences(site, events, dossier, verdict.designations)
    listed = [entry.id if isinstance(entry, Source) else entry for entry in dossier.front.sources]
    cited = list(_cited(site, dossier, verdict, facts, names, roles, relations, timeline))
    return DossierView(
        dossier,
        verdict,
        facts,
        names,
        roles,
        relations,
        timeline,
        _numbered(site, cited, listed),
        mentioned_in(site, dossier),
        _shared_names(site, dossier),
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


def _ties(site: Site, dossier: Dossier) -> tuple[tuple[TieRow, ...], tuple[TieRow, ...]]:
    taken: set[str] = set()
    rows = []
    words = (*site.registry.affiliation_types, *site.registry.relation_types)
    order = {word: number for number, word in reversed(list(enumerate(words)))}
    for tie in site.ties_of.get(dossier.id, ()):
        other = tie.other(dossier.id)
        key = unique(f"tie-{tie.type.id}-{other}", taken)
        rows.append(TieRow(key, tie, other, tie.heading(dossier.id), tie.reads(dossier.id)))
    rows.sort(
        key=lambda row: (
            order[row.tie.type.id],
            _start(row.tie),
            site.targets.title(row.other),
            row.key,
        )
    )
    return tuple(row for row in rows if row.tie.affiliation), tuple(
        row for row in rows if not row.tie.affiliation
    )


def _start(tie: Tie) -> tuple[object, ...]:
    return (1,) if tie.start is None else (0, sort_key(tie.start))


def _cited(
    site: Site,
    dossier: Dossier,
    verdict: Verdict,
    facts: Sequence[Fact],
    names: Sequence[NameRow],
    roles: Sequence[TieRow],
    relations: Sequence[TieRow],
    timeline: Sequence[Occurrence],
) -> Iterator[Cited]:
    """Yield every statement that cites, in the order in which a reader meets it."""
    title = site.targets.title
    for fact in facts:
        for claim in fact.claims:
            yield _statement(
                "Facts", claim.key, f"{fact.label}: {said(site, claim.value, fact.field)}", claim.sources
            )
    for name in names:
        yield _statement("Names", name.key, f"Name: {name.name}", name.sources)
    for row in verdict.designations:
        yield _statement("Sanctions", row.key, designation_sentence(row), row.sources)
    for search in verdict.searches:
        yield _statement("Sanctions", search.key, search_sentence(search), search.sources)
    for tie in roles:
        yield _statement(
            "Roles", tie.key, f"{dossier.front.title} {tie.reads} {title(tie.other)}", tie.tie.sources
        )
    for tie in relations:
        yield _statement(
            "Relations", tie.key, f"{dossier.front.title} {tie.reads} {title(tie.other)}", tie.tie.sources
        )
    for occurrence in timeline:
        if occurrence.designation is None:  # a designation's sources stand in the table of sanctions
            key = event_anchor(occurrence, dossier.id)
            yield _statement(
                "Timeline", key, f"{display(occurrence.date)}: {occurrence.title}", occurrence.sources
            )
    yield from _cited_in_text(site, dossier, "Account")


def _statement(section: str, key: str, sentence: str, sources: tuple[SourceRef, ...]) -> Cited:
    return Cited(
        section, sentence, sources, tuple(cite_anchor(key, number) for number in range(1, len(sources) + 1))
    )


def said(site: Site, value: str | Edtf, field: str | None = None) -> str:
    """Return a claimed value as a person reads it: a date in words, a place or country by its name.

    Without ``field`` it is the value of an event's place, or of no field that could be mistaken for a place.
    """
    if isinstance(value, Edtf):
        return display(value)
    if (field is None or field in PLACE_FIELDS) and value in site.places:
        return site.places[value].name
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


def plain_sentence(site: Site, item: Dossier | Page, parts: Sequence[ExcerptPart]) -> str:
    """Return a sentence as plain text: links by what they show, citations left out."""
    return "".join(part if isinstance(part, str) else shown(site, item, part) for part in parts).strip()


def shown(site: Site, item: Dossier | Page, reference: int) -> str:
    """Return the text that a reference of a text shows, of an image its description; nothing for a citation."""
    resolved = site.references.resolved[item.id][reference]
    if isinstance(resolved, ToItem):
        return resolved.text
    what = item.body.references[reference].what
    return what.text if isinstance(what, FileLink) else ""


def page_sources(site: Site, page: Page) -> tuple[CitedSource, ...]:
    """Return the sources that an ordinary page cites, numbered in reading order."""
    return _numbered(site, list(_cited_in_text(site, page, "Text")), ())


def _cited_in_text(site: Site, item: Dossier | Page, section: str) -> Iterator[Cited]:
    for reference in item.body.references:
        if isinstance(reference.what, Citation):
            refs = tuple(SourceRef(id=each.source, locator=each.locator) for each in reference.what.items)
            sentence = plain_sentence(site, item, reference.sentence)
            yield Cited(section, sentence, refs, (reference.anchor,) * len(refs))


def _numbered(site: Site, cited: Sequence[Cited], listed: Sequence[str]) -> tuple[CitedSource, ...]:
    uses: dict[str, list[SourceUse]] = {}
    for statement in cited:
        for ref, anchor in zip(statement.sources, statement.anchors, strict=True):
            uses.setdefault(ref.id, []).append(SourceUse(anchor, statement.section, statement.sentence))
    numbered = [
        CitedSource(site.sources[source], number, tuple(dict.fromkeys(places)))
        for number, (source, places) in enumerate(uses.items(), 1)
    ]
    rest = [
        CitedSource(site.sources[source], None, ()) for source in dict.fromkeys(listed) if source not in uses
    ]
    return (*numbered, *rest)


def mentioned_in(site: Site, item: Dossier | Page) -> tuple[MentionedIn, ...]:
    """Return every page whose text links here, with the sentence around each link."""
    by_page: dict[str, list[tuple[str, str, str]]] = {}
    for mention in site.references.mentions.get(item.id, ()):
        page = site.dossiers.get(mention.by) or site.pages[mention.by]
        reference: Reference = page.body.references[mention.reference]
        at = (
            reference.sentence.index(mention.reference)
            if mention.reference in reference.sentence
            else len(reference.sentence)
        )
        before, after = reference.sentence[:at], reference.sentence[at + 1 :]
        sentence = (
            plain_part(site, page, before).lstrip(),
            shown(site, page, mention.reference),
            plain_part(site, page, after).rstrip(),
        )
        by_page.setdefault(page.id, []).append(sentence)
    return tuple(MentionedIn(page, tuple(dict.fromkeys(sentences))) for page, sentences in by_page.items())


def plain_part(site: Site, item: Dossier | Page, parts: Sequence[ExcerptPart]) -> str:
    """Return a part of a sentence as plain text, its outer spaces kept."""
    return "".join(part if isinstance(part, str) else shown(site, item, part) for part in parts)


def _shared_names(site: Site, dossier: Dossier) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of a subject that others bear, too: each with the others' ids."""
    subject = dossier.subject
    own = [
        dossier.front.title,
        subject.name,
        *(name.text for name in subject.native_name),
        *(alias.name for alias in subject.aliases),
    ]
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in own:
        others = tuple(each for each in site.targets.bearers.get(fold(name), ()) if each != dossier.id)
        if others:
            found.setdefault(fold(name), (name, others))
    return tuple(found.values())
