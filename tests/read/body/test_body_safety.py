"""Whatever a text holds: only known tags and attributes, only allowed addresses, nothing raised."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from dossiers.model.body import Body
from dossiers.model.problem import Position, Problem
from dossiers.read.body import read_body, reference_positions

FIRST_LINE = 7
TAGS = "p em strong br hr pre blockquote ul table thead tbody tr dl dt dd span"
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "rel", "title", "data-slot", "class"},
    "img": {"data-slot", "alt", "title"},
    "li": {"id"},
    "sup": {"id"},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
    "div": {"class"},
    "code": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **{tag: set() for tag in TAGS.split()},
}
MARKS = (
    "[[ ]] [[a]] [[a|b]] [[a#b|*c*]] [@a] [@a,p.4] [@a;@b] [@ ] [^1] [^1]: [a]: [@a]: ![ ](x) ](javascript:x) "
    "[t](u) <http://a.b> <a@b.c> ` `` ``` ~~~ \\ * ** _ __ # ## > - 1. : | |-|-| & &amp; &#58; &lt; < > \" ' "
    "{ } {#id} word Word. سلام؟ <b> </b> <!-- --> --- === ( ) ! // {static}/a "
)
PIECES = [
    *MARKS.split(),
    *("\n", "\n\n", "    ", "  \n", " ", "\t", "\x00", "\x02", "\x04", "\x05", "\u2028", "\r\n"),
    *("|a|b|\n|-|-|\n|", '[x](a "t")', "![a](b.png)", "\n[^1]: ", "\n: ", "> > ", "- - "),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=200))


def _parsed(body: Body) -> BeautifulSoup:
    return BeautifulSoup("\n".join(block.html for block in body.blocks), "html.parser")


def _source_at(text: str, position: Position) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[position.line - FIRST_LINE][position.column - 1 :]


def _check_html(soup: BeautifulSoup) -> None:
    for element in soup.find_all(True):
        assert element.name in ATTRIBUTES
        assert set(element.attrs) <= ATTRIBUTES[element.name]
        if "href" in element.attrs:
            assert re.match(r"(?:https?://[^/]|mailto:|#note:)", str(element["href"]))
        assert not (element.name == "a" and element.find("a"))


@given(texts)
@example("![[[a#b|*c*]]](x)")
@example("[^1]:")
@example("x[^1]\n\n[^1]: a\n\n    b\n\n    [^2]: y\n\n[^3]: z")
def test_any_text(text: str) -> None:
    """Any text gives harmless HTML whose slots are the references, in order, each with its place and sentence."""
    body, problems = read_body(text, "f.md", FIRST_LINE)
    soup = _parsed(body)
    _check_html(soup)
    slots = [int(str(element["data-slot"])) for element in soup.select("[data-slot]")]
    assert slots == list(range(len(body.references)))
    assert slots == [slot for block in body.blocks for slot in block.slots]
    positions = reference_positions(text, FIRST_LINE)
    for number, (reference, place) in enumerate(zip(body.references, positions, strict=True)):
        assert _source_at(text, place)[:1] in {"[", "!", "<"}
        assert number in reference.sentence
        assert reference.anchor
    for problem in problems:
        assert isinstance(problem.at, Position)
        assert _source_at(text, problem.at)[:1] in {"[", "!", "<"}
        assert problem.expected
    ids = [str(element["id"]) for element in soup.select("[id]")]
    ids += [reference.anchor for reference in body.references]
    assert len(ids) == len(set(ids))
    if not problems:
        assert all(str(link["href"])[1:] in ids for link in soup.select('a[href^="#"]'))
    assert [heading.anchor for heading in body.headings] == [
        str(heading["id"]) for heading in soup.find_all(re.compile("^h[2-6]$"))
    ]
    assert not re.search("[\x00-\x08\x0b-\x1f]", "".join(block.html for block in body.blocks))


@given(texts, texts)
def test_repeated_calls(first: str, second: str) -> None:
    """What a text gives does not depend on what was read before it."""
    alone = read_body(second, "f.md", 1)
    read_body(first, "f.md", 1)
    assert read_body(second, "f.md", 1) == alone


HOSTILE = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&\\#58;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](\u200bjavascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//example.org/x)",
    "[x](/\t/example.org/x)",
    "[x](\\\\\\\\example.org/x)",
    "[x](images\\map.png)",
    "[x](file:///etc/passwd)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript://x%0aalert(1)>",
    "![x](https://example.org/track.gif)",
    "![x](//example.org/track.gif)",
    "![x](data:image/svg+xml,x)",
    "![x][r]\n\n[r]: https://example.org/x.png",
    "[x](http:example.org)",
    "[x](https://)",
    "[x](https://a b.example/)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_addresses_that_are_refused(text: str) -> None:
    """A forbidden address, however it is dressed up, is an error at its place and leaves no link behind."""
    body, problems = read_body(text, "f.md", FIRST_LINE)
    assert [problem.code for problem in problems] == ["bad-link"]
    assert problems[0].at == Position(FIRST_LINE, 1)
    assert not _parsed(body).select("[href], [src], [data-slot]")


HARMLESS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick='x'>b</b> <!-- c -->",
    "# Heading {: onclick=alert(1) }",
    "*text*{: style='x' }",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org/" onclick="alert(1))',
    '[x](https://example.org "\\" onclick=\\"alert(1)")',
    '![a" onerror="alert(1)](x.png "t\\" onload=\\"x")',
    "![<script>](x.png)",
    "[[x|<script>alert(1)</script>]]",
    '[[x"onclick="alert(1)]]',
    '[@a"><script>]',
    "`<script>`",
    "```html\n<script>\n```",
    '```{.py onclick="alert(1)" #id}\nx\n```',
    '```"onclick="x"\nx\n```',
    "| <script> |\n|---|\n| `<b>` |",
    "&lt;script&gt; &#60;script&#62;",
    '<a data-slot="0">x</a>',
    'data-slot="0"',
    '![x<a data-slot="0">](x.png)',
]


@pytest.mark.parametrize("text", HARMLESS)
def test_markup_that_is_text(text: str) -> None:
    """Raw HTML, braces and quotes never become a tag or an attribute, and no text makes a slot."""
    body, _ = read_body(text, "f.md", 1)
    soup = _parsed(body)
    _check_html(soup)
    assert len(soup.select("[data-slot]")) == len(body.references)


def test_raw_html_is_shown() -> None:
    """Raw HTML is readable on the page as it was typed."""
    body, problems = read_body("A <b>bold</b> <script>alert(1)</script> word & more.\n", "f.md", 1)
    assert not problems
    assert _parsed(body).get_text().strip() == "A <b>bold</b> <script>alert(1)</script> word & more."


def test_nothing_is_lost_without_a_word() -> None:
    """A reference in a place that can show none (an image's text, a link's text) is an error."""
    _, problems = read_body("![see [[a]]](p.png)\n\n[see [@b]](https://example.org/)\n", "f.md", 1)
    assert [(p.code, p.at) for p in problems] == [
        ("bad-reference", Position(1, 7)),
        ("bad-reference", Position(3, 6)),
    ]


def test_problem_names_the_file() -> None:
    """A problem carries the file it was given."""
    _, problems = read_body("[[]]", "groups/x.md", 1)
    assert problems == [
        Problem(
            "bad-reference",
            "groups/x.md",
            "a link without a target",
            Position(1, 1),
            expected="[[id]], [[id|shown text]] or [[id#heading]]; \\[[ for plain brackets",
        )
    ]
