"""The documentation of the data files is true: each has exactly the columns and keys that it names."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from export_site import published, split

from dossiers.export import documented as forms
from dossiers.export.fields import FILES, DataFile
from dossiers.model.source import CSL_TYPES

CSVS = [file for file in FILES if file.format.startswith("CSV (")]
JSONS = [file for file in FILES if "JSON" in file.format and file.fields and "manifest" not in file.path]


def texts(value: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(each, str) and each for each in value)


def date(value: Any) -> bool:
    """Whether a value is a date in words, with those bounds that it does not say itself."""
    bounds = [value[key] for key in ("earliest", "latest") if key in value]
    for day in bounds:
        assert datetime.date.fromisoformat(day)
        assert bounds != [value["edtf"]] * 2
    if not bounds:
        assert value["edtf"] in ("", "..", "../..") or datetime.date.fromisoformat(value["edtf"])
    order = ["edtf", "text", "earliest", "latest"]
    return list(value) == [key for key in order if key in value] and bool(value["text"])


def csl_date(value: Any) -> bool:
    """Whether a value is a date as CSL has it."""
    return set(value) <= {"date-parts", "circa", "literal"} and bool(value)


FORMS: dict[str, Callable[[Any], bool]] = {
    forms.TEXT: lambda value: isinstance(value, str) and value != "",
    forms.ID: lambda value: re.fullmatch(r"[a-z0-9-]+", value) is not None,
    forms.IDS: texts,
    forms.TEXTS: texts,
    forms.BOOLEAN: lambda value: isinstance(value, bool),
    forms.INTEGER: lambda value: type(value) is int,
    forms.ADDRESS: lambda value: value.startswith("https://"),
    forms.PATH: lambda value: re.match(r"(leaders|groups|pages|sources|data/sources)/[a-z0-9-]+\.(html(#|$)|json$)", value) is not None,
    forms.ANCHOR: lambda value: re.fullmatch(r"[^\s#]+", value) is not None,
    forms.DATE: date,
    forms.SOURCES: lambda value: all(list(each) in (["id"], ["id", "locator"]) for each in value),
    forms.OBJECT: lambda value: isinstance(value, dict),
    forms.OBJECTS: lambda value: all(isinstance(each, dict) for each in value),
    "CSL type": lambda value: value in CSL_TYPES,
    "CSL names": lambda value: all(list(each) == ["literal"] for each in value),
    "CSL date": csl_date,
    "BCP 47 tag": lambda value: value == "de",
}  # fmt: skip


def test_every_data_file_is_documented() -> None:
    """The page of the data names every file under data/ and the files beside the pages, each once."""
    told = [path for file in FILES for path in file.path.split(", ")]
    made = {re.sub(r"^(leaders|groups)/.*\.json", r"\1/<id>.json", path) for path in published()}
    assert len(told) == len(set(told))
    elsewhere = {"data/manifest.json", "data/sources/<part>.json"}
    assert {path for path in made if path.endswith((".json", ".csv"))} == set(told) - elsewhere


@pytest.mark.parametrize("file", CSVS, ids=lambda file: file.path)
def test_a_table_has_its_documented_columns(file: DataFile) -> None:
    """The first line names the documented columns in their order, and every row has that many cells."""
    head, *rows = csv.reader(published()[file.path].decode("utf-8-sig").splitlines())
    assert head == [field.name for field in file.fields]
    assert rows
    assert {len(row) for row in rows} == {len(head)}


@pytest.mark.parametrize("file", CSVS, ids=lambda file: file.path)
def test_no_column_is_always_empty(file: DataFile) -> None:
    """In a site that uses everything, each column says something."""
    rows = list(csv.DictReader(published()[file.path].decode("utf-8-sig").splitlines()))
    assert [field.name for field in file.fields if not any(row[field.name] for row in rows)] == []


@pytest.mark.parametrize("file", JSONS, ids=lambda file: file.path)
def test_json_has_its_documented_keys(file: DataFile) -> None:
    """Every documented key is there in its form and order, no other key is, and none that says nothing."""
    told = {field.name: field.form for field in file.fields}
    seen: set[str] = set()
    for document in documents(file):
        for name, value in walk(document, "", told):
            assert FORMS[told[name]](value), (name, value)
            assert value is not None, name
            assert value not in ("", [], {}), name
            seen.add(name)
    assert seen == set(told)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_every_field_is_explained(file: DataFile) -> None:
    """Each file and field has its meaning in a sentence, and no name stands twice."""
    assert file.meaning.endswith(".")
    assert all(field.meaning.endswith(".") and field.form for field in file.fields)
    assert len({field.name for field in file.fields}) == len(file.fields)
    assert file.fields


def documents(file: DataFile) -> Iterator[dict[str, Any]]:
    """Yield each object that the fields of a file describe."""
    if "<part>" in file.path:
        yield json.loads(split()["data/sources.json"])
        return
    if "<id>" in file.path:
        for path, data in published().items():
            if path.endswith(".json") and not path.startswith("data/"):
                yield json.loads(data)
        return
    found = json.loads(published()[file.path])
    yield from found if isinstance(found, list) else [found]


def walk(value: dict[str, Any], above: str, told: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield every key with its full name; keys stand in their documented order."""
    order = list(told)
    places = [order.index(f"{above}{key}") for key in value]
    assert places == sorted(places), above
    for key, inner in value.items():
        name = f"{above}{key}"
        yield name, inner
        if told[name] == forms.OBJECT:
            yield from walk(inner, f"{name}.", told)
        elif told[name] == forms.OBJECTS:
            for each in inner:
                yield from walk(each, f"{name}[].", told)
