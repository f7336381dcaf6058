"""The frame of every page, its head, contents, steps and notices."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from dossiers.render.views.small import Badge, Cite, Link


class NavItem(NamedTuple):
    """An entry of the navigation; ``current`` is ``page`` on that page, ``true`` below it, else None."""

    href: str
    text: str
    current: Literal["page", "true"] | None = None


class Header(NamedTuple):
    """The head of every page: the site's name, the address of the front page, and the navigation."""

    site: str
    home: str
    nav: tuple[NavItem, ...] = ()


class Footer(NamedTuple):
    """The foot of every page: a sentence, links to the other pages, and the licences."""

    text: str
    links: tuple[Link, ...] = ()
    licences: tuple[Link, ...] = ()


class Page(Struct, frozen=True):
    """What base.html needs on every page.

    ``title`` is the text of ``<title>`` (the site's name is added unless it is the same), ``css`` the address
    of the stylesheet, ``canonical`` and ``feed`` absolute addresses that only production has, ``robots`` the
    content of that meta element or None. 404.html is served at addresses of any depth, so its addresses are
    absolute in production.
    """

    title: str
    site: str
    css: str
    header: Header
    footer: Footer
    description: str | None = None
    lang: str = "en"
    canonical: str | None = None
    feed: str | None = None
    robots: str | None = None


class Heading(Struct, frozen=True):
    """The head of a page: where it stands, its title, the title in its own script, a lead sentence.

    ``trail`` is what stands above the title, links first, then plain texts: Leaders, Dossier x, Updated ….
    """

    title: Link
    trail: tuple[Link, ...] = ()
    natives: tuple[Link, ...] = ()
    badges: tuple[Badge, ...] = ()
    lead: str | None = None
    lead_cites: tuple[Cite, ...] = ()


class TocEntry(Struct, frozen=True):
    """A line of the table of contents: ``#anchor``, its text, and the headings below it."""

    href: str
    text: str
    children: tuple[TocEntry, ...] = ()


class Paging(Struct, frozen=True):
    """Steps between the pages of one list. ``pages`` are the numbered ones, the current one marked."""

    label: str
    previous: Link | None
    next: Link | None
    pages: tuple[NavItem, ...] = ()


class Notice(Struct, frozen=True):
    """A plain box for a state of the page: a stub, a tombstone, an error, a remark.

    ``code`` chooses the rule beside it: quiet for ``stub`` and ``info``, strong for ``gone`` and ``error``.
    """

    code: Literal["stub", "info", "gone", "error"]
    title: str
    text: str
    links: tuple[Link, ...] = ()


class Hatnote(Struct, frozen=True):
    """The line that tells apart who shares a name: "“Rudolf” also names", and who, each with a few words."""

    lead: str
    others: tuple[Described, ...]


class Described(Struct, frozen=True):
    """A link with a few words that say what it is."""

    link: Link
    text: str | None = None
