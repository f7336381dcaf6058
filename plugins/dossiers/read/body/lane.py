"""The quick lane: paragraphs of plain sentences, links and citations are built at once, past the inline patterns.

Most paragraphs of a dossier hold nothing that Markdown reads but ``[[links]]`` and ``[@citations]``. For these the
tree is known from one look; whatever is not known for certain is declined and goes the stock way. The result is
the same to the byte, and the lane may be left out: ``Engine(quick=False)``.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from dossiers.model.body import Citation, Link
from dossiers.read.body.anchors import slug
from dossiers.read.body.collect import Collector, Opener
from dossiers.read.body.inline import SLOT
from dossiers.read.body.syntax import parse_citation, parse_link

_STOP = r"\[\]\\`*_!<>&|\n\x00-\x08\x0b-\x1f\x7f"
"""Characters that an inline pattern, a table or the serialiser looks at."""

_LINK = rf"\[\[[\w-]++(?:\#[\w-]++)?(?:\|[^\s{_STOP}](?:[^{_STOP}]*[^\s{_STOP}])?)?\]\]"
_CITATION = rf"\[@[^{_STOP}]++\]"
_LINE = rf"[^\W\d_](?:[^{_STOP}]++|!(?!\[)|{_LINK}|{_CITATION})*+"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*+\Z")
"""Lines that begin with a letter, so that none begins a list, heading, quotation, rule, note or definition."""

_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]|\[@([^\[\]]*)\]")
_BREAK = re.compile(r"[ \t]\n|[ \t]\Z")
"""Blanks at the end of a line may be a line break, and are trimmed in ways of their own."""

_DEFINITION = re.compile(r"^[ \t]*:", re.MULTILINE)
"""A line that begins with a colon can make an earlier paragraph a term, across whatever leaves no element."""


class PlainParagraph(BlockProcessor):
    """Builds a plain paragraph at the top level with its slots filled in; declines everything else."""

    def __init__(self, md: Markdown, collector: Collector) -> None:
        super().__init__(md.parser)
        self._collector = collector
        self._open = True

    def look(self, text: str) -> None:
        """Close the lane for a text that may hold definitions."""
        self._open = _DEFINITION.search(text) is None

    def test(self, parent: Element, block: str) -> bool:
        """Say whether the block could be plain; only the top level is looked at."""
        return (
            self._open
            and parent is self.parser.root
            and block[:1].isalpha()
            and not self.parser.state
            and _plain(block)
        )

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Build the paragraph, or decline with False."""
        block = blocks[0]
        parts: list[tuple[Link | Citation, str, str]] = []
        past, first = 0, ""
        for found in _REFERENCE.finditer(block):
            read = _link(found[1]) if found[1] is not None else parse_citation(found[2])
            if isinstance(read, str):
                return False
            opener = Opener.LINK if found[1] is not None else Opener.CITATION
            if not parts:
                first = block[: found.start()]
            else:
                parts[-1] = (parts[-1][0], parts[-1][1], block[past : found.start()])
            parts.append((read, f"{opener}{found[1] or found[2]}", ""))
            past = found.end()
        blocks.pop(0)
        paragraph = SubElement(parent, "p")
        if not parts:
            paragraph.text = AtomicString(block)
            return None
        parts[-1] = (parts[-1][0], parts[-1][1], block[past:])
        paragraph.text = AtomicString(first)
        for what, source, tail in parts:
            opener = Opener(source[:2])
            slot = SubElement(paragraph, "a")
            if isinstance(what, Link):
                slot.text = AtomicString(what.text or "")
            slot.set(SLOT, str(self._collector.add(what, opener, source[2:])))
            slot.tail = AtomicString(tail)
        return None


def _plain(block: str) -> bool:
    return _BREAK.search(block) is None and _PARAGRAPH.match(block) is not None


def _link(inner: str) -> Link | str:
    target = parse_link(inner)
    if isinstance(target, str):
        return target
    if not target.id:
        return "a heading of the same text is resolved by the stock way"
    heading = None if target.heading is None else slug(target.heading) or target.heading
    return Link(target.id, heading, target.text)


def register(md: Markdown, collector: Collector) -> PlainParagraph:
    """Register the lane before every block processor; it wants to ``look`` at each text first."""
    lane = PlainParagraph(md, collector)
    md.parser.blockprocessors.register(lane, "plain_paragraph", 200)
    return lane
