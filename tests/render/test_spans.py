"""What stretches of time are called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.render.spans import span


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("1990", "1990", "1990"),
        ("1990", "1992", "1990 to 1992"),
        ("0890", "0890", "890"),
        ("19900", "19900", "January to September 1990"),
        ("19901", "19901", "October to December 1990"),
        ("19900", "19901", "1990"),
        ("199002", "199002", "February 1990"),
        ("199002", "199004", "February to April 1990"),
        ("1990010", "1990010", "1 to 9 January 1990"),
        ("1990010", "1990011", "1 to 19 January 1990"),
        ("1990010", "1990013", "January 1990"),
        ("1990022", "1990022", "20 to 28 February 1990"),
        ("1992022", "1992022", "20 to 29 February 1992"),
        ("1990033", "1990033", "30 to 31 March 1990"),
        ("1990043", "1990043", "30 April 1990"),
        ("19900120", "19900120", "20 January 1990"),
        ("19900120\x00l\x000724", "19900120\x00l\x000725", "20 January 1990"),
        ("19900120", "199002", "20 January 1990 to 28 February 1990"),
        ("19901", "1992", "1 October 1990 to 1992"),
        ("1990", "19920", "1990 to 30 September 1992"),
        ("0000", "0000", "Undated"),
        ("00000000\x00a", "00000000\x00b", "Undated"),
        ("0000", "1990", "Undated to 1990"),
        ("0000", "19900", "Undated to 30 September 1990"),
    ],
)
def test_span(first: str, last: str, said: str) -> None:
    """Whole years and months by their names, days where a month is divided; the end of a month is that of the calendar."""
    assert span(first, last) == said


@given(st.dates(), st.integers(0, 400), st.integers(4, 8), st.integers(4, 8))
def test_every_stretch_has_a_name(day: date, more: int, short: int, long: int) -> None:
    """However long the beginnings are, and wherever they end."""
    later = min(day, date.max - timedelta(more)) + timedelta(more)
    first, last = (f"{each:%m%d}" for each in (day, later))
    assert span(f"{day.year:04}{first}"[:short], f"{later.year:04}{last}"[:long])
