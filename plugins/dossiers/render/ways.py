"""The way into a list that has several pages: what its parts are called, and under which letters or decades they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from dossiers.index.anchors import letter
from dossiers.index.entry import Rows
from dossiers.render.entries.html import END
from dossiers.render.listing import Listing
from dossiers.render.parts import Part, plan, written
from dossiers.render.spans import span


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


def parts_of(rows: Rows, listing: Listing) -> tuple[Part, ...]:
    """Return the parts of a list. Of several each has a label that says how the keys of its rows begin.

    What would be called the same is numbered.
    """
    parts = plan(rows, listing.name, listing.level)
    if not parts[0].name:
        return parts
    words = [_words(listing, part) for part in parts]
    numbers = {each: count(1) for each, found in Counter(words).items() if found > 1}
    return tuple(
        replace(part, label=f"{each}, {next(numbers[each])}" if each in numbers else each)
        for part, each in zip(parts, words, strict=True)
    )


def _words(listing: Listing, part: Part) -> str:
    if listing.level > 1:
        return span(part.first, part.last)
    first, last = shown(listing, part.first), shown(listing, part.last)
    return first if first == last else f"{first} to {last}"


def shown(listing: Listing, prefix: str) -> str:
    """Say how keys begin, as a reader reads it."""
    if listing.level > 1:
        return span(prefix, prefix)
    words = prefix.partition(END)[0].strip()
    if not words:
        return "Other"
    first = words[0].upper()
    # The capital of some letters (ı) is that of another.
    return (first if first.casefold() == words[0] else words[0]) + words[1:]
