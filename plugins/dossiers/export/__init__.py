"""The site for programs: data files, feed, sitemap, redirects. Everything comes from the same views as the pages."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export import records
from dossiers.export.address import SiteAddress
from dossiers.export.exporters import data_files
from dossiers.export.values import encode
from dossiers.export.web import web_files
from dossiers.index import paths
from dossiers.index.views import Index

__all__ = ["SiteAddress", "export"]


def export(index: Index, address: SiteAddress) -> Iterator[tuple[str, bytes]]:
    """Yield every exported file: its path in the output, and its bytes."""
    yield from data_files(index)
    for view in index.dossiers.values():
        yield paths.json_of(view.dossier), encode(records.dossier(index, view))
    yield from web_files(index, address)
