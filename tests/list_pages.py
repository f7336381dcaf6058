"""The pages of all lists, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.render.assemble import lists_of_pages
from dossiers.render.config import SiteConfig
from dossiers.render.list_page import ListPage
from dossiers.render.templates import Theme


def list_pages(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[ListPage]:
    """Yield every page of every list, the front page first."""
    for found in lists_of_pages(rows, known, config, theme):
        yield from found.pages()
