"""What a conversion meets on its way, in order of arrival: references, and what is wrong."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from dossiers.model.body import Citation, FileLink, Link


class Opener(StrEnum):
    """What a reference begins with in the source."""

    LINK = "[["
    CITATION = "[@"
    NOTE = "[^"
    IMAGE = "!["
    TEXT = "["
    AUTO = "<"


class Origin(Struct, frozen=True):
    """How to find a place again in the source: what it begins with and the letters and digits that follow."""

    opener: Opener
    key: str


class Arrival(Struct, frozen=True):
    """A reference as met; its number in ``Collector.arrivals`` stands in the slot until the page is finished.

    ``typed`` is what follows the opener in the source, without Markdown's placeholders.
    """

    what: Link | Citation | FileLink
    opener: Opener
    typed: str

    @property
    def origin(self) -> Origin:
        """How to find its place again; made when it is asked for, which is only for what is reported."""
        return origin(self.opener, self.typed)


class Complaint(Struct, frozen=True):
    """A problem before its position is known."""

    code: str
    message: str
    expected: str
    origin: Origin


class Collector(Struct):
    """Filled by one conversion, emptied before the next."""

    arrivals: list[Arrival] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def add(self, what: Link | Citation | FileLink, opener: Opener, typed: str) -> int:
        """Keep a reference and return its number."""
        self.arrivals.append(Arrival(what, opener, typed))
        return len(self.arrivals) - 1

    def complain(self, code: str, message: str, expected: str, origin: Origin) -> None:
        """Keep a problem."""
        self.complaints.append(Complaint(code, message, expected, origin))

    def clear(self) -> None:
        """Forget everything."""
        self.arrivals.clear()
        self.complaints.clear()


KEY_LENGTH = 60
"""Letters and digits compared to recognise a reference in the source."""


def origin(opener: Opener, text: str) -> Origin:
    """Describe a place by its opener and the text after it, without marks that Markdown reads or adds."""
    return Origin(opener, "".join(filter(str.isalnum, text[: 4 * KEY_LENGTH]))[:KEY_LENGTH])
