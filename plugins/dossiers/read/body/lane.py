"""The quick lane: blocks whose reading is certain are written at once, past Python-Markdown's patterns and tree.

A block processor that comes before all others takes every run of such blocks at the top level (paragraphs,
headings, lists, quotations, tables and code in their plainest form, with the texts that ``quick`` reads) and puts
one paragraph with a mark into the tree, for which ``Engine`` puts the finished blocks. Whatever is not known for
certain is declined and goes the stock way. The result is the same to the byte, and the lane may be left out:
``Engine(quick=False)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from dossiers.read.body.blocks import LINK_BAR
from dossiers.read.body.made import Made, MadeHeading, count_html
from dossiers.read.body.quick import Inline, read_inline

MARK = "\x07"
"""Begins the text of the paragraph that stands for a run; no text of an author can hold it."""

_LINE = r"""(?:[^\W\d_]|["'“‘«(&]|\d+(?![\d.])|\[[\[@]\w|\[[^\[\]\n^@]+\]\(|[*_]{1,2}[^\W_]|`[^`]|\\[^\n])"""
"""How a line may begin that begins no list, heading, quotation, rule, note, definition or table."""

_PARAGRAPH = re.compile(_LINE)
_OTHER_LINE = re.compile(rf"\n(?!{_LINE})")
_HEADING = re.compile(r"(#{1,6}) +([^\W_][^\[\]\\`*_!<>&|#\n]*)(?:\n|\Z)")
_BULLET = re.compile(rf"[*+-] +(?={_LINE})")
_NUMBER = re.compile(rf"\d+\. +(?={_LINE})")
_QUOTED = re.compile(rf"> (?={_LINE})")
_ITEM_START = re.compile(r"[*+-] |1\. ")
_FENCE = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_BAR = "\x08"
"""Stands for a bar that divides no cells while a table's rows are split."""

_AFTER = re.compile(r"[^\W\d_]|#")
"""How a block begins that leaves an element of its own, whatever it is, and continues none before it."""

_ALIGNED = {
    (True, True): ' class="align-center"',
    (True, False): ' class="align-left"',
    (False, True): ' class="align-right"',
}

_DEFINITION = re.compile(r"^[ \t]*:", re.MULTILINE)
"""A line that begins with a colon can make an earlier paragraph a term, across whatever leaves no element."""

_CONTINUED = frozenset(("ul", "ol", "dl", "pre", "blockquote"))
"""Elements that a list, code or quotation behind them may go on with."""


class QuickLane(BlockProcessor):
    """Takes runs of certain blocks; declines everything else."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._stash = md.htmlStash
        self._defines = False
        self.runs: list[list[Made | MadeHeading]] = []

    def look(self, text: str) -> None:
        """Forget the text before, and look whether this one may hold definitions."""
        self.runs = []
        self._defines = (
            "\n:" in text or "\n " in text or "\n\t" in text or text[:1] in ": \t"
        ) and _DEFINITION.search(text) is not None

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a run could begin here; only the top level is looked at."""
        return parent is self.parser.root and bool(block) and not self.parser.state

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Take the blocks of a run, or decline with False."""
        continued = len(parent) > 0 and parent[-1].tag in _CONTINUED
        made: list[Made | MadeHeading] = []
        while blocks:
            block = blocks[0]
            if not made or (block and block[0] != "\n"):
                one = self._take(block, blocks, continued and not made)
                if one is None:
                    break
                made.append(one)
            elif len(block) > 1:
                blocks[0] = block[1:]
            else:
                blocks.pop(0)
        if not made:
            return False
        SubElement(parent, "p").text = AtomicString(f"{MARK}{len(self.runs)}")
        self.runs.append(made)
        return None

    def _take(self, block: str, blocks: list[str], continued: bool) -> Made | MadeHeading | None:
        if " \n" in block or block[-1] == " ":
            return None  # perhaps a line break; and blanks are trimmed in ways of their own
        begin = block[0]
        if begin == "#":
            return self._heading(block, blocks)
        several = "\n" in block
        if _PARAGRAPH.match(block) and not (several and _OTHER_LINE.search(block)):
            made = None if self._defines and not _certain_after(blocks) else _paragraph(block)
        elif not _certain_after(blocks):
            return None
        elif begin == "\x02":
            made = self._fence(block)
        elif several and "|" in block and (begin == "|" or begin.isalpha()):
            made = _table(block)
        elif continued:
            return None
        elif begin == ">":
            made = _quotation(block)
        elif _ITEM_START.match(block):
            made = _list(block)
        elif begin == " ":
            made = _code(block)
        else:
            return None
        if made is not None:
            blocks.pop(0)
        return made

    def _heading(self, block: str, blocks: list[str]) -> MadeHeading | None:
        found = _HEADING.match(block)
        if found is None or (found.end() < len(block) and "|" in block):
            return None
        after = block[found.end() :]
        if self._defines and not (_AFTER.match(after) if after else _certain_after(blocks)):
            return None
        if after:
            blocks[0] = after
        else:
            blocks.pop(0)
        return MadeHeading(len(found[1]), found[2].strip())

    def _fence(self, block: str) -> Made | None:
        found = _FENCE.fullmatch(block)
        if found is None:
            return None
        html = str(self._stash.rawHtmlBlocks[int(found[1])])
        return Made([html], words=count_html([html]))


def _certain_after(blocks: list[str]) -> bool:
    """Say whether what comes behind the first block is certain to leave it alone."""
    for number in range(1, len(blocks)):
        following = blocks[number].lstrip("\n")
        if following:
            return _AFTER.match(following) is not None
    return True


def _made(before: str, parts: Iterable[tuple[str, str, str]], after: str) -> Made | None:
    """Read several texts, each with the HTML before and after it, into one block."""
    html = [before]
    block = Made(html)
    for opening, source, closing in parts:
        inline = read_inline(source)
        if inline is None:
            return None
        _add(block, opening, inline, closing)
    html[-1] += after
    return block


def _add(block: Made, opening: str, inline: Inline, closing: str) -> None:
    html = block.html
    html[-1] += opening + inline.html[0]
    if inline.met:
        html += inline.html[1:]
        block.met += inline.met
        block.texts.append(inline.text)
    html[-1] += closing
    block.words += inline.words


def _paragraph(block: str) -> Made | None:
    return _made("", (("<p>", block, "</p>"),), "")


def _list(block: str) -> Made | None:
    item, tag = (_BULLET, "ul") if block[0] in "*+-" else (_NUMBER, "ol")
    items: list[str] = []
    for line in block.split("\n"):
        found = item.match(line)
        if found:
            items.append(line[found.end() :])
        elif items and _PARAGRAPH.match(line):
            items[-1] += f"\n{line}"
        else:
            return None
    return _made(f"<{tag}>\n", (("<li>", text, "</li>\n") for text in items), f"</{tag}>")


def _quotation(block: str) -> Made | None:
    lines: list[str] = []
    for line in block.split("\n"):
        found = _QUOTED.match(line)
        if found is None:
            return None
        lines.append(line[found.end() :])
    return _made("<blockquote>\n", (("<p>", "\n".join(lines), "</p>\n"),), "</blockquote>")


def _table(block: str) -> Made | None:
    if "`" in block:
        return None
    block = LINK_BAR.sub(rf"\1{_BAR}", block).replace("\\|", _BAR)
    if "\\" in block:
        return None
    header, rule, *rows = (row.strip(" ") for row in block.split("\n"))
    border = header[:1] == "|" or header[-1:] == "|"
    names, rules = _cells(header, border), _cells(rule, border)
    if len(names) < 2 or len(names) != len(rules) or not set("".join(rules)) <= set("|:- "):
        return None
    classes = [_ALIGNED.get((each.strip(" ")[:1] == ":", each.strip(" ")[-1:] == ":"), "") for each in rules]
    parts = _row("th", names, classes, "</thead>\n<tbody>\n")
    for row in rows or [""]:
        parts += _row("td", _cells(row, border), classes, "")
    return _made("<table>\n<thead>\n", parts, "</tbody>\n</table>")


def _cells(row: str, border: bool) -> list[str]:
    return (row.removeprefix("|").removesuffix("|") if border else row).split("|")


def _row(tag: str, cells: list[str], classes: list[str], after: str) -> list[tuple[str, str, str]]:
    cells += [""] * (len(classes) - len(cells))
    parts = [
        (f"<{tag}{shape}>", cell.strip(" ").replace(_BAR, "|"), f"</{tag}>\n")
        for cell, shape in zip(cells, classes, strict=False)
    ]
    first, last = parts[0], parts[-1]
    parts[0] = (f"<tr>\n{first[0]}", first[1], first[2])
    parts[-1] = (parts[-1][0], last[1], f"{last[2]}</tr>\n{after}")
    return parts


def _code(block: str) -> Made | None:
    lines: list[str] = []
    for line in block.split("\n"):
        if line[:4] != "    ":
            return None
        lines.append(line[4:])
    code = "\n".join(lines).rstrip()
    code = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = f"<pre><code>{code}\n</code></pre>"
    return Made([html], words=count_html([html]))


def register(md: Markdown) -> QuickLane:
    """Register the lane before every block processor; it wants to ``look`` at each text first."""
    lane = QuickLane(md)
    md.parser.blockprocessors.register(lane, "quick_lane", 200)
    return lane
