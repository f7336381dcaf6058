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
FULL_TABLE = "sanctions/full-table.html"
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

_SITEMAPS = "sitemap--"
_PLAIN = re.compile(r"[a-z0-9/.-]*\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])\Z")
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


def source(source_id: str) -> str:
    """Return the path of the page of a source that several dossiers share."""
    return f"sources/{_name(source_id)}.html"


def place(place_id: str) -> str:
    """Return the path of the page of a place that places.yaml knows."""
    return f"places/{_name(place_id)}.html"


def tag(tag: str) -> str:
    """Return the path of a tag's page."""
    return f"tags/{_name(tag)}.html"


def part(path: str, name: str) -> str:
    """Return the path of one part of a list whose way in is at ``path``.

    No id and no slug holds two hyphens together, so that it is the path of nothing else.
    """
    stem = path.removesuffix("/index.html")
    return f"{stem}/part--{name}.html" if stem != path else f"{path.removesuffix('.html')}--{name}.html"


def sitemap(number: int) -> str:
    """Return the path of one part of a sitemap that is split: beside ``SITEMAP``, counted from 1."""
    return f"{_SITEMAPS}{number}.xml"


def is_sitemap(path: str) -> bool:
    """Whether a path is that of the sitemap or of a part of it."""
    return path == SITEMAP or path.startswith(_SITEMAPS)


def rows_script(name: str) -> str:
    """Return the path of the script with the rows of one part of the sanctions table."""
    return f"sanctions/rows--{name}.js"


def _name(item: str) -> str:
    """Return an id as the name of a file: one that would be the list of all, or that Windows reserves, ends with a hyphen."""
    return f"{item}-" if item == "index" or _RESERVED.match(item) else item


def encoded(path: str) -> str:
    """Percent-encode a path for an address."""
    # Nearly every path is made of ids, in which nothing needs encoding.
    return path if _PLAIN.match(path) else quote(path, safe="/-._~")


def relative(start: str, path: str) -> str:
    """Return the address of ``path`` as the page at ``start`` writes it; both are relative to the site's root.

    The address always names a file, because folders have no page when they are read offline.
    """
    folder, slash, _ = start.rpartition("/")
    if "/" not in folder:  # as nearly every page
        if slash and path.startswith(f"{folder}/"):
            return encoded(path[len(folder) + 1 :])
        return encoded(f"../{path}" if slash else path)
    # posixpath.relpath would ask for the current folder each time, and a site has a million links.
    folders, steps = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(folders) and shared < len(steps) - 1 and folders[shared] == steps[shared]:
        shared += 1
    return encoded("../" * (len(folders) - shared) + "/".join(steps[shared:]))
