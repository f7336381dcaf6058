"""The files and rows that come from one text: its page, its data, its rows in every list."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from dossiers.export.address import SiteAddress
from dossiers.export.bibliography import bibtex, cite_plain, ris
from dossiers.export.dossier_json import dossier_file
from dossiers.export.entries import entries as data_entries
from dossiers.export.entries import page_entries as data_page_entries
from dossiers.export.redirects import redirect_files
from dossiers.index import paths
from dossiers.index.around import Around
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.dossier import Page
from dossiers.render import pages
from dossiers.render.config import SiteConfig
from dossiers.render.dossier_page import dossier_page
from dossiers.render.entries import entries, page_entries
from dossiers.render.kept import keep, kept_context
from dossiers.render.linker import Linker
from dossiers.render.templates import Theme
from dossiers.render.views import CitePage

DOSSIER, PAGE = "dossier.html", "page.html"
"""The templates of the two sorts of text."""


class TextFiles(NamedTuple):
    """What one text gives to the site: its files, of which the page is the first, and its rows.

    ``kept`` is what another template needs of the page; None where that is as good as all of it.
    """

    files: tuple[tuple[str, bytes], ...]
    rows: Iterable[Entry]
    kept: bytes | None = None


def dossier_files(known: Known, config: SiteConfig, theme: Theme, view: DossierView) -> TextFiles:
    """Return what one dossier gives to the site."""
    path = paths.dossier(view.dossier)
    where = address(config)
    cite = CitePage(cite_plain(view.dossier, where), bibtex(view.dossier, where), ris(view.dossier, where))
    context = dossier_page(Linker(known, path, view), config, view, cite)
    page = theme.render(DOSSIER, context)
    files = (
        (path, page),
        (paths.json_of(view.dossier), dossier_file(known, where, view)),
        *redirect_files(where, view.dossier),
    )
    rows = chain(entries(known, config, view), data_entries(known, where, view))
    return TextFiles(files, rows, keep(context, page))


def dossier_again(
    known: Known, config: SiteConfig, theme: Theme, path: str, kept: bytes, page: bytes
) -> tuple[bytes, bytes]:
    """Return a dossier's page as the theme shapes it now, and what is kept of that; ``page`` is the one before."""
    context = kept_context(known, config, path, kept, page)
    shown = theme.render(DOSSIER, context)
    return shown, keep(context, shown)


def page_files(known: Known, config: SiteConfig, theme: Theme, page: Page, around: Around) -> TextFiles:
    """Return what one ordinary page gives to the site."""
    path = paths.page(page.id)
    shown = theme.render(PAGE, pages.text_page(Linker(known, path), config, page, around))
    rows = chain(page_entries(known, config, page, around), data_page_entries(address(config), page))
    return TextFiles(((path, shown),), rows)


def address(config: SiteConfig) -> SiteAddress:
    """Return what exports know of the site."""
    return SiteAddress(config.name, config.canonical, config.language, config.edit, config.epoch)
