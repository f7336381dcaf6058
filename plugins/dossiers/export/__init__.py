"""The site for programs: data files, sitemap, feed and redirects, all made in one pass over the dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dossiers.export.address import SiteAddress
from dossiers.export.dossier_json import DossiersJson
from dossiers.export.exporter import Exporter, File
from dossiers.export.feed import UpdatedFeed
from dossiers.export.redirects import Redirects
from dossiers.export.robots import Robots
from dossiers.export.sanctions import SanctionsCsv, SanctionsJson
from dossiers.export.sitemap import Sitemap
from dossiers.export.sources import SourcesJson
from dossiers.export.ties import RelationsCsv
from dossiers.export.timeline import TimelineCsv
from dossiers.index.views import Index

__all__ = ["SiteAddress", "export"]

_EVERYWHERE: tuple[Callable[[Index, SiteAddress], Exporter], ...] = (
    DossiersJson,
    SanctionsCsv,
    SanctionsJson,
    SourcesJson,
    RelationsCsv,
    TimelineCsv,
    Redirects,
    Robots,
)
_ONLY_PUBLISHED: tuple[Callable[[Index, SiteAddress], Exporter], ...] = (Sitemap, UpdatedFeed)
"""Those whose formats demand absolute addresses."""


def export(index: Index, where: SiteAddress) -> Iterator[File]:
    """Yield every export of a site as (path relative to the site's root, bytes).

    The same index and the same address give the same bytes in the same order.
    """
    makers = _EVERYWHERE if where.canonical is None else _EVERYWHERE + _ONLY_PUBLISHED
    exporters = [make(index, where) for make in makers]
    for view in index.dossiers.values():
        for exporter in exporters:
            yield from exporter.feed(view)
    for exporter in exporters:
        yield from exporter.finish()
