"""Where each link of a text leads, and from where each dossier is mentioned."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from dossiers.link.files import PublishedFiles, file_fault
from dossiers.link.targets import Targets
from dossiers.model.body import Citation, FileLink, Link
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


@dataclass(frozen=True, slots=True)
class ToItem:
    """A link to a dossier or page of the site, perhaps to a place in it. ``text`` is what is shown."""

    id: str
    anchor: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ToFile:
    """A link to a file that is published as it is; ``path`` is relative to the content folder.

    ``fragment`` is a place in it as typed, such as ``page=3`` of a PDF, or None.
    """

    path: str
    fragment: str | None = None


Resolved: TypeAlias = ToItem | ToFile | Citation | None
"""What a reference leads to; None where it leads nowhere, which is an error that stops the build."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A link from one text to a dossier: the page that holds it, and which of its references it is."""

    by: str
    reference: int


@dataclass(frozen=True, slots=True)
class References:
    """All references of a site. ``resolved`` stands beside ``Body.references``, by the id of the text.

    ``mentions`` maps a dossier's or page's id to the links that lead to it, in the order of the ids of the
    pages that hold them. ``files`` are the files that are linked, relative to the content folder.
    """

    resolved: Mapping[str, tuple[Resolved, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    files: tuple[str, ...]


def references(targets: Targets, root: Path) -> tuple[References, list[Problem]]:
    """Resolve every reference of every text of a site."""
    problems: list[Problem] = []
    resolved: dict[str, tuple[Resolved, ...]] = {}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    files = PublishedFiles()
    texts: list[Dossier | Page] = [*targets.dossiers.values(), *targets.pages.values()]
    by_file = {item.file: item.id for item in texts}
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
            leads = found[-1]
            if isinstance(leads, ToItem) and leads.id != item.id:
                mentions[leads.id].append(Mention(item.id, number))
        if found:
            resolved[item.id] = tuple(found)
    return References(
        resolved, {key: tuple(found) for key, found in mentions.items()}, files.paths()
    ), problems


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
            anchors = {head.anchor: None for head in found.body.headings}
            words = {slug(head.text): head.anchor for head in reversed(found.body.headings)}
            if isinstance(found, Dossier):
                anchors |= dict.fromkeys(SECTIONS)
                words = {slug(text): anchor for anchor, text in SECTIONS.items()} | words
            known = self._known[target] = anchors, words
        return known


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
    typed = unquote(link.path)
    below = (
        typed.lstrip("/") if typed.startswith("/") else posixpath.join(posixpath.dirname(item.file), typed)
    )
    path = posixpath.normpath(below)
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
