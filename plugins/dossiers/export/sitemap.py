"""``sitemap.xml``: every page that search engines should know, and when it was last changed.

https://www.sitemaps.org/protocol.html; it needs absolute addresses, so only production has one. What is too much for
one file is in several, of which ``sitemap.xml`` is then the index. They lie beside it, since a sitemap may name
addresses below its own folder only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dossiers.export.address import SiteAddress
from dossiers.export.newest import newest_of
from dossiers.export.xml_text import xml
from dossiers.index import paths
from dossiers.index.anchors import distinct
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry, Rows
from dossiers.index.known import Known
from dossiers.model.dossier import Page
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

ADDRESSES, SIZE = 50_000, 50_000_000
"""How many addresses a sitemap may hold, and how many bytes of rows: the protocol has 52,428,800 bytes for all of it."""

END = " "
"""What ends each key, so that no key begins as another one ends."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

_FIXED, _PAGE, _AUTHORITY, _PROGRAMME, _DOSSIER = "abcde"
"""How the keys of each sort of page begin."""


def fixed_addresses(known: Known, where: SiteAddress) -> Iterator[Entry]:
    """Yield the rows of the lists, authorities, shared sources and places. The front page has none: its date is that of all dossiers."""
    for number, path in enumerate(LISTS):
        yield _entry(where, f"{_FIXED}{number:02}", path)
    for number, key in enumerate(known.registry.authorities):
        yield _entry(where, f"{_AUTHORITY}{number:06}", paths.authority(key))
    for key in sorted(known.shared):
        yield _entry(where, f"{_AUTHORITY}s{key}", paths.source(key))
    for key in known.places:
        yield _entry(where, f"{_AUTHORITY}t{key}", paths.place(key))


def page_address(where: SiteAddress, page: Page) -> Entry:
    """Return the row of an ordinary page."""
    return _entry(where, _PAGE + page.id, paths.page(page.id), page.front.updated)


def dossier_addresses(where: SiteAddress, view: DossierView) -> Iterator[Entry]:
    """Yield the rows of a dossier's page and of its programmes, which others may give, too."""
    own = view.dossier
    yield _entry(where, _DOSSIER + own.id, paths.dossier(own), own.front.updated)
    codes = [row.sanction.program for row in view.verdict.designations if row.sanction.program]
    for key, code in {distinct(code): code for code in codes}.items():
        yield _entry(where, _PROGRAMME + key, paths.programme(code))


def sitemap(rows: Rows, where: SiteAddress, prefix: str = "", first: bool = True) -> Iterator[str]:
    """Yield a sitemap of the rows whose keys begin with ``prefix``, in pieces; the ``first`` has the front page, too.

    The lists come first, all dossiers last.
    """
    yield f'{_XML}<urlset xmlns="{_NAMESPACE}">\n'
    if first:
        yield _line(where, paths.HOME, newest_of(rows)) + "\n"
    for text in _once(rows.texts(paths.SITEMAP, prefix)):
        yield text + "\n"
    yield "</urlset>\n"


def sitemap_index(where: SiteAddress, parts: Iterable[str]) -> Iterator[str]:
    """Yield the index of a sitemap that is split, from the paths of its parts, in pieces."""
    yield f'{_XML}<sitemapindex xmlns="{_NAMESPACE}">\n'
    for path in parts:
        yield f" <sitemap><loc>{xml(where.of(path) or '')}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def _once(texts: Iterable[str]) -> Iterator[str]:
    return (text for text, _ in groupby(texts))


def _entry(where: SiteAddress, key: str, path: str, changed: Edtf | None = None) -> Entry:
    return Entry((paths.SITEMAP,), key + END, _line(where, path, changed))


def _line(where: SiteAddress, path: str, changed: Edtf | None) -> str:
    # A date that is not an exact day, month or year has no form here and is left out.
    exact = iso(changed) if changed is not None else None
    last = f"<lastmod>{exact}</lastmod>" if exact is not None else ""
    return f" <url><loc>{xml(where.of(path) or '')}</loc>{last}</url>"
