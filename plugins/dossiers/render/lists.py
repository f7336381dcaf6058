"""The index pages: leaders, groups, sanctions, sources, places, time, tags, names, conflicts, stubs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dossiers.index import paths
from dossiers.index.anchors import slug
from dossiers.index.conflicts import Conflict as ConflictView
from dossiers.index.dossier import LABELS, said
from dossiers.index.sanctions import Designation
from dossiers.index.views import PlaceView, Rest, SourceView
from dossiers.link.ties import Tie
from dossiers.model.countries import countries
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display
from dossiers.model.registry import Authority
from dossiers.render.axis import axis
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import (
    ConflictsPage,
    IndexPage,
    PlacesPage,
    SanctionsPage,
    Section,
    SectionsPage,
    SourcesPage,
    TimelinePage,
)
from dossiers.render.dossier_page import letters, occurrence_event
from dossiers.render.frame import frame
from dossiers.render.linker import Linker, optional_date
from dossiers.render.sources import details, grade_meaning, title
from dossiers.render.tables import all_sanctions
from dossiers.render.views import (
    Badge,
    Claim,
    Conflict,
    Described,
    Fact,
    Factsheet,
    Heading,
    IndexRow,
    IndexTable,
    Link,
    Mention,
    Place,
    SourceEntry,
    SourceUse,
    Spell,
    Tag,
    Timeline,
)


def heading(text: str, lead: str | None = None, trail: tuple[Link, ...] = ()) -> Heading:
    """Return the head of a page that is in the language of the site."""
    return Heading(Link(None, text), trail, lead=lead)


def index_row(
    linker: Linker, dossier: Dossier, spells: tuple[Spell, ...] = (), *, brief: bool = False
) -> IndexRow:
    """Return a dossier as an index lists it; ``brief`` leaves out what only the full index has room for."""
    native = next(iter(dossier.subject.native_name), None)
    verdict = linker.index.verdicts[dossier.id]
    return IndexRow(
        name=linker.dossier(dossier),
        native=Link(None, native.text, native.lang) if native is not None else None,
        summary=dossier.front.summary,
        status=linker.verdict(dossier.id),
        as_of=optional_date(verdict.as_of),
        programmes=linker.programmes(dossier.id),
        leaders=spells,
        stub=dossier.is_stub,
        updated=None if brief else optional_date(dossier.front.updated),
    )


def index_table(
    linker: Linker,
    dossiers: Sequence[Dossier],
    one: str,
    many: str,
    *,
    leaders: bool = False,
    brief: bool = False,
) -> IndexTable:
    """Return dossiers as a table, by title."""
    rows = tuple(
        index_row(
            linker,
            dossier,
            tuple(_spells(linker, linker.index.leaders_of[dossier.id])) if leaders else (),
            brief=brief,
        )
        for dossier in dossiers
    )
    caption = f"{len(rows):,} {one if len(rows) == 1 else many}."
    return IndexTable(
        f"{many.replace(' ', '-')}-table",
        caption,
        "Status as of the date under it.",
        rows,
        f"No {many} are recorded yet.",
        "Leaders over time" if leaders else None,
    )


def _spells(linker: Linker, ties: Iterable[Tie]) -> Iterator[Spell]:
    for tie in ties:
        role = tie.role or tie.type.name
        yield Spell(
            linker.item(tie.first), role, period(tie.start, tie.end), linker.cites(tie.second, tie.sources)
        )


def period(start: Edtf | None, end: Edtf | None) -> str | None:
    """Say from when to when, as far as it is known."""
    if start is None and end is None:
        return None
    if end is None:
        return f"from {display(start)}" if start is not None else None
    if end.text == "..":
        return f"since {display(start)}" if start is not None else "to date"
    return f"{display(start)} to {display(end)}" if start is not None else f"until {display(end)}"


def leaders_page(linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the index of leaders."""
    lead = "Every person with a dossier, and what is known of sanctions on them."
    return IndexPage(
        frame(linker, config, "Leaders", lead),
        heading("Leaders", lead),
        index_table(linker, linker.index.leaders, "person", "people"),
    )


