"""The front page, ordinary pages, the description of the data, and the page for an address that leads nowhere."""

from __future__ import annotations

from markupsafe import Markup, escape
from msgspec.structs import replace

from dossiers.export.documented import ABSENT
from dossiers.export.fields import FILES
from dossiers.index import paths
from dossiers.index.around import Around
from dossiers.index.citing import page_sources
from dossiers.model.dossier import Page
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DataPage, NotFoundPage, TextPage
from dossiers.render.dossier_page import mention, outline
from dossiers.render.frame import edit_link, frame
from dossiers.render.linker import Linker, optional_date
from dossiers.render.source_entries import source_entry
from dossiers.render.text import TextRenderer
from dossiers.render.views import Colophon, DataField, DataFile, Heading, Link, Notice


def heading(text: str, lead: str | None = None) -> Heading:
    """Return the head of a page that is in the language of the site."""
    return Heading(Link(None, text), lead=lead)


def text_page(linker: Linker, config: SiteConfig, page: Page, around: Around) -> TextPage:
    """Return an ordinary page."""
    sources = page_sources(linker.known.sources, page.body, around.resolved)
    numbers = {each.source.id: each.number for each in sources if each.number is not None}
    links = (edit_link(config, page.file),)
    return TextPage(
        page=frame(linker, config, page.front.title, page.front.summary),
        heading=heading(page.front.title, page.front.summary),
        outline=outline(page.body.headings),
        text=tuple(TextRenderer(linker, page.body, around.resolved, numbers).blocks()),
        sources=tuple(source_entry(linker, each) for each in sources),
        mentions=tuple(mention(linker, each) for each in around.mentions),
        colophon=Colophon(optional_date(page.front.updated), page.front.authors, links),
    )


def data_page(linker: Linker, config: SiteConfig) -> DataPage:
    """Return the description of every data file, from the same list that the exports are checked against."""
    lead = "Everything on these pages, in files that programs can read."
    intro = Markup(
        "<p>The files are made from the same records as the pages and are complete. Dates are EDTF. A cell of a CSV file"
        f" that a spreadsheet would take for a formula begins with an apostrophe.</p>\n<p>In every JSON file: {escape(ABSENT)}</p>"
    )
    files = tuple(
        DataFile(
            f"file-{number}",
            Link(linker.to(each.path) if "<" not in each.path else None, each.path),
            each.format,
            each.meaning,
            None,
            tuple(DataField(field.name, field.form, field.meaning) for field in each.fields),
        )
        for number, each in enumerate(FILES, 1)
    )
    return DataPage(frame(linker, config, "Data", lead), heading("Data", lead), intro, files)


def not_found_page(linker: Linker, config: SiteConfig) -> NotFoundPage:
    """Return the page for an address that leads nowhere; it is served at any depth, so production writes full addresses."""
    linker = replace(linker, absolute=config.canonical)
    links = (
        Link(linker.to(paths.HOME), "Front page"),
        Link(linker.to(paths.NAMES), "Names A to Z"),
        Link(linker.to(paths.LEADERS), "Leaders"),
        Link(linker.to(paths.GROUPS), "Groups"),
    )
    notice = Notice(
        "error",
        "Nothing is at this address",
        "The page may have moved, or the address may be mistyped. These lead on:",
        links,
    )
    return NotFoundPage(
        frame(linker, config, "Page not found", robots="noindex"), heading("Page not found"), notice
    )
