"""What one finished page holds: its ids, the addresses that it names, and what is wrong with it alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from msgspec import Struct


class Fault(Struct, frozen=True, order=True):
    """Something wrong in a file of the site; ``path`` is relative to the site, ``line`` counts from 1 (0: the file)."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return ``path:line: message``."""
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class Address(Struct, frozen=True):
    """An address in a page, as it stands there.

    ``loaded`` tells what a browser fetches by itself (a style, a script, a picture) from what a reader
    follows; ``followed`` marks what leads a reader to another page.
    """

    url: str
    line: int
    loaded: bool = False
    followed: bool = False


class PageFacts(Struct, frozen=True):
    """All that the check of a whole site needs to know of one page."""

    path: str
    ids: frozenset[str] = frozenset()
    addresses: tuple[Address, ...] = ()
    faults: tuple[Fault, ...] = ()
    redirect: bool = False


_LOADED = {
    "script": ("src",),
    "img": ("src",),
    "source": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
_NAMED_ONLY = frozenset(
    {"canonical", "alternate", "license", "author", "prev", "next", "up", "help", "search"}
)
_ID_LISTS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "for", "list")
_CSS_ADDRESS = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|@import\s+[\"']([^\"']*)[\"']", re.I
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"'>]*)", re.I)


def page_facts(path: str, data: bytes) -> PageFacts:
    """Read one page; ``path`` is where it stands in the site."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return PageFacts(path, faults=(Fault(path, 0, "is not UTF-8"),))
    soup = BeautifulSoup(text, "html.parser")
    ids: Counter[str] = Counter()
    lines: dict[str, int] = {}
    addresses: list[Address] = []
    wanted: list[tuple[str, int]] = []
    faults = list(_frame(path, soup))
    redirect = False
    for tag in soup.find_all(True):
        line = tag.sourceline or 0
        for name in _ids(tag):
            ids[name] += 1
            lines[name] = line
        wanted += [(name, line) for key in _ID_LISTS if tag.has_attr(key) for name in str(tag[key]).split()]
        addresses += _addresses(tag, line)
        if tag.name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
            redirect = True
        elif tag.name == "base":
            faults.append(Fault(path, line, "has a <base>, which breaks every link to a place in the page"))
    faults += [
        Fault(path, lines[name], f"the id “{name}” stands {number} times")
        for name, number in ids.items()
        if number > 1
    ]
    faults += [
        Fault(path, line, f"refers to the id “{name}”, which is not in the page")
        for name, line in wanted
        if name not in ids
    ]
    return PageFacts(path, frozenset(ids), tuple(addresses), tuple(faults), redirect)


def css_addresses(text: str) -> Iterator[str]:
    """Yield every address that a style sheet loads."""
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", text)):
        yield next((group for group in found.groups() if group is not None), "").strip()


def _frame(path: str, soup: BeautifulSoup) -> Iterator[Fault]:
    html = soup.html
    if html is None:
        yield Fault(path, 0, "has no <html>")
    elif not str(html.get("lang") or "").strip():
        yield Fault(path, html.sourceline or 0, "<html> has no lang")
    titles = [tag for tag in soup.find_all("title") if tag.find_parent("svg") is None]
    if len(titles) != 1 or not titles[0].get_text().strip():
        yield Fault(
            path, 0, f"has {len(titles) or 'no'} <title>" if len(titles) != 1 else "has an empty <title>"
        )


def _ids(tag: Tag) -> Iterator[str]:
    if tag.has_attr("id"):
        yield str(tag["id"])
    if tag.name == "a" and tag.has_attr("name") and tag.get("name") != tag.get("id"):
        yield str(tag["name"])


def _addresses(tag: Tag, line: int) -> Iterator[Address]:
    name = tag.name
    if name in ("a", "area") and tag.has_attr("href"):
        yield Address(str(tag["href"]), line, followed=True)
    elif name == "link" and tag.has_attr("href"):
        kinds = {str(kind).lower() for kind in tag.get_attribute_list("rel")}
        yield Address(str(tag["href"]), line, loaded=not kinds & _NAMED_ONLY or "stylesheet" in kinds)
    elif name == "form" and tag.has_attr("action"):
        yield Address(str(tag["action"]), line)
    elif name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
        found = _REFRESH.match(str(tag.get("content", "")))
        yield Address(found[1].strip() if found else "", line, followed=True)
    elif name == "style":
        for url in css_addresses(tag.get_text()):
            yield Address(url, line, loaded=True)
    for key in _LOADED.get(name, ()):
        if tag.has_attr(key):
            yield Address(str(tag[key]), line, loaded=True)
    if tag.has_attr("srcset"):
        for candidate in str(tag["srcset"]).split(","):
            yield Address(candidate.split()[0] if candidate.split() else "", line, loaded=True)
    if tag.has_attr("style"):
        for url in css_addresses(str(tag["style"])):
            yield Address(url, line, loaded=True)
