"""The documents that are made from the types: complete, true, and not stale."""

import json
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from dossiers.model import dossier, event, names, record, registry, relation, sanction, source, subject
from dossiers.model.problem import CODES
from dossiers.read.yaml_values import parse_yaml
from dossiers.reference import (
    front_matter_reference,
    front_matter_schema,
    problems_reference,
    records,
    schema_text,
)
from dossiers.reference.examples import EXAMPLES, example

PROJECT = Path(__file__).parents[2]
DOCS = {
    "front-matter.md": front_matter_reference,
    "front-matter.schema.json": schema_text,
    "problems.md": problems_reference,
}
MODELS: dict[str, Any] = {
    name: value
    for module in (dossier, event, names, record, registry, relation, sanction, source, subject)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, BaseModel)
}


def keys(name: str) -> dict[str, Any]:
    """Return the keys of a record with their types, as pydantic checks them."""
    if name == "Claim":
        return {"value": Any} | keys_of(record.Claim[str])
    return keys_of(MODELS[name])


def keys_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the keys of a model with their whole types."""
    return {
        info.alias or key: Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        for key, info in model.model_fields.items()
    }


@pytest.mark.parametrize("name", DOCS)
def test_committed_document_is_fresh(name: str) -> None:
    """What the repository holds is what the types say now; `make docs` makes it so."""
    assert (PROJECT / "docs" / name).read_text(encoding="utf-8") == DOCS[name]()


RECORDS = sorted(name for name in EXAMPLES if name != "*")


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_has_an_example_that_is_right(name: str) -> None:
    """Each key of each record is shown with an example that the key's own type accepts."""
    for key, kind in keys(name).items():
        typed = example(name, key)
        assert typed, f"{name}.{key} has no example"
        value, problems = parse_yaml(f"{key}: {typed}", "x.md")
        assert problems == []
        assert isinstance(value, dict)
        TypeAdapter(kind).validate_python(value[key])


def test_no_example_is_left_over() -> None:
    """An example for a key that no record has any more would be a trap."""
    for name in RECORDS:
        assert set(EXAMPLES[name]) <= set(keys(name)), name


def test_every_record_has_its_section() -> None:
    """Every record that can be typed is in the reference, with a row for each key."""
    text = front_matter_reference()
    for name, schema in records().items():
        if "properties" in schema and not name.endswith("Claim"):
            assert name in EXAMPLES, name
            for key in schema["properties"]:
                assert f"| `{key}` |" in text, f"{name}.{key}"


def test_every_link_in_the_reference_leads_to_a_heading() -> None:
    """The reference's own links work, as GitHub makes anchors of headings."""
    text = front_matter_reference()
    headings = {
        line.lstrip("# ").lower().replace(" ", "-").replace("'", "")
        for line in text.splitlines()
        if line.startswith("#")
    }
    linked = {part.partition(")")[0] for part in text.split("](#")[1:]}
    assert linked <= headings


def test_every_code_is_documented_once() -> None:
    """Each code of a problem stands once, with its severity."""
    text = problems_reference()
    for code, entry in CODES.items():
        assert text.count(f"| `{code}` | {entry.severity} |") == 1


def test_schema_refers_only_to_what_it_defines() -> None:
    """Every reference inside the schema resolves, and every definition is used."""
    schema = front_matter_schema()
    text = json.dumps(schema)
    named = {part.partition('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert named == set(schema["$defs"])


def test_schema_knows_every_key_and_no_other() -> None:
    """The schema has the keys of the records, and refuses the rest."""
    for name, schema in front_matter_schema()["$defs"].items():
        if name in MODELS:
            assert schema["additionalProperties"] is False
            assert set(schema["properties"]) == set(keys(name))


def test_schema_lets_editors_read_numbers_and_empty_keys() -> None:
    """A year is a number to an editor, and an unused key is null: neither is a mistake."""
    leader = front_matter_schema()["$defs"]["Leader"]["properties"]
    assert {"$ref": "#/$defs/Date"} in leader["born"]["anyOf"]
    assert {"type": "null"} in leader["born"]["anyOf"]
    assert front_matter_schema()["$defs"]["Date"]["type"] == ["string", "number"]


def test_smallest_dossier_of_the_reference_is_right() -> None:
    """The first thing that a newcomer copies passes the check."""
    block = front_matter_reference().split("```yaml\n---\n")[1].split("---\n")[0]
    front = dossier.LeaderFrontMatter.model_validate(yaml.load(block, yaml.BaseLoader))
    assert front.leader.name == "Jan Example"
