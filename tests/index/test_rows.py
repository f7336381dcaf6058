"""Rows in memory: what a list is assembled from keeps its promises for every key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows

KEYS = st.text(st.sampled_from("ab\0\x01é\U0010ffff"), max_size=5)
ENTRIES = st.lists(
    st.builds(
        Entry, st.lists(st.sampled_from(["x", "y"]), min_size=1, unique=True).map(tuple), KEYS, st.text(max_size=3)
    ),
    max_size=30,
)  # fmt: skip


@given(ENTRIES, KEYS)
def test_rows_are_found_by_how_their_keys_begin(entries: list[Entry], prefix: str) -> None:
    """Each list has exactly its rows, sorted by key; a prefix finds those that begin with it; sizes are bytes."""
    rows = MemoryRows(entries)
    assert list(rows.lists()) == sorted({name for entry in entries for name in entry.lists})
    for name in ("x", "y", "nothing"):
        own = sorted((entry.key, entry.text) for entry in entries if name in entry.lists)
        found = [text for key, text in own if key.startswith(prefix)]
        assert list(rows.texts(name, prefix)) == found
        assert list(rows.first(name, 3)) == [text for _, text in own[:3]]
        assert list(rows.keys(name)) == sorted({key for key, _ in own})
        total = rows.total(name)
        assert (total.rows, total.size) == (len(own), sum(len(text.encode()) for _, text in own))


@given(ENTRIES, KEYS)
def test_groups_are_one_character_longer(entries: list[Entry], prefix: str) -> None:
    """Groups under a prefix are sorted, hold each of its rows once, and a key that is the prefix is a group of that name."""
    rows = MemoryRows(entries)
    own = [entry for entry in entries if "x" in entry.lists and entry.key.startswith(prefix)]
    groups = rows.groups("x", prefix)
    beginnings = [entry.key[: len(prefix) + 1] for entry in own]
    assert [group.prefix for group in groups] == sorted(set(beginnings))
    for group in groups:
        mine = [entry for entry, begins in zip(own, beginnings, strict=True) if begins == group.prefix]
        assert (group.rows, group.size) == (len(mine), sum(len(entry.text.encode()) for entry in mine))
