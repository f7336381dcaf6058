"""Long files are made from what stayed of the last one: the bytes are those of a file that is made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.builder import splicing
from dossiers.builder.rows import RowChanges, change_rows, stored
from dossiers.builder.splicing import Splicer
from dossiers.builder.store import Store
from dossiers.builder.stored_rows import StoredRows
from dossiers.export.run import Run
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from file_bytes import file_bytes

Row = tuple[str, str]


def first_of_each(texts: Iterable[str]) -> Iterator[str]:
    """Take one of the rows that begin with the same letter."""
    return (next(same) for _, same in groupby(texts, lambda text: text[0]))


PARTS = (
    "the head\n",
    Run("table", end="\r\n"),
    "[",
    Run("table", prefix="b", between=",\n"),
    "]",
    Run("nothing", between="never"),
    Run("once", between="; ", joined=first_of_each, apart=" "),
    "the end",
)
SHAPES = (
    PARTS,
    (b"a page that is made as a whole",),
    (b"other words", Run("table", prefix="c"), Run("table", prefix="a"), PARTS[1]),
)
"""What a file may consist of, one after another: a list's page changes with its list."""
# A row of which one is taken begins with what stands before the blank in its key.
rows_of_text = st.lists(
    st.one_of(
        st.tuples(st.just("table"), st.tuples(st.text("abcé", max_size=4), st.text("xyzю", max_size=5))),
        st.tuples(
            st.just("once"),
            st.builds(
                lambda letter, rest: (f"{letter} {rest}", letter + rest),
                st.sampled_from("ab"),
                st.text("cd", max_size=2),
            ),
        ),
    ),
    max_size=8,
)
builds = st.lists(
    st.tuples(st.sampled_from(SHAPES), st.dictionaries(st.integers(1, 4), rows_of_text, max_size=4)),
    min_size=2,
    max_size=6,
)


class Site:
    """Rows of texts in a store, and a file that is made from them again and again."""

    def __init__(self, place: Path) -> None:
        self.store = Store(None, "")
        self.store.forget_output()
        self.store.index_output()
        self.file = place / "file"
        self.file.unlink(missing_ok=True)
        self.texts: dict[int, list[Entry]] = {}
        self.begun = False
        self.sizes: list[int] = []
        self.parts: tuple[str | bytes | Run, ...] = PARTS

    def build(self, texts: dict[int, list[tuple[str, Row]]]) -> bytes:
        """Make the file from what these texts give now, and keep it."""
        changes = RowChanges()
        for n in self.texts.keys() | texts.keys():
            entries = [Entry((name,), key, text) for name, (key, text) in texts.get(n, [])]
            change_rows(self.store, n, stored(entries), changes)
            self.texts[n] = entries
        rows = StoredRows(self.store) if self.begun else StoredRows.begin(self.store)
        if self.begun:
            rows.move(changes)
        self.begun = True
        pieces = list(Splicer(self.store, rows, self.old).pieces("file", iter(self.parts)))
        self.sizes = [len(piece) for piece in pieces]
        made = b"".join(pieces)
        self.file.write_bytes(made)
        return made

    def old(self, _: str) -> Path | None:
        """Return the file that was kept."""
        return self.file if self.file.exists() else None

    def expected(self) -> bytes:
        """Return the file as it is made from rows in memory."""
        rows = MemoryRows(entry for entries in self.texts.values() for entry in entries)
        return file_bytes(rows, iter(self.parts))


@pytest.mark.parametrize("size", [1, 6, 20])
def test_it_is_the_file_that_is_made_anew(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever rows come and go, at whatever keys, and whatever the file consists of, from build to build."""
    monkeypatch.setattr(splicing, "STRETCH", size)
    monkeypatch.setattr(splicing, "COPY", 3 * size)

    @settings(max_examples=150, deadline=None)
    @given(builds)
    def holds(
        sequence: list[tuple[tuple[str | bytes | Run, ...], dict[int, list[tuple[str, Row]]]]],
    ) -> None:
        site = Site(tmp_path)
        for site.parts, texts in sequence:
            assert site.build(texts) == site.expected()

    holds()


def test_what_did_not_move_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the neighbourhood of a row that came is read from the store; all else comes from the old file."""
    monkeypatch.setattr(splicing, "STRETCH", 10)
    site = Site(tmp_path)
    texts = {1: [("table", (f"k{number}", f"row {number}")) for number in range(10, 60)]}
    site.build(texts)
    read: list[tuple[str, str | None]] = []
    keyed = StoredRows.keyed

    def noting(self: StoredRows, name: str, start: str, stop: str | None) -> Iterator[Row]:
        if name == "table":
            read.append((start, stop))
        return keyed(self, name, start, stop)

    monkeypatch.setattr(StoredRows, "keyed", noting)
    assert site.build(texts | {2: [("table", ("k305", "new"))]}) == site.expected()
    assert read == [("k30", "k32"), ("b", "c")]


def test_a_large_file_comes_in_pieces(tmp_path: Path) -> None:
    """Written anew or copied, a file is never held whole: its pieces are of bounded size, and together the file."""
    site = Site(tmp_path)
    row = "x" * 1000
    texts = {1: [("table", (f"k{number:04}", row)) for number in range(2000)]}
    for more, largest in (({}, splicing.STRETCH), ({2: [("table", ("k0999b", "new"))]}, splicing.COPY)):
        site.build(texts | more)
        assert max(site.sizes) < largest + splicing.STRETCH + 2 * len(row)
        assert sum(site.sizes) == len(site.expected()) > 2_000_000


def test_a_file_that_is_not_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old file is gone all of it is made anew, and so is what was remembered of it."""
    monkeypatch.setattr(splicing, "STRETCH", 10)
    site = Site(tmp_path)
    texts = {1: [("table", (f"k{number}", f"row {number}")) for number in range(10, 60)]}
    site.build(texts)
    site.file.unlink()
    assert site.build(texts | {2: [("table", ("k1", "new"))]}) == site.expected()
    assert site.build(texts) == site.expected()
