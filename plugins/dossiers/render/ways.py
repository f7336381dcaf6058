"""The way into a list that has several pages: what its parts are called, and under which letters or decades they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dossiers.index.anchors import letter
from dossiers.render.entries.html import END
from dossiers.render.listing import Listing
from dossiers.render.parts import Part, written


class Top(Struct, frozen=True):
    """The parts that begin with one letter or decade; ``name`` is how their keys begin, as a file's name has it."""

    name: str
    anchor: str
    title: str
    parts: tuple[Part, ...]


def tops_of(listing: Listing, parts: Sequence[Part]) -> tuple[Top, ...]:
    """Return the parts of a list under the letters or decades with which they begin."""
    size = 1 if listing.level == 1 else 3
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.first[:size], []).append(part)
    tops: list[Top] = []
    for first, own in found.items():
        if listing.level > 1:
            title = "Undated" if first == "000" and own[0].first == "0000" else f"{first.lstrip('0')}0s"
            anchor = f"at-{first}"
        else:
            title, anchor = shown(listing, first), letter(first)
        tops.append(Top(written(first), anchor, title, tuple(own)))
    return tuple(tops)


def anchors_of(listing: Listing, parts: Iterable[Part], but: str | None = None) -> tuple[str, ...]:
    """Return the anchors of all letters with which rows of parts begin, to which rows elsewhere lead."""
    if listing.level > 1 or not listing.lettered:
        return ()
    found = dict.fromkeys(letter(leaf.prefix) for part in parts for leaf in part.leaves)
    return tuple(anchor for anchor in found if anchor != but)


def label(listing: Listing, part: Part) -> str:
    """Say which rows a part has, by how their keys begin."""
    first, last = shown(listing, part.first), shown(listing, part.last)
    words = first if first == last else f"{first} to {last}"
    return f"{words}, {part.number}" if part.number else words


def shown(listing: Listing, prefix: str) -> str:
    """Say how keys begin, as a reader reads it."""
    if listing.level > 1:
        year, month = prefix[:4], prefix[4:6]
        if year == "0000":
            return "Undated"
        return year.lstrip("0") + (f"-{month}" if month else "")
    words = prefix.partition(END)[0].strip()
    if not words:
        return "Other"
    first = words[0].upper()
    # The capital of some letters (ı) is that of another.
    return (first if first.casefold() == words[0] else words[0]) + words[1:]
