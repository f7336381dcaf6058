"""Python-Markdown, configured once: text in, HTML with slots and what was met on the way out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from msgspec import Struct

from dossiers.model.body import Heading
from dossiers.read.body import blocks, inline, lane
from dossiers.read.body.collect import Arrival, Collector, Complaint
from dossiers.read.body.finish_tree import BLOCK_END, FinishTree
from dossiers.read.body.made import Made

_RUN = f"<p>{lane.MARK}"


class Converted(Struct, frozen=True):
    """The top-level blocks: HTML whose slots are numbered by arrival, or as the quick lane made them."""

    blocks: tuple[str | Made, ...]
    headings: tuple[Heading, ...]
    arrivals: tuple[Arrival, ...]
    complaints: tuple[Complaint, ...]


class Engine:
    """One configured converter. It is reset before every text, so no text sees another.

    Without ``quick`` every paragraph goes the stock way; the result is the same.
    """

    def __init__(self, *, quick: bool = True) -> None:
        self._collector = Collector()
        self._md = Markdown(
            extensions=[TableExtension(), DefListExtension(), SaneListExtension()], output_format="html"
        )
        blocks.register(self._md, self._collector)
        inline.register(self._md, self._collector)
        self._lane = lane.register(self._md) if quick else None
        # Raw HTML is text; entities pass through the serialiser without help.
        self._md.inlinePatterns.deregister("html")
        self._md.inlinePatterns.deregister("entity")
        self._finish = FinishTree(self._md, self._collector, self._lane)
        self._md.treeprocessors.register(self._finish, "finish", -10)

    def convert(self, text: str) -> Converted:
        """Convert one text, which holds no control characters but line breaks and tabs."""
        self._md.reset()
        self._collector.clear()
        self._finish.headings = []
        if self._lane is not None:
            self._lane.look(text)
        html = self._md.convert(text)
        return Converted(
            tuple(self._blocks(html)),
            tuple(self._finish.headings),
            tuple(self._collector.arrivals),
            tuple(self._collector.complaints),
        )

    def _blocks(self, html: str) -> Iterator[str | Made]:
        for part in html.split(BLOCK_END):
            block = part.strip()
            if block.startswith(_RUN):
                yield from self._finish.runs[int(block[len(_RUN) : -len("</p>")])]
            elif block:
                yield block


@cache
def engine_of(thread: int) -> Engine:
    """Return the converter of one thread, made when it is first needed; ``cache_clear`` drops a broken one."""
    del thread
    return Engine()
