"""Files to text and text to its two parts: what is refused, where, and with which advice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.problem import Position, Problem
from dossiers.read.source_text import FrontMatterText, decode, split

FILE = "leaders/x.md"


def _decoded(data: bytes) -> str:
    text, problems = decode(data, FILE)
    assert problems == []
    assert text is not None
    return text


def _refused(data: bytes) -> list[Problem]:
    text, problems = decode(data, FILE)
    assert text is None
    assert all(problem.file == FILE and problem.message and problem.expected for problem in problems)
    return problems


def test_plain_text() -> None:
    """Text in any script comes through unchanged."""
    assert (
        _decoded("---\nkind: leader\n---\n\tقيس الخزعلي é 🙂\n".encode())
        == "---\nkind: leader\n---\n\tقيس الخزعلي é 🙂\n"
    )


def test_byte_order_mark_and_line_ends() -> None:
    """A byte order mark is dropped and every line end becomes a line feed."""
    assert _decoded(b"\xef\xbb\xbfone\r\ntwo\rthree\n\r\n") == "one\ntwo\nthree\n\n"


def test_invisible_separators_keep_their_place() -> None:
    """U+2028 and U+2029 become one space, so that no later position moves."""
    assert _decoded("a\u2028b\u2029c".encode()) == "a b c"


@pytest.mark.parametrize(
    ("data", "at", "hint"),
    [
        (b"abc\nFran\xe7ois\n", Position(2, 5), "cp1252"),
        (b"\xef\xbb\xbfa\r\nb\xe9", Position(2, 2), "cp1252"),
        ("name: قيس الخزعلي\n".encode("cp1256"), Position(1, 7), "cp1256"),
        ("kind: leader\n".encode("utf-16"), Position(1, 1), "UTF-16"),
        ("kind: leader\n".encode("utf-16-le"), None, "UTF-16"),
        ("kind: leader\n".encode("utf-16-be"), None, "UTF-16"),
        (b"\xed\xa0\x80", Position(1, 1), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", None, "text in UTF-8"),
    ],
)
def test_other_encodings(data: bytes, at: Position | None, hint: str) -> None:
    """A file in another encoding is refused at its first wrong byte, with the encoding that it looks like."""
    (problem,) = _refused(data)
    assert problem.code == "not-utf8"
    assert at in (None, problem.at)
    assert hint in problem.expected


def test_damaged_text_is_not_called_another_encoding() -> None:
    """One wrong byte in what else is UTF-8 is told by its place alone."""
    (problem,) = _refused("é\n".encode() + b"\xc3")
    assert (problem.at, problem.expected) == (Position(2, 1), "the file saved as UTF-8")


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "NUL"),
        ("\x08", "U+0008"),
        ("\x0c", "form feed"),
        ("\x1b", "escape"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9f", "U+009F"),
        ("\ufeff", "byte order mark"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_control_characters(char: str, name: str) -> None:
    """Each control character is refused by name and place; blanks beside it are not."""
    problems = _refused(f"a plain line\r\n\tand é {char} then\r\n«{char}»\u00a0\n".encode())
    assert [problem.code for problem in problems] == ["control-character"] * 2
    assert [problem.at for problem in problems] == [Position(2, 8), Position(3, 2)]
    assert name in problems[0].message


def test_too_large() -> None:
    """A file over two megabytes is refused, one of just that size is read."""
    assert [problem.code for problem in _refused(b"x" * (2 * 1024 * 1024 + 1))] == ["too-large"]
    assert len(_decoded(b"x" * (2 * 1024 * 1024))) == 2 * 1024 * 1024


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """Whatever the bytes, the result is clean text or a problem with a position inside the file."""
    text, problems = decode(data, FILE)
    assert (text is None) == bool(problems)
    if text is not None:
        assert text.encode().decode() == text
        assert not set(text) & {
            chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x2028, 0xFEFF)
        }


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_in_utf8(text: str) -> None:
    """No text is called anything but UTF-8 when it is UTF-8."""
    assert all(
        problem.code == "control-character" or "\x00" in text
        for problem in decode(b"\n" + text.encode(), FILE)[1]
    )


def test_split() -> None:
    """The parts come with the numbers of their first lines."""
    parts, problems = split("--- \nkind: leader\ntitle: x\n---\t\n\nBody\n---\nmore", FILE)
    assert problems == []
    assert parts == FrontMatterText("kind: leader\ntitle: x\n", 2, "\nBody\n---\nmore", 5)


def test_split_with_dots() -> None:
    """Three dots close the front matter too, and the file may end there."""
    assert split("---\nkind: leader\n...", FILE) == (FrontMatterText("kind: leader\n", 2, "", 4), [])


def test_split_of_nothing() -> None:
    """Front matter may be empty; what must be in it is for the vocabulary to say."""
    assert split("---\n---\n", FILE) == (FrontMatterText("", 2, "", 3), [])


@pytest.mark.parametrize(
    ("text", "code", "at", "message", "expected"),
    [
        ("", "no-front-matter", (1, 1), "the file is empty", "three hyphens"),
        (" \n\n", "no-front-matter", (1, 1), "the file is empty", "three hyphens"),
        ("\n\n---\nkind: x\n---\n", "no-front-matter", (1, 1), "--- stands on line 3", "first line"),
        ("Title: My page\nDate: 2010\n\nText", "no-front-matter", (1, 1), "first line is not ---", "Pelican"),
        ("# Heading\n", "no-front-matter", (1, 1), "first line is not ---", "three hyphens"),
        ("+++\ntitle = 1\n+++\n", "no-front-matter", (1, 1), "“+++”", "three hyphens"),
        (" ---\nkind: x\n---\n", "no-front-matter", (1, 1), "“ ---”", "alone on the first line"),
        ("—\nkind: x\n---\n", "no-front-matter", (1, 1), "“—”", "three hyphens"),
        ("--- kind: x\n---\n", "no-front-matter", (1, 1), "“--- kind: x”", "alone"),
        ("---\nkind: x\n", "unclosed-front-matter", (1, 1), "no line ---", "after the last line"),
        ("---", "unclosed-front-matter", (1, 1), "no line ---", "after the last line"),
        ("---\nkind: x\n  ----\nBody", "unclosed-front-matter", (3, 1), "“----” stands", "three hyphens"),
        ("---\nkind: x\n–-\nBody", "unclosed-front-matter", (3, 1), "“–-” stands", "three hyphens"),
        ("---\ntags:\n -\n", "unclosed-front-matter", (1, 1), "no line ---", "three hyphens"),
        ("---\na: " + "é" * 131_072 + "\n---\n", "too-large", (2, 1), "256 KB", "at most 256 KB"),
    ],
)
def test_not_split(text: str, code: str, at: tuple[int, int], message: str, expected: str) -> None:
    """A file without whole front matter is refused with what stands there instead and how to mend it."""
    parts, (problem,) = split(text, FILE)
    assert parts is None
    assert (problem.code, problem.at) == (code, Position(*at))
    assert message in problem.message
    assert expected in problem.expected


@given(st.text(), st.text())
def test_parts_make_the_whole(yaml: str, body: str) -> None:
    """Nothing is lost or moved: the parts are found again at their lines."""
    text = f"---\n{yaml}\n---\n{body}"
    parts, _ = split(text, FILE)
    assert parts is not None
    lines = text.split("\n")
    assert "\n".join(lines[parts.body_line - 1 :]) == parts.body
    assert "\n".join(lines[1 : parts.body_line - 2]) == parts.yaml.removesuffix("\n")
