"""What every page has: title, navigation, foot, and the addresses that only production knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dossiers.index import paths
from dossiers.index.known import Card
from dossiers.render.config import SiteConfig
from dossiers.render.linker import Linker
from dossiers.render.views import Footer, Header, Link, NavItem, Page

_NAV = (
    (paths.LEADERS, "Leaders"),
    (paths.GROUPS, "Groups"),
    (paths.SANCTIONS, "Sanctions"),
    (paths.TIMELINE, "Timeline"),
    (paths.SOURCES, "Sources"),
    (paths.PLACES, "Places"),
)
_FOOT = (
    (paths.NAMES, "Names A to Z"),
    (paths.TAGS, "Tags"),
    (paths.CONFLICTS, "Conflicts"),
    (paths.STUBS, "Stubs"),
    (paths.DATA, "Data"),
    (paths.COMPONENTS, "Components"),
)

STYLESHEET = "theme/dossiers.css"


def frame(
    linker: Linker,
    config: SiteConfig,
    title: str,
    description: str | None = None,
    *,
    robots: str | None = None,
) -> Page:
    """Return the frame of one page."""
    chrome = _chrome(linker, config)
    return Page(
        title=title,
        site=config.name,
        css=chrome.css,
        header=chrome.header,
        footer=chrome.footer,
        description=description,
        lang=config.language,
        canonical=_canonical(config, linker.path) if robots is None else None,
        feed=f"{config.canonical}/{paths.FEED}" if config.canonical else None,
        robots=robots,
    )


class _Chrome(NamedTuple):
    css: str
    header: Header
    footer: Footer


_CHROMES: dict[tuple[object, ...], tuple[SiteConfig, Sequence[Card], _Chrome]] = {}
"""Head and foot are the same on every page of a folder, but for those that the navigation names."""


def _chrome(linker: Linker, config: SiteConfig) -> _Chrome:
    path, pages = linker.path, linker.known.pages
    own = path if any(path == each for each, _ in _NAV) or path == paths.page("about") else None
    key = (path.rpartition("/")[0], own, linker.absolute, id(config), id(pages))
    found = _CHROMES.get(key)
    if found is None:
        if len(_CHROMES) > 256:
            _CHROMES.clear()
        # The config and the pages are kept with it, so that no other takes their place in memory.
        found = _CHROMES[key] = (config, pages, _new_chrome(linker, config))
    return found[2]


def _new_chrome(linker: Linker, config: SiteConfig) -> _Chrome:
    nav = tuple(NavItem(linker.to(path), text, _current(linker.path, path)) for path, text in _NAV)
    pages = linker.known.pages
    if any(page.id == "about" for page in pages):
        about = paths.page("about")
        nav += (NavItem(linker.to(about), "About", _current(linker.path, about)),)
    foot = [Link(linker.to(path), text) for path, text in _FOOT]
    foot += [Link(linker.to(paths.item(page)), page.title) for page in pages]
    licences = (
        Link(None, "Content:"),
        Link(config.licence_content[1], config.licence_content[0]),
        Link(None, "· Program:"),
        Link(config.licence_code[1], config.licence_code[0]),
    )
    said = "Every statement names its source; a missing entry is never shown as a finding."
    return _Chrome(
        linker.to(STYLESHEET),
        Header(config.name, linker.to(paths.HOME), nav),
        Footer(said, tuple(foot), licences),
    )


def _current(here: str, path: str) -> Literal["page", "true"] | None:
    if here == path:
        return "page"
    folder = path.rsplit("/", 1)[0] + "/" if path.endswith("/index.html") else None
    return "true" if folder is not None and here.startswith(folder) else None


def _canonical(config: SiteConfig, path: str) -> str | None:
    if config.canonical is None:
        return None
    return f"{config.canonical}/{'' if path == paths.HOME else paths.encoded(path)}"


def edit_link(config: SiteConfig, file: str) -> Link:
    """Link the editor of the file that a page is made from; without an editor, name the file."""
    if config.edit is None:
        return Link(None, f"Made from {file}")
    return Link(config.edit.replace("{path}", file), "Edit on GitHub")
