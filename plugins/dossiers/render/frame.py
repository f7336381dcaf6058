"""What every page has: title, navigation, foot, and the addresses that only production knows."""

from __future__ import annotations

from typing import Literal

from dossiers.index import paths
from dossiers.render.config import SiteConfig
from dossiers.render.linker import Linker
from dossiers.render.views import Link, NavItem, Page

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
    nav = tuple(NavItem(linker.to(path), text, _current(linker.path, path)) for path, text in _NAV)
    pages = linker.known.pages
    if any(page.id == "about" for page in pages):
        about = paths.page("about")
        nav += (NavItem(linker.to(about), "About", _current(linker.path, about)),)
    foot = [Link(linker.to(path), text) for path, text in _FOOT]
    foot += [Link(linker.to(paths.item(page)), page.title) for page in pages]
    return Page(
        title=title,
        site=config.name,
        home=linker.to(paths.HOME),
        css=linker.to(STYLESHEET),
        nav=nav,
        footer_text="Every statement names its source; a missing entry is never shown as a finding.",
        footer_links=tuple(foot),
        licences=(
            Link(None, "Content:"),
            Link(config.licence_content[1], config.licence_content[0]),
            Link(None, "· Program:"),
            Link(config.licence_code[1], config.licence_code[0]),
        ),
        description=description,
        lang=config.language,
        canonical=_canonical(config, linker.path) if robots is None else None,
        feed=f"{config.canonical}/{paths.FEED}" if config.canonical else None,
        robots=robots,
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
