"""What a site consists of beside the files of its texts: lists, fixed pages, rows that come from shared files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.export.assemble import exports
from dossiers.export.assembled import Assembled, Unit
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.index import paths
from dossiers.index.entry import Entry, Rows
from dossiers.index.known import Known
from dossiers.render.assemble import lists_of_pages
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import ComponentsPage
from dossiers.render.entries import site_entries
from dossiers.render.frame import STYLESHEET, frame
from dossiers.render.gallery import gallery
from dossiers.render.linker import Linker
from dossiers.render.pages import data_page, not_found_page
from dossiers.render.templates import Theme
from dossiers.render.texts import address


def units(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Unit]:
    """Yield all that is not a file of one text: exports of the whole site, pages of lists, fixed files.

    Exports are the largest: a disk writes them while the rest is made.
    """
    yield from exports(rows, address(config))
    yield from lists_of_pages(rows, known, config, theme)
    yield Unit("fixed", partial(_fixed, known, config, theme), theme.digest())


def _fixed(known: Known, config: SiteConfig, theme: Theme) -> Iterator[Assembled]:
    """Yield the files that no text shapes."""

    def data() -> bytes:
        return theme.render("data.html", data_page(Linker(known, paths.DATA), config))

    def not_found() -> bytes:
        return theme.render("404.html", not_found_page(Linker(known, paths.NOT_FOUND), config))

    def components() -> bytes:
        page = frame(Linker(known, paths.COMPONENTS), config, "Components", robots="noindex")
        return theme.render("components.html", ComponentsPage(page, gallery()))

    made = {
        STYLESHEET: theme.stylesheet,
        paths.DATA: data,
        paths.NOT_FOUND: not_found,
        paths.COMPONENTS: components,
    }
    for path, make in made.items():
        yield Assembled.whole(path, make)


def site_rows(known: Known, config: SiteConfig) -> Iterator[Entry]:
    """Yield the rows that come from shared files."""
    yield from site_entries(known, config)
    yield from data_site_entries(known, address(config))
