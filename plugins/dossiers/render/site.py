"""What a site consists of beside the files of its texts: lists, fixed pages, rows that come from shared files.

``site_files`` is a whole site made in memory: the reference that incremental builds are held against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from dossiers.export.assemble import ExportFile, exports
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.export.run import Parts, pieces
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
from dossiers.render.list_page import ListPage
from dossiers.render.pages import data_page, not_found_page
from dossiers.render.templates import Theme
from dossiers.render.texts import address, dossier_files, page_files


class Assembled(Struct, frozen=True):
    """A file that is assembled from rows; see ``ListPage``. ``parts`` yields what it consists of."""

    path: str
    about: str
    reads: tuple[tuple[str, str], ...]
    parts: Callable[[], Parts]


class Unit(Struct, frozen=True):
    """Files that are assembled together: the pages of one list, the exports of one sort.

    ``about`` is what shapes all of them beside rows, the settings and the ordinary pages' titles, ``beside``
    what shapes some, which say so themselves. While both and all rows that they ask for are as they were, so are the files.
    """

    name: str
    about: str
    beside: str
    files: Callable[[], Iterator[Assembled]]


def units(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Unit]:
    """Yield all that is not a file of one text: pages of lists, exports of the whole site, fixed files."""
    for found in lists_of_pages(rows, known, config, theme):
        yield Unit(f"list/{found.name}", found.about, found.beside, partial(_assembled, found.pages))
    where = address(config)
    for sort, exported in exports(rows, where):
        yield Unit(f"export/{sort}", "", "", partial(_exported, exported))
    yield Unit("fixed", theme.digest(), "", partial(_fixed, known, config, theme))


def _assembled(pages: Callable[[], Iterator[ListPage]]) -> Iterator[Assembled]:
    for page in pages():
        yield Assembled(page.path, page.about, page.reads, page.parts)


def _exported(exported: Callable[[], Iterator[ExportFile]]) -> Iterator[Assembled]:
    for file in exported():
        yield Assembled(file.path, "", file.reads, file.parts)


def _whole(make: Callable[[], bytes]) -> Parts:
    yield make()


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
        yield Assembled(path, "", (), partial(_whole, make))


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
