"""Where each page and file of the site lies, and how one names another: relative, so that it works anywhere."""

from __future__ import annotations

import re
from urllib.parse import quote

from dossiers.index.anchors import distinct, slug
from dossiers.index.known import Card
from dossiers.model.dossier import Dossier

HOME = "index.html"
LEADERS = "leaders/index.html"
GROUPS = "groups/index.html"
SANCTIONS = "sanctions/index.html"
SOURCES = "sources/index.html"
PLACES = "places/index.html"
TIMELINE = "timeline/index.html"
TAGS = "tags/index.html"
NAMES = "names/index.html"
CONFLICTS = "conflicts/index.html"
STUBS = "stubs/index.html"
DATA = "data/index.html"
COMPONENTS = "components.html"
NOT_FOUND = "404.html"
FEED = "feeds/updated.atom.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"

_PLAIN = re.compile(r"[a-z0-9/.-]*\Z")
_FOLDERS = {"leader": "leaders", "group": "groups"}


def dossier(item: Dossier) -> str:
    """Return the path of a dossier's page."""
    return f"{_FOLDERS[item.front.kind]}/{item.id}.html"


def item(card: Card) -> str:
    """Return the path of a dossier's or ordinary page's file."""
    return page(card.id) if card.kind == "page" else f"{_FOLDERS[card.kind]}/{card.id}.html"


def json_of(item: Dossier) -> str:
    """Return the path of a dossier's JSON, beside its page."""
    return f"{_FOLDERS[item.front.kind]}/{item.id}.json"


def former(item: Dossier, old: str) -> str:
    """Return the path of the redirect from an id that a dossier had before."""
    return f"{_FOLDERS[item.front.kind]}/{old}.html"


def page(page_id: str) -> str:
    """Return the path of an ordinary page."""
    return f"pages/{page_id}.html"


def authority(authority_id: str) -> str:
    """Return the path of an authority's page."""
    return f"sanctions/authority-{slug(authority_id)}.html"


def programme(code: str) -> str:
    """Return the path of a programme's page."""
    return f"sanctions/programme-{distinct(code)}.html"


def encoded(path: str) -> str:
    """Percent-encode a path for an address."""
    # Nearly every path is made of ids, in which nothing needs encoding.
    return path if _PLAIN.match(path) else quote(path, safe="/-._~")


def relative(start: str, path: str) -> str:
    """Return the address of ``path`` as the page at ``start`` writes it; both are relative to the site's root.

    The address always names a file, because folders have no page when they are read offline.
    """
    # posixpath.relpath would ask for the current folder each time, and a site has a million links.
    folders, steps = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(folders) and shared < len(steps) - 1 and folders[shared] == steps[shared]:
        shared += 1
    return encoded("../" * (len(folders) - shared) + "/".join(steps[shared:]))
