"""The bytes of a file to text, and the text to front matter and body, each with its first line's number."""

from __future__ import annotations

import re

from msgspec import Struct

from dossiers.model.problem import Position, Problem
from dossiers.read.source_files import FILE_LIMIT, ContentFile, list_files

__all__ = ["ContentFile", "FrontMatterText", "decode", "list_files", "split"]

FRONT_MATTER_LIMIT = 256 * 1024
"""Bytes that the front matter may have."""
REPORTED = 10
"""Control characters that are reported one by one; a binary file would fill the screen."""

# U+202A to U+202E and U+2066 to U+2069 turn the direction of all that follows, unseen, and in pages beyond the
# author's own text; the marks U+200E and U+200F, which Arabic texts need, do not.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_INNOCENT = bytes((9, 10, 13, *range(0x20, 0x7F), *range(0x80, 0x100)))
# The first bytes of U+0080 to U+00BF, of U+FEFF, of U+FFC0 to U+FFFF and of U+2040 to U+207F, and U+202A to U+202E.
_LEADS = (
    *(b"\xc2", b"\xef\xbb\xbf", b"\xef\xbf", b"\xe2\x81"),
    *(chr(code).encode() for code in range(0x202A, 0x202F)),
)
_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x1b": "an escape character",
    "\x85": "a next-line character (U+0085)",
    **{
        char: f"an invisible character that turns the direction of text (U+{ord(char):04X})"
        for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    },
    "\ufeff": "a byte order mark (U+FEFF) inside the text",
}
_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip file",
}


class FrontMatterText(Struct, frozen=True):
    """The two parts of a file; ``yaml_line`` and ``body_line`` number the first line of each, from 1."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    r"""Read bytes as UTF-8 text with ``\n`` as the only line end.

    A byte order mark at the beginning is dropped. U+2028 and U+2029, which are invisible and end a line for
    some programs only, become one space each, so that lines and columns are the same for all.
    """
    if len(data) > FILE_LIMIT:
        size = f"the file has {len(data) / 1024 / 1024:.1f} MB"
        return None, [
            Problem("too-large", file, size, expected=f"at most {FILE_LIMIT // 1024 // 1024} MB of text")
        ]
    for signature, kind in _BINARY.items():
        if data.startswith(signature):
            return None, [Problem("not-utf8", file, f"the file is {kind}", expected="text in UTF-8")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, file)]
    text = _plain_lines(text.removeprefix("\ufeff"))
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", " ").replace("\u2029", " ")
    if _suspicious(data) and _REFUSED.search(text):
        return None, _control_characters(text, file)
    return text, []


def _suspicious(data: bytes) -> bool:
    """Whether UTF-8 bytes may hold a refused character; a tenth of the cost of looking for them in the text."""
    return bool(data.translate(None, _INNOCENT)) or any(lead in data for lead in _LEADS)


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _position(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _not_utf8(data: bytes, start: int, file: str) -> Problem:
    before = _plain_lines(data[:start].decode("utf-8").removeprefix("\ufeff"))
    # Where other characters were UTF-8, the file is in no other encoding: it was damaged or pasted together.
    encoding = _looks_like(data.removeprefix(b"\xef\xbb\xbf")) if before.isascii() else ""
    return Problem(
        "not-utf8",
        file,
        f"the file is not UTF-8 text: byte 0x{data[start]:02X} cannot stand here",
        _position(before, len(before)),
        expected="the file saved as UTF-8" + (f"; it looks like {encoding}" if encoding else ""),
    )


def _looks_like(data: bytes) -> str:
    """Name the encoding that the bytes are most likely in, or nothing."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _alternate_nuls(data):
        return "UTF-16"
    high = sum(byte >= 0x80 for byte in data)
    # Arabic words are runs of such bytes; in western text they stand alone among ASCII letters.
    in_runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{3,}", data))
    if high and in_runs * 2 > high:
        return "Windows Arabic (cp1256)"
    return "" if b"\x00" in data else "Windows western (cp1252)"


def _alternate_nuls(data: bytes) -> bool:
    sample = data[:400]
    return len(sample) >= 4 and max(sample[::2].count(0), sample[1::2].count(0)) * 4 > len(sample)


def _control_characters(text: str, file: str) -> list[Problem]:
    if _alternate_nuls(text[:400].encode()):
        message, expected = "the file is not UTF-8 text", "the file saved as UTF-8; it looks like UTF-16"
        return [Problem("not-utf8", file, message, expected=expected)]
    problems = []
    for match in _REFUSED.finditer(text):
        name = _NAMES.get(match[0], f"a control character (U+{ord(match[0]):04X})")
        at = _position(text, match.start())
        problems.append(
            Problem("control-character", file, f"{name} stands here", at, expected="text without it")
        )
        if len(problems) == REPORTED:
            break
    return problems


_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ALMOST = re.compile(r"^[ \t]*(?:-{2,}|[-—–]*[—–][-—–]*|\+{3,}|={3,})[ \t]*$", re.MULTILINE)
_METADATA = re.compile(r"[A-Za-z][A-Za-z_ -]*:")
_BETWEEN = "the front matter between two lines of three hyphens: ---"


def split(text: str, file: str) -> tuple[FrontMatterText | None, list[Problem]]:
    """Split decoded text into front matter and body.

    The first line is ``---``; the front matter ends at the next line that is ``---`` or ``...``. Blanks may
    follow on both lines.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None, [_no_front_matter(text, file)]
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return None, [_unclosed(text, opening.end(), file)]
    yaml = text[opening.end() : closing.start()]
    # A character has at most four bytes: the exact count is needed only near the limit.
    if len(yaml) * 4 > FRONT_MATTER_LIMIT and len(yaml.encode()) > FRONT_MATTER_LIMIT:
        size = f"the front matter has {len(yaml.encode()) // 1024} KB"
        expected = f"at most {FRONT_MATTER_LIMIT // 1024} KB"
        return None, [Problem("too-large", file, size, Position(2, 1), expected=expected)]
    body_line = 3 + yaml.count("\n")
    return FrontMatterText(yaml, 2, text[closing.end() :], body_line), []


def _no_front_matter(text: str, file: str) -> Problem:
    if not text.strip():
        return Problem("no-front-matter", file, "the file is empty", expected=_BETWEEN)
    first = text.partition("\n")[0]
    message = "the first line is not ---"
    if not first.strip():
        if _OPENING.match(text.lstrip()):
            line = text[: len(text) - len(text.lstrip())].count("\n") + 1
            message = f"the file begins with an empty line; --- stands on line {line}"
            return Problem("no-front-matter", file, message, expected="--- on the first line")
        message = "the file begins with an empty line"
    elif _ALMOST.match(first) or first.lstrip().startswith("---"):
        message = f"the first line is “{first[:40]}” where --- is meant"
        return Problem(
            "no-front-matter", file, message, expected="--- alone on the first line: three hyphens"
        )
    elif _METADATA.match(first):
        expected = f"{_BETWEEN} (“Title: x” lines without them, as Pelican has them, are not read)"
        return Problem("no-front-matter", file, message, expected=expected)
    return Problem("no-front-matter", file, message, expected=_BETWEEN)


def _unclosed(text: str, start: int, file: str) -> Problem:
    expected = "a line of three hyphens, ---, after the last line of the front matter"
    almost = _ALMOST.search(text, start)
    if almost is None:
        return Problem("unclosed-front-matter", file, "no line --- ends the front matter", expected=expected)
    found = f"“{almost[0].strip()}” stands where --- is meant to end the front matter"
    return Problem("unclosed-front-matter", file, found, _position(text, almost.start()), expected=expected)
