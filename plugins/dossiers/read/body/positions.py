"""Where references stand in the source: Markdown says what is one, a scan of the text says where it is.

The scan with code masked comes first; what it does not find is sought in the unmasked text, because only the
parser knows for certain what is code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence

from dossiers.model.problem import Position
from dossiers.read.body.code import blank_code
from dossiers.read.body.collect import KEY_LENGTH, Opener, Origin, origin

_MASKED = re.compile(r"\\.|[\[\]<]|\n[ \t]*\n", re.DOTALL)
_INNER_END = re.compile(r"[\[\]>]")
_PLAIN = re.compile(r"[\[\]<]")

Candidates = dict[Origin, deque[int]]


class Places:
    """Gives each origin the first place that fits and is still free."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._taken: set[int] = set()
        self._masked: dict[Opener, list[int]] = {}
        self._plain: dict[Opener, list[int]] = {}
        self._by_origin: tuple[Candidates, Candidates] = ({}, {})
        self._scan(blank_code(text), _MASKED, self._masked, self._by_origin[0])
        self._unmasked = False

    def position(self, place: int) -> Position:
        """Return line and column of an index of the text."""
        line = bisect_right(self._lines, place)
        return Position(self._first_line + line - 1, place - self._lines[line - 1] + 1)

    def find(self, origins: Sequence[Origin]) -> list[int]:
        """Return the index of each origin: those that are recognised by their words first, then the rest in order."""
        found = [self.exact(wanted) for wanted in origins]
        rest: dict[Opener, deque[int]] = {}
        for number, wanted in enumerate(origins):
            if found[number] is not None:
                continue
            if wanted.opener not in rest:
                self._unmask()
                free = [place for place in self._masked.get(wanted.opener, ()) if place not in self._taken]
                known = {*free, *self._taken}
                free += [place for place in self._plain.get(wanted.opener, ()) if place not in known]
                rest[wanted.opener] = deque(free)
            found[number] = rest[wanted.opener].popleft() if rest[wanted.opener] else self._any(wanted.opener)
        return [0 if place is None else place for place in found]

    def exact(self, wanted: Origin) -> int | None:
        """Take the first free place with the same opener and words, or None."""
        place = self._take(self._by_origin[0], wanted)
        if place is None:
            self._unmask()
            place = self._take(self._by_origin[1], wanted)
        return place

    def _take(self, candidates: Candidates, wanted: Origin) -> int | None:
        queue = candidates.get(wanted)
        while queue:
            place = queue.popleft()
            if place not in self._taken:
                self._taken.add(place)
                return place
        return None

    def _any(self, opener: Opener) -> int | None:
        for kind in (opener, *Opener):
            if self._plain.get(kind):
                return self._plain[kind][0]
        return None

    def _unmask(self) -> None:
        if not self._unmasked:
            self._unmasked = True
            self._scan(self._text, _PLAIN, self._plain, self._by_origin[1])

    def _scan(
        self, text: str, tokens: re.Pattern[str], by_opener: dict[Opener, list[int]], by_origin: Candidates
    ) -> None:
        opened: list[int] = []
        weak: list[tuple[Origin, int]] = []

        def keep(opener: Opener, place: int, inner: str) -> None:
            by_opener.setdefault(opener, []).append(place)
            by_origin.setdefault(origin(opener, inner), deque()).append(place)

        for found in tokens.finditer(text):
            place = found.start()
            match found[0]:
                case "[":
                    opened.append(place)
                    if text.startswith("[[", place) and not text.startswith("[", place + 2):
                        keep(Opener.LINK, place, self._inner(place + 2))
                    elif text.startswith("[@", place):
                        keep(Opener.CITATION, place, self._inner(place + 2))
                    elif text.startswith("[^", place):
                        keep(Opener.NOTE, place, self._inner(place + 2))
                case "]" if opened:
                    start = opened.pop()
                    inner = self._text[start + 1 : min(place, start + 4 * KEY_LENGTH)]
                    image = start > 0 and text[start - 1] == "!"
                    kind, start = (Opener.IMAGE, start - 1) if image else (Opener.TEXT, start)
                    if text[place + 1 : place + 2] in ("(", "["):
                        keep(kind, start, inner)
                    else:
                        weak.append((Origin(kind, inner), start))
                case "<":
                    keep(Opener.AUTO, place, self._inner(place + 1))
                case "]":
                    pass
                case blank if blank[0] == "\n":
                    opened.clear()
                case _:
                    pass
        # `[text]` alone is a link only where its address is defined elsewhere.
        for wanted, place in weak:
            keep(wanted.opener, place, wanted.key)
        for places in by_opener.values():
            places.sort()

    def _inner(self, start: int) -> str:
        limit = start + 4 * KEY_LENGTH
        end = _INNER_END.search(self._text, start, limit)
        return self._text[start : end.start() if end else limit]
