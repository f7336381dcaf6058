"""The documentation of the data files is true: each has exactly the columns and keys that it names."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from export_site import published

from dossiers.export import documented as forms
from dossiers.export.csl import ITEM
from dossiers.export.fields import FILES, DataFile
from dossiers.model.source import CSL_TYPES

CSVS = [file for file in FILES if file.format.startswith("CSV (")]
JSONS = [file for file in FILES if "JSON" in file.format and file.fields and "manifest" not in file.path]


def texts(value: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(each, str) and each for each in value)


def date(value: Any) -> bool:
    """Whether a value is null or a date with its bounds."""
    if value is None:
        return True
    for day in (value["earliest"], value["latest"]):
        assert day is None or datetime.date.fromisoformat(day)
    return list(value) == ["edtf", "earliest", "latest", "text"] and bool(value["text"])


def csl_date(value: Any) -> bool:
    """Whether a value is a date as CSL has it."""
    return set(value) <= {"date-parts", "circa", "literal"} and bool(value)


FORMS: dict[str, Callable[[Any], bool]] = {
    forms.TEXT: lambda value: isinstance(value, str) and value != "",
    forms.OPTIONAL: lambda value: value is None or (isinstance(value, str) and value != ""),
    forms.ID: lambda value: re.fullmatch(r"[a-z0-9-]+", value) is not None,
    forms.IDS: texts,
    forms.TEXTS: texts,
    forms.BOOLEAN: lambda value: isinstance(value, bool),
    forms.INTEGER: lambda value: type(value) is int,
    forms.ADDRESS: lambda value: value is None or value.startswith("https://"),
    forms.PATH: lambda value: re.match(r"(leaders|groups|pages|sources)/[a-z0-9-]+\.html(#|$)", value) is not None,
    forms.DATE: date,
    forms.SOURCES: lambda value: all(list(each) == ["id", "locator"] for each in value),
    forms.OBJECT: lambda value: isinstance(value, dict),
    forms.OBJECTS: lambda value: all(isinstance(each, dict) for each in value),
    "integer or null": lambda value: value is None or value > 0,
    "CSL item": lambda value: set(value) <= {field.name for field in ITEM},
    "CSL type": lambda value: value in CSL_TYPES,
    "CSL names": lambda value: all(list(each) == ["literal"] for each in value),
    "CSL date": csl_date,
    "address": lambda value: value.startswith("https://"),
    "BCP 47 tag": lambda value: value == "de",
}  # fmt: skip


def test_every_data_file_is_documented() -> None:
    """The page of the data names every file under data/ and the files beside the pages, each once."""
    told = [path for file in FILES for path in file.path.split(", ")]
    made = {re.sub(r"^(leaders|groups)/.*\.json", r"\1/<id>.json", path) for path in published()}
    assert len(told) == len(set(told))
    assert {path for path in made if path.endswith((".json", ".csv"))} == set(told) - {"data/manifest.json"}


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
    """Every documented key is there in its form and order, and no other key is."""
    told = {field.name: field.form for field in file.fields}
    seen: set[str] = set()
    for document in documents(file):
        for name, value in walk(document, "", told):
            assert FORMS[told[name]](value), (name, value)
            seen.add(name)
    assert seen == set(told)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_every_field_is_explained(file: DataFile) -> None:
    """Each file and field has its meaning in a sentence, and no name stands twice."""
    assert file.meaning.endswith(".")
    assert all(field.meaning.endswith(".") and field.form for field in file.fields)
    assert len({field.name for field in file.fields}) == len(file.fields)
    assert file.fields or file.path == "data/dossiers.json"


def documents(file: DataFile) -> Iterator[dict[str, Any]]:
    """Yield each object that the fields of a file describe."""
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
