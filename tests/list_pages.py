"""The pages of all lists, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossiers.export.assembled import Assembled
from dossiers.export.run import pieces
from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.render.assemble import lists_of_pages
from dossiers.render.config import SiteConfig
from dossiers.render.templates import Theme


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
        return b"".join(pieces(self.rows, self.page.parts()))


def list_pages(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Listed]:
    """Yield every page of every list, the front page first."""
    for found in lists_of_pages(rows, known, config, theme):
        for page in found.files():
            yield Listed(rows, page)
