"""Blanks: words of others are filled in where their characters stand, and again when they change, as if the page were made anew."""

from __future__ import annotations

import csv
import json

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dossiers.export.cells import line
from dossiers.export.documented import DataField
from dossiers.index.blanks import FIRST, LEAD, MOST, Blank, Blanks, holds
from dossiers.index.known import Card, Known
from dossiers.model.edtf import parse
from dossiers.model.registry import Registry
from dossiers.model.source import PlaceRecord, Source
from dossiers.render.filling import Filler, Form, emptied, form_of
from dossiers.render.names import named, unbroken

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=[chr(FIRST + n) for n in range(3)]),
    min_size=1,
    max_size=12,
)
"""Titles as people type them: quotes, signs, letters of every script."""
BLANKS = (Blank("title", "a"), Blank("title", "b"), Blank("place", "zenda"))
FORMS: tuple[Form, ...] = ("html", "json")


def known(first: str, second: str, place: str) -> Known:
    """Return what a page knows: two dossiers and a place, so called."""
    cards = {"a": Card("a", "leader", first), "b": Card("b", "group", second)}
    return Known(
        Registry({}, {}, {}, {}, {}, {}),
        {"zenda": PlaceRecord.model_construct(id="zenda", name=place)},
        {},
        cards,
    )


pieces = st.lists(st.sampled_from(["<p>", "</p>", '<a title="', '">', "al-", " of ", "é", "“", *map(chr, range(FIRST, FIRST + 3))]))  # fmt: skip


@given(pieces, st.tuples(WORDS, WORDS, WORDS), st.tuples(WORDS, WORDS, WORDS), st.sampled_from(FORMS))
def test_filled_in_again_is_filled_in_anew(
    drawn: list[str], before: tuple[str, str, str], now: tuple[str, str, str], form: Form
) -> None:
    """Words put in the place of other words give what they give in the place of the characters."""
    data = "".join(drawn).encode()
    filled, laid = Filler(known(*before), BLANKS).fill(data, form)
    template, words = emptied(filled, laid)
    assert template == data
    if form == "html":
        assert Filler(known(*now), BLANKS, words).fill(data, form) == (filled, laid)
    assert Filler(known(*now), BLANKS).refill(filled, form, laid, {0, 1, 2}) == Filler(
        known(*now), BLANKS
    ).fill(data, form)


@given(WORDS, WORDS, WORDS, WORDS)
def test_only_what_changed_is_put_in(first: str, second: str, third: str, place: str) -> None:
    """Blanks whose numbers are not given keep their words."""
    data = "".join(chr(FIRST + number) for number in (0, 1, 0, 2)).encode()
    filled, laid = Filler(known(first, second, place), BLANKS).fill(data, "html")
    again, _ = Filler(known(third, "?", "?"), BLANKS).refill(filled, "html", laid, {0})
    assert again == Filler(known(third, second, place), BLANKS).fill(data, "html")[0]


@given(WORDS)
def test_words_are_written_as_their_place_asks(words: str) -> None:
    """In HTML, in an attribute, in JSON and in a cell they say what they are, and end nothing."""
    filler = Filler(known(words, "?", "?"), BLANKS)
    character = chr(FIRST)
    page = f'<p title="{character}">{character}</p>'.encode()
    shown = BeautifulSoup(filler.fill(page, "html")[0].decode(), "html.parser").p
    assert shown is not None
    assert shown["title"] == words
    assert shown.text == words
    data = json.dumps({"title": character}, ensure_ascii=False).encode()
    assert json.loads(filler.fill(data, "json")[0]) == {"title": words}
    columns = [DataField(name, "text", "") for name in ("id", "title", "more")]
    row = line(columns, ("a", character, "b, c"))
    filled = filler.fill(row.encode(), "csv")[0].decode()
    assert filled == line(columns, ("a", words, "b, c"))
    assert len(next(csv.reader([filled]))) == 3


@given(
    st.lists(st.sampled_from(["al-Hasan", "al-", "-", "x-y", " ", "’s", "<", "&", "Bin-Ali", ".", "ع"])).map(
        "".join
    )
)
def test_a_sentence_keeps_names_as_a_name_does(text: str) -> None:
    """What is not remembered is written as what is."""
    assert unbroken(text) == named(text)


def test_a_name_with_an_article_stays_on_one_line() -> None:
    """What is filled in is shown as it is where no blank stood for it."""
    filler, character = Filler(known("Karim al-Hasan", "?", "?"), BLANKS), chr(FIRST)
    filled, _ = filler.fill(f'<p title="{character}">{character}'.encode(), "html")
    assert filled == b'<p title="Karim al-Hasan">Karim <span class="keep">al-Hasan</span>'


def test_the_name_says_how_words_are_written() -> None:
    """Pages and the files beside them, rows of lists and of exports."""
    names = ("leaders/a.html", "leaders/a.json", "timeline", "data/timeline.csv", "sitemap.xml")
    assert [form_of(name) for name in names] == ["html", "json", "html", "csv", "html"]


def test_every_word_of_a_source_is_a_blank() -> None:
    """But its id and its date, on which verdicts rest: nothing else of it can stand in a page unnoticed."""
    source = Source(id="herald", title="The Herald", publisher="P", authors="A", note="N", date=parse("1893"))
    blanks = Blanks()
    found = blanks.source(source)
    assert (found.id, found.date) == ("herald", source.date)
    said = {
        name: value for name, value in dict(found).items() if value and name not in {"id", "date", "type"}
    }
    assert {ord(value) for value in said.values()} == set(range(FIRST, FIRST + 6))
    assert [blank.kind for blank in blanks.all()] == [
        "source",
        "label",
        "short",
        "heading",
        "details",
        "item",
    ]


def test_a_page_may_need_more_blanks_than_there_are() -> None:
    """Then it is made without any, and so is one that shows a text with one of their characters."""
    blanks = Blanks()
    for number in range(MOST):
        blanks.card(Card(str(number), "leader", "A"))
    assert not blanks.spoiled
    blanks.card(Card("one more", "leader", "A"))
    assert blanks.spoiled
    for character, ours in (
        (chr(FIRST), True),
        (chr(FIRST + MOST - 1), True),
        ("é", False),
        ("\U0001f600", False),
    ):
        blanks = Blanks()
        blanks.card_in_words(Card("a", "leader", "A", summary=f"Of {character}"))
        assert blanks.spoiled is ours
        assert holds(["a", {"b": character}]) is ours
    assert all(chr(FIRST + number).encode().startswith(LEAD) for number in range(MOST))
    assert not chr(0xD7FF).encode().startswith(LEAD)  # what is between are no characters
    assert not chr(FIRST + MOST).encode().startswith(LEAD)
