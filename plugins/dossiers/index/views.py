"""Every view of a site, built once: what pages and exports show, typed and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from dossiers.index.anchors import place_key
from dossiers.index.around import Around, around
from dossiers.index.citing import plain_sentence
from dossiers.index.conflicts import Conflict, conflicts
from dossiers.index.dossier import DossierView, dossier_view
from dossiers.index.known import Card, Known
from dossiers.index.sanctions import Designation, Search, Verdict, by_programme, newest, verdict
from dossiers.index.timeline import Occurrence, designated, events_of, in_order
from dossiers.link.site import Site
from dossiers.link.tie import Tie
from dossiers.model.body import Citation
from dossiers.model.dossier import Dossier, Kind
from dossiers.model.edtf import Edtf, sort_key
from dossiers.model.source import PlaceRecord, Source
from dossiers.model.subject import Leader

_SHARED = "sources.yaml"
"""The file of the sources that several dossiers share."""


class Rest(Struct, frozen=True):
    """Something that rests on a source or names a place: the page, the anchor there, and its sentence."""

    id: str
    anchor: str
    section: str
    sentence: str


class SourceView(Struct, frozen=True):
    """A source with all that rests on it, and the sources that were read in it."""

    source: Source
    file: str
    rests: tuple[Rest, ...]
    read_in_it: tuple[str, ...]


class PlaceView(Struct, frozen=True):
    """A place with all that names it. ``record`` is None for a plain name, which has no coordinates."""

    key: str
    name: str
    record: PlaceRecord | None
    rests: tuple[Rest, ...]


class NameView(Struct, frozen=True):
    """A name with the ids of all who bear it, for the list of names."""

    name: str
    bearers: tuple[str, ...]


class Index(Struct, frozen=True):
    """All views of one site. Everything is sorted; nothing is computed again by those who show it."""

    site: Site
    known: Known
    verdicts: Mapping[str, Verdict]
    dossiers: Mapping[str, DossierView]
    pages: Mapping[str, Around]
    leaders: tuple[Dossier, ...]
    groups: tuple[Dossier, ...]
    leaders_of: Mapping[str, tuple[Tie, ...]]
    designations: tuple[Designation, ...]
    searches: tuple[Search, ...]
    programmes: Mapping[str, tuple[Designation, ...]]
    authorities: Mapping[str, tuple[Designation, ...]]
    timeline: tuple[Occurrence, ...]
    sources: tuple[SourceView, ...]
    places: tuple[PlaceView, ...]
    tags: Mapping[str, tuple[str, ...]]
    names: tuple[NameView, ...]
    conflicts: tuple[Conflict, ...]
    stubs: tuple[Dossier, ...]
    newest: Edtf | None

    def changed(self) -> tuple[Dossier, ...]:
        """Return the dossiers that name a date of change, the latest first."""
        dated = [dossier for dossier in self.site.dossiers.values() if dossier.front.updated is not None]
        # Two sorts, because the date runs backwards and the title forwards.
        dated.sort(key=lambda dossier: (dossier.front.title.casefold(), dossier.id))
        return tuple(sorted(dated, key=_updated, reverse=True))


def index(site: Site) -> Index:
    """Build every view of a site that has no errors."""
    verdicts = {
        dossier.id: verdict(site.registry, site.sources, dossier) for dossier in site.dossiers.values()
    }
    events = {
        dossier.id: events_of(site.targets.resolve, dossier)
        for dossier in site.dossiers.values()
        if dossier.front.events
    }
    known = _known(site, verdicts)
    views = {
        dossier.id: dossier_view(known, dossier, around(site, events, dossier))
        for dossier in site.dossiers.values()
    }
    pages = {page.id: around(site, events, page) for page in site.pages.values()}
    by_title = sorted(
        site.dossiers.values(), key=lambda dossier: (dossier.front.title.casefold(), dossier.id)
    )
    leaders = tuple(dossier for dossier in by_title if dossier.kind is Kind.LEADER)
    groups = tuple(dossier for dossier in by_title if dossier.kind is Kind.GROUP)
    designations = tuple(row for dossier in by_title for row in verdicts[dossier.id].designations)
    authorities: dict[str, list[Designation]] = defaultdict(list)
    for row in designations:
        authorities[row.authority.id].append(row)
    tags: dict[str, list[str]] = defaultdict(list)
    for dossier in by_title:
        for tag in dict.fromkeys(dossier.front.tags):
            tags[tag].append(dossier.id)
    return Index(
        site,
        known,
        verdicts,
        views,
        pages,
        leaders,
        groups,
        {group.id: _leaders(site, group) for group in groups},
        designations,
        tuple(row for dossier in by_title for row in verdicts[dossier.id].searches),
        by_programme(designations),
        {key: tuple(authorities[key]) for key in site.registry.authorities if key in authorities},
        in_order([each for found in events.values() for each in found] + list(designated(designations))),
        _sources(site, views, pages),
        _places(site, views, events),
        {tag: tuple(tags[tag]) for tag in sorted(tags)},
        tuple(
            NameView(site.targets.spelling[name], ids) for name, ids in sorted(site.targets.bearers.items())
        ),
        conflicts(site),
        tuple(dossier for dossier in by_title if dossier.is_stub),
        newest(dossier.front.updated for dossier in site.dossiers.values()),
    )


def _known(site: Site, verdicts: Mapping[str, Verdict]) -> Known:
    cards = {
        dossier.id: Card(
            dossier.id,
            dossier.front.kind,
            dossier.front.title,
            dossier.front.summary,
            verdicts[dossier.id].state,
            dossier.front.updated,
        )
        for dossier in site.dossiers.values()
    }
    pages = {
        page.id: Card(page.id, "page", page.front.title, page.front.summary, None, page.front.updated)
        for page in site.pages.values()
    }
    by_title = sorted(pages.values(), key=lambda page: (page.title.casefold(), page.id))
    shared = frozenset(key for key, file in site.source_files.items() if file == _SHARED)
    return Known(
        site.registry, site.places, site.sources, cards | pages, tuple(by_title), site.targets.former, shared
    )


def _updated(dossier: Dossier) -> tuple[object, ...]:
    assert dossier.front.updated is not None
    return (sort_key(dossier.front.updated),)


def _leaders(site: Site, group: Dossier) -> tuple[Tie, ...]:
    """The ties of those who lead or led a group: FollowTheMoney's Directorships, and its founders."""
    led = [
        tie
        for tie in site.ties_of.get(group.id, ())
        if tie.affiliation and (tie.type.ftm == "Directorship" or tie.type.id == "founded")
    ]
    led.sort(
        key=lambda tie: (
            (1,) if tie.start is None else (0, sort_key(tie.start)),
            site.targets.title(tie.first),
        )
    )
    return tuple(led)


