"""Problems to lines and columns: where a path leads, and what is shown of the line."""

from __future__ import annotations

import pytest

from dossiers.model.problem import Pointer, Position, Problem, Related
from dossiers.read.locate import locate, located

YAML = """\
kind: leader
title: Qais
died:
leader: Qais
group:
  - id: asaib
    role: founder
  - badr
sanctions:
- authority: UN
  program: {list: [one, two]}
"""
DOSSIER = f"---\n{YAML}---\nBody\n"


@pytest.mark.parametrize(
    ("pointer", "at"),
    [
        (Pointer(("title",)), (2, 8)),
        (Pointer(("title",), key=True), (2, 1)),
        (Pointer(("group", 0, "role")), (7, 11)),
        (Pointer(("group", 0, "role"), key=True), (7, 5)),
        (Pointer(("group", 1)), (8, 5)),
        (Pointer(("group", 1), key=True), (8, 5)),
        (Pointer(("sanctions", 0, "program", "list", 1)), (11, 25)),
        # A value written short: the long form's parts lead to it.
        (Pointer(("leader", "name")), (4, 9)),
        (Pointer(("group", 1, "id")), (8, 5)),
        # A missing key: the key of what should hold it, or the entry.
        (Pointer(("group", 0, "sources")), (6, 5)),
        (Pointer(("sanctions", 0, "program", "name")), (11, 3)),
        (Pointer(("group", 7)), (5, 1)),
        # A key without a value has no value to point to.
        (Pointer(("died",)), (3, 1)),
        (Pointer(("died", "value")), (3, 1)),
        (Pointer(), (1, 1)),
        (Pointer(("summary",)), (1, 1)),
    ],
)
def test_locate(pointer: Pointer, at: tuple[int, int]) -> None:
    """A path leads to its value or key, or to the nearest part that is there."""
    assert locate(YAML, [pointer]) == {pointer: Position(*at)}


@pytest.mark.parametrize("text", ["", "# nothing\n", "@", "a: [b", "[" * 1000, "x: &a 1\ny: *a"])
def test_locate_in_what_cannot_be_read(text: str) -> None:
    """Even where there is no value there is a place in the file."""
    (position,) = locate(text, [Pointer(("z", 0))], first_line=2).values()
    assert position.line >= 2


def test_first_of_two_equal_keys() -> None:
    """A path leads to the value that was read, which is the first of two."""
    pointer = Pointer(("a",))
    assert locate("a: 1\na: 2", [pointer]) == {pointer: Position(1, 4)}


def _problem(
    file: str, at: Pointer | Position, code: str = "bad-value", related: tuple[Related, ...] = ()
) -> Problem:
    return Problem(code, file, "m", at, related=related)


def test_located() -> None:
    """Problems come sorted by file, position and code, with their lines, and each file is asked for once."""
    asked: list[str] = []
    texts = {"leaders/b.md": DOSSIER, "places.yaml": "- id: x\n  name: y\n"}

    def text_of(file: str) -> str | None:
        asked.append(file)
        return texts.get(file)

    found = located(
        [
            _problem("places.yaml", Pointer((0, "name"))),
            _problem("leaders/b.md", Position(14, 2), "unknown-target"),
            _problem("leaders/b.md", Pointer(("title",)), "wrong-type"),
            _problem("leaders/b.md", Pointer(("title",)), "bad-value"),
            _problem("leaders/gone.md", Pointer(("title",))),
            _problem("leaders/a.md", Position(3, 4), "not-utf8"),
        ],
        text_of,
    )
    assert [(p.file, p.position, p.code, p.line_text) for p in found] == [
        ("leaders/a.md", Position(3, 4), "not-utf8", ""),
        ("leaders/b.md", Position(3, 8), "bad-value", "title: Qais"),
        ("leaders/b.md", Position(3, 8), "wrong-type", "title: Qais"),
        ("leaders/b.md", Position(14, 2), "unknown-target", "Body"),
        ("leaders/gone.md", Position(1, 1), "bad-value", ""),
        ("places.yaml", Position(2, 9), "bad-value", "  name: y"),
    ]
    assert sorted(asked) == ["leaders/a.md", "leaders/b.md", "leaders/gone.md", "places.yaml"]


def test_related_places_are_found_too() -> None:
    """The other side of a contradiction gets its place, in a file that may have no problem of its own."""
    other = Related("leaders/b.md", Pointer(("group", 0, "role")), "says otherwise")
    (found,) = located(
        [_problem("leaders/a.md", Position(2, 1), related=(other,))], {"leaders/b.md": DOSSIER}.get
    )
    assert found.related == (Related("leaders/b.md", Position(8, 11), "says otherwise"),)


def test_file_without_front_matter() -> None:
    """A path into front matter that is not there leads to the first line."""
    (found,) = located([_problem("leaders/a.md", Pointer(("title",)))], {"leaders/a.md": "Title: x\n"}.get)
    assert (found.position, found.line_text) == (Position(1, 1), "Title: x")


@pytest.mark.parametrize("column", [1, 5, 840, 841, 1000])
def test_long_line(column: int) -> None:
    """A long line is cut behind the column only, so that the column stays true."""
    line = "".join(chr(0x4E00 + n) for n in range(1000))
    (found,) = located([_problem("leaders/a.md", Position(2, column))], {"leaders/a.md": f"\n{line}"}.get)
    shown = found.line_text
    assert shown[column - 1] == line[column - 1]
    assert len(shown) <= column + 161
    assert shown.removesuffix("…") == line[: column + 160]


def test_huge_line() -> None:
    """Far out in a huge line no text is kept, since many problems would keep it many times."""
    (found,) = located([_problem("leaders/a.md", Position(1, 5001))], {"leaders/a.md": "x" * 9000}.get)
    assert (found.position, found.line_text) == (Position(1, 5001), "")
