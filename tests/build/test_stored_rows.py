"""Rows in a store are those in memory, whatever their keys hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossiers.build.rows import StoredRows, drop_rows, put_rows
from dossiers.build.store import Store
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows

KEYS = st.text(st.sampled_from("ab\x01é\U00010330\U0010ffff"), max_size=5)
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from([("x",), ("y",), ("x", "y")]), KEYS, st.text("aé", max_size=3)), max_size=20
)  # fmt: skip


@given(ENTRIES, ENTRIES, KEYS)
def test_a_store_has_the_rows_that_were_put_in(kept: list[Entry], dropped: list[Entry], prefix: str) -> None:
    """Names, totals, groups, texts and first rows are the same, also when another text's rows were taken out."""
    store = Store(None, "")
    store.forget_output()
    put_rows(store, 2, dropped, put_rows(store, 1, kept, 1))
    store.index_output()
    drop_rows(store, 2)
    stored, memory = StoredRows(store), MemoryRows(kept)
    assert list(stored.lists()) == list(memory.lists())
    for name in ("x", "y", "z"):
        assert stored.total(name) == memory.total(name)
        assert list(stored.groups(name, prefix)) == list(memory.groups(name, prefix))
        assert list(stored.texts(name, prefix)) == list(memory.texts(name, prefix))
        assert list(stored.first(name, 2)) == list(memory.first(name, 2))
    store.abandon()