def _sources(
    site: Site, views: Mapping[str, DossierView], pages: Mapping[str, Around]
) -> tuple[SourceView, ...]:
    rests: dict[str, list[Rest]] = defaultdict(list)
    for view in views.values():
        for cited in view.sources:
            for use in cited.uses:
                rests[cited.source.id].append(Rest(view.dossier.id, use.anchor, use.section, use.sentence))
    for page in site.pages.values():
        for reference in page.body.references:
            if isinstance(reference.what, Citation):
                sentence = plain_sentence(page.body, pages[page.id].resolved, reference.sentence)
                for item in reference.what.items:
                    rests[item.source].append(Rest(page.id, reference.anchor, "Text", sentence))
    read_in: dict[str, list[str]] = defaultdict(list)
    for source in site.sources.values():
        for via in source.via:
            read_in[via].append(source.id)
    return tuple(
        SourceView(source, site.source_files[source.id], tuple(rests[source.id]), tuple(read_in[source.id]))
        for source in sorted(
            site.sources.values(),
            key=lambda each: ((each.title or each.publisher or each.id).casefold(), each.id),
        )
    )


def _places(
    site: Site, views: Mapping[str, DossierView], events: Mapping[str, tuple[Occurrence, ...]]
) -> tuple[PlaceView, ...]:
    rests: dict[str, list[Rest]] = defaultdict(list)
    names: dict[str, str] = {}
    for place, rest in _placed(views, events):
        key = place_key(place, place in site.places)
        names.setdefault(key, place)
        rests[key].append(rest)
    known = [
        PlaceView(key, record.name, record, tuple(rests.pop(key, ())))
        for record in site.places.values()
        for key in (place_key(record.id, known=True),)
    ]
    # Spellings that differ only in case or signs are one place, under the first of them.
    plain = [PlaceView(key, names[key], None, tuple(found)) for key, found in rests.items()]
    return tuple(sorted([*known, *plain], key=lambda view: (view.name.casefold(), view.key)))


def _placed(
    views: Mapping[str, DossierView], events: Mapping[str, tuple[Occurrence, ...]]
) -> Iterator[tuple[str, Rest]]:
    for view in views.values():
        fields = (
            ("birth_place", "death_place") if isinstance(view.dossier.subject, Leader) else ("headquarters",)
        )
        for fact in view.facts:
            if fact.field in fields:
                for claim in fact.claims:
                    yield str(claim.value), Rest(view.dossier.id, "facts", "Facts", fact.label)
    for found in events.values():
        for event in found:
            if event.place is not None:
                yield event.place, Rest(event.dossier, event.key, "Timeline", event.title)
