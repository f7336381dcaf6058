"""What each text gives to the files of the whole site: rows, each with the file's path as its list, and its place there.

``assemble`` puts them together. A row is a line, or all the lines of a dossier that stand together. Keys are compared by code point; between the parts of a key stands what sorts before
every character of an id.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.address import SiteAddress
from dossiers.export.dossier_list import list_entry
from dossiers.export.feed import feed_entry
from dossiers.export.newest import newest_entry
from dossiers.export.sanctions import sanction_entries
from dossiers.export.sitemap import dossier_addresses, fixed_addresses, page_address
from dossiers.export.sources import shared_source_entries, source_entries
from dossiers.export.ties import tie_entries
from dossiers.export.timeline import timeline_entries
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.dossier import Page


def entries(known: Known, where: SiteAddress, view: DossierView) -> Iterator[Entry]:
    """Yield all that one dossier gives."""
    own = view.dossier
    page = paths.encoded(paths.dossier(own))
    yield list_entry(view, page)
    yield from sanction_entries(known, view, page)
    yield from tie_entries(known, view, page)
    yield from timeline_entries(known, view, page)
    yield from source_entries(known, view, page)
    changed = newest_entry(own.front.updated, own.id) if own.front.updated is not None else None
    if changed is not None:
        yield changed
    if where.canonical is not None:
        yield from dossier_addresses(where, view)
        latest = feed_entry(where, own)
        if latest is not None:
            yield latest


def page_entries(where: SiteAddress, page: Page) -> Iterator[Entry]:
    """Yield all that one ordinary page gives."""
    if where.canonical is not None:
        yield page_address(where, page)


def site_entries(known: Known, where: SiteAddress) -> Iterator[Entry]:
    """Yield what no single text gives: the sources that are shared, and the addresses of the lists."""
    yield from shared_source_entries(known)
    if where.canonical is not None:
        yield from fixed_addresses(known, where)
