"""Rows in a store are those in memory, whatever their keys hold and however they came there."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dossiers.builder.rows import RowChanges, change_rows, put_rows, stored
from dossiers.builder.store import Store
from dossiers.builder.stored_rows import StoredRows
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows

KEYS = st.text(st.sampled_from("ab\x01é\U00010330\U0010ffff"), max_size=5)
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from([("x",), ("y",), ("x", "y")]), KEYS, st.text("aé", max_size=3)), max_size=20
)  # fmt: skip

ROW = Entry(("x",), "a", "a")


def store_of(*texts: list[Entry]) -> Store:
    """Return a store with the rows of these texts, numbered from 1."""
    store = Store(None, "")
    store.forget_output()
    row = 1
    for n, entries in enumerate(texts, 1):
        row = put_rows(store, n, stored(entries), row)
    store.index_output()
    return store


def assert_same(rows: StoredRows, memory: MemoryRows, prefixes: list[str]) -> None:
    """Names, totals, groups, texts and first rows are the same."""
    assert list(rows.lists()) == list(memory.lists())
    for name in ("x", "y", "z"):
        assert rows.has(name) == memory.has(name)
        assert rows.total(name) == memory.total(name)
        assert list(rows.first(name, 2)) == list(memory.first(name, 2))
        assert list(rows.keys(name)) == list(memory.keys(name))
        for prefix in prefixes:
            assert list(rows.groups(name, prefix)) == list(memory.groups(name, prefix))
            assert list(rows.texts(name, prefix)) == list(memory.texts(name, prefix))


@given(ENTRIES, ENTRIES, st.lists(KEYS, max_size=4))
def test_a_store_has_the_rows_that_were_put_in(one: list[Entry], two: list[Entry], keys: list[str]) -> None:
    """A store answers as rows in memory do."""
    store = store_of(one, two)
    assert_same(StoredRows.begin(store), MemoryRows([*one, *two]), keys)
    store.db.close()


@given(ENTRIES, ENTRIES, ENTRIES, st.lists(KEYS, max_size=4), st.lists(KEYS, max_size=2))
@example([], [ROW], [ROW, ROW], [], [])
@example([], [Entry(("x", "y"), "a", "a")], [ROW], [], [])
def test_counts_keep_up_with_what_comes_and_goes(
    kept: list[Entry], old: list[Entry], new: list[Entry], asked: list[str], more: list[str]
) -> None:
    """After a text's rows change, what was counted before is what would be counted anew, from one build to the next."""
    store = store_of(kept, old)
    rows = StoredRows.begin(store)
    for name in ("x", "y"):
        for prefix in asked:
            rows.groups(name, prefix)
            rows.signature(name, prefix)
    for now in (new, [], old):
        changes = RowChanges()
        change_rows(store, 2, stored(now), changes)
        rows = StoredRows(store)
        rows.move(changes)
        assert_same(rows, MemoryRows([*kept, *now]), [*asked, *more])
        fresh = store_of(kept, now)
        anew = StoredRows.begin(fresh)
        for name in ("x", "y"):
            for prefix in (*asked, *more):
                assert rows.signature(name, prefix) == anew.signature(name, prefix)
        fresh.db.close()
    store.db.close()


@given(ENTRIES, ENTRIES)
def test_rows_that_stay_are_not_written_again(kept: list[Entry], more: list[Entry]) -> None:
    """A row that a text had and has still keeps its number, and does not count as moved."""
    store = store_of([*kept, *more])
    before = set(store.db.execute("SELECT r, text FROM row"))
    changes = RowChanges()
    change_rows(store, 1, stored(kept), changes)
    assert set(store.db.execute("SELECT r, text FROM row")) <= before
    assert all(sign == -1 for moved in changes.by_list().values() for _, sign, _, _ in moved)
    store.db.close()


@given(ENTRIES, ENTRIES)
def test_other_rows_give_other_answers(old: list[Entry], new: list[Entry]) -> None:
    """What a list was asked for is answered otherwise once any of its rows is another."""
    store = store_of(old)
    rows = StoredRows.begin(store)
    tuple(rows.texts("x"))
    noted = rows.noted()
    changes = RowChanges()
    change_rows(store, 1, stored(new), changes)
    rows = StoredRows(store)
    rows.move(changes)

    def held(entries: list[Entry]) -> list[tuple[str, str]]:
        return sorted((entry.key, entry.text) for entry in entries if "x" in entry.lists)

    same = all(rows.answer(*asked) == said for asked, said in noted.items())
    assert same == (held(old) == held(new))
    assert rows.noted() == {}
    store.db.close()