def groups_page(linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the index of groups with their leaders over time."""
    lead = "Every organisation with a dossier, its leaders over time, and what is known of sanctions on it."
    table = index_table(linker, linker.index.groups, "organisation", "organisations", leaders=True)
    return IndexPage(frame(linker, config, "Groups", lead), heading("Groups", lead), table)


def stubs_page(linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the dossiers that have no text yet."""
    lead = "Dossiers with facts and sources that nobody has written an account for. To add one is the most useful thing to do."
    return IndexPage(
        frame(linker, config, "Stubs", lead),
        heading("Stubs", lead),
        index_table(linker, linker.index.stubs, "stub", "stubs"),
    )


def sanctions_page(linker: Linker, config: SiteConfig) -> SanctionsPage:
    """Return the table of sanctions over the whole site."""
    index = linker.index
    lead = "Every designation recorded in the dossiers, and every list that was searched without a result."
    downloads = (Link(linker.to("data/sanctions.csv"), "CSV"), Link(linker.to("data/sanctions.json"), "JSON"))
    authorities = tuple(
        Described(
            Link(linker.to(paths.authority(key)), index.site.registry.authorities[key].name),
            _count(len(rows)),
        )
        for key, rows in index.authorities.items()
    )
    programmes = tuple(_programme_link(linker, rows) for rows in index.programmes.values())
    table = all_sanctions(linker, "Designations and searches.", index.designations, index.searches, downloads)
    return SanctionsPage(
        frame(linker, config, "Sanctions", lead),
        heading("Sanctions", lead),
        None,
        table,
        authorities,
        programmes,
    )


def _count(number: int) -> str:
    return f"{number:,} designation" + ("" if number == 1 else "s")


def _programme_link(linker: Linker, rows: Sequence[Designation]) -> Described:
    row = rows[0]
    name = (
        f"{row.sanction.program}: {row.programme.name}"
        if row.programme is not None
        else str(row.sanction.program)
    )
    return Described(Link(linker.to(paths.programme(row.sanction.program or "")), name), _count(len(rows)))


def authority_page(linker: Linker, config: SiteConfig, authority: Authority) -> SanctionsPage:
    """Return one authority's page: who it is, its lists, its designations, the searches of its lists."""
    index = linker.index
    rows = index.authorities[authority.id]
    lists = tuple(Claim(Link(each.url, f"{each.id}: {each.name}")) for each in authority.lists)
    facts = [Fact("Acts for", (Claim(Link(None, authority.of)),))]
    facts += [Fact("Lists", lists)] if lists else []
    facts += [Fact("Website", (Claim(Link(authority.url, authority.url)),))] if authority.url else []
    searches = [row for row in index.searches if row.authority.id == authority.id]
    table = all_sanctions(linker, f"Designations by {authority.name}.", rows, searches)
    lead = f"{_count(len(rows))} by this authority, as the dossiers record them."
    trail = (Link(linker.to(paths.SANCTIONS), "Sanctions"), Link(None, f"authority {authority.id}"))
    programmes = {slug(row.sanction.program): None for row in rows if row.sanction.program}
    return SanctionsPage(
        frame(linker, config, authority.name, lead),
        heading(authority.name, lead, trail),
        Factsheet("Authority", tuple(facts)),
        table,
        (),
        tuple(_programme_link(linker, index.programmes[key]) for key in programmes),
    )


def programme_page(linker: Linker, config: SiteConfig, rows: Sequence[Designation]) -> SanctionsPage:
    """Return one programme's page."""
    code, known = str(rows[0].sanction.program), rows[0].programme
    name = f"{code}: {known.name}" if known is not None else code
    facts = [Fact("Code", (Claim(Link(None, code)),))]
    bases = dict.fromkeys(
        ([known.legal_basis] if known is not None and known.legal_basis else [])
        + [row.sanction.legal_basis for row in rows if row.sanction.legal_basis]
    )
    facts += [Fact("Legal basis", tuple(Claim(Link(None, basis)) for basis in bases))] if bases else []
    authorities = dict.fromkeys(row.authority.id for row in rows)
    table = all_sanctions(linker, f"Designations under {code}.", rows, ())
    lead = f"{_count(len(rows))} under this programme, as the dossiers record them."
    trail = (Link(linker.to(paths.SANCTIONS), "Sanctions"), Link(None, f"programme {code}"))
    described = tuple(
        Described(
            linker.authority(linker.index.site.registry.authorities[key]),
            _count(sum(row.authority.id == key for row in rows)),
        )
        for key in authorities
    )
    return SanctionsPage(
        frame(linker, config, name, lead),
        heading(name, lead, trail),
        Factsheet("Programme", tuple(facts)),
        table,
        described,
        (),
    )


def sources_page(linker: Linker, config: SiteConfig) -> SourcesPage:
    """Return every source with all that rests on it."""
    lead = "Every source, with each statement that rests on it."
    entries = tuple(_source(linker, view) for view in linker.index.sources)
    return SourcesPage(frame(linker, config, "Sources", lead), heading("Sources", lead), entries)


def _source(linker: Linker, view: SourceView) -> SourceEntry:
    source = view.source
    uses = tuple(_use(linker, number, rest) for number, rest in enumerate(view.rests))
    note = source.note
    if view.read_in_it:
        read = ", ".join(title(linker.index.site.sources[other]) for other in view.read_in_it)
        note = f"{note + ' ' if note else ''}Read in it: {read}."
    return SourceEntry(
        anchor=f"source-{source.id}",
        number=None,
        title=Link(source.url, title(source)),
        details=details(source),
        uses=uses,
        authors=", ".join(source.authors) or None,
        grade=Badge(source.grade, grade_meaning(source.grade)) if source.grade else None,
        archive=Link(source.archive_url, "Archived copy") if source.archive_url else None,
        accessed=optional_date(source.accessed),
        read_in=tuple(Link(f"#source-{via}", title(linker.index.site.sources[via])) for via in source.via),
        note=note,
    )


def _use(linker: Linker, number: int, rest: Rest) -> SourceUse:
    link = linker.item(rest.id, rest.anchor)
    return SourceUse(
        letters(number),
        str(link.href),
        f"{letters(number)}: {link.text}, {rest.section}",
        rest.sentence,
        linker.item(rest.id),
    )


def places_page(linker: Linker, config: SiteConfig) -> PlacesPage:
    """Return every place with all that names it."""
    lead = "Every place that a dossier names, with what happened or is said there."
    return PlacesPage(
        frame(linker, config, "Places", lead),
        heading("Places", lead),
        tuple(_place(linker, view) for view in linker.index.places),
    )


def _place(linker: Linker, view: PlaceView) -> Place:
    record = view.record
    position, href = None, None
    if record is not None and record.lat is not None and record.lon is not None:
        north, east = ("N" if record.lat >= 0 else "S"), ("E" if record.lon >= 0 else "W")
        position = f"{abs(record.lat):.3f}° {north}, {abs(record.lon):.3f}° {east}"
        href = f"geo:{record.lat},{record.lon}"
    rests = tuple(
        Mention(
            linker.item(rest.id, rest.anchor),
            (rest.sentence,),
            Badge(linker.index.site.dossiers[rest.id].front.kind),
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
        position_href=href,
        approximate=record.approximate if record is not None else False,
        note=record.note if record is not None else None,
        rests=rests,
    )


def timeline_page(linker: Linker, config: SiteConfig) -> TimelinePage:
    """Return everything that is dated, in the order of time."""
    found = linker.index.timeline
    lead = "Every dated event and designation, in the order of time."
    dated = axis(occurrence.date for occurrence in found)
    events = tuple(
        occurrence_event(linker, occurrence, dated, None, f"{occurrence.dossier}--{occurrence.key}")
        for occurrence in found
        if dated is not None
    )
    figure = Timeline(
        "timeline-figure",
        f"{len(events):,} dated events and designations.",
        "A dot is a day, a bar the month, year or span that the source gives. Squares are designations.",
        dated.ticks() if dated is not None else (),
        events,
        "No dated event is recorded.",
        listed=True,
    )
    return TimelinePage(frame(linker, config, "Timeline", lead), heading("Timeline", lead), figure)


def tags_page(linker: Linker, config: SiteConfig) -> SectionsPage:
    """Return every tag with its dossiers."""
    tags = linker.index.tags
    lead = "Subjects by which dossiers are found together."
    sections = tuple(
        Section(
            f"tag-{tag}",
            tag,
            tuple(
                Described(linker.item(item), linker.index.site.dossiers[item].front.summary) for item in items
            ),
        )
        for tag, items in tags.items()
    )
    cloud = tuple(Tag(Link(f"#tag-{tag}", tag), len(items)) for tag, items in tags.items())
    return SectionsPage(
        frame(linker, config, "Tags", lead), heading("Tags", lead), cloud, sections, "No dossier has a tag."
    )


def names_page(linker: Linker, config: SiteConfig) -> SectionsPage:
    """Return every name and alias from A to Z with all who bear it; a shared name is a disambiguation list."""
    lead = "Every name, alias and native-script name, with all who bear it."
    names = linker.index.names
    sections = []
    for letter, group in groupby(names, key=lambda view: _letter(view.name)):
        items = tuple(
            Described(
                Link(linker.item(bearer).href, view.name),
                None if view.name == linker.item(bearer).text else linker.item(bearer).text,
            )
            for view in group
            for bearer in view.bearers
        )
        sections.append(Section(f"names-{slug(letter)}", letter, items))
    cloud = tuple(Tag(Link(f"#{section.anchor}", section.title), len(section.items)) for section in sections)
    shared = sum(len(view.bearers) > 1 for view in names)
    note = f" {shared:,} of them belong to more than one." if shared else ""
    return SectionsPage(
        frame(linker, config, "Names", lead),
        heading("Names A to Z", lead + note),
        cloud,
        tuple(sections),
        "No name is recorded.",
    )


def _letter(name: str) -> str:
    first = name.strip()[:1].upper()
    return first if first.isalpha() else "0–9 and signs"


def conflicts_page(linker: Linker, config: SiteConfig) -> ConflictsPage:
    """Return every disagreement between sources that is still open."""
    lead = "Where sources disagree, every reading is shown and none is chosen."
    found = tuple(_conflict(linker, number, view) for number, view in enumerate(linker.index.conflicts, 1))
    return ConflictsPage(frame(linker, config, "Conflicts", lead), heading("Open conflicts", lead), found)


def _conflict(linker: Linker, number: int, view: ConflictView) -> Conflict:
    site = linker.index.site
    field = LABELS[view.field]
    anchor = f"fact-{view.field.replace('_', '-')}-1"
    if view.row is not None:
        row = linker.index.verdicts[view.dossier].designations[view.row]
        field = f"{field} of the designation {row.sanction.program or row.authority.id}"
        anchor = row.key
    claims = tuple(
        Claim(
            Link(None, _said(linker, view, claim.value)),
            linker.cites(view.dossier, claim.sources),
            None,
            optional_date(claim.as_of),
            claim.note,
            whole=not claim.sources,
        )
        for claim in view.claims
    )
    note = "One reading is more exact than the other." if view.degree == "precision" else None
    subject = linker.item(
        view.dossier, anchor if view.row is not None else "facts", site.targets.title(view.dossier)
    )
    return Conflict(f"conflict-{number}", subject, field, claims, note)


def _said(linker: Linker, view: ConflictView, value: str | Edtf) -> str:
    authorities = linker.index.site.registry.authorities
    if view.field in {"authority", "announced_by"} and isinstance(value, str) and value in authorities:
        return authorities[value].name
    return said(linker.index.site, value)
