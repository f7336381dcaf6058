"""``sitemap.xml``: every page that search engines should know, and when it was last changed.

https://www.sitemaps.org/protocol.html; it needs absolute addresses, so only production has one. The protocol
allows 50,000 addresses in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossiers.export.address import SiteAddress
from dossiers.export.exporter import File
from dossiers.export.xml_text import xml
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.views import Index
from dossiers.model.edtf import Edtf, iso

LISTS = (
    paths.LEADERS,
    paths.GROUPS,
    paths.SANCTIONS,
    paths.SOURCES,
    paths.PLACES,
    paths.TIMELINE,
    paths.TAGS,
    paths.NAMES,
    paths.CONFLICTS,
    paths.STUBS,
    paths.DATA,
)
"""The lists of the site. They carry no date: what changes them is not one dossier's change."""


@dataclass
class Sitemap:
    """Makes ``sitemap.xml``."""

    index: Index
    where: SiteAddress
    entries: list[str] = field(default_factory=list)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take the page of one dossier."""
        self.entries.append(self._entry(paths.dossier(view.dossier), view.dossier.front.updated))
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file: the front page and the lists, then all dossiers."""
        text = "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
                *self._others(),
                *self.entries,
                "</urlset>\n",
            ]
        )
        yield paths.SITEMAP, text.encode()

    def _others(self) -> Iterator[str]:
        index = self.index
        yield self._entry(paths.HOME, index.newest)
        for path in LISTS:
            yield self._entry(path)
        for page in index.site.pages.values():
            yield self._entry(paths.page(page.id), page.front.updated)
        for authority in index.known.registry.authorities:
            yield self._entry(paths.authority(authority))
        for rows in index.programmes.values():
            yield self._entry(paths.programme(rows[0].sanction.program or ""))

    def _entry(self, path: str, changed: Edtf | None = None) -> str:
        # A date that is not an exact day, month or year has no form here and is left out.
        exact = iso(changed) if changed is not None else None
        last = f"<lastmod>{exact}</lastmod>" if exact is not None else ""
        return f" <url><loc>{xml(self.where.of(path) or '')}</loc>{last}</url>"
