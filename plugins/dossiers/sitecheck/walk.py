"""The whole of a site: every address of every page against the files and ids that are there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from msgspec import Struct

from dossiers.sitecheck.page import Address, Fault, PageFacts, css_addresses, page_facts

START = "index.html"
NOT_FOUND = "404.html"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HARMLESS = frozenset({"http", "https", "mailto", "tel", "geo"})
_PARALLEL_FROM = 400
"""Pages from which starting more processes pays."""


class SiteCheck(Struct, frozen=True):
    """What was looked at and what was found: numbers, and every fault sorted by page and line.

    ``links`` counts addresses that lead to a file of the site, ``anchors`` those of them that name a place in
    a page, ``external`` the addresses outside it, which are not looked up.
    """

    pages: int = 0
    files: int = 0
    links: int = 0
    anchors: int = 0
    external: int = 0
    faults: tuple[Fault, ...] = ()


class _Target(Struct, frozen=True):
    """Where an address leads: a file of the site with a place in it, outside, or nowhere, and then why."""

    path: str = ""
    anchor: str = ""
    external: bool = False
    fault: str = ""


class _Files(Struct, frozen=True):
    """The files of a site, and their spelling by case-folded path."""

    paths: frozenset[str]
    folded: Mapping[str, str]
    site_url: str


def check_site(root: Path, site_url: str = "", processes: int | None = None) -> SiteCheck:
    """Check the site in a folder. Addresses under ``site_url`` (production) are taken for those of the site.

    Nothing is fetched. 404.html and redirects need not be reachable from index.html: no page links to them.
    """
    paths = sorted(_walk(root))
    files = _Files(frozenset(paths), {path.casefold(): path for path in paths}, site_url.rstrip("/"))
    pages = {
        facts.path: facts
        for facts in _read(root, [path for path in paths if path.endswith(".html")], processes)
    }
    faults = [Fault(path, 0, "differs only in case from another file") for path in _doubles(paths)]
    links = anchors = external = 0
    leads: dict[str, set[str]] = {}
    for page in pages.values():
        faults += page.faults
        for address in page.addresses:
            target = _target(page.path, address, files)
            external += target.external
            if target.path and not target.fault:
                links += 1
                anchors += bool(target.anchor)
                if address.followed:
                    leads.setdefault(page.path, set()).add(target.path)
            if message := target.fault or _no_anchor(target, pages):
                faults.append(Fault(page.path, address.line, message))
    for path in paths:
        if path.endswith(".css"):
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            for url in css_addresses(text):
                target = _target(path, Address(url, 0, loaded=True), files)
                links += bool(target.path)
                faults += [Fault(path, 0, target.fault)] if target.fault else []
    faults += _unreachable(pages, leads)
    return SiteCheck(len(pages), len(paths), links, anchors, external, tuple(sorted(set(faults))))


def _walk(root: Path) -> Iterator[str]:
    """Yield every file but hidden ones: web servers and artefacts leave those out."""
    for above, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(above, name).relative_to(root).as_posix()


def _doubles(paths: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        if path.casefold() in seen:
            yield path
        seen.add(path.casefold())


def _read(root: Path, paths: list[str], processes: int | None) -> Iterable[PageFacts]:
    roots = [root] * len(paths)
    if processes == 1 or (processes is None and len(paths) < _PARALLEL_FROM):
        return map(_facts, roots, paths)
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(_facts, roots, paths, chunksize=50))


def _facts(root: Path, path: str) -> PageFacts:
    return page_facts(path, (root / path).read_bytes())


def _target(page: str, address: Address, files: _Files) -> _Target:
    url = address.url.strip()
    if files.site_url and (
        url == files.site_url or url.startswith((f"{files.site_url}/", f"{files.site_url}#"))
    ):
        url, page = url[len(files.site_url) :].lstrip("/") or START, START
    scheme = _SCHEME.match(url)
    if url.startswith("//") or (scheme and scheme[1].lower() in _HARMLESS):
        if address.loaded:
            return _Target(fault=f"loads “{url}” from a network")
        if url.startswith("//"):
            return _Target(fault=f"the address “{url}” has no scheme, which fails offline")
        return _Target(external=True)
    if scheme:
        if address.loaded and scheme[1].lower() in {"data", "blob"}:
            return _Target()
        return _Target(fault=f"the address “{url[:80]}” has a scheme that does not belong here")
    return _inside(page, url, files)


def _inside(page: str, url: str, files: _Files) -> _Target:
    place, _, anchor = url.partition("#")
    place = unquote(place.partition("?")[0])
    anchor = unquote(anchor.partition(":~:")[0])
    if not place:
        return _Target(page, anchor) if url else _Target(fault="an address is empty")
    if place.startswith("/"):
        return _Target(fault=f"the address “{url}” is absolute, which fails from a folder or offline")
    if "\\" in place:
        return _Target(fault=f"the address “{url}” has a backslash")
    path = normpath(f"{dirname(page)}/{place}".lstrip("/"))
    if path == ".." or path.startswith("../"):
        return _Target(fault=f"the address “{url}” leads out of the site")
    if path in files.paths and not place.endswith("/"):
        return _Target(path, anchor)
    if (near := files.folded.get(path.casefold())) and near != path:
        return _Target(fault=f"the address “{url}” differs in case from {near}")
    if place.endswith("/") or f"{path}/{START}" in files.paths or path == ".":
        return _Target(fault=f"the address “{url}” names a folder, which fails offline")
    return _Target(fault=f"the address “{url}” leads nowhere")


def _no_anchor(target: _Target, pages: Mapping[str, PageFacts]) -> str:
    """Say that a place is missing in the page an address leads to; ``#top`` is in every page."""
    if not target.anchor or target.anchor.lower() == "top" or target.path not in pages:
        return ""
    if target.anchor in pages[target.path].ids:
        return ""
    return f"{target.path} has no place “{target.anchor}”"


def _unreachable(pages: Mapping[str, PageFacts], leads: Mapping[str, set[str]]) -> Iterator[Fault]:
    if START not in pages:
        yield Fault(START, 0, "is missing: a site begins there")
        return
    seen, waiting = {START}, [START]
    while waiting:
        for path in leads.get(waiting.pop(), ()):
            if path in pages and path not in seen:
                seen.add(path)
                waiting.append(path)
    for path, page in pages.items():
        if path not in seen and path != NOT_FOUND and not page.redirect:
            yield Fault(path, 0, f"cannot be reached from {START}")
