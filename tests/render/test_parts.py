"""Lists in parts: every row on one page, no page too large, and addresses that depend on nothing but the keys."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from dossiers.model.filenames import fault, folded
from dossiers.render.parts import ROWS, SIZE, Part, plan

MOST, BYTES = 4, 40
"""Small limits, so that small lists are split."""


def held(keys: list[str], size: int = 1) -> MemoryRows:
    """Return rows of one list; each text is its number, so that their order can be told, and at least so long."""
    ordered = sorted(keys)
    return MemoryRows(Entry(("x",), key, f"{number:0{size}}") for number, key in enumerate(ordered))


def shown(rows: MemoryRows, part: Part) -> list[str]:
    """Return the rows that a part has, as a page reads them."""
    return [
        text
        for leaf in part.leaves
        for text in islice(rows.texts("x", leaf.prefix), leaf.start, leaf.start + leaf.rows)
    ]


KEYS = st.lists(
    st.text(st.sampled_from("abAZ09 -_\0\x01éß中\U0010ffff"), max_size=6)
    | st.text("a", min_size=40, max_size=80),
    max_size=60,
)


@given(KEYS, st.integers(1, 4))
def test_every_row_is_in_one_part_and_in_order(keys: list[str], level: int) -> None:
    """The parts one after the other are the list, and each says how many rows it has."""
    rows = held(keys)
    parts = plan(rows, "x", level, MOST, BYTES)
    assert [text for part in parts for text in shown(rows, part)] == list(rows.texts("x"))
    for part in parts:
        assert part.rows == len(shown(rows, part))
        assert part.size == sum(len(text.encode()) for text in shown(rows, part))


@given(KEYS, st.sampled_from([1, 15, 50]), st.integers(1, 4))
def test_no_part_is_larger_than_the_limits(keys: list[str], size: int, level: int) -> None:
    """However keys begin, a part has at most so many rows and bytes, or a single row that is larger."""
    for part in plan(held(keys, size), "x", level, MOST, BYTES):
        assert part.rows <= MOST
        assert part.size <= BYTES or part.rows == 1


@given(KEYS, st.integers(1, 4))
def test_parts_have_names_of_their_own(keys: list[str], level: int) -> None:
    """Names stand in addresses on every system, no two are the same whatever their case, and only the whole has none."""
    parts = plan(held(keys), "x", level, MOST, BYTES)
    names = [part.name for part in parts]
    assert len({folded(name) for name in names}) == len(names)
    assert ("" in names) == (len(keys) <= MOST and len(names) == 1)
    for name in names:
        assert re.fullmatch(r"[a-z0-9_-]*", name)
        assert fault(f"sources/part--{name}.html") is None


@given(KEYS)
def test_parts_do_not_cross_the_first_level_unless_they_are_small(keys: list[str]) -> None:
    """A letter that is split shares no page with another."""
    rows = held(keys)
    parts = plan(rows, "x", 1, MOST, BYTES)
    if len(parts) < 2:
        return
    for part in parts:
        letters = {leaf.prefix[:1] for leaf in part.leaves}
        if len(letters) > 1:
            for letter in letters - {""}:
                assert rows.groups("x", "")[0].rows is not None
                (group,) = [each for each in rows.groups("x", "") if each.prefix == letter]
                assert sum(leaf.rows for leaf in part.leaves if leaf.prefix[:1] == letter) == group.rows


@given(KEYS, st.text(st.sampled_from("abz"), min_size=1, max_size=4))
def test_a_new_row_changes_only_parts_under_its_letter_and_beside_them(keys: list[str], new: str) -> None:
    """Where a letter is split for itself, parts of other such letters keep their names and rows."""
    before = plan(held(keys), "x", 1, MOST, BYTES)
    after = plan(held([*keys, new]), "x", 1, MOST, BYTES)
    own = {part.name for part in before if len({leaf.prefix[:1] for leaf in part.leaves}) == 1}
    large = {letter for letter in "abz" if sum(key[:1] == letter for key in keys) > MOST} - {new[:1]}
    kept = {part.name for part in before if part.name in own and part.first[:1] in large}
    assert kept <= {part.name for part in after}


def test_a_small_list_is_one_page_under_its_letters() -> None:
    """Up to the limits a list is one part without a name, whose leaves are its letters."""
    (part,) = plan(held(["b2", "a", "b1"]), "x")
    assert (part.name, [leaf.prefix for leaf in part.leaves]) == ("", ["a", "b"])
    assert plan(held([]), "x") == (Part("", ()),)


def test_letters_that_fit_stand_together_and_large_ones_are_split() -> None:
    """Neighbours are joined while they fit; a letter that does not fit is split by one letter more."""
    keys = ["a1", "a2", "b1", "c1", "d1", "d2", "ka1", "ka2", "ka3", "ke1", "ke2", "z"]
    assert [part.name for part in plan(held(keys), "x", 1, MOST)] == ["a-c", "d", "ka", "ke", "z"]


def test_years_are_split_by_months() -> None:
    """The first level may have several characters, such as the digits of a year."""
    keys = [f"1990{month:02}01" for month in (1, 1, 2, 2, 3)] + ["19910101"]
    parts = plan(held(keys), "x", 4, MOST)
    assert [(part.name, part.rows) for part in parts] == [("199001-199002", 4), ("199003", 1), ("1991", 1)]


def test_rows_that_nothing_tells_apart_are_split_by_number() -> None:
    """Ten thousand rows with the same key, or with a long common beginning, still give pages of the usual size."""
    for keys in (["same"] * 10_000, [f"{'x' * 300}{number}" for number in range(2_000)]):
        parts = plan(held(keys), "x")
        assert max(part.rows for part in parts) <= ROWS
        assert len({part.name for part in parts}) == len(parts)
        assert all(one.last <= other.first for one, other in pairwise(parts))


def test_a_huge_row_has_a_page_of_its_own() -> None:
    """A row that is larger than a page drags no other along."""
    rows = MemoryRows([Entry(("x",), f"a{n}", "y" * (SIZE * 2 if n == 3 else 10)) for n in range(9)])
    assert [part.rows for part in plan(rows, "x")] == [3, 1, 5]
