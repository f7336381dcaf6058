"""Where each link of a text leads."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from msgspec import Struct

from dossiers.link.files import PublishedFiles, file_fault
from dossiers.link.targets import Targets
from dossiers.model.body import Citation, FileLink, Heading, Link
from dossiers.model.dossier import Dossier, Page
from dossiers.model.near import nearest
from dossiers.model.problem import InText, Problem
from dossiers.read.body.anchors import slug

SECTIONS = {
    "facts": "Facts",
    "names": "Names",
    "sanctions": "Sanctions",
    "roles": "Roles",
    "relations": "Relations",
    "timeline": "Timeline",
    "text": "Account",
    "sources": "Sources",
    "mentioned-in": "Mentioned in",
    "cite": "Cite this page",
}
"""The sections that a dossier's page has beside its text: anchor and heading. ``[[id#sanctions]]`` leads there."""

_NAMED = 30
"""How many anchors a message names."""

_SUGGESTED = 500
"""How many suggestions are made for the texts of a site."""


class ToItem(Struct, frozen=True):
    """A link to a dossier or page of the site, perhaps to a place in it. ``text`` is what is shown."""

    id: str
    anchor: str | None
    text: str


class ToFile(Struct, frozen=True):
    """A link to a file that is published as it is; ``path`` is relative to the content folder.

    ``fragment`` is a place in it as typed, such as ``page=3`` of a PDF, or None.
    """

    path: str
    fragment: str | None = None


Resolved: TypeAlias = ToItem | ToFile | Citation | None
"""What a reference leads to; None where it leads nowhere, which is an error that stops the build."""


class References(Struct, frozen=True):
    """All references of a site. ``resolved`` stands beside ``Body.references``, by the id of the text.

    ``files`` are the files that are linked, relative to the content folder.
    """

    resolved: Mapping[str, tuple[Resolved, ...]]
    files: tuple[str, ...]


def references(
    targets: Targets, root: Path, some: Iterable[Dossier | Page] | None = None
) -> tuple[References, list[Problem]]:
    """Resolve every reference of every text of a site, or of ``some`` of them."""
    problems: list[Problem] = []
    resolved: dict[str, tuple[Resolved, ...]] = {}
    files = PublishedFiles()
    texts: Iterable[Dossier | Page] = _texts(targets) if some is None else some
    by_file = _ByFile(targets)
    places = _Places(targets)
    for item in texts:
        found: list[Resolved] = []
        for number, reference in enumerate(item.body.references):
            match reference.what:
                case Citation() as citation:
                    found.append(citation)
                case Link() as link:
                    found.append(_to_item(item, InText(number), link, places, problems))
                case FileLink() as link:
                    found.append(_to_file(item, InText(number), link, places, by_file, root, files, problems))
        if found:
            resolved[item.id] = tuple(found)
    return References(resolved, files.paths()), problems


def _texts(targets: Targets) -> list[Dossier | Page]:
    return [*targets.dossiers.values(), *targets.pages.values()]


class _ByFile(Mapping[str, str]):
    """The ids of all texts by their files, which lie in the folder of their kind; no text is opened for it."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets

    def __getitem__(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        stem = name.removesuffix(".md")
        found: Dossier | Page | None = None
        if stem != name and folder:
            found = self._targets.dossiers.get(stem) or self._targets.pages.get(stem)
        if found is None or found.file != path:
            raise KeyError(path)
        return found.id

    def __iter__(self) -> Iterator[str]:
        for item in _texts(self._targets):
            yield item.file

    def __len__(self) -> int:
        return len(self._targets.dossiers) + len(self._targets.pages)


class _Places:
    """Where links can lead within each text; made once for each that is linked so."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self._known: dict[str, tuple[dict[str, None], dict[str, str]]] = {}
        self._asked = 0

    def meant(self, ask: Callable[[], str]) -> str:
        """Ask what was perhaps meant, as long as a person would read on: each time all names are compared."""
        self._asked += 1
        return ask() if self._asked <= _SUGGESTED else ""

    def of(self, target: str) -> tuple[dict[str, None], dict[str, str]]:
        """Return the anchors of a page in their order, and the anchors by the words of the headings."""
        known = self._known.get(target)
        if known is None:
            found = self.targets.dossiers.get(target) or self.targets.pages[target]
            known = anchors_of(found.body.headings, dossier=isinstance(found, Dossier))
            self._known[target] = known
        return known


