"""The data files: what is documented is what is there, and it can be read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruritania import FOLDER, LOCAL, PUBLIC, columns_of, exported, records_of, rows_of, ruritania
from site_of import site_of

from dossiers.export import fields

GOLDEN = Path(__file__).parents[1] / "data" / "ruritania-exports"
FILES = exported(ruritania())
TABLES = [file for file in fields.FILES if file.path.endswith(".csv")]
LISTS = [file for file in fields.FILES if file.path in FILES and file.path.endswith(".json")]


def readable(path: str, data: bytes) -> str:
    """Return a file as its golden copy holds it: JSON laid out, a table as one block a row."""
    if path.endswith(".json"):
        return json.dumps(json.loads(data), ensure_ascii=False, indent=1) + "\n"
    if not path.endswith(".csv"):
        return data.decode()
    return "\n".join(
        "".join(f"{key}: {value!r}\n" for key, value in row.items() if value) for row in rows_of(data)
    )


@pytest.mark.parametrize("path", sorted(path.name for path in GOLDEN.glob("*")))
def test_files_are_as_recorded(path: str) -> None:
    """Each export of the invented site is what a person has read and found right.

    Where a change is meant, copy the left side into the file and read the difference.
    """
    place = path.replace("--", "/")
    files = exported(ruritania(), PUBLIC)
    assert readable(place, files[place]) == (GOLDEN / path).read_text(encoding="utf-8")


def test_every_documented_file_is_there_and_no_other() -> None:
    """The page about the data names what is exported under data/; the manifest comes with the output."""
    documented = {file.path for file in fields.FILES} - {fields.DOSSIER.path, fields.MANIFEST.path}
    assert documented == {path for path in FILES if path.startswith("data/")}
    beside = {path for path in FILES if path.startswith(("leaders/", "groups/")) and path.endswith(".json")}
    assert beside == {record["page"].replace(".html", ".json") for record in records_of(FILES["data/dossiers.json"])}


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.path)
def test_tables_have_the_documented_columns(file: fields.File) -> None:
    """The header of each table is the documentation, in its order."""
    assert columns_of(FILES[file.path]) == list(file.names)
    assert rows_of(FILES[file.path])


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.path)
def test_lists_have_the_documented_keys(file: fields.File) -> None:
    """Each entry of each JSON file has exactly the documented keys, in their order."""
    entries = records_of(FILES[file.path])
    assert entries
    for entry in entries:
        assert list(entry) == list(file.names)


@pytest.mark.parametrize("file", fields.FILES, ids=lambda file: file.path)
def test_every_field_is_explained(file: fields.File) -> None:
    """No column or key stands without its form and its meaning, and none twice."""
    assert len(set(file.names)) == len(file.names)
    assert all(field.form and field.meaning for field in file.fields)


def test_nested_keys_are_those_of_the_documented_files() -> None:
    """What a dossier holds of designations, ties and events has the keys of the files that it refers to."""
    michael = records_of(FILES["leaders/black-michael.json"])
    for row in (*michael["designations"], *michael["searches"]):
        assert list(row) == list(fields.SANCTIONS_JSON.names)
    for row in michael["ties"]:
        assert list(row) == list(fields.RELATIONS.names)
    for row in michael["events"]:
        assert list(row) == list(fields.TIMELINE.names)


def test_documented_objects_have_the_keys_that_their_form_names() -> None:
    """A form such as `list of {id, number, uses}` is what the entries are."""
    for file in (fields.DOSSIERS, fields.SANCTIONS_JSON, fields.SOURCES):
        for entry in records_of(FILES[file.path]):
            for field in file.fields:
                named = re.search(r"\{(.*)\}", field.form)
                value = entry[field.name]
                for item in value if isinstance(value, list) else [value]:
                    if named and item is not None:
                        assert list(item) == named[1].split(", "), (file.path, field.name)


def test_a_dossiers_own_file_is_its_entry_in_the_list() -> None:
    """One record, whichever file it is taken from."""
    for entry in records_of(FILES["data/dossiers.json"]):
        own = FILES[entry["page"].replace(".html", ".json")]
        assert records_of(own) == entry


def test_sanctions_say_the_same_as_table_and_as_list() -> None:
    """Row for row: the same dossier, anchor, status and programme."""
    table, listed = rows_of(FILES["data/sanctions.csv"]), records_of(FILES["data/sanctions.json"])
    assert len(table) == len(listed)
    for row, record in zip(table, listed, strict=True):
        for key in ("dossier", "row", "subject", "status", "authority"):
            assert row[key] == record[key]
        assert row["programme"] == (record["programme"] or "")
        assert row["listed"] == "; ".join(claim["value"]["edtf"] for claim in record["listed"])


def test_every_reference_in_the_data_resolves() -> None:
    """Ids of dossiers, sources and rows name what the data hold."""
    dossiers = {record["id"] for record in records_of(FILES["data/dossiers.json"])}
    sources = {record["id"] for record in records_of(FILES["data/sources.json"])}
    assert {row["dossier"] for row in rows_of(FILES["data/sanctions.csv"])} <= dossiers
    for tie in rows_of(FILES["data/relations.csv"]):
        assert {tie["first"], tie["second"], *tie["stated_in"].split("; ")} <= dossiers
    for event in rows_of(FILES["data/timeline.csv"]):
        assert {event["dossier"], *event["involved"].split("; ")} <= dossiers
        assert set(event["sources"].split("; ")) <= sources
    for source in records_of(FILES["data/sources.json"]):
        assert set(source["via"]) <= sources


def test_dates_keep_their_precision_and_their_bounds() -> None:
    """A date is what was typed, with the first and last day that it can mean."""
    founded = records_of(FILES["groups/blue-guard.json"])["facts"][1]["claims"][0]["value"]
    assert founded == {"edtf": "189X", "earliest": "1890-01-01", "latest": "1899-12-31", "text": "1890s"}
    talks = rows_of(FILES["data/timeline.csv"])[0]
    assert (talks["date"], talks["earliest"], talks["latest"]) == ("1893/1894", "1893-01-01", "1894-12-31")


def test_the_timeline_is_in_the_order_of_time() -> None:
    """Rows begin one after the other."""
    starts = [row["earliest"] for row in rows_of(FILES["data/timeline.csv"])]
    assert starts == sorted(starts)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def test_nothing_of_the_machine_or_the_clock_is_exported() -> None:
    """No folder, and no year but those of the content."""
    for path, data in exported(ruritania(), PUBLIC).items():
        assert str(FOLDER).encode() not in data, path
        assert str(Path.home()).encode() not in data, path
        assert set(re.findall(rb"20[0-9]{2}", data)) <= {b"2024"}, path


def test_the_same_content_gives_the_same_bytes() -> None:
    """Twice the same, whatever was exported between."""
    exported(ruritania(), PUBLIC)
    assert exported(ruritania(), LOCAL) == FILES


def test_data_does_not_depend_on_where_the_site_is_published() -> None:
    """Only what needs an address differs between the local and the published site."""
    public = exported(ruritania(), PUBLIC)
    assert {path for path in public if public[path] != FILES.get(path)} == {
        "robots.txt", "sitemap.xml", "feeds/updated.atom.xml",
        "leaders/duke-of-strelsau.html", "groups/the-guard.html", "groups/black-guard.html",
    }  # fmt: skip


def test_an_empty_site_has_all_files() -> None:
    """Without any dossier each list is empty, and each table has its columns."""
    files = exported(site_of({}).index(), PUBLIC)
    for file in TABLES:
        assert columns_of(files[file.path]) == list(file.names)
        assert rows_of(files[file.path]) == []
    for file in LISTS:
        assert records_of(files[file.path]) == []


def test_text_is_readable_in_every_script() -> None:
    """Arabic stands as letters, not as escapes, and a difference is one entry a line."""
    assert "مايكل" in FILES["data/dossiers.json"].decode()
    assert len(FILES["data/dossiers.json"].splitlines()) == 2 + 3
