"""JSON files: whatever the content holds is read back the same, and the layout can be compared by line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from export_site import PUBLISHED, published
from hypothesis import given
from hypothesis import strategies as st

from dossiers.export.canonical_json import laid_out
from whole_index import export, whole

VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text(), VALUES, min_size=1, max_size=4)
LISTS = st.dictionaries(st.text(), st.lists(RECORDS, max_size=3), max_size=3)


@given(RECORDS, LISTS)
def test_a_record_is_read_as_it_was_written(head: dict[str, Any], lists: dict[str, Any]) -> None:
    """The layout changes nothing of the value, keeps the order of the keys, and leaves out what is empty."""
    lists = {key: items for key, items in lists.items() if key not in head}
    found = json.loads(laid_out(head, lists.items()))
    assert found == head | {key: items for key, items in lists.items() if items}
    assert list(found) == [*head, *(key for key, items in lists.items() if items)]


def test_every_item_has_its_line() -> None:
    """What is one stands on the first line, and each item of a list on its own, so that a difference shows what changed."""
    lists: list[tuple[str, list[dict[str, Any]]]] = [
        ("rows", [{"a": 1}, {"a": 2}]),
        ("none", []),
        ("others", [{"b\n": "c"}]),
    ]
    assert laid_out({"title": "قيس", "tags": ["x", "y"]}, lists).decode().splitlines() == [
        '{"title":"قيس","tags":["x","y"],',
        '"rows":[',
        '{"a":1},',
        '{"a":2}',
        "],",
        '"others":[',
        '{"b\\n":"c"}',
        "]}",
    ]


def test_the_list_of_dossiers_leads_to_everything() -> None:
    """Each dossier stands on one line of the list, by id, and says the same there as in its own file, which it names."""
    data = published()["data/dossiers.json"]
    among = json.loads(data)
    assert [each["id"] for each in among] == ["blue-guard", "michael", "rupert"]
    assert len(data.splitlines()) == len(among) + 2
    for each in among:
        own = json.loads(published()[each["json"]])
        same = ("id", "kind", "title", "name", "summary", "updated", "page", "tags", "stub")
        assert {key: each.get(key) for key in same} == {key: own.get(key) for key in same}
        assert (each["state"], each.get("as_of")) == (own["verdict"]["state"], own["verdict"].get("as_of"))
        assert each.get("names", []) == [name["name"] for name in own.get("names", [])]


def test_a_sentence_that_cites_stands_once() -> None:
    """A statement of the text stands once, with all its marks, and each names its source and the place in it."""
    own = dossier("rupert")
    assert own["account"] == [
        {
            "sentence": "He rode with the <Blue> Guard.",
            "marks": [
                {
                    "anchor": "cite:strelsau-gazette-1894-03-02:1",
                    "id": "strelsau-gazette-1894-03-02",
                    "locator": "p. 2",
                }
            ],
        },
        {"sentence": "Duke Michael knew.", "marks": [{"anchor": "cite:hearsay:1", "id": "hearsay"}]},
    ]


def test_a_day_says_its_bounds_itself() -> None:
    """Only a date that is not one exact day has its first and last day beside it, and an open side has none."""
    own = dossier("rupert")
    assert own["updated"] == {"edtf": "2020-02-04", "text": "4 February 2020"}
    assert own["timeline"][0]["date"] == {"edtf": "1893/..", "text": "from 1893", "earliest": "1893-01-01"}
    assert own["affiliations"][0]["to"] == {"edtf": "..", "text": "open"}


def test_what_another_dossier_states_is_told_apart() -> None:
    """An event stands in the file of everyone involved; where another dossier states it, its id stands there."""
    (stated,) = [each for each in dossier("rupert")["timeline"] if each["title"].startswith("@Duel")]
    (shown,) = dossier("michael")["timeline"]
    assert "dossier" not in stated
    assert stated["involved"] == ["michael", "blue-guard"]
    assert shown["dossier"] == "rupert"
    assert shown["involved"] == ["rupert", "blue-guard"]
    assert {key: stated[key] for key in ("date", "title", "sources")} == {
        key: shown[key] for key in ("date", "title", "sources")
    }


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
    dossiers = {
        each["id"]: json.loads(published()[each["json"]])
        for each in json.loads(published()["data/dossiers.json"])
    }
    sources = {each["id"] for each in json.loads(published()["data/sources.json"])}
    for each in dossiers.values():
        cited = {source["id"] for source in each["sources"]}
        assert cited <= sources
        assert {mark["id"] for said in each.get("account", []) for mark in said["marks"]} <= cited
        for key in ("affiliations", "relations", "timeline", "designations", "searches", "names"):
            assert {source["id"] for row in each.get(key, []) for source in row.get("sources", [])} <= cited
        for key in ("affiliations", "relations"):
            assert {tie["other"] for tie in each.get(key, [])} <= dossiers.keys() - {each["id"]}
        for row in each.get("timeline", []):
            assert {row.get("dossier", each["id"]), *row.get("involved", [])} <= dossiers.keys()
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
        for stated in (*row["authorities"], *row.get("announced_by", []), *row["dates"]):
            assert stated["sources"]


def test_the_timeline_is_in_the_order_of_time() -> None:
    """Rows begin one after the other."""
    rows = csv.DictReader(published()["data/timeline.csv"].decode("utf-8-sig").splitlines())
    starts = [row["earliest"] for row in rows]
    assert starts == sorted(starts)
    assert len(starts) == 10


def test_an_empty_site_has_all_files(tmp_path: Path) -> None:
    """Without any dossier each list is empty, and each table has its columns."""
    files = dict(export(whole(tmp_path), PUBLISHED))
    assert set(files) == {path for path in published() if path.split("/")[0] not in ("leaders", "groups")}
    assert json.loads(files["data/dossiers.json"]) == json.loads(files["data/sources.json"]) == []
    for path, data in files.items():
        if path.endswith(".csv"):
            assert data.splitlines() == published()[path].splitlines()[:1]


def dossier(item: str) -> dict[str, Any]:
    """Return what the file beside a page says."""
    found: dict[str, Any] = json.loads(published()[f"leaders/{item}.json"])
    return found
