"""Filling in the blanks of what was made of one text: words put where their characters stand, put in again when they change.

What is filled is noted as it lies (``Laid``): for each blank the bytes before it, behind the one before; its length in bytes; twice
its number, and one more where it stands within a tag. The first and the last of these stay when the words change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Literal, TypeAlias

from dossiers.export.canonical_json import encode
from dossiers.export.cells import quoted
from dossiers.export.csl import csl
from dossiers.index.blanks import FIRST, LEAD, Blank
from dossiers.index.known import Known
from dossiers.render.escaping import esc
from dossiers.render.names import named
from dossiers.render.source_entries import details_of, heading_of
from dossiers.render.sources import label, short, title

Form: TypeAlias = Literal["html", "json", "csv"]
"""How words are written."""

Laid: TypeAlias = tuple[int, ...]

_NEXT = 0x80
"""What is added to six bits of a character in each byte behind the first."""


def form_of(name: str) -> Form:
    """Return how words are written in a file, or in the rows of a list, whose name is the path of the file if it is one for programs."""
    return "json" if name.endswith(".json") else "csv" if name.endswith(".csv") else "html"


class Filler:
    """Fills in the blanks of one text with what it knows. Words are looked up once for each form, those of HTML that ``emptied``
    gave not at all.
    """

    def __init__(self, known: Known, blanks: Sequence[Blank], words: dict[int, bytes] | None = None) -> None:
        self.blanks = blanks
        self._known = known
        self._found: dict[Form, dict[int, bytes]] = {"html": words or {}, "json": {}, "csv": {}}

    def fill(self, data: bytes, form: Form) -> tuple[bytes, Laid]:
        """Put the words of blanks in the place of their characters; return also how they lie."""
        chunks = iter(data.split(LEAD))
        rest = next(chunks)
        parts = [rest]
        laid: list[int] = []
        found = self._found[form]
        tag = 0
        for chunk in chunks:
            opened, closed = rest.rfind(b"<"), rest.rfind(b">")
            if opened != closed:
                tag = opened > closed
            code = (chunk[0] - _NEXT) << 7 | (chunk[1] - _NEXT) << 1 | tag
            words = found.get(code)
            if words is None:
                words = self._words(form, code)
            laid += (len(rest), len(words), code)
            rest = chunk[2:]
            parts += (words, rest)
        return b"".join(parts), tuple(laid)

    def refill(self, data: bytes, form: Form, laid: Laid, changed: Set[int]) -> tuple[bytes, Laid]:
        """Put in the words of today for those blanks whose numbers are given; the others are taken to be as they were."""
        parts: list[bytes] = []
        again = list(laid)
        taken = 0
        for place, (start, end, code) in enumerate(_places(laid)):
            if code >> 1 in changed:
                words = self._words(form, code)
                parts += (data[taken:start], words)
                again[3 * place + 1] = len(words)
                taken = end
        parts.append(data[taken:])
        return b"".join(parts), tuple(again)

    def _words(self, form: Form, code: int) -> bytes:
        found = self._found[form].get(code)
        if found is None:
            found = self._found[form][code] = _written(
                self._known, self.blanks[code >> 1], form, bool(code & 1)
            )
        return found


def emptied(data: bytes, laid: Laid) -> tuple[bytes, dict[int, bytes]]:
    """Return HTML that was filled with the characters of its blanks again, and the words that stood there, which a filler takes."""
    characters = {code: chr(FIRST + (code >> 1)).encode() for code in laid[2::3]}
    words: dict[int, bytes] = {}
    parts: list[bytes] = []
    taken = 0
    for start, end, code in _places(laid):
        parts += (data[taken:start], characters[code])
        words[code] = data[start:end]
        taken = end
    parts.append(data[taken:])
    return b"".join(parts), words


def numbers(laid: Laid) -> Set[int]:
    """Return the numbers of the blanks that lie in something."""
    return {code >> 1 for code in laid[2::3]}


def _places(laid: Laid) -> Iterator[tuple[int, int, int]]:
    """Yield where the words of each blank begin and end, and twice its number, and one more within a tag."""
    at = 0
    each = iter(laid)
    for gap, length, code in zip(each, each, each, strict=True):
        start = at + gap
        at = start + length
        yield start, at, code


def _written(known: Known, blank: Blank, form: Form, tag: bool) -> bytes:
    kind, key = blank
    if kind == "title":
        return _in_form(known.cards[key].title, form, tag)
    if kind == "place":
        return _in_form(known.places[key].name, form, tag)
    source = known.sources[key]
    if kind == "source":
        return _in_form(title(source), form, tag)
    if kind == "label":
        return _in_form(label(source), form, tag)
    if kind == "item":
        return encode(csl(source))[1:-1]
    if kind == "short":
        return short(source).encode()
    return (heading_of(source) if kind == "heading" else details_of(source)).encode()


def _in_form(words: str, form: Form, tag: bool) -> bytes:
    if form == "json":
        return encode(words)[1:-1]
    if form == "csv":
        return quoted(words).encode()
    return (esc if tag else named)(words).encode()
