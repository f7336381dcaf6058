"""A Markdown text, read once: safe HTML with open slots where other pages are named.

Reading a text needs nothing but the text, so its result can be cached by content and made in any process.
What depends on other dossiers (addresses, titles, citation numbers) is put into the slots when the page is
rendered.

A slot is the HTML ``<a data-slot="N">shown text</a>``, where N is the index of a reference in
``Body.references``; no text of an author can produce it, because raw HTML is shown as text. An image's slot
is ``<img data-slot="N" alt="...">`` (its address is not there yet). ``data-slot`` is always the first
attribute and a ``title`` may follow; the shown text is HTML that holds no other ``a``, and is empty in a
citation and in a link that shows its target's title.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

ExcerptPart: TypeAlias = str | int
"""Plain text, or the index of a reference whose shown text stands here."""


class Heading(Struct, frozen=True, array_like=True):
    """A heading: its level (2 to 6), its anchor (unique in the text) and its plain text."""

    level: int
    anchor: str
    text: str


class Link(Struct, frozen=True, array_like=True, tag=0):
    """``[[id]]``, ``[[id|text]]`` or ``[[id#heading]]``; ``text`` is None where the target's title is shown.

    ``target`` is as typed: it may be no id at all, such as a name. ``heading`` is an anchor, also where the
    words of the heading were typed. ``text`` is plain; the slot holds it with its emphasis.
    """

    target: str
    heading: str | None
    text: str | None


class CitationItem(Struct, frozen=True, array_like=True):
    """One source of a citation with its locator, such as ``p. 4``, or None."""

    source: str
    locator: str | None = None


class Citation(Struct, frozen=True, array_like=True, tag=1):
    """``[@source]``, ``[@source, p. 4]`` or ``[@a; @b]``."""

    items: tuple[CitationItem, ...]


class FileLink(Struct, frozen=True, array_like=True, tag=2):
    """An ordinary Markdown link or image whose address lies in the content folder.

    ``path`` is as typed, without ``{filename}``, ``{static}`` or ``{attach}``, which stands in ``scheme``
    (``""`` where none was written). ``fragment`` is what stood after ``#``. Without scheme and path it is a
    heading of the same text (``[[#heading]]``, ``[text](#heading)``). ``text`` is the shown text, plain, or an
    image's alternative text.
    """

    scheme: str
    path: str
    fragment: str | None
    image: bool
    text: str = ""


class Reference(Struct, frozen=True, array_like=True):
    """One slot: what is meant, and the sentence around it. Where it stands in the file is ``problem.InText``.

    ``sentence`` is the plain text of the sentence that holds it, with the indexes of references standing in
    it (this one's among them); the text of a citation is empty. Where more than about 300 characters were cut
    around it, an ellipsis says so. ``anchor`` is the id that the slot's own element carries on the page, so that
    a source can link back to it: ``cite:source:2`` is the second slot that cites this source first,
    ``link:target:1``, ``file:3``. It is unique in the page, as anchors of headings hold no colon and those of
    notes (``note:1``, ``note:1:ref``) begin otherwise.
    """

    what: Link | Citation | FileLink
    sentence: tuple[ExcerptPart, ...]
    anchor: str


class Block(Struct, frozen=True, array_like=True):
    """One top-level block of the text: its HTML with slots, and the slots in it, in reading order."""

    html: str
    slots: tuple[int, ...]


class Body(Struct, frozen=True, array_like=True):
    """A text in reading order. A body without blocks makes its dossier a stub."""

    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    words: int = 0
