"""Finished HTML to blocks: slots in reading order, the sentence around each, and the count of words.

It reads only HTML that the engine wrote, in which every ``<`` begins a tag; so it does not matter which way
a block came to its HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from dossiers.model.body import Block, Citation, ExcerptPart, FileLink, Link, Reference
from dossiers.read.body.anchors import slug
from dossiers.read.body.collect import Arrival
from dossiers.read.body.made import Made, count_html
from dossiers.read.body.sentences import CITATION, REFERENCE, around, sentence_ends

_SLOT = re.compile(r'<(a|img)((?: alt="[^"]*")?) data-slot="(\d+)"')
_PIECE = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|[^<]+")
_NUMBER = re.compile(r' data-slot="(\d+)"')
_MARK = re.compile(f"([{REFERENCE}{CITATION}])")

_INLINE = frozenset(("a", "code", "em", "strong", "span", "sup", "img", "br"))


class Slots(Struct, frozen=True):
    """A text with its slots numbered as a reader meets them.

    ``met`` stands beside ``references``: as what each of them arrived.
    """

    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    met: tuple[Arrival, ...]
    words: int


def read_slots(pieces: Iterable[str | Made], arrivals: Sequence[Arrival]) -> Slots:
    """Number the slots of blocks in reading order; references that did not come into the text are left out."""
    blocks: list[Block] = []
    references: list[Reference] = []
    met: list[Arrival] = []
    counts: dict[str, int] = {}
    words = 0
    for piece in pieces:
        first = len(references)
        if isinstance(piece, Made):
            words += piece.words
            if not piece.met:
                blocks.append(Block(piece.html[0], ()))
                continue
            sentences: dict[int, tuple[ExcerptPart, ...]] = {}
            for text in piece.texts:
                _split(text, first + len(sentences), sentences)
            html = piece.html[0]
            for number, arrival in enumerate(piece.met, first):
                html += f"{number}{piece.html[number - first + 1]}"
                references.append(Reference(arrival.what, sentences[number], _anchor(arrival.what, counts)))
            met += piece.met
            blocks.append(Block(html, tuple(range(first, len(references)))))
            continue
        words += count_html((piece,))
        if "data-slot" not in piece:
            blocks.append(Block(piece, ()))
            continue
        order: list[int] = []

        def renumber(found: re.Match[str], first: int = first, order: list[int] = order) -> str:
            order.append(int(found[3]))
            return f'<{found[1]} data-slot="{first + len(order) - 1}"{found[2]}'

        html = _SLOT.sub(renumber, piece)
        here = [arrivals[number] for number in order]
        sentences, shown = _excerpts(html, [arrival.what for arrival in here], first)
        for number, arrival in enumerate(here, first):
            what = _shown(arrival.what, shown.get(number, ""))
            references.append(Reference(what, sentences.get(number, (number,)), _anchor(what, counts)))
        met += here
        blocks.append(Block(html, tuple(range(first, len(references)))))
    return Slots(tuple(blocks), tuple(references), tuple(met), words)


def _shown(what: Link | Citation | FileLink, text: str) -> Link | Citation | FileLink:
    """Put the words that a slot shows, free of Markdown, into its reference."""
    if isinstance(what, Link):
        return what if what.text is None else replace(what, text=text)
    if isinstance(what, FileLink):
        return what if what.image else replace(what, text=text)
    return what


def _anchor(what: Link | Citation | FileLink, counts: dict[str, int]) -> str:
    match what:
        case Citation():
            base = f"cite:{slug(what.items[0].source)}"
        case Link():
            base = f"link:{slug(what.target)}"
        case FileLink():
            base = "file"
    counts[base] = counts.get(base, 0) + 1
    return f"{base}:{counts[base]}"


def _excerpts(
    html: str, whats: Sequence[Link | Citation | FileLink], first: int
) -> tuple[dict[int, tuple[ExcerptPart, ...]], dict[int, str]]:
    """Return the sentence around each slot of a block, and the text inside each slot.

    Any tag that is not inline begins or ends an innermost block, and with it a sentence.
    """
    sentences: dict[int, tuple[ExcerptPart, ...]] = {}
    shown: dict[int, str] = {}
    text: list[str] = []
    held: list[int] = []
    inside: int | None = None
    silent = ""

    def close() -> None:
        if held:
            _split_held(" ".join("".join(text).split()), held, sentences)
        text.clear()
        held.clear()

    for piece in _PIECE.finditer(html):
        tag = piece[2]
        if tag is None:
            words = unescape(piece[0]) if "&" in piece[0] else piece[0]
            if inside is not None:
                shown[inside] = shown.get(inside, "") + words
            elif not silent:
                text.append(words.replace(REFERENCE, " ").replace(CITATION, " "))
            continue
        if tag not in _INLINE:
            close()
        elif piece[1]:
            if tag == "a":
                inside = None
            silent = "" if tag == silent else silent
        elif tag in ("a", "img") and (number := _NUMBER.match(piece[3])):
            index = int(number[1])
            if inside is None or tag == "a":
                held.append(index)
                text.append(CITATION if isinstance(whats[index - first], Citation) else REFERENCE)
            else:
                # An image inside a linked text: its sentence is the link's.
                held.append(index)
                text.append(REFERENCE)
            inside = index if tag == "a" else inside
        elif tag == "sup" or "footnote-backref" in piece[3]:
            silent = tag
        elif tag == "br" and inside is None:
            text.append(" ")
    close()
    return sentences, {index: " ".join(words.split()) for index, words in shown.items()}


def _split_held(text: str, held: list[int], sentences: dict[int, tuple[ExcerptPart, ...]]) -> None:
    """Find the sentences of slots that need not be in order."""
    found: dict[int, tuple[ExcerptPart, ...]] = {}
    _split(text, 0, found)
    for number, parts in found.items():
        sentences[held[number]] = tuple(held[part] if isinstance(part, int) else part for part in parts)


def _split(text: str, first: int, sentences: dict[int, tuple[ExcerptPart, ...]]) -> None:
    """Find the sentence of each slot of an innermost block, which are numbered from ``first``.

    White space in the text is single spaces.
    """
    ends = sentence_ends(text)
    marks = [mark.start() for mark in _MARK.finditer(text)]
    start = end = -1
    parts: tuple[ExcerptPart, ...] = ()
    for index, place in enumerate(marks, first):
        if not start <= place < end:
            quoted = around(text, ends, place)
            number = first + bisect_left(marks, quoted.start)
            made: list[ExcerptPart] = ["…"] if quoted.cut_before else []
            for part in _MARK.split(text[quoted.start : quoted.end].strip()):
                if part in (REFERENCE, CITATION):
                    made.append(number)
                    number += 1
                elif part:
                    made.append(part)
            if quoted.cut_after:
                made.append("…")
            parts = _joined(made)
            # The whole of a sentence is the sentence of each slot in it.
            whole = not (quoted.cut_before or quoted.cut_after)
            start, end = (quoted.start, quoted.end) if whole else (-1, -1)
        sentences[index] = parts


def _joined(parts: list[ExcerptPart]) -> tuple[ExcerptPart, ...]:
    """Join neighbouring pieces of text."""
    made: list[ExcerptPart] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        else:
            made.append(part)
    return tuple(made)
