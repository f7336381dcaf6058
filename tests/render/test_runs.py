"""Runs: rows that share a head stand under it once, on every page that has any of them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from dossiers.render.entries.html import COUNT, END, RUN
from dossiers.render.parts import plan, texts_of
from dossiers.render.runs import joined, runs_of

MOST, BYTES = 3, 200
"""Small limits, so that a page begins and ends within a head, and within rows of one key."""


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


WORDS = st.text("ab", min_size=1, max_size=3)
ROWS = st.lists(st.tuples(WORDS, st.none()), max_size=20) | st.lists(
    st.tuples(WORDS, st.integers(0, 3)), max_size=20
)
"""The rows of a list: all plain, or all with heads."""


@given(ROWS)
@example([("a", None)] * 3 + [("ab", None)])
@example([("a", 1)] * 8)
@example([("a", number) for number in range(4)])
def test_runs_of_a_page_are_its_rows_joined(rows: list[tuple[str, int | None]]) -> None:
    """However a list is split, what stands on a page as runs is what its rows give when they are joined as a whole."""
    held = MemoryRows(_row(*row) for row in rows)
    for part in plan(held, "x", 1, MOST, BYTES):
        runs = runs_of("x", "", part.leaves)
        texts = [text for leaf in part.leaves for text in texts_of(held, "x", leaf)]
        if runs is not None:
            lines = [line for run in runs for line in run.written(held.texts("x", run.prefix))]
            assert "".join(lines) == joined(texts)


def test_a_page_that_ends_between_heads_has_runs() -> None:
    """Only a page that ends within a head, or within rows of one key, is made as a whole."""
    held = MemoryRows(_row(word, 1) for word in ("a", "ab", "b", "ba"))
    assert [runs_of("x", "", part.leaves) is not None for part in plan(held, "x", 1, MOST, BYTES)] == [
        True,
        True,
    ]


def _row(word: str, number: int | None) -> Entry:
    """Return a row that stands under the head of its word, or a plain one."""
    if number is None:
        return Entry(("x",), word, f"<li>{word}</li>")
    return Entry(("x",), f"{word}{END}{number}", f"<li id={word}>{word}{RUN}<li>{number}</li>")
