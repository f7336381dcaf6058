"""How a list is split into pages: by how the keys of its rows begin, so that a change moves as few pages as can be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dossiers.index.entry import Group, Rows

ROWS = 400
"""At most this many rows are one page."""
SIZE = 300_000
"""At most this many bytes of rows are one page, unless a single row has more."""
DEEPEST = 40
"""Rows whose keys begin alike for more characters than these are split by their number."""
_LONGEST = 100
"""The longest name of a part; of a longer one its hash stands for it."""


class Leaf(Struct, frozen=True):
    """A run of rows: those whose keys begin with ``prefix``, from number ``start``, ``rows`` of them.

    ``size`` is the bytes of their texts. Rows whose key is the prefix itself come first. ``all`` says that there are no more rows
    whose keys begin so.
    """

    prefix: str
    start: int
    rows: int
    size: int
    all: bool = False


class Part(Struct, frozen=True):
    """The rows that one page of a list shows. ``name`` is "" where it is the whole list, else it names its page.

    ``leaves`` follow each other. ``label`` is what readers call it among the parts of its list, as ``render.ways`` says.
    """

    name: str
    leaves: tuple[Leaf, ...]
    label: str = ""

    @property
    def first(self) -> str:
        """How the keys of its first rows begin."""
        return self.leaves[0].prefix

    @property
    def last(self) -> str:
        """How the keys of its last rows begin."""
        return self.leaves[-1].prefix

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(leaf.rows for leaf in self.leaves)

    @property
    def size(self) -> int:
        """The bytes of the texts of its rows."""
        return sum(leaf.size for leaf in self.leaves)


def plan(rows: Rows, name: str, level: int = 1, most: int = ROWS, size: int = SIZE) -> tuple[Part, ...]:
    """Split a list into parts of at most ``most`` rows and ``size`` bytes, in the order of its keys.

    ``level`` is how many characters of a key are its first level: a letter, the digits of a year. Parts end where
    the first level does, unless all of it is small. An empty list is one empty part.
    """
    total = rows.total(name)
    tops = list(_tops(rows, name, "", level))
    if total.rows <= most and total.size <= size:
        return (Part("", tuple(_leaf(top, len(top.prefix) >= level) for top in tops)),)

    def numbered(group: Group) -> list[Part]:
        return list(_numbered(rows, name, group, most, size))

    def split(group: Group) -> list[Part]:
        """Split a group by one character more, again and again."""
        within = rows.groups(name, group.prefix)
        while len(within) == 1 and within[0].prefix != group.prefix and len(group.prefix) < DEEPEST:
            group = within[0]
            within = rows.groups(name, group.prefix)
        if len(within) == 1 or len(group.prefix) >= DEEPEST:
            return numbered(group)
        return _packed(within, most, size, lambda each: each.prefix != group.prefix, numbered, split)

    # A key that is shorter than the first level has no more characters to split by.
    return tuple(_packed(tops, most, size, lambda top: len(top.prefix) >= level, numbered, split))


def _tops(rows: Rows, name: str, prefix: str, level: int) -> Iterator[Group]:
    """Yield the groups of the first level, sorted; a key that is shorter than it is a group of its own."""
    for group in rows.groups(name, prefix):
        if len(group.prefix) >= level or group.prefix == prefix:
            yield group
        else:
            yield from _tops(rows, name, group.prefix, level)


def _packed(
    groups: Iterable[Group],
    most: int,
    size: int,
    goes_on: Callable[[Group], bool],
    numbered: Callable[[Group], list[Part]],
    split: Callable[[Group], list[Part]],
) -> list[Part]:
    """Make parts of groups: neighbours that are small stand together while they fit, large ones are divided.

    ``goes_on`` says whether the keys of a group have more characters to split by, else it has the key itself alone.
    """
    parts: list[Part] = []
    waiting: list[Leaf] = []
    count = bytes_ = 0
    for group in groups:
        fits = group.rows <= most and group.size <= size
        if waiting and not (fits and count + group.rows <= most and bytes_ + group.size <= size):
            parts.append(_joined(waiting))
            waiting, count, bytes_ = [], 0, 0
        if fits:
            waiting.append(_leaf(group, goes_on(group)))
            count, bytes_ = count + group.rows, bytes_ + group.size
        else:
            parts += split(group) if goes_on(group) else numbered(group)
    return [*parts, _joined(waiting)] if waiting else parts


def _leaf(group: Group, every: bool) -> Leaf:
    return Leaf(group.prefix, 0, group.rows, group.size, every)


def _numbered(rows: Rows, name: str, group: Group, most: int, size: int) -> Iterator[Part]:
    """Split rows that nothing but their number tells apart."""
    start = count = bytes_ = number = 0
    for text, _ in zip(rows.texts(name, group.prefix), range(group.rows), strict=False):
        length = len(text.encode())
        if count and (count == most or bytes_ + length > size):
            number += 1
            yield _numbered_part(group, start, count, bytes_, number)
            start, count, bytes_ = start + count, 0, 0
        count, bytes_ = count + 1, bytes_ + length
    if count:
        yield _numbered_part(group, start, count, bytes_, number + 1)


def _numbered_part(group: Group, start: int, count: int, size: int, number: int) -> Part:
    leaf = Leaf(group.prefix, start, count, size)
    return Part(_name(f"{written(group.prefix)}--{number}"), (leaf,))


def _joined(leaves: Sequence[Leaf]) -> Part:
    first, last = leaves[0].prefix, leaves[-1].prefix
    words = written(first) if len(leaves) == 1 else f"{written(first)}-{written(last)}"
    return Part(_name(words), tuple(leaves))


def texts_of(rows: Rows, name: str, leaf: Leaf) -> Iterator[str]:
    """Yield the texts of the rows of a leaf of a list."""
    # Rows whose key is the prefix itself come first: of a leaf of those alone no others are taken.
    return islice(rows.texts(name, leaf.prefix), leaf.start, leaf.start + leaf.rows)


def written(prefix: str) -> str:
    """Return the beginning of a key as part of a file's name: what is not a to z or a digit as its code point.

    No two are the same, nor does one hold a hyphen.
    """
    return (
        "".join(
            char if char.isascii() and (char.isdigit() or char.islower()) else f"_{ord(char):x}_"
            for char in prefix
        )
        or "_"
    )


def _name(words: str) -> str:
    return words if len(words) <= _LONGEST else f"_h{hashlib.sha256(words.encode()).hexdigest()[:16]}_"
