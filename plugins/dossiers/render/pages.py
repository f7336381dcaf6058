"""The front page, ordinary pages, the description of the data, and the page for an address that leads nowhere."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from dossiers.export.fields import FILES
from dossiers.index import paths
from dossiers.index.around import Around
from dossiers.index.citing import page_sources
from dossiers.index.views import Index
from dossiers.model.dossier import Page
from dossiers.model.edtf import display, iso
from dossiers.model.sanction import Status
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DataPage, HomePage, Latest, NotFoundPage, TextPage
from dossiers.render.dossier_page import mention, outline
from dossiers.render.frame import edit_link, frame
from dossiers.render.linker import Linker, optional_date, status
from dossiers.render.lists import heading, index_table
from dossiers.render.source_entries import source_entry
from dossiers.render.text import TextRenderer
from dossiers.render.views import Colophon, Count, DataField, DataFile, Described, Heading, Link, Notice

_LATEST = 8
"""How many lines the lists of the front page show."""

_SHOWN = 50
"""How many leaders and groups the front page lists before it leads to the indexes."""

LEGEND = (
    ("active", "On the list named, as of the date shown."),
    ("delisted", "Was on the list and was removed; the entry stays."),
    ("unknown", "Designated once; no date says until when that is known."),
    ("not-found", "The list was searched and holds no entry."),
    ("not-checked", "Nobody has looked. It says nothing either way."),
)
"""What each status means."""


def home_page(index: Index, linker: Linker, config: SiteConfig) -> HomePage:
    """Return the front page."""
    counts = (
        Count(f"{len(index.leaders):,}", "leaders", linker.to(paths.LEADERS)),
        Count(f"{len(index.groups):,}", "groups", linker.to(paths.GROUPS)),
        Count(f"{len(index.designations):,}", "designations", linker.to(paths.SANCTIONS)),
        Count(
            f"{sum(each.designation is None for each in index.timeline):,}",
            "dated events",
            linker.to(paths.TIMELINE),
        ),
        Count(f"{len(index.sources):,}", "sources", linker.to(paths.SOURCES)),
    )
    ways = (
        (
            "sanctions",
            paths.SANCTIONS,
            "every designation and every search without result, by authority and programme",
        ),
        ("timeline", paths.TIMELINE, "everything that is dated, in the order of time"),
        ("sources", paths.SOURCES, "each with all that rests on it"),
        ("places", paths.PLACES, "with what happened there"),
        ("names A to Z", paths.NAMES, "every spelling, with who bears it"),
        ("tags", paths.TAGS, "dossiers by subject"),
        ("conflicts", paths.CONFLICTS, "where sources disagree"),
        ("stubs", paths.STUBS, "dossiers that need an author"),
        ("data", paths.DATA, "all of it for programs"),
    )
    newest = index.newest
    return HomePage(
        page=frame(linker, config, config.name, config.description),
        built=f"Built from content of {display(newest)}." if newest is not None else None,
        heading=Heading(Link(None, config.name), lead=config.description),
        counts=counts,
        leaders=index_table(linker, index, index.leaders[:_SHOWN], "person", "people", brief=True),
        groups=index_table(linker, index, index.groups[:_SHOWN], "organisation", "organisations", brief=True),
        designations=tuple(_designations(index, linker)),
        changes=tuple(
            Latest(display(each.front.updated), iso(each.front.updated), linker.dossier(each), "")
            for each in index.changed()[:_LATEST]
            if each.front.updated is not None
        ),
        legend=tuple((status(code), meaning) for code, meaning in LEGEND),
        ways=tuple(
            Described(Link(linker.to(path), text[0].upper() + text[1:]), words) for text, path, words in ways
        ),
    )


def _designations(index: Index, linker: Linker) -> list[Latest]:
    found = [each for each in index.timeline if each.designation is not None and each.role not in {"amended"}]
    return [
        Latest(
            display(each.date),
            iso(each.date),
            linker.item(each.dossier, each.designation),
            each.title if each.status is not Status.DELISTED else f"{each.title} (delisted)",
        )
        for each in reversed(found[-_LATEST:])
    ]


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


def data_page(_: Index, linker: Linker, config: SiteConfig) -> DataPage:
    """Return the description of every data file, from the same list that the exports are checked against."""
    lead = "Everything on these pages, in files that programs can read."
    intro = Markup(
        "<p>The files are made from the same records as the pages and are complete. Dates are EDTF with their earliest and"
        " latest day. A cell of a CSV file that a spreadsheet would take for a formula begins with an apostrophe.</p>"
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


def not_found_page(_: Index, linker: Linker, config: SiteConfig) -> NotFoundPage:
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
