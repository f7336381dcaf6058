"""A text as its page shows it: the open slots of its HTML filled with addresses, titles and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from markupsafe import Markup
from msgspec import Struct

from dossiers.link.references import Resolved, ToFile, ToItem
from dossiers.model.body import Block, Body, Citation, Link, Reference
from dossiers.render.escaping import esc
from dossiers.render.linker import Linker
from dossiers.render.names import keep_names, named
from dossiers.render.rows.small import mark, raised
from dossiers.render.sources import in_mark, short
from dossiers.render.views import Link as ViewLink
from dossiers.render.views import Note, TextBlock

_SLOT = re.compile(r'<(?:a data-slot="(\d+)">(.*?)</a>|img data-slot="(\d+)")', re.DOTALL)
_HEADING = re.compile(r"<(/?h)([2-6])")
_SCROLLER = (
    '<div class="table"><div class="scroller" role="region" aria-label="Table" tabindex="0">{}</div></div>'
)
"""A table of an author scrolls by itself where it is wider than the page."""

_NOTES = 4
"""How many sources stand beside a block; what is more is found in the list (the margin would run over)."""


class TextRenderer(Struct, frozen=True):
    """Fills the slots of one page's text."""

    linker: Linker
    body: Body
    resolved: tuple[Resolved, ...]
    numbers: Mapping[str, int]
    below: bool = False
    """Whether the text stands under a heading of the page, so that its own headings go one level down."""

    def blocks(self) -> Iterator[TextBlock]:
        """Yield every block of the text with the sources it cites beside it."""
        for block in self.body.blocks:
            html = keep_names(block.html)
            if block.slots:
                html = self._filled(html)
            if self.below and html.startswith("<h"):
                html = _HEADING.sub(lambda tag: f"<{tag[1]}{min(int(tag[2]) + 1, 6)}", html)
            if html.startswith("<table"):
                html = _SCROLLER.format(html)
            notes, more = self._notes(block) if block.slots else ((), None)
            yield TextBlock(
                Markup(html), notes, more
            )  # made by read.body, which escapes all that an author writes

    def _notes(self, block: Block) -> tuple[tuple[Note, ...], ViewLink | None]:
        cited: dict[str, None] = {}
        for slot in block.slots:
            resolved = self.resolved[slot]
            if isinstance(resolved, Citation):
                for item in resolved.items:
                    cited[item.source] = None
        sources = self.linker.known.sources
        notes = tuple(
            [
                Note(self.numbers[source], f"#source-{source}", short(sources[source]))
                for source in islice(cited, _NOTES)
            ]
        )
        more = len(cited) - _NOTES
        return notes, ViewLink("#sources", f"and {more} more in Sources") if more > 0 else None

    def _filled(self, html: str) -> str:
        parts: list[str] = []
        end = 0
        for found in _SLOT.finditer(html):
            before = html[end : found.start()]
            end = found.end()
            number, inner, image = found.groups()
            slot = int(number or image)
            resolved = self.resolved[slot]
            if isinstance(resolved, Citation):
                if before and before[-1] in " \n":  # a mark is raised, so that it needs no space before it
                    before = before[:-1]
                parts += (before, self._cite(self.body.references[slot], resolved))
            elif isinstance(resolved, ToItem):
                parts += (before, self._item(self.body.references[slot], resolved, inner))
            elif isinstance(resolved, ToFile):
                href = esc(self.linker.to(resolved.path, resolved.fragment))
                parts += (before, f'<img src="{href}"' if image else f'<a href="{href}">{inner}</a>')
            else:
                parts += (before, inner or "")
        parts.append(html[end:])
        return "".join(parts)

    def _item(self, reference: Reference, resolved: ToItem, inner: str) -> str:
        linker = self.linker
        if resolved.anchor:
            href = linker.to(linker.path_of(resolved.id), resolved.anchor)
        else:
            href = linker.address(resolved.id)
        named_by_title = isinstance(reference.what, Link) and reference.what.text is None
        shown = named(resolved.text) if named_by_title else inner  # escaped by read.body
        return f'<a href="{esc(href)}">{shown}</a>'

    def _cite(self, reference: Reference, citation: Citation) -> str:
        """Return the marks of a citation; the notes beside the text say what each source is."""
        numbers, items = self.numbers, citation.items
        if len(items) == 1:
            source, locator = items[0].source, items[0].locator
            one = mark(numbers[source], f"#source-{source}", self._title(locator), in_mark(locator))
            return raised(one, 1, reference.anchor)
        marks = [
            mark(
                numbers[each.source],
                f"#source-{each.source}",
                self._title(each.locator),
                in_mark(each.locator),
            )
            for each in sorted(items, key=lambda each: numbers[each.source])
        ]
        return raised(", ".join(marks), len(marks), reference.anchor)

    @staticmethod
    def _title(locator: str | None) -> str | None:
        """Return a locator that is too long to stand in the mark, and would else be lost."""
        return locator if in_mark(locator) is None else None