def anchors_of(headings: Iterable[Heading], *, dossier: bool) -> tuple[dict[str, None], dict[str, str]]:
    """Return the anchors of a page in their order, and the anchors by the words of the headings."""
    listed = list(headings)
    anchors = {head.anchor: None for head in listed}
    words = {slug(head.text): head.anchor for head in reversed(listed)}
    if dossier:
        anchors |= dict.fromkeys(SECTIONS)
        words = {slug(text): anchor for anchor, text in SECTIONS.items()} | words
    return anchors, words


def leads(
    item: Dossier | Page,
    what: Link | Citation | FileLink,
    target_of: Callable[[Link | FileLink], str | None],
    title: Callable[[str], str],
    anchor_in: Callable[[str, str], str | None],
) -> Resolved:
    """Return where a reference of a text without errors leads.

    ``target_of`` gives the id of the dossier or page that a link means, None for a file's; ``anchor_in`` the anchor
    that a heading has on a page.
    """
    match what:
        case Citation():
            return what
        case Link() as link:
            target = target_of(link)
            if target is None:
                return None
            anchor = None if link.heading is None else anchor_in(target, link.heading)
            return ToItem(target, anchor, link.text or title(target))
        case FileLink() as link:
            if not link.path and not link.image:
                anchor = anchor_in(item.id, unquote(link.fragment or ""))
                return None if anchor is None else ToItem(item.id, anchor, link.text)
            target = None if link.image else target_of(link)
            if target is None:
                return ToFile(path_of(link, item.file), link.fragment or None)
            anchor = anchor_in(target, unquote(link.fragment)) if link.fragment else None
            return ToItem(target, anchor, link.text)


def path_of(link: FileLink, file: str) -> str:
    """Return the path that a link to a file names, relative to the content folder; ``file`` holds the link."""
    typed = unquote(link.path)
    if typed.startswith("/"):
        return posixpath.normpath(typed.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), typed))


def _to_item(
    item: Dossier | Page, at: InText, link: Link, places: _Places, problems: list[Problem]
) -> ToItem | None:
    targets = places.targets
    target = targets.resolve(link.target)
    if target is None:
        problems.append(
            Problem(
                "unknown-target",
                item.file,
                f"no dossier or page has the id “{link.target}”",
                at,
                expected="[[id]] with the name of a dossier’s file without .md",
                meant=places.meant(lambda: targets.suggestion(link.target)),
            )
        )
        return None
    anchor = None
    if link.heading is not None:
        anchor = _anchor(item, at, link.heading, target, places, problems)
    return ToItem(target, anchor, link.text or targets.title(target))


def _anchor(
    item: Dossier | Page,
    at: InText,
    heading: str,
    target: str,
    places: _Places,
    problems: list[Problem],
) -> str | None:
    anchors, words = places.of(target)
    anchor = heading if heading in anchors else words.get(slug(heading))
    if anchor is None:
        first = ", ".join(islice(anchors, _NAMED)) + (", …" if len(anchors) > _NAMED else "")
        problems.append(
            Problem(
                "unknown-heading",
                item.file,
                f"“{target}” has no heading “{heading}”",
                at,
                expected=f"one of: {first}" if anchors else "a page with headings",
                meant=places.meant(lambda: nearest(heading, (*anchors, *words))),
            )
        )
    return anchor


def _to_file(
    item: Dossier | Page,
    at: InText,
    link: FileLink,
    places: _Places,
    by_file: Mapping[str, str],
    root: Path,
    files: PublishedFiles,
    problems: list[Problem],
) -> Resolved:
    if not link.path and not link.image:
        anchor = _anchor(item, at, unquote(link.fragment or ""), item.id, places, problems)
        return None if anchor is None else ToItem(item.id, anchor, link.text)
    path = path_of(link, item.file)
    if path in by_file and not link.image:
        target = by_file[path]
        anchor = None
        if link.fragment:
            anchor = _anchor(item, at, unquote(link.fragment), target, places, problems)
        return ToItem(target, anchor, link.text)
    fault = file_fault(path, link, root) or files.add(path)
    if fault is not None:
        code, message, expected = fault
        meant = nearest(path, by_file) if path.endswith(".md") else ""
        problems.append(Problem(code, item.file, message, at, expected=expected, meant=meant))
        return None
    return ToFile(path, link.fragment or None)
