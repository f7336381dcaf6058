"""The last look at the tree of a text: addresses, headings, notes, and marks between its blocks."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from dossiers.model.body import FileLink, Heading
from dossiers.read.body.addresses import Refused, read_address
from dossiers.read.body.anchors import Anchors
from dossiers.read.body.collect import Collector, Opener, Origin, origin
from dossiers.read.body.inline import SLOT, without_placeholders
from dossiers.read.body.lane import MARK, QuickLane
from dossiers.read.body.made import Made, MadeHeading, count_words

BLOCK_END = "\x04"
"""Stands after each top-level block of the HTML; no text can hold it."""

_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOTE_REF = re.compile(r"fnref(\d*):(.*)", re.DOTALL)
_NOTE_LINKS = ("footnote-ref", "footnote-backref")


class FinishTree(Treeprocessor):
    """Runs after everything else, so that what it sees is what will be written."""

    def __init__(self, md: Markdown, collector: Collector, lane: QuickLane | None) -> None:
        super().__init__(md)
        self.collector = collector
        self.lane = lane
        self.headings: list[Heading] = []
        self.runs: dict[int, list[Made]] = {}

    def run(self, root: Element) -> None:
        """Finish the tree in place; ``headings`` holds its headings afterwards, ``runs`` those of the quick lane."""
        anchors = Anchors()
        self.headings = []
        self.runs = {}
        own_page: list[Element] = []
        notes: dict[str, int] = {}
        for element in list(root.iter()):
            match element.tag:
                case "p" if self.lane is not None and element.text and element.text[0] == MARK:
                    number = int(element.text[1:])
                    self.runs[number] = [
                        self._made_heading(each, anchors) if isinstance(each, MadeHeading) else each
                        for each in self.lane.runs[number]
                    ]
                case "a" if element.get("class") not in _NOTE_LINKS:
                    self._resolve(element)
                    self._link(element)
                    self._unnest(element)
                    if SLOT in element.attrib:
                        own_page.append(element)
                case "img":
                    self._resolve(element)
                    self._image(element)
                case "th" | "td":
                    if (align := element.attrib.pop("align", None)) is not None:
                        element.set("class", f"align-{align}")
                case "ol" if "start" in element.attrib and not re.fullmatch(
                    "[0-9]{1,9}", element.attrib["start"]
                ):
                    del element.attrib["start"]
                case "div" if element.get("class") == "footnote":
                    _name_notes(element, notes)
                case tag if tag in _HEADING_TAGS:
                    self._heading(element, anchors)
                case _:
                    pass
        if notes:
            self._name_note_links(root, notes)
        self._show_headings(own_page)
        for child in root:
            child.tail = f"{(child.tail or '').strip()}{BLOCK_END}\n"

    def _resolve(self, element: Element) -> None:
        """Free a title or alternative text of placeholders; references in it are lost, and reported as such."""
        assert self.md is not None
        for name in ("title", "alt"):
            text = element.get(name, "")
            if STX in text:
                element.set(name, without_placeholders(text, self.md.inlinePatterns["link"]))

    def _link(self, element: Element) -> None:
        href = element.attrib.pop("href", None)
        if href is None:
            return
        text = "".join(element.itertext())
        auto = AMP_SUBSTITUTE in href or text == href
        if AMP_SUBSTITUTE in href:
            href, text = (html.unescape(part.replace(AMP_SUBSTITUTE, "&")) for part in (href, text))
            element.text = text
        opener = Opener.AUTO if auto else Opener.TEXT
        found = read_address(href, image=False, text=" ".join(text.split()))
        if isinstance(found, str):
            # The serialiser leaves what looks like an entity as it is; written out, it stays what was checked.
            element.set("href", found.replace("&", "&amp;"))
            element.set("rel", "external noreferrer")
        elif isinstance(found, FileLink):
            element.set(SLOT, str(self.collector.add(found, opener, text)))
        else:
            self._refuse(element, found, origin(opener, text))

    def _refuse(self, element: Element, refused: Refused, place: Origin) -> None:
        self.collector.complain("bad-link", refused.message, refused.expected, place)
        element.tag = "span"
        element.attrib.clear()

    def _image(self, element: Element) -> None:
        text = html.unescape(element.get("alt", ""))
        found = read_address(element.attrib.pop("src", ""), image=True, text=" ".join(text.split()))
        if isinstance(found, FileLink):
            element.set(SLOT, str(self.collector.add(found, Opener.IMAGE, text)))
        else:
            assert isinstance(found, Refused)
            place = origin(Opener.IMAGE, text)
            self.collector.complain("bad-link", found.message, found.expected, place)
            element.tag, element.text = "span", text.replace("&", "&amp;")
            element.attrib.clear()

    def _unnest(self, outer: Element) -> None:
        for inner in list(outer.iter("a")):
            if inner is outer:
                continue
            if SLOT not in inner.attrib:
                place = origin(Opener.TEXT, "".join(outer.itertext()))
                message = "a link or note inside the text of another link"
                self.collector.complain("bad-link", message, "one after the other", place)
            inner.tag = "span"
            inner.attrib.clear()

    def _heading(self, element: Element, anchors: Anchors) -> None:
        text = " ".join(html.unescape("".join(_heading_text(element))).split())
        level = anchors.level(int(element.tag[1]))
        anchor = anchors.anchor(text)
        element.tag = f"h{level}"
        element.set("id", anchor)
        self.headings.append(Heading(level, anchor, text))

    def _made_heading(self, heading: MadeHeading, anchors: Anchors) -> Made:
        text = " ".join(heading.html.split())
        level, anchor = anchors.level(heading.level), anchors.anchor(text)
        self.headings.append(Heading(level, anchor, text))
        return Made([f'<h{level} id="{anchor}">{heading.html}</h{level}>'], words=count_words(text))

    def _show_headings(self, links: list[Element]) -> None:
        """Let ``[[#anchor]]`` show the words of the heading."""
        shown = {heading.anchor: heading.text for heading in self.headings}
        for link in links:
            what = self.collector.arrivals[int(link.attrib[SLOT])].what
            if isinstance(what, FileLink) and not what.path and len(link) == 0:
                anchor = what.fragment or ""
                if link.text == anchor and anchor in shown:
                    link.text = shown[anchor].replace("&", "&amp;")

    def _name_note_links(self, root: Element, notes: dict[str, int]) -> None:
        used: set[str] = set()
        for element in root.iter():
            if element.tag == "sup":
                found = _NOTE_REF.fullmatch(element.get("id", ""))
                if found:
                    used.add(found[2])
                    element.set("id", _place_id(found, notes))
            elif element.tag == "a":
                href = element.get("href", "")
                if element.get("class") == "footnote-ref":
                    element.set("href", f"#note:{notes.get(href[4:], 0)}")
                elif element.get("class") == "footnote-backref":
                    found = _NOTE_REF.fullmatch(href[1:])
                    if found and found[2] in used:
                        element.set("href", f"#{_place_id(found, notes)}")
                    else:
                        element.attrib.clear()
        for name in notes:
            if name not in used:
                self.collector.complain(
                    "bad-reference",
                    f"nothing refers to the note “{name}”",
                    f"[^{name}] where the note belongs",
                    origin(Opener.NOTE, name),
                )


def _name_notes(div: Element, notes: dict[str, int]) -> None:
    """Give the notes ids by their numbers: a name may hold what an id must not."""
    for number, item in enumerate(div.findall("ol/li"), start=1):
        notes[item.get("id", "")[3:]] = number
        item.set("id", f"note:{number}")


def _place_id(found: re.Match[str], notes: dict[str, int]) -> str:
    again = f":{found[1]}" if found[1] else ""
    return f"note:{notes.get(found[2], 0)}:ref{again}"


def _heading_text(element: Element) -> list[str]:
    """Collect the text of a heading without the numbers of notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "sup":
            parts += _heading_text(child)
        parts.append(child.tail or "")
    return parts
