"""A finished site as files: every page, the style sheet, what is linked, and the exports, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dossiers.export import SiteAddress, export
from dossiers.export.bibliography import bibtex, cite_plain, ris
from dossiers.index import paths
from dossiers.index.views import Index
from dossiers.model.dossier import Dossier
from dossiers.render import evidence_pages, lists, pages, sanction_pages, timelines
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import ComponentsPage
from dossiers.render.dossier_page import dossier_page
from dossiers.render.frame import STYLESHEET, frame
from dossiers.render.gallery import gallery
from dossiers.render.linker import Linker
from dossiers.render.templates import Theme
from dossiers.render.views import CitePage

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LISTS: tuple[tuple[str, str, Callable[[Index, Linker, SiteConfig], DataclassInstance]], ...] = (
    (paths.HOME, "home.html", pages.home_page),
    (paths.LEADERS, "index_page.html", lists.leaders_page),
    (paths.GROUPS, "index_page.html", lists.groups_page),
    (paths.STUBS, "index_page.html", lists.stubs_page),
    (paths.SANCTIONS, "sanctions.html", sanction_pages.sanctions_page),
    (paths.SOURCES, "sources.html", evidence_pages.sources_page),
    (paths.PLACES, "places.html", evidence_pages.places_page),
    (paths.TIMELINE, "timeline.html", timelines.timeline_page),
    (paths.TAGS, "sections.html", lists.tags_page),
    (paths.NAMES, "sections.html", lists.names_page),
    (paths.CONFLICTS, "conflicts.html", evidence_pages.conflicts_page),
    (paths.DATA, "data.html", pages.data_page),
    (paths.NOT_FOUND, "404.html", pages.not_found_page),
)


def site_files(index: Index, config: SiteConfig, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site: its path in the output, and its bytes."""
    yield STYLESHEET, theme.stylesheet()
    for path, template, make in _LISTS:
        yield path, theme.render(template, make(index, Linker(index.known, path), config))
    for key, authority in index.known.registry.authorities.items():
        path = paths.authority(key)
        linker = Linker(index.known, path)
        yield (
            path,
            theme.render("sanctions.html", sanction_pages.authority_page(index, linker, config, authority)),
        )
    for rows in index.programmes.values():
        path = paths.programme(rows[0].sanction.program or "")
        linker = Linker(index.known, path)
        yield (
            path,
            theme.render("sanctions.html", sanction_pages.programme_page(index, linker, config, rows)),
        )
    for page in index.site.pages.values():
        path = paths.page(page.id)
        yield (
            path,
            theme.render(
                "page.html", pages.text_page(Linker(index.known, path), config, page, index.pages[page.id])
            ),
        )
    address = SiteAddress(config.name, config.canonical, config.language, config.edit, config.epoch)
    for view in index.dossiers.values():
        path = paths.dossier(view.dossier)
        cite = _cite(view.dossier, address)
        yield (
            path,
            theme.render("dossier.html", dossier_page(Linker(index.known, path, view), config, view, cite)),
        )
    components = Linker(index.known, paths.COMPONENTS)
    frame_of_gallery = frame(components, config, "Components", robots="noindex")
    yield paths.COMPONENTS, theme.render("components.html", ComponentsPage(frame_of_gallery, gallery()))
    yield from export(index, address)
    for file in index.site.references.files:
        yield file, (index.site.root / file).read_bytes()


def _cite(dossier: Dossier, address: SiteAddress) -> CitePage:
    return CitePage(cite_plain(dossier, address), bibtex(dossier, address), ris(dossier, address))
