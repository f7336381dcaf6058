"""``robots.txt`` (RFC 9309): everything may be read; it names the sitemap where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossiers.export.address import SiteAddress
from dossiers.export.exporter import File
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.views import Index


@dataclass
class Robots:
    """Makes ``robots.txt``."""

    index: Index
    where: SiteAddress

    def feed(self, view: DossierView) -> Iterable[File]:  # noqa: ARG002  # every exporter is fed
        """Take nothing."""
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        sitemap = self.where.of(paths.SITEMAP)
        text = "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")
        yield paths.ROBOTS, text.encode()
