"""A whole site in memory, each view derived from all texts at once: what builds that make a page at a time are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossiers.export.address import SiteAddress
from dossiers.export.dossier_json import dossier_file
from dossiers.export.entries import entries, page_entries
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.export.redirects import redirect_files
from dossiers.index import paths
from dossiers.index.around import Around, MentionedIn
from dossiers.index.citing import plain_part, shown
from dossiers.index.dossier import DossierView, dossier_view
from dossiers.index.entry import Entry
from dossiers.index.known import Card, Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.sanctions import Designation, verdict
from dossiers.index.timeline import Occurrence, events_of
from dossiers.link.references import Resolved, ToItem
from dossiers.link.site import Site
from dossiers.link.targets import fold
from dossiers.model.body import Body
from dossiers.model.dossier import Dossier, Page
from dossiers.pipeline import load
from dossiers.render.config import SiteConfig
from dossiers.render.site import site_rows, units
from dossiers.render.templates import Theme
from dossiers.render.texts import dossier_files, page_files
from file_bytes import export_files, file_bytes

_SHARED = "sources.yaml"


@dataclass(frozen=True, slots=True)
class Index:
    """All views of one site, by the ids of its texts."""

    site: Site
    known: Known
    dossiers: Mapping[str, DossierView]
    pages: Mapping[str, Around]

    @property
    def designations(self) -> list[Designation]:
        """Every designation, by dossier."""
        return [row for view in self.dossiers.values() for row in view.verdict.designations]


def whole(content: Path) -> Index:
    """Read a content folder, which must be without errors, and derive every view."""
    loaded = load(content)
    assert loaded.errors == 0, loaded.problems
    return index(loaded.site)


def index(site: Site) -> Index:
    """Derive every view of a site that has no errors."""
    events = {dossier.id: events_of(site.targets.resolve, dossier) for dossier in site.dossiers.values()}
    known = _known(site)
    views = {
        dossier.id: dossier_view(known, dossier, _around_dossier(site, events, dossier))
        for dossier in site.dossiers.values()
    }
    return Index(site, known, views, {page.id: _around(site, page) for page in site.pages.values()})


def _known(site: Site) -> Known:
    cards = {
        dossier.id: Card(
            dossier.id,
            dossier.front.kind,
            dossier.front.title,
            dossier.front.summary,
            verdict(site.registry, site.sources, dossier).state,
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


def _around_dossier(site: Site, events: Mapping[str, Sequence[Occurrence]], dossier: Dossier) -> Around:
    own, alone = dossier.id, _around(site, dossier)
    involved = [
        event for by, found in events.items() for event in found if by != own and own in event.involved
    ]
    ties = [tie for tie in site.ties if own in (tie.first, tie.second)]
    return Around(
        alone.resolved,
        alone.mentions,
        tuple(ties),
        tuple(events[own]),
        tuple(involved),
        _shared_names(site, dossier),
    )


def _around(site: Site, item: Dossier | Page) -> Around:
    return Around(site.references.resolved.get(item.id, ()), tuple(_mentions(site, item)))


def _mentions(site: Site, item: Dossier | Page) -> Iterator[MentionedIn]:
    texts: tuple[Dossier | Page, ...] = (*site.dossiers.values(), *site.pages.values())
    for by in texts:
        resolved = site.references.resolved.get(by.id, ()) if by.id != item.id else ()
        found = [
            _excerpt(by.body, resolved, number)
            for number, leads in enumerate(resolved)
            if isinstance(leads, ToItem) and leads.id == item.id
        ]
        if found:
            yield MentionedIn(by.id, tuple(dict.fromkeys(found)))


def _excerpt(body: Body, resolved: Sequence[Resolved], reference: int) -> tuple[str, str, str]:
    """Return the sentence around one link of a text as plain text: before, shown, after."""
    sentence = body.references[reference].sentence
    at = sentence.index(reference) if reference in sentence else len(sentence)
    return (
        plain_part(body, resolved, sentence[:at]).lstrip(),
        shown(body, resolved, reference),
        plain_part(body, resolved, sentence[at + 1 :]).rstrip(),
    )


def _shared_names(site: Site, dossier: Dossier) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in dossier.names:
        others = tuple(each for each in site.targets.bearers[fold(name)] if each != dossier.id)
        if others:
            found.setdefault(fold(name), (name, others))
    return tuple(found.values())


def export(index: Index, where: SiteAddress) -> Iterator[tuple[str, bytes]]:
    """Yield every export of a site as (path relative to the site's root, bytes)."""
    for view in index.dossiers.values():
        yield paths.json_of(view.dossier), dossier_file(index.known, where, view)
        yield from redirect_files(where, view.dossier)
    rows = MemoryRows(all_entries(index, where))
    for file in export_files(rows, where):
        yield file.path, file_bytes(rows, file.parts())


def all_entries(index: Index, where: SiteAddress) -> Iterator[Entry]:
    """Yield the rows that all texts of a site give to the files of the whole site."""
    yield from data_site_entries(index.known, where)
    for page in index.site.pages.values():
        yield from page_entries(where, page)
    for view in index.dossiers.values():
        yield from entries(index.known, where, view)


def site_files(index: Index, config: SiteConfig, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a site: its path in the output, and its bytes."""
    known = index.known
    rows = list(site_rows(known, config))
    for view in index.dossiers.values():
        made = dossier_files(known, config, theme, view)
        yield from made.files
        rows += made.rows
    for page in index.site.pages.values():
        made = page_files(known, config, theme, page, index.pages[page.id])
        yield from made.files
        rows += made.rows
    held = MemoryRows(rows)
    for unit in units(held, known, config, theme):
        for file in unit.files():
            yield file.path, file_bytes(held, file.parts())
    for path in index.site.references.files:
        yield path, (index.site.root / path).read_bytes()
