"""The rows of a list on one of its pages: the theme gives them their place, and they stand there as the store has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from markupsafe import Markup

from dossiers.export.run import Parts, Run
from dossiers.index.anchors import letter
from dossiers.index.entry import Rows
from dossiers.render.listing import Listing
from dossiers.render.parts import Leaf, Part, texts_of
from dossiers.render.runs import joined, runs_of
from dossiers.render.views import ListSection
from dossiers.render.ways import shown

_MARK = re.compile(rb"(\0Rows [0-9]+\0)")
"""What stands for the rows of a section while the theme makes the page. No text has a NUL."""

_Section: TypeAlias = tuple[str | None, str | None, Sequence[Leaf]]
"""A section of a page: its anchor, its title, its rows."""

Render: TypeAlias = Callable[[tuple[ListSection, ...]], bytes]
"""Makes a page that shows these sections."""


def placed(rows: Rows, listing: Listing, part: Part, render: Render, *, as_stored: bool) -> Parts:
    """Yield what a page of a list consists of: what the theme makes of it, and between that runs of rows.

    Where a row does not stand there ``as_stored``, or the theme does not show the rows of each section once and as they are, it is
    made as a whole.
    """
    sections = _sections(listing, part)
    if as_stored:
        runs = [runs_of(listing.name, listing.form, leaves) for _, _, leaves in sections]
        if None not in runs:
            marks = [Markup(f"\0Rows {number}\0") for number in range(len(sections))]
            between = _MARK.split(render(_with(sections, marks)))
            if between[1::2] == [mark.encode() for mark in marks]:
                yield from _mixed(between[::2], [run or () for run in runs])
                return
    yield render(_with(sections, [_joined(rows, listing, leaves) for _, _, leaves in sections]))


def _mixed(made: Sequence[bytes], runs: Sequence[Sequence[Run]]) -> Parts:
    yield made[0]
    for own, after in zip(runs, made[1:], strict=True):
        yield from own
        yield after


def _with(sections: Sequence[_Section], rows: Sequence[Markup]) -> tuple[ListSection, ...]:
    return tuple(
        ListSection(anchor, title, own) for (anchor, title, _), own in zip(sections, rows, strict=True)
    )


def _joined(rows: Rows, listing: Listing, leaves: Sequence[Leaf]) -> Markup:
    texts = (text for leaf in leaves for text in texts_of(rows, listing.name, leaf))
    return Markup(joined(texts, lambda name: rows.total(name).rows, listing.form))  # escaped by their makers


def _sections(listing: Listing, part: Part) -> list[_Section]:
    if not listing.lettered:
        return [(None, None, part.leaves)]
    found: dict[str, list[Leaf]] = {}
    for leaf in part.leaves:
        found.setdefault(leaf.prefix[: listing.level], []).append(leaf)
    return [
        (letter(first) if listing.level == 1 else f"at-{first}", shown(listing, first), leaves)
        for first, leaves in found.items()
    ]
