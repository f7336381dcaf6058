"""The parts that reading a text is made of, each by itself: sentences, anchors, fences, words, positions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.fenced_code import FencedBlockPreprocessor

from dossiers.model.body import Body, Citation, CitationItem
from dossiers.model.problem import Position
from dossiers.read.body import read_body, reference_positions
from dossiers.read.body.anchors import slug
from dossiers.read.body.code import blank_code, code_spans, fences
from dossiers.read.body.sentences import around, sentence_ends
from dossiers.read.body.syntax import parse_citation, parse_link

SENTENCES = [
    ["He fled.", " He came back."],
    ["The U.S. Treasury acted.", " It was Dec. 6."],
    ["He is from the U.S.", " The list says so."],
    ["J. R. Smith met Gen. Q. Soleimani.", " Both left."],
    ["See p. 4 and pp. 5–6.", " See ch. 2, no. 3."],
    ["He said no.", " Then he left."],
    ["“Why?” he asked.", " “Because.”", " They left."],
    ["Wait... for it.", " Now…", " Then."],
    ["He had 3.5 men (a few.)", " More came."],
    ["هل جاء؟", " نعم جاء.", " ثم ذهب۔", " انتهى"],
    ["他来了。", "他走了。"],
    ["It failed.\x06 \x06", " He left."],
    ["no end"],
    [""],
]


@pytest.mark.parametrize("parts", SENTENCES)
def test_sentences(parts: list[str]) -> None:
    """A sentence ends where a reader would end it: not after abbreviations, initials and numbers."""
    text = "".join(parts)
    starts = [0, *sentence_ends(text)]
    assert [text[a:b] for a, b in pairwise(starts)] == parts


@given(st.text(alphabet="ab A.!? \"'\x05\x06", max_size=1200), st.data())
def test_quotation(raw: str, data: st.DataObject) -> None:
    """The quotation around a place holds it, is never much longer than 300 characters, and says where it was cut."""
    text = " ".join(raw.split())
    if not text:
        return
    place = data.draw(st.integers(0, len(text) - 1))
    quoted = around(text, sentence_ends(text), place)
    assert quoted.start <= place < quoted.end <= quoted.start + 300
    assert not (quoted.cut_before and quoted.start == 0)
    assert not (quoted.cut_after and quoted.end == len(text))


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Early life", "early-life"),
        ("Asa'ib Ahl al-Haq’s rise", "asaib-ahl-al-haqs-rise"),
        ("2003–2010: The War!", "2003-2010-the-war"),
        ("حياته المبكرة", "حياته-المبكرة"),
        ("Ümläute É", "ümläute-é"),
        ("???", ""),
    ],
)
def test_slug(text: str, anchor: str) -> None:
    """An anchor keeps the letters of every script and nothing that an address would have to escape but them."""
    assert slug(text) == anchor


@given(st.text())
def test_slug_of_a_slug(text: str) -> None:
    """An anchor is its own slug, so a link may name the heading or its anchor."""
    assert slug(slug(text)) == slug(text)
    assert len(slug(text)) <= 80


FENCE_PIECES = st.sampled_from(
    ["```", "~~~", "````", "\n", "a", " ", "py", "``", 'hl_lines="1"', "b\n", ".c"]
)


@given(st.lists(FENCE_PIECES, max_size=20).map("".join))
def test_fences_are_those_of_markdown(raw: str) -> None:
    """Fenced code is found where Python-Markdown's own extension finds it, with the same language and text."""
    text = f"{raw}\n"
    expected, index = [], 0
    while found := FencedBlockPreprocessor.FENCED_BLOCK_RE.search(text, index):
        expected.append((found.start(), found.end(), found["lang"] or "", found["code"]))
        index = found.end()
    assert [(fence.start, fence.end, fence.language, fence.code) for fence in fences(text)] == expected


@example("`` `\\`\\```")  # behind a run that opens nothing Markdown passes over as many characters
@example("``a```b``")
@example("`\\\\``\\``")  # two backslashes of which the first was passed over
@settings(max_examples=1000)
@given(st.text(alphabet="ab`\\ ", max_size=40))
def test_code_spans_are_those_of_markdown(raw: str) -> None:
    """Code spans are found where Python-Markdown finds them, escapes and unequal runs included."""
    text = f"x{raw.rstrip()}x"
    body, _ = read_body(text, "f.md", 1)
    expected = [code.get_text() for code in BeautifulSoup(body.blocks[0].html, "html.parser").select("code")]
    assert [text[start:end].strip("` ") for start, end in code_spans(text)] == [
        code.strip("` ") for code in expected
    ]


@given(st.text(alphabet="a`~ \n\\-\t", max_size=80))
def test_blanked_code_keeps_every_place(text: str) -> None:
    """Blanking code changes no position: same length, same line breaks."""
    blanked = blank_code(text)
    assert len(blanked) == len(text)
    assert [i for i, char in enumerate(blanked) if char == "\n"] == [
        i for i, char in enumerate(text) if char == "\n"
    ]


@given(st.text(alphabet="ab ,;@|#-.", max_size=30))
def test_what_is_between_brackets(inner: str) -> None:
    """Whatever stands in [[…]] or [@…] is read or refused with a reason; what is read has a target or a source."""
    target = parse_link(inner)
    assert target if isinstance(target, str) else target.id or target.heading
    citation = parse_citation(inner)
    assert (
        citation
        if isinstance(citation, str)
        else all(item.source and item.locator != "" for item in citation.items)
    )


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
            st.none() | st.from_regex(r"(p|ch)\. [0-9]{1,3}(, note [0-9])?", fullmatch=True),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_citations_come_back(items: list[tuple[str, str | None]]) -> None:
    """A citation written from sources and locators is read as the same sources and locators."""
    typed = "; ".join(f"@{source}" + (f", {locator}" if locator else "") for source, locator in items)
    body, problems = read_body(f"So [{typed}].", "f.md", 1)
    assert problems == []
    assert body.references[0].what == Citation(tuple(CitationItem(*item) for item in items))


def test_words() -> None:
    """Words are counted as a reader sees them: no marks, no numbers of notes, entities as characters."""
    body, _ = read_body("# One *two*\n\nthree-four [[x|five six]] — &amp; مُحَمَّد, `seven` [@a]\n", "f.md", 1)
    assert body.words == 7


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n"])
def test_empty(text: str) -> None:
    """A text without anything has no blocks: its dossier is a stub."""
    assert read_body(text, "f.md", 3) == (Body(), [])


def test_positions() -> None:
    """A reference stands at its own line and column of the file, not at the same words in code, whatever came before."""
    text = "`[[a]]` x\r\n\r\n    [[a]]\r\n\r\nسلام\t[[a]] [[a|b]]\r\n\r\n> q\r\n> [@s]\r\n"
    assert reference_positions(text, 20) == (Position(24, 6), Position(24, 12), Position(27, 3))


def test_same_words_in_many_places() -> None:
    """Equal references stand where each was written, in order."""
    found = reference_positions("\n".join("- [[a]] [@b]" for _ in range(50)), 1)
    assert found[::2] == tuple(Position(n, 3) for n in range(1, 51))


def test_threads() -> None:
    """Texts read at the same time do not mix."""
    texts = [f"# H{n}\n\n[[id-{n}]] {'word ' * n}[@s{n}][^1]\n\n[^1]: N [[n-{n}]]\n" for n in range(40)]
    expected = [read_body(text, "f.md", 1) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: read_body(text, "f.md", 1), texts)) == expected
