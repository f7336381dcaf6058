"""Texts made to hang or crash a parser end in one error with its place, or are read as they stand."""

from __future__ import annotations

import pytest

from dossiers.model.body import Body
from dossiers.model.problem import Position
from dossiers.read.body import read_body

BEFORE = "First.\n\n"

TOO_COMPLEX = {
    "open brackets": "[" * 4_000,
    "nested brackets": "[" * 3_000 + "]" * 3_000,
    "open links": "[[a " * 5_000,
    "open citations": "[@a " * 5_000,
    "open addresses": "[a](b" * 8_000,
    "open addresses in angles": "[a](<b " * 7_000,
    "open titles": "[a](b\" '" * 6_000,
    "open images": "![a](b " * 7_000,
    "backticks of every length": "".join("`" * n + " a " for n in range(1, 300)),
    "quotations": ">" * 5_000 + " x",
    "lists on one line": "- " * 500 + "x",
    "deep lists": "".join("    " * n + "- a\n" for n in range(60)),
    "deep ordered lists": "".join("\t" * n + "1. a\n" for n in range(60)),
    "definitions": "a\n: b\n" * 4_000,
    "emphases": "***a" * 10_000,
    "open emphases": "*a " * 15_000,
    "nested emphases": "*a " * 2_000 + "b* " * 2_000,
    "headings without blank lines": "#a\n" * 16_000,
    "rules without blank lines": "---\n" * 12_000,
    "a table of thousands of columns": "a|" * 2_000 + "\n" + "-|" * 2_000 + "\n" + "a\n" * 200,
    "notes": "[^1] " * 3_000 + "\n\n[^1]: x",
    "definitions of links": "[a]: b\n" * 6_000,
    "paragraphs": "a\n\n" * 25_000,
    "blank lines": "\n" * 900_000 + "a",
    "lines of spaces": "a" + "   \n" * 100_000 + "a",
    "marks": "[@a] and then some \n\n" * 10_000 + "*a* " * 6_000,
}


@pytest.mark.parametrize("text", TOO_COMPLEX.values(), ids=TOO_COMPLEX)
def test_too_complex(text: str) -> None:
    """A text that would cost far more than its length is refused with an error after the harmless beginning."""
    body, problems = read_body(BEFORE + text, "f.md", 10)
    assert body == Body()
    assert [problem.code for problem in problems] == ["too-complex"]
    assert isinstance(problems[0].at, Position)
    assert problems[0].at.line >= 12
    assert problems[0].expected


READABLE = {
    "unclosed tags": '<img src="' * 400,
    "definition lists with blank lines": "a\n: b\n\n" * 4_000,
    "fences that never close": "```a\n\n" * 5_000,
    "a long paragraph": "word " * 9_000,
    "many citations": "So it was [@a, p. 4]. " * 2_000,
    "a long list": "- a\n" * 10_000,
    "a deep list": "".join("    " * n + "- a\n" for n in range(15)),
    "a broad table": "|" + "a|" * 50 + "\n|" + "-|" * 50 + "\n" + ("|" + "a|" * 50 + "\n") * 300,
    "a rule of many stars": "* " * 40,
    "escapes": "\\[" * 20_000,
    "blank lines": "\n" * 19_000 + "a",
    "code with deep indentation": "```\n" + " " * 200 + "- a\n" * 30_000 + "```\n",
    "snake case": "a_b_c " * 5_000,
}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_long_and_harmless(text: str) -> None:
    """What is merely long is read without a problem."""
    body, problems = read_body(text, "f.md", 1)
    assert problems == []
    assert body.blocks


def test_too_large() -> None:
    """A text of 5 MB, and a paragraph over 50,000 characters, are errors that say so."""
    _, problems = read_body("word " * 1_000_000, "f.md", 4)
    assert [(p.code, p.at) for p in problems] == [("too-large", Position(4, 1))]
    assert "5,000,000" in problems[0].message
    _, problems = read_body(BEFORE + "word " * 12_000, "f.md", 4)
    assert [(p.code, p.at) for p in problems] == [("too-large", Position(6, 1))]


def test_each_limit_lets_its_neighbour_pass() -> None:
    """Twenty levels are read, twenty-one are not."""
    assert read_body("> " * 20 + "a", "f.md", 1)[1] == []
    assert [p.code for p in read_body("> " * 21 + "a", "f.md", 1)[1]] == ["too-complex"]


def test_a_refused_text_leaves_nothing_behind() -> None:
    """After a refused text the next is read as if nothing had been."""
    expected = read_body("A [[b]].", "f.md", 1)
    for text in TOO_COMPLEX.values():
        read_body(text, "f.md", 1)
        assert read_body("A [[b]].", "f.md", 1) == expected
