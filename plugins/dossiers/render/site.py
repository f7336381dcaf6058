"""What a site consists of beside the files of its texts: lists, fixed pages, rows that come from shared files.

``site_files`` is a whole site made in memory: the reference that incremental builds are held against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dossiers.export.assemble import files
from dossiers.export.entries import site_entries as data_site_entries
from dossiers.index import paths
from dossiers.index.entry import Entry, Rows
from dossiers.index.known import Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.views import Index
from dossiers.render.assemble import ListPage, list_pages
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import ComponentsPage
from dossiers.render.entries import site_entries
from dossiers.render.frame import STYLESHEET, frame
from dossiers.render.gallery import gallery
from dossiers.render.linker import Linker
from dossiers.render.pages import data_page, not_found_page
from dossiers.render.templates import Theme
from dossiers.render.texts import address, dossier_files, page_files


@dataclass(frozen=True, slots=True)
class Assembled:
    """A file that is assembled from rows; see ``ListPage``. ``make`` yields its bytes in pieces."""

    path: str
    about: str
    reads: tuple[tuple[str, str], ...]
    make: Callable[[], Iterator[bytes]]


def assembled(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Assembled]:
    """Yield every file that is assembled from rows: the pages of lists, and the exports of the whole site."""
    for page in list_pages(rows, known, config, theme):
        yield Assembled(page.path, page.about, page.reads, partial(_whole, page))
    where = address(config)
    for file in files(rows, where):
        yield Assembled(file.path, repr(where), file.reads, file.make)


def _whole(page: ListPage) -> Iterator[bytes]:
    yield page.make()


def fixed_files(known: Known, config: SiteConfig, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield the files that no text shapes: their paths in the output, and their bytes."""
    yield STYLESHEET, theme.stylesheet()
    yield paths.DATA, theme.render("data.html", data_page(Linker(known, paths.DATA), config))
    not_found = not_found_page(Linker(known, paths.NOT_FOUND), config)
    yield paths.NOT_FOUND, theme.render("404.html", not_found)
    components = frame(Linker(known, paths.COMPONENTS), config, "Components", robots="noindex")
    yield paths.COMPONENTS, theme.render("components.html", ComponentsPage(components, gallery()))


def site_rows(known: Known, config: SiteConfig) -> Iterator[Entry]:
    """Yield the rows that come from shared files."""
    yield from site_entries(known, config)
    yield from data_site_entries(known, address(config))


def site_files(index: Index, config: SiteConfig, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a site: its path in the output, and its bytes."""
    known = index.known
    entries = list(site_rows(known, config))
    for view in index.dossiers.values():
        made, rows = dossier_files(known, config, theme, view)
        yield from made
        entries += rows
    for page in index.site.pages.values():
        made, rows = page_files(known, config, theme, page, index.pages[page.id])
        yield from made
        entries += rows
    for file in assembled(MemoryRows(entries), known, config, theme):
        yield file.path, b"".join(file.make())
    yield from fixed_files(known, config, theme)
    for path in index.site.references.files:
        yield path, (index.site.root / path).read_bytes()
