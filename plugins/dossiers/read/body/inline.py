"""Inline processors for links, citations and notes that do not exist, registered below code and escapes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX

from dossiers.model.body import FileLink, Link
from dossiers.read.body.anchors import slug
from dossiers.read.body.collect import Collector, Opener, origin
from dossiers.read.body.syntax import EXPECTED_CITATION, EXPECTED_LINK, parse_citation, parse_link

SLOT = "data-slot"
BAR = f"{STX}{ord('|')}{ETX}"
"""A bar that stood behind a backslash, as the escape processor leaves it."""

_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
_DEEPEST = 100
"""Placeholders within placeholders; emphases cannot be nested deeper (see ``limits``)."""
_ESCAPED_CLOSE = f"]{STX}{ord(']')}{ETX}"
_BRACKET = re.compile(r"[\[\]]")

Handled = tuple[Element | str | None, int | None, int | None]
REJECTED: Handled = (None, None, None)


def without_placeholders(text: str, resolver: Pattern) -> str:
    """Put the plain text back for which Markdown's placeholders stand, also one within another's text."""
    for _ in range(_DEEPEST):
        if INLINE_PLACEHOLDER_PREFIX not in text:
            break
        text = resolver.unescape(text)
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text) if STX in text else text


class _Collecting(InlineProcessor):
    """An inline processor that keeps what it meets."""

    def __init__(self, pattern: str, md: Markdown, collector: Collector) -> None:
        super().__init__(pattern, md)
        self.collector = collector

    def plain(self, text: str) -> str:
        """Return text without placeholders, which stand for code spans and escaped characters by now."""
        return without_placeholders(text, self)


class LinkProcessor(_Collecting):
    """``[[id]]``, ``[[id|text]]``, ``[[id#heading]]`` and ``[[#heading]]``; the text may hold inline Markdown."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802  # Markdown's name and arguments
        """Return the slot of a link."""
        inner, typed = m[1], self.plain(m[1])
        if not data.startswith("]]", m.end()):
            if inner.strip() and self._never_closed(data, m.end()):
                self._refuse("“[[” without “]]”", typed)
            return REJECTED
        head, bar, text = inner.replace(BAR, "|", 1).partition("|")
        # The target is read as plain text; the shown text keeps its placeholders, to be resolved later.
        target = parse_link(self.plain(head) + bar + text)
        if isinstance(target, str):
            self._refuse(target, typed)
            return REJECTED
        heading = None if target.heading is None else slug(target.heading) or target.heading
        slot = Element("a")
        what: Link | FileLink
        if target.id:
            what = Link(target.id, heading, None if target.text is None else self.plain(target.text))
            slot.text = target.text or ""
        else:
            what = FileLink("", "", heading, image=False, text="")
            slot.text = target.text or target.heading
        slot.set(SLOT, str(self.collector.add(what, Opener.LINK, typed)))
        return slot, m.start(), m.end() + 2

    def _refuse(self, fault: str, typed: str) -> None:
        self.collector.complain("bad-reference", fault, EXPECTED_LINK, origin(Opener.LINK, typed))

    @staticmethod
    def _never_closed(data: str, end: int) -> bool:
        # `[[a] b](address)` is an ordinary link whose text begins with a bracket.
        if not data.startswith("]", end):
            return end == len(data)
        if data.startswith(_ESCAPED_CLOSE, end):
            return False
        following = _BRACKET.search(data, end + 1)
        return following is None or following[0] == "["


class CitationProcessor(_Collecting):
    """``[@source]``, ``[@source, p. 4]`` and ``[@a; @b]``."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802  # Markdown's name and arguments
        """Return the slot of a citation."""
        inner = self.plain(m[1])
        if not data.startswith("]", m.end()):
            self._refuse("“[@” without “]”", inner)
            return REJECTED
        citation = parse_citation(inner)
        if isinstance(citation, str):
            self._refuse(citation, inner)
            return REJECTED
        slot = Element("a")
        slot.set(SLOT, str(self.collector.add(citation, Opener.CITATION, inner)))
        return slot, m.start(), m.end() + 1

    def _refuse(self, fault: str, typed: str) -> None:
        self.collector.complain("bad-reference", fault, EXPECTED_CITATION, origin(Opener.CITATION, typed))


class MissingNoteProcessor(_Collecting):
    """``[^name]`` for which no ``[^name]:`` stands in the text; those that exist were taken before."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802, ARG002  # Markdown's name and arguments
        """Complain, and leave the text as it is."""
        name = self.plain(m[1])
        self.collector.complain(
            "bad-reference", f"no note “{name}”", f"[^{name}]: and the note's text, on a line of its own",
            origin(Opener.NOTE, name),
        )  # fmt: skip
        return REJECTED


def register(md: Markdown, collector: Collector) -> None:
    """Register the processors: below backtick (190), escape (180) and notes (175), above links (170 to 120)."""
    md.inlinePatterns.register(
        MissingNoteProcessor(r"(?<!!)\[\^([^\[\]\n]+)(?=\])", md, collector), "missing_note", 174
    )
    md.inlinePatterns.register(LinkProcessor(r"\[\[(?!\[)([^\[\]]*)", md, collector), "dossier_link", 173)
    md.inlinePatterns.register(CitationProcessor(r"\[@([^\[\]]*)", md, collector), "citation", 172)
