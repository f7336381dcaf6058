"""Dates: what is read, what is refused and with which advice, how they compare and how they are said."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from dossiers.model.edtf import (
    OPEN,
    Edtf,
    EdtfEnd,
    EdtfError,
    Kind,
    contains,
    definitely_before,
    display,
    iso,
    parse,
    parse_end,
    sort_key,
)

GOLDEN = Path(__file__).parent.parent / "data" / "edtf.txt"


def _rows() -> list[list[str]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


# Text of dates: built from the grammar, so that every law below is tried on all forms.
_years = st.integers(1, 9999).map(lambda year: f"{year:04}")
_qualifiers = st.sampled_from(["", "", "~", "?", "%"])
_days = st.dates().map(lambda day: day.isoformat())
_qualified = st.builds(
    "{}{}".format,
    st.one_of(
        _years,
        _days,
        st.builds("{}-{:02}".format, _years, st.integers(1, 12)),
        st.builds("{}-{}".format, _years, st.integers(21, 24)),
    ),
    _qualifiers,
)
_points = st.one_of(
    _qualified,
    st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
    st.integers(1, 99).map(lambda century: f"{century:02}XX"),
    st.builds("{}-XX{}".format, _years, st.sampled_from(["", "-XX"])),
    st.builds("{}-{:02}-XX".format, _years, st.integers(1, 12)),
)


def _ordered(a: str, b: str, between: str) -> str:
    first, second = sorted((a, b), key=lambda text: sort_key(parse(text)))
    return f"{first}{between}{second}"


_intervals = st.one_of(
    st.builds(_ordered, _points, _points, st.just("/")),
    st.builds("{}/{}".format, _points, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), _points),
)
_sets = st.one_of(
    st.lists(_points, min_size=2, max_size=5).map(lambda items: f"[{','.join(items)}]"),
    st.builds("[{}]".format, st.builds(_ordered, _points, _points, st.just(".."))),
    st.builds("[..{},{}]".format, _points, _points),
    st.builds("[{},{}..]".format, _points, _points),
)
dates = st.one_of(_points, _intervals, _sets)


def test_golden_table() -> None:
    """Each text is read to the days and said in the words that the table shows."""
    found = [
        [text, display(edtf), str(edtf.earliest or ""), str(edtf.latest or "")]
        for text, *_ in _rows()
        for edtf in [parse(text)]
    ]
    assert found == _rows()


def test_golden_table_shows_every_kind() -> None:
    """The table leaves out no kind of date that a dossier can hold."""
    kinds = {parse(text).kind for text, *_ in _rows()}
    members = {part.kind for text, *_ in _rows() for part in parse(text).parts}
    assert kinds | members == set(Kind)


@pytest.mark.parametrize(
    ("text", "message", "expected"),
    [
        ("2007-02-30", "2007-02-30: February 2007 has 28 days", "a day that exists"),
        ("2007-13", "there is no month 13", "months run from 01 to 12"),
        ("2001-25", "there is no month 25", "21 to 24 are spring"),
        ("2007-00-10", "there is no month 00", "01 to 12"),
        ("0000", "years run from 0001 to 9999", ""),
        ("000X", "years run from 0001 to 9999", ""),
        ("Y170000002", "years run from 0001 to 9999", ""),
        ("-0100", "years run from 0001 to 9999", ""),
        ("", "empty", "leave the key out"),
        ("unknown", "not an EDTF date", "leave the key out"),
        ("present", "not an EDTF date", "write .. alone as the end of a span"),
        ("..", "stands alone", "2006/.."),
        ("../..", "names no date", "2006/.."),
        ("/", "names no date", "2006/.."),
        ("1974/1975/1976", "one slash", "1974/1975"),
        ("1975/1974", "the end lies before the beginning", "write 1974/1975"),
        ("{1968,1972}", "braces mean all of a set", "[1968,1972]"),
        ("[1968]", "at least two dates", "write 1968, without brackets"),
        ("[1968,]", "a date is missing", "[1968,1972]"),
        ("[1968,1972", "closing bracket is missing", "[1968,1972]"),
        ("[1972..1968]", "1968 lies before 1972", "1968..1972"),
        ("[1968..,1972]", "no date on one side", "open only at the front or at the end"),
        ("197X~", "already says", "write 197X, without ~"),
        ("197X-03", "only for what is last", "2004-XX"),
        ("XXXX", "only for what is last", "19XX"),
        ("2004-XX-03", "only for what is last", "2004-06-XX"),
        ("31/02/2007", "February 2007 has 28 days", ""),
        ("early days", "“early days” is not an EDTF date", "1974~ (about)"),
        ("9" * 501, "501 characters", "at most 500"),
    ],
)
def test_refused(text: str, message: str, expected: str) -> None:
    """A text that is no date is refused with what is wrong with it and what would be right."""
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert message in caught.value.message
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20 March 2007", "2007-03-20"),
        ("20th of March, 2007", "2007-03-20"),
        ("March 20, 2007", "2007-03-20"),
        ("2007 Mar 20", "2007-03-20"),
        ("Mar. 2007", "2007-03"),
        ("2007/3/20", "2007-03-20"),
        ("2007.03.20", "2007-03-20"),
        ("2007-3-5", "2007-03-05"),
        ("20070320", "2007-03-20"),
        ("25/04/2007", "2007-04-25"),
        ("04/25/2007", "2007-04-25"),
        ("03/04/2007", "2007-04-03 or 2007-03-04"),
        ("2007/03", "2007-03"),
        ("2006/8", "2006-08"),
        ("03/2007", "2007-03"),
        ("2007-03-20T10:00:00Z", "2007-03-20"),
        ("circa 1974", "1974~"),
        ("c.1974", "1974~"),
        ("ca. 1974", "1974~"),
        ("about 1974-06", "1974-06~"),
        ("~1974", "1974~"),
        ("1974 ~", "1974~"),
        ("1974?~", "1974%"),
        ("1974 (uncertain)", "1974?"),
        ("1990s", "199X"),
        ("the 1990's", "199X"),
        ("90s", "199X"),
        ("1900s", "190X or 19XX"),
        ("20th century", "19XX"),
        ("197x", "197X"),
        ("19??", "19XX"),
        ("2004-??", "2004-XX"),
        ("summer 2001", "2001-22"),
        ("2006-", "2006/.."),
        ("2006-..", "2006/.."),
        ("2006/present", "2006/.."),
        ("2006 to present", "2006/.."),
        ("since 2006", "2006/.."),
        ("until 2006-03", "../2006-03"),
        ("2006-2008", "2006/2008"),
        ("2006–2008", "2006/2008"),
        ("from 2006 to 2008", "2006/2008"),
        ("2006..2008", "2006/2008"),
        ("1998-99", "1998/1999"),
        ("1968 or 1972", "[1968,1972]"),
        ("between 1968 and 1972", "[1968..1972]"),
        ("1974 / 1975", "1974/1975"),
        ("476", "0476"),
        ("in 2006", "2006"),
        ("٢٠٠٧", "2007"),
    ],
)
def test_advice(text: str, meant: str) -> None:
    """A common form of a date in another notation is refused with the text to write instead."""
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.expected == f"write {meant}"
    for candidate in meant.split(" or "):
        assert parse(candidate).text == candidate


def test_open_end() -> None:
    """Two dots alone are a value at the end of a span, where what goes on in words is told to be dots."""
    assert parse_end(" .. ") is OPEN
    assert parse_end("2006~") == parse("2006~")
    with pytest.raises(EdtfError) as caught:
        parse_end("Present")
    assert caught.value.expected == "write .. for what goes on"


def test_qualifiers_stay_with_their_end() -> None:
    """Each end of an interval keeps its own doubt, and unknown is told from open."""
    start, end = parse("1974~/2006?").parts
    assert (start.approximate, start.uncertain, end.approximate, end.uncertain) == (True, False, False, True)
    assert [part.kind for part in parse("/2006").parts] == [Kind.UNKNOWN, Kind.YEAR]
    assert [part.kind for part in parse("../2006").parts] == [Kind.OPEN, Kind.YEAR]


@pytest.mark.parametrize(
    ("a", "b", "certain"),
    [
        ("2006", "2007", True),
        ("2006-12-31", "2007", True),
        ("2007", "2007-03", False),
        ("2006~", "2007", False),
        ("2006", "2007?", False),
        ("1974~/1980", "1990", True),
        ("1974/1980~", "1990", False),
        ("2006/..", "2007", False),
        ("2005", "/2007", False),
        ("[1968,1972]", "1973", True),
        ("[1968,1972]", "1970", False),
        ("[1968~,1972]", "1973", False),
    ],
)
def test_only_certain_contradictions_count(a: str, b: str, certain: bool) -> None:
    """One date is before another only where no reading of the two says otherwise."""
    assert definitely_before(parse(a), parse(b)) is certain


@pytest.mark.parametrize(
    ("a", "b", "inside"),
    [
        ("1974", "1974-06-20", True),
        ("1974-06-20", "1974", False),
        ("197X", "1974~", True),
        ("1974", "1975", False),
        ("1974/1976", "1975-03", True),
        ("2006/..", "2020", True),
        ("2006/..", "2005", False),
        ("2006", "2006/..", False),
        ("[1968,1972]", "1972-05", True),
        ("[1968,1972]", "1970", False),
        ("196X", "[1961,1968]", True),
        ("196X", "[1961,1972]", False),
    ],
)
def test_contains(a: str, b: str, inside: bool) -> None:
    """A more precise reading of a date is no contradiction of it."""
    assert contains(parse(a), parse(b)) is inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2007", "2007"), ("2007-03-20", "2007-03-20"), ("2007~", None), ("2001-21", None), ("1974/1975", None)],
)
def test_machine_readable_date(text: str, expected: str | None) -> None:
    """Only an exact day, month or year is given to machines."""
    assert iso(parse(text)) == expected


@given(dates)
def test_laws_of_one_date(text: str) -> None:
    """Every date of the grammar reads back as itself, has ordered days and words, and fits the JSON Schema."""
    edtf = parse(text)
    assert parse(edtf.text) == edtf
    assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest
    assert display(edtf).strip()
    assert contains(edtf, edtf)
    assert not definitely_before(edtf, edtf)
    schema = TypeAdapter(Edtf).json_schema()
    assert re.search(schema["pattern"], edtf.text)


@given(st.lists(dates.map(parse), min_size=3, max_size=3))
def test_laws_of_order(three: list[Edtf]) -> None:
    """The order is total and agrees with certain precedence; precedence and containment are transitive."""
    for a, b in itertools.permutations(three, 2):
        assert (sort_key(a) == sort_key(b)) == (a == b)
        if definitely_before(a, b):
            assert sort_key(a) < sort_key(b)
            assert not definitely_before(b, a)
    for a, b, c in itertools.permutations(three):
        if definitely_before(a, b) and definitely_before(b, c):
            assert definitely_before(a, c)


@given(st.one_of(st.text(), st.from_regex(r"[0-9X~?%./,\[\]{} -]{0,20}", fullmatch=True)))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """No text raises anything but EdtfError, and that always says something."""
    for read in (parse, parse_end):
        try:
            edtf = read(text)
        except EdtfError as error:
            assert error.message
            assert error.expected
        else:
            assert display(edtf)


class _Span(BaseModel):
    date: Edtf
    to: EdtfEnd | None = None


def test_as_a_field() -> None:
    """A model reads dates from text, and an unquoted set from the list that YAML makes of it."""
    span = _Span.model_validate({"date": ["1968", "1972"], "to": ".."})
    assert span.date == parse("[1968,1972]")
    assert span.to == OPEN
    assert json.loads(span.model_dump_json()) == {"date": "[1968,1972]", "to": ".."}
    assert _Span(date=parse("2007")).date.earliest == date(2007, 1, 1)


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("2007-02-30", "bad-date", "2007-02-30: February 2007 has 28 days"),
        ("..", "bad-date", "“..” stands alone"),
        ({"year": "2007"}, "wrong-type", "a mapping stands where a date was expected"),
        ([["1968"]], "wrong-type", "a list stands where a date was expected"),
    ],
)
def test_as_a_field_refused(value: object, code: str, message: str) -> None:
    """A model's error carries the code, the message and the advice."""
    with pytest.raises(ValidationError) as caught:
        _Span.model_validate({"date": value})
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == (code, message)
    assert error["ctx"]["expected"]


def test_json_schema_of_an_end() -> None:
    """The JSON Schema allows the two dots only where they are a value, and all of its examples are dates."""
    properties = _Span.model_json_schema()["properties"]
    end = properties["to"]["anyOf"][0]
    assert re.search(end["pattern"], "..")
    assert not re.search(properties["date"]["pattern"], "..")
    for example in properties["date"]["examples"]:
        assert re.search(properties["date"]["pattern"], example)
        assert parse(example).text == example
