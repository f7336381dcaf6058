"""A text as its page shows it: the open slots of its HTML filled with addresses, titles and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from dossiers.link.references import Resolved, ToFile, ToItem
from dossiers.model.body import Body, Citation, CitationItem, Link, Reference
from dossiers.model.source import Source
from dossiers.render.atoms import cites
from dossiers.render.linker import Linker
from dossiers.render.names import keep_names, keep_together
from dossiers.render.sources import in_mark, label, short, titled
from dossiers.render.views import Cite, Note, TextBlock
from dossiers.render.views import Link as ViewLink

_SLOT = re.compile(r'([ \n]?)(?:<a data-slot="(\d+)">(.*?)</a>|<img data-slot="(\d+)")', re.DOTALL)
_HEADING = re.compile(r"<(/?h)([2-6])")
_SCROLLER = (
    '<div class="table"><div class="scroller" role="region" aria-label="Table" tabindex="0">{}</div></div>'
)
"""A table of an author scrolls by itself where it is wider than the page."""

_NOTES = 4
"""How many sources stand beside a block; what is more is found in the list (the margin would run over)."""


@dataclass(frozen=True, slots=True)
class TextRenderer:
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
                html = _SLOT.sub(self._fill, html)
            if self.below and html.startswith("<h"):
                html = _HEADING.sub(lambda tag: f"<{tag[1]}{min(int(tag[2]) + 1, 6)}", html)
            if html.startswith("<table"):
                html = _SCROLLER.format(html)
            cited = dict.fromkeys(
                item.source for slot in block.slots for item in self._items(self.resolved[slot])
            )
            notes = [self._note(source) for source in cited]
            more = len(notes) - _NOTES
            yield TextBlock(
                Markup(html),  # made by read.body, which escapes all that an author writes
                tuple(notes[:_NOTES]),
                ViewLink("#sources", f"and {more} more in Sources") if more > 0 else None,
            )

    def _items(self, resolved: Resolved) -> Iterator[CitationItem]:
        if isinstance(resolved, Citation):
            yield from resolved.items

    def _source(self, source: str) -> Source:
        return self.linker.known.sources[source]

    def _note(self, source: str) -> Note:
        return Note(self.numbers[source], f"#source-{source}", short(self._source(source)))

    def _fill(self, match: re.Match[str]) -> str:
        space, inner, image = match[1], match[3] or "", match[4] is not None
        slot = int(match[4] if image else match[2])
        reference, resolved = self.body.references[slot], self.resolved[slot]
        match resolved:
            case ToFile(path=path, fragment=fragment):
                href = escape(self.linker.to(path, fragment))
                return space + (f'<img src="{href}"' if image else f'<a href="{href}">{inner}</a>')
            case ToItem():
                return space + self._item(reference, resolved, inner)
            case Citation():  # a mark is raised, so that it needs no space before it
                return self._cite(reference, resolved)
        return space + inner

    def _item(self, reference: Reference, resolved: ToItem, inner: str) -> str:
        linker = self.linker
        path = linker.path_of(resolved.id)
        href = (
            f"#{resolved.anchor}"
            if path == linker.path and resolved.anchor
            else linker.to(path, resolved.anchor)
        )
        named_by_title = isinstance(reference.what, Link) and reference.what.text is None
        shown = keep_together(resolved.text) if named_by_title else Markup(inner)  # escaped by read.body
        return f'<a id="{escape(reference.anchor)}" href="{escape(href)}">{shown}</a>'

    def _cite(self, reference: Reference, citation: Citation) -> str:
        items = sorted(citation.items, key=lambda each: self.numbers[each.source])
        return str(
            cites(
                [
                    Cite(
                        self.numbers[item.source],
                        f"#source-{item.source}",
                        titled(label(self._source(item.source)), item.locator),
                        locator=in_mark(item.locator),
                    )
                    for item in items
                ],
                reference.anchor,
            )
        )
