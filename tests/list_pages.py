"""The pages of all lists of a small site, as a browser reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from dossiers.export.assembled import Assembled
from dossiers.index.entry import Entry, Rows
from dossiers.index.known import Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.render.assemble import lists_of_pages
from dossiers.render.config import SiteConfig
from dossiers.render.entries import entries, page_entries, site_entries
from dossiers.render.templates import Theme
from file_bytes import file_bytes
from site_of import Built

CONFIG = SiteConfig("Ruritania", "Who rules it")
THEME = Path(__file__).parents[1] / "theme"


@dataclass(frozen=True)
class Listed:
    """A page of a list with the rows that it is made from."""

    rows: Rows
    page: Assembled

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.page.path

    def make(self) -> bytes:
        """Return its bytes."""
        return file_bytes(self.rows, self.page.parts())


def list_pages(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Listed]:
    """Yield every page of every list, the front page first."""
    for found in lists_of_pages(rows, known, config, theme):
        for page in found.files():
            yield Listed(rows, page)


@cache
def theme() -> Theme:
    """Return the project's theme, whose templates are compiled once."""
    return Theme(THEME)


def rows_of(built: Built, more: Sequence[Entry] = ()) -> MemoryRows:
    """Return all rows of a site, and some more."""
    index = built.index()
    found = [*site_entries(index.known, CONFIG), *more]
    for view in index.dossiers.values():
        found += entries(index.known, CONFIG, view)
    for page in built.site.pages.values():
        found += page_entries(index.known, CONFIG, page, index.arounds[page.id])
    return MemoryRows(found)


def pages_of(built: Built, more: Sequence[Entry] = ()) -> dict[str, Listed]:
    """Return the pages of all lists by their paths."""
    rows, known = rows_of(built, more), built.index().known
    return {page.path: page for page in list_pages(rows, known, CONFIG, theme())}


def shown(page: Listed) -> BeautifulSoup:
    """Return a page as a browser reads it."""
    return BeautifulSoup(page.make(), "html.parser")
