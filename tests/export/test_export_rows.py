"""Files from rows: what a dossier gives comes from it alone, and the files are put together piece by piece."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from export_site import LEAST, LOCAL, PUBLISHED, published, ruritania, split
from hypothesis import given
from hypothesis import strategies as st

from dossiers.export.entries import entries
from dossiers.index.entry import Entry, Group
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.sanctions import newest
from file_bytes import export_files, file_bytes
from whole_index import all_entries, export, whole


def test_every_row_goes_into_a_file_that_says_so() -> None:
    """Each list of rows is read by a file, and a file is never made from what it does not name."""
    given = list(all_entries(ruritania(), PUBLISHED))
    made = list(export_files(MemoryRows(given), PUBLISHED))
    assert {name for file in made for name, _ in file.reads} == {
        name for entry in given for name in entry.lists
    }
    for file in made:
        shown = [entry for entry in given if any(reads(entry, *read) for read in file.reads)]
        rows = MemoryRows(shown)
        (same,) = [each for each in export_files(rows, PUBLISHED) if each.path == file.path]
        assert file_bytes(rows, same.parts()) == published()[file.path], file.path


def reads(entry: Entry, name: str, prefix: str) -> bool:
    """Whether a row is among those that a file says it shows."""
    return name in entry.lists and entry.key.startswith(prefix)


def test_a_local_site_has_no_rows_for_absolute_addresses() -> None:
    """Without a canonical address no row names one."""
    given = list(all_entries(ruritania(), LOCAL))
    assert not {"sitemap.xml", "feeds/updated.atom.xml"} & {name for entry in given for name in entry.lists}
    assert all("ruritania.example" not in entry.text for entry in given)


def test_a_dossier_gives_the_same_whatever_others_say(tmp_path: Path) -> None:
    """Another dossier that names it nowhere changes none of its rows."""
    write(tmp_path, "anna", "sources: [{id: own, title: T}]\nevents: [{date: 2001, title: E}]")
    (alone,) = rows_of(tmp_path)
    write(tmp_path, "berta", "sources: [{id: other, title: T}]\nevents: [{date: 2001, title: E}]")
    assert rows_of(tmp_path)[0] == alone


def test_a_source_of_several_dossiers_stands_once(tmp_path: Path) -> None:
    """Two dossiers may define the same source: it stands once, at the first of them; a shared one has its own page."""
    both = "sources: [{id: diary, title: Diary}, {id: shared, title: S}]"
    write(tmp_path, "berta", both)
    write(tmp_path, "anna", both)
    (tmp_path / "sources.yaml").write_text("- {id: shared, title: S}\n", encoding="utf-8")
    found = json.loads(dict(export(whole(tmp_path), LOCAL))["data/sources.json"])
    assert [(item["id"], item["custom"]["page"]) for item in found] == [
        ("diary", "leaders/anna.html#source-diary"),
        ("shared", "sources/shared.html"),
    ]


def test_a_long_bibliography_is_split() -> None:
    """The parts hold what one file holds, each source in the part of its id, and the file lists them."""
    parts = json.loads(split()["data/sources.json"])["parts"]
    found = []
    for part in parts:
        items = json.loads(split()[part["path"]])
        assert all(item["id"].startswith(part["prefix"]) for item in items)
        found += items
    assert len(parts) == 4
    assert found == json.loads(published()["data/sources.json"])


def test_an_id_that_others_begin_with_has_its_own_part(tmp_path: Path) -> None:
    """However alike ids are, each source is in one part, and no two parts have one path."""
    ids = ["a", "a-b", "ab", "abc", "b"]
    write(tmp_path, "anna", f"sources: [{', '.join(f'{{id: {each}, title: T}}' for each in ids)}]")
    rows = MemoryRows(all_entries(whole(tmp_path), LOCAL))
    made = list(export_files(rows, LOCAL, LEAST))
    parts = {
        file.path: file_bytes(rows, file.parts()) for file in made if file.path.startswith("data/sources/")
    }
    assert len(parts) == sum(file.path.startswith("data/sources/") for file in made)
    assert sorted(item["id"] for data in parts.values() for item in json.loads(data)) == ids


@pytest.mark.parametrize(
    "dates", [["2001", "2020-01", "2019-12-31"], ["2020", "2020~", "2019/2020"], ["../2021", "2020"]]
)
def test_the_newest_change_is_that_of_the_index(tmp_path: Path, dates: list[str]) -> None:
    """However dates are written, the data are as new as the views say that the site is."""
    for number, date in enumerate(dates):
        write(tmp_path, f"l{number}", f"updated: {date}\nsources: [{{id: s{number}}}]")
    index = whole(tmp_path)
    expected = newest(view.dossier.front.updated for view in index.dossiers.values())
    assert expected is not None
    found = json.loads(dict(export(index, PUBLISHED))["data/sanctions.json"])
    assert found["as_of"]["edtf"] == expected.text


KEYS = st.text(alphabet="ab\u00e9\U0001f600", max_size=4)


@given(st.lists(st.tuples(KEYS, KEYS)), KEYS)
def test_rows_in_memory_are_sorted_and_grouped(pairs: list[tuple[str, str]], prefix: str) -> None:
    """Rows come in the order of their keys, by code point; groups divide them by one character more."""
    rows = MemoryRows(Entry(("a", "b"), key, text) for key, text in pairs)
    under = sorted(pair for pair in pairs if pair[0].startswith(prefix))
    assert list(rows.texts("a", prefix)) == [text for _, text in under]
    groups = rows.groups("b", prefix)
    assert [group.prefix for group in groups] == sorted({key[: len(prefix) + 1] for key, _ in under})
    assert sum(group.rows for group in groups) == len(under)
    assert sum(group.size for group in groups) == sum(len(text.encode()) for _, text in under)
    assert rows.total("a") == Group("", len(pairs), sum(len(text.encode()) for _, text in pairs))
    assert rows.first("a", 2) == [text for _, text in sorted(pairs)][:2]
    assert rows.lists() == (("a", "b") if pairs else ())


def write(folder: Path, stem: str, front: str) -> None:
    """Write a dossier of a leader."""
    (folder / "leaders").mkdir(exist_ok=True)
    text = f"---\nkind: leader\ntitle: {stem}\nleader: {stem}\n{front}\n---\n"
    (folder / "leaders" / f"{stem}.md").write_text(text, encoding="utf-8")


def rows_of(folder: Path) -> list[list[Entry]]:
    """Return the rows that each dossier of a site gives."""
    index = whole(folder)
    return [list(entries(index.known, PUBLISHED, view)) for view in index.dossiers.values()]
