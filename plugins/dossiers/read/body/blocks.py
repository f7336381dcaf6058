"""Block syntax where stock Python-Markdown is slow, unsafe or in the way; all through its public registries."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor

from dossiers.read.body.code import code_spans, fences
from dossiers.read.body.collect import Collector, Opener, origin

LINK_BAR = re.compile(r"(\[\[[^\[\]|\\\n]*)\|(?=[^\[\]\n]*\]\])")
"""The bar inside a link, which divides no cells."""


class FencePreprocessor(Preprocessor):
    """Fenced code without attributes. Stock, each fence that never closes costs a search of the whole text,
    and braces can set an id."""

    def run(self, lines: list[str]) -> list[str]:
        """Put each fenced block into the stash."""
        text = "\n".join(lines)
        found = fences(text)
        if not found:
            return lines
        parts: list[str] = []
        past = 0
        assert self.md is not None
        for fence in found:
            language = f' class="language-{escape(fence.language)}"' if fence.language else ""
            code = f"<pre><code{language}>{escape(fence.code, quote=False)}</code></pre>"
            parts += [text[past : fence.start], "\n", self.md.htmlStash.store(code), "\n"]
            past = fence.end
        return "".join([*parts, text[past:]]).split("\n")


class DefinitionProcessor(ReferenceProcessor):
    """``[name]: address`` defines a link; ``[@source]:`` is a citation and a colon."""

    RE = re.compile(
        ReferenceProcessor.RE.pattern.replace(r"\[(", r"\[(?!@)(", 1), ReferenceProcessor.RE.flags
    )


class LinkTableProcessor(TableProcessor):
    """A table in whose cells ``[[id|text]]`` is one link: its bar is escaped before the row is split."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a table begins here."""
        return "|" in block and super().test(parent, _escape_bars(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the table."""
        blocks[0] = _escape_bars(blocks[0])
        super().run(parent, blocks)


def _escape_bars(block: str) -> str:
    if "[[" not in block:
        return block
    if "`" not in block:
        return LINK_BAR.sub(r"\1\\|", block)
    rows: list[str] = []
    for row in block.split("\n"):
        parts: list[str] = []
        past = 0
        for start, end in code_spans(row):
            parts += [LINK_BAR.sub(r"\1\\|", row[past:start]), row[start:end]]
            past = end
        rows.append("".join([*parts, LINK_BAR.sub(r"\1\\|", row[past:])]))
    return "\n".join(rows)


class Notes(FootnoteExtension):
    """Footnotes numbered as they are met, each defined once and none inside another."""

    def __init__(self, collector: Collector) -> None:
        super().__init__(
            USE_DEFINITION_ORDER=False,
            PLACE_MARKER="\x02never\x03",
            BACKLINK_TITLE="Back to the text, note {}",
        )
        self.collector = collector
        self.placing = False

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.placing = False

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802  # Markdown's name
        """Keep a note's text."""
        if self.placing or id in self.footnotes:
            fault = "inside another note" if self.placing else "defined twice"
            self.collector.complain(
                "bad-reference", f"the note “{id}” is {fault}", "each note once, on a line of its own that is not indented",
                origin(Opener.NOTE, id),
            )  # fmt: skip
            return
        super().setFootnote(id, text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802  # Markdown's name
        """Build the list of notes. A definition met meanwhile stands inside a note."""
        self.placing = True
        div = super().makeFootnotesDiv(root)
        for item in () if div is None else div.findall("ol/li"):
            if len(item) == 0:
                # Stock, ordering the notes fails on one without a link back.
                name = item.get("id", "")[3:]
                self.collector.complain(
                    "bad-reference", f"the note “{name}” is empty", "its text", origin(Opener.NOTE, name)
                )
                SubElement(
                    SubElement(item, "p"),
                    "a",
                    {"class": "footnote-backref", "href": f"#{self.makeFootnoteRefId(name)}"},
                )
        return div


def register(md: Markdown, collector: Collector) -> None:
    """Register them, in the places of the stock ones."""
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(FencePreprocessor(md), "fenced_code_block", 25)
    md.parser.blockprocessors.register(DefinitionProcessor(md.parser), "reference", 15)
    md.parser.blockprocessors.register(
        LinkTableProcessor(md.parser, {"use_align_attribute": True}), "table", 75
    )
    Notes(collector).extendMarkdown(md)
