"""``robots.txt`` (RFC 9309): everything may be read; it names the sitemap where there is one."""

from __future__ import annotations

from dossiers.export.address import SiteAddress
from dossiers.index import paths


def robots(where: SiteAddress) -> str:
    """Return the file."""
    sitemap = where.of(paths.SITEMAP)
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")
