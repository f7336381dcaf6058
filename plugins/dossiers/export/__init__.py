"""The site for programs: data files, sitemap, feed and redirects, all from what each dossier gives."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.address import SiteAddress
from dossiers.export.assemble import files
from dossiers.export.dossier_json import dossier_file
from dossiers.export.entries import entries, page_entries, site_entries
from dossiers.export.redirects import redirect_files
from dossiers.export.run import pieces
from dossiers.index import paths
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.views import Index

__all__ = ["SiteAddress", "all_entries", "export"]


def export(index: Index, where: SiteAddress) -> Iterator[tuple[str, bytes]]:
    """Yield every export of a site that is held in memory, as (path relative to the site's root, bytes).

    The same index and the same address give the same bytes in the same order.
    """
    for view in index.dossiers.values():
        yield paths.json_of(view.dossier), dossier_file(index.known, where, view)
        yield from redirect_files(where, view.dossier)
    rows = MemoryRows(all_entries(index, where))
    for file in files(rows, where):
        yield file.path, b"".join(pieces(rows, file.parts()))


def all_entries(index: Index, where: SiteAddress) -> Iterator[Entry]:
    """Yield the rows that all texts of a site give to the files of the whole site."""
    yield from site_entries(index.known, where)
    for page in index.site.pages.values():
        yield from page_entries(where, page)
    for view in index.dossiers.values():
        yield from entries(index.known, where, view)
