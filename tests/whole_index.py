"""A whole site in memory, all pages made at once: what builds that make some of them are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import msgspec

from dossiers.export.address import SiteAddress
from dossiers.export.dossier_json import dossier_file
from dossiers.export.entries import entries, page_entries
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.export.redirects import redirect_files
from dossiers.index import paths
from dossiers.index.around import Around
from dossiers.index.arrivals import around_from
from dossiers.index.dossier import DossierView, dossier_view
from dossiers.index.entry import Entry
from dossiers.index.known import Card, Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.messages import Plain, messages
from dossiers.index.sanctions import Designation, verdict
from dossiers.link.site import Site
from dossiers.link.targets import fold
from dossiers.model.dossier import Dossier, Page
from dossiers.pipeline import load
from dossiers.render.config import SiteConfig
from dossiers.render.site import site_rows, units
from dossiers.render.templates import Theme
from dossiers.render.texts import dossier_files, page_files
from file_bytes import export_files, file_bytes

_SHARED = "sources.yaml"
_encode, _decode = msgspec.msgpack.encode, msgspec.msgpack.decode


@dataclass(frozen=True, slots=True)
class Index:
    """All views of one site, and what stands around each text, by their ids."""

    site: Site
    known: Known
    dossiers: Mapping[str, DossierView]
    arounds: Mapping[str, Around]

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
    known = _known(site)
    arrived = _arrived(site)
    texts: dict[str, Dossier | Page] = {**site.dossiers, **site.pages}
    arounds = {item.id: _around(site, known, item, arrived) for item in texts.values()}
    views = {key: dossier_view(known, dossier, arounds[key]) for key, dossier in site.dossiers.items()}
    return Index(site, known, views, arounds)


def _arrived(site: Site) -> Mapping[str, Sequence[tuple[str, Plain]]]:
    """Return the messages to each text with their senders: dossiers first, each sort by id, to its id of today first."""
    sent: dict[str, list[tuple[bool, str, Plain]]] = {}
    texts: dict[str, Dossier | Page] = {**site.dossiers, **site.pages}
    for item in texts.values():
        for word, message in messages(item, site.registry).items():
            # As a store has them, where tuples are lists.
            sent.setdefault(word, []).append((isinstance(item, Page), item.id, _decode(_encode(message))))
    found: dict[str, Sequence[tuple[str, Plain]]] = {}
    for key, item in texts.items():
        former = item.front.former_ids if isinstance(item, Dossier) else ()
        arrived = [each for word in (key, *former) for each in sent.get(word, ()) if each[1] != key]
        arrived.sort(key=itemgetter(0, 1))
        found[key] = [(sender, message) for _, sender, message in arrived]
    return found


def _around(
    site: Site, known: Known, item: Dossier | Page, arrived: Mapping[str, Sequence[tuple[str, Plain]]]
) -> Around:
    texts: dict[str, Dossier | Page] = {**site.dossiers, **site.pages}
    headings = {key: text.body.headings for key, text in texts.items() if key != item.id}
    names = _shared_names(site, item) if isinstance(item, Dossier) else ()
    return around_from(known, item, arrived.get(item.id, ()), names, headings)


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
        made = page_files(known, config, theme, page, index.arounds[page.id])
        yield from made.files
        rows += made.rows
    held = MemoryRows(rows)
    for unit in units(held, known, config, theme):
        for file in unit.files():
            yield file.path, file_bytes(held, file.parts())
    for path in index.site.references.files:
        yield path, (index.site.root / path).read_bytes()
