"""The files and rows that come from one text: its page, its data, its rows in every list."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

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
from dossiers.render.linker import Linker
from dossiers.render.templates import Theme
from dossiers.render.views import CitePage

DOSSIER, PAGE = "dossier.html", "page.html"
"""The templates of the two sorts of text."""


def dossier_files(
    known: Known, config: SiteConfig, theme: Theme, view: DossierView
) -> tuple[list[tuple[str, bytes]], Iterable[Entry]]:
    """Return what one dossier gives to the site."""
    where = address(config)
    files = [
        shown_dossier(known, config, theme, view),
        (paths.json_of(view.dossier), dossier_file(known, where, view)),
    ]
    files += redirect_files(where, view.dossier)
    return files, chain(entries(known, config, view), data_entries(known, where, view))


def shown_dossier(known: Known, config: SiteConfig, theme: Theme, view: DossierView) -> tuple[str, bytes]:
    """Return the page of one dossier: all that the theme shapes of it."""
    path = paths.dossier(view.dossier)
    where = address(config)
    cite = CitePage(cite_plain(view.dossier, where), bibtex(view.dossier, where), ris(view.dossier, where))
    return path, theme.render(DOSSIER, dossier_page(Linker(known, path, view), config, view, cite))


def page_files(
    known: Known, config: SiteConfig, theme: Theme, page: Page, around: Around
) -> tuple[list[tuple[str, bytes]], Iterable[Entry]]:
    """Return what one ordinary page gives to the site."""
    rows = chain(page_entries(known, config, page, around), data_page_entries(address(config), page))
    return [shown_page(known, config, theme, page, around)], rows


def shown_page(
    known: Known, config: SiteConfig, theme: Theme, page: Page, around: Around
) -> tuple[str, bytes]:
    """Return one ordinary page."""
    path = paths.page(page.id)
    return path, theme.render(PAGE, pages.text_page(Linker(known, path), config, page, around))


def address(config: SiteConfig) -> SiteAddress:
    """Return what exports know of the site."""
    return SiteAddress(config.name, config.canonical, config.language, config.edit, config.epoch)
