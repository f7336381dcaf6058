"""JSON files: whatever the content holds is read back the same, and the layout can be compared by line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from export_site import PUBLISHED, published
from hypothesis import given
from hypothesis import strategies as st

from dossiers.export import export
from dossiers.export.canonical_json import items, laid_out
from dossiers.pipeline import load

VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text(), VALUES, max_size=4)


@given(RECORDS)
def test_a_record_is_read_as_it_was_written(record: dict[str, Any]) -> None:
    """The layout changes nothing of the value, and keeps the order of the keys."""
    found = json.loads(laid_out(record))
    assert found == record
    assert list(found) == list(record)


@given(st.lists(RECORDS, max_size=3))
def test_records_nest_as_they_are_laid_out(records: list[dict[str, Any]]) -> None:
    """Records that are laid out already can stand in a list without being encoded again."""
    assert json.loads(items(laid_out(each) for each in records)) == records


def test_every_item_has_its_line() -> None:
    """Keys and items of lists stand on lines of their own, so that a difference shows what changed."""
    record = {"title": "قيس", "rows": [{"a": 1}, {"a": 2}], "tags": ["x", "y"]}
    assert laid_out(record).splitlines() == [
        "{",
        ' "title": "قيس",',
        ' "rows": [',
        '  {"a": 1},',
        '  {"a": 2}',
        " ],",
        ' "tags": ["x", "y"]',
        "}",
    ]


def test_the_file_beside_a_page_is_its_item_of_all() -> None:
    """A dossier says the same in its own file and in the file of all, which has each once, by id."""
    among = {each["id"]: each for each in json.loads(published()["data/dossiers.json"])}
    assert list(among) == ["blue-guard", "michael", "rupert"]
    assert json.loads(published()["leaders/rupert.json"]) == among["rupert"]


def test_designations_and_searches_are_told_apart() -> None:
    """A search without a result is no designation: JSON has two lists, and CSV a column that says which."""
    found = json.loads(published()["data/sanctions.json"])
    assert [row["status"] for row in found["designations"]] == ["active", "active"]
    assert [row["authority"] for row in found["searches"]] == ["GB", "CH"]
    assert all("status" not in row for row in found["searches"])
    rows = published()["data/sanctions.csv"].decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["designation", "designation", "search", "search"]


def test_every_tie_and_event_stands_once() -> None:
    """What two pages show is one row of a table: a relation, an affiliation, an event."""
    relations = published()["data/relations.csv"].decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[:3] for row in relations] == [
        ["relation", "rival", "michael"],
        ["affiliation", "leads", "rupert"],
    ]
    timeline = published()["data/timeline.csv"].decode("utf-8-sig")
    assert timeline.count("Duel at the moat") == 1


def test_sources_are_a_bibliography() -> None:
    """The file is a list of CSL items: no null, no key that CSL does not know, names as literals."""
    items = {item["id"]: item for item in json.loads(published()["data/sources.json"])}
    press = items["court-circular-1894"]
    assert (press["type"], press["genre"]) == ("article", "Press release")
    assert press["issued"] == {"date-parts": [[1894]], "circa": True}
    assert items["edition-1895-01"]["issued"] == {"date-parts": [[1893, 11], [1895, 1]]}
    assert items["hearsay"]["issued"] == {"literal": "1893 or 1894"}
    assert items["strelsau-gazette-1894-03-02"]["author"][1] == {"literal": "B. and C. Sapt"}
    assert all(value is not None for item in items.values() for value in item.values())


def test_every_reference_in_the_data_resolves() -> None:
    """Ids of dossiers and sources name what the data hold, in every file."""
    dossiers = {each["id"]: each for each in json.loads(published()["data/dossiers.json"])}
    sources = {each["id"] for each in json.loads(published()["data/sources.json"])}
    for each in dossiers.values():
        cited = {source["id"] for source in each["sources"]}
        assert cited <= sources
        for ties in (each["affiliations"], each["relations"]):
            assert {tie["other"] for tie in ties} <= dossiers.keys() - {each["id"]}
        for row in (*each["designations"], *each["searches"], *each["timeline"]):
            assert {source["id"] for source in row["sources"]} <= sources
            assert row["dossier"] in dossiers
    for file, columns in {
        "sanctions": ["dossier"],
        "relations": ["first", "second", "stated_on"],
        "timeline": ["dossier", "involved"],
    }.items():
        for row in csv.DictReader(published()[f"data/{file}.csv"].decode("utf-8-sig").splitlines()):
            assert {item for column in columns for item in row[column].split("; ")} <= dossiers.keys()
            assert {item.split(", ")[0] for item in row["sources"].split("; ")} <= sources


def test_every_statement_of_a_designation_names_its_sources() -> None:
    """A date or authority without sources of its own rests on the row's, and says so."""
    for row in json.loads(published()["data/sanctions.json"])["designations"]:
        for stated in (*row["authorities"], *row["announced_by"], *row["dates"]):
            assert stated["sources"]


def test_the_timeline_is_in_the_order_of_time() -> None:
    """Rows begin one after the other."""
    rows = csv.DictReader(published()["data/timeline.csv"].decode("utf-8-sig").splitlines())
    starts = [row["earliest"] for row in rows]
    assert starts == sorted(starts)
    assert len(starts) == 10


def test_an_empty_site_has_all_files(tmp_path: Path) -> None:
    """Without any dossier each list is empty, and each table has its columns."""
    files = dict(export(load(tmp_path).index(), PUBLISHED))
    assert set(files) == {path for path in published() if path.split("/")[0] not in ("leaders", "groups")}
    assert json.loads(files["data/dossiers.json"]) == json.loads(files["data/sources.json"]) == []
    for path, data in files.items():
        if path.endswith(".csv"):
            assert data.splitlines() == published()[path].splitlines()[:1]
