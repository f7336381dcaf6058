"""Runs: rows that share a head stand under it once, on every page that has any of them."""

from __future__ import annotations

from dossiers.render.entries.html import COUNT, RUN
from dossiers.render.runs import joined


def test_neighbours_with_the_same_head_stand_under_it_once() -> None:
    """A head opens an item with a list; the next head, or the end, closes both."""
    rows = [f"<li id=a>A{RUN}<li>1</li>", f"<li id=a>A{RUN}<li>2</li>", f"<li id=b>B{RUN}"]
    html = '<li id=a>A\n<ul role="list">\n<li>1</li>\n<li>2</li>\n</ul></li>\n<li id=b>B</li>\n'
    assert joined(rows) == html


def test_spellings_of_one_head_are_one() -> None:
    """What opens with the same tag is the same: the first spelling is shown."""
    rows = [f"<li id=a>Old Mill{RUN}<li>1</li>", f"<li id=a>old mill{RUN}<li>2</li>"]
    assert joined(rows).count("<li id=a>") == 1
    assert "old mill" not in joined(rows)


def test_a_row_without_a_head_stands_under_the_last() -> None:
    """Where a page begins with one, its item is open all the same."""
    assert joined([f"{RUN}<li>1</li>"]) == '<li>\n<ul role="list">\n<li>1</li>\n</ul></li>\n'
    assert joined([f"<li id=a>A{RUN}", f"{RUN}<li>1</li>"]).count("<ul") == 1


def test_a_head_says_how_many_rows_another_list_has() -> None:
    """The name of the list between two signs becomes its number of rows."""
    assert (
        joined([f"<li>A {COUNT}place/x{COUNT}.{RUN}"], {"place/x": 1234}.__getitem__) == "<li>A 1,234.</li>\n"
    )


def test_plain_rows_are_lines() -> None:
    """Rows without heads follow each other, one a line."""
    assert joined(["<tr></tr>", "<tr></tr>"]) == "<tr></tr>\n<tr></tr>\n"
    assert joined([]) == ""
