"""What a site consists of beside the files of its texts: lists, fixed pages, rows that come from shared files.

``site_files`` is a whole site made in memory: the reference that incremental builds are held against.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.export.assemble import exports
from dossiers.export.assembled import Assembled, Unit
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.export.run import pieces
from dossiers.index import paths
from dossiers.index.entry import Entry, Rows
from dossiers.index.known import Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.views import Index
from dossiers.render.assemble import lists_of_pages
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import ComponentsPage
from dossiers.render.entries import site_entries
from dossiers.render.frame import STYLESHEET, frame
from dossiers.render.gallery import gallery
from dossiers.render.linker import Linker
from dossiers.render.pages import data_page, not_found_page
from dossiers.render.templates import Theme
from dossiers.render.texts import address, dossier_files, page_files


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


def site_files(index: Index, config: SiteConfig, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a site: its path in the output, and its bytes."""
    known = index.known
    entries = list(site_rows(known, config))
    for view in index.dossiers.values():
        made = dossier_files(known, config, theme, view)
        yield from made.files
        entries += made.rows
    for page in index.site.pages.values():
        made = page_files(known, config, theme, page, index.pages[page.id])
        yield from made.files
        entries += made.rows
    held = MemoryRows(entries)
    for unit in units(held, known, config, theme):
        for file in unit.files():
            yield file.path, b"".join(pieces(held, file.parts()))
    for path in index.site.references.files:
        yield path, (index.site.root / path).read_bytes()
