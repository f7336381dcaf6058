"""The JSON Schema (draft 2020-12) of front matter, for editors that check while one types.

Editors read YAML with types, where the build reads every value as text; so the schema lets a number stand for
text (``1974``), and an empty key for one that is left out. It cannot see what only the whole site knows, such
as an unknown source: the build checks more.
"""

from __future__ import annotations

import json
from types import GenericAlias
from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, TypeAdapter

from dossiers.model.dossier import GroupFrontMatter, LeaderFrontMatter, PageFrontMatter
from dossiers.model.edtf import Edtf, EdtfEnd
from dossiers.model.registry import Authority, EventKind, IdentifierScheme, Programme, TieType
from dossiers.model.source import PlaceRecord, Source

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DOSSIER: Any = Annotated[LeaderFrontMatter | GroupFrontMatter, Discriminator("kind")]
_RECORDS = (PageFrontMatter, Source, PlaceRecord, Authority, Programme, TieType, EventKind, IdentifierScheme)


def front_matter_schema() -> Schema:
    """Return the schema of a dossier's front matter, of either kind."""
    schema = _tidy(TypeAdapter(_DOSSIER).json_schema(by_alias=True))
    return {
        "$schema": _DIALECT,
        "title": "Front matter of a dossier",
        "oneOf": schema["oneOf"],
        "$defs": schema["$defs"],
    }


def schema_text() -> str:
    """Return the schema as the text of a JSON file."""
    return json.dumps(front_matter_schema(), ensure_ascii=False, indent=2) + "\n"


def records() -> dict[str, Schema]:
    """Return the schema of every record that can be typed, in dossiers and in the shared files, by its name."""
    # A tuple of types that is made at run time, which no checker can know.
    typed: Any = GenericAlias(tuple, (_DOSSIER, *_RECORDS))
    everything = TypeAdapter(typed).json_schema(by_alias=True)
    defs: dict[str, Schema] = _tidy(everything)["$defs"]
    return defs


def _tidy(schema: Schema) -> Schema:
    """Give repeated parts names that people can read, and drop what says nothing."""
    dates = {_pattern(Edtf): "Date", _pattern(EdtfEnd): "DateOrOpen"}
    names = {name: _claim_name(name, one) for name, one in schema["$defs"].items()}
    defs = {names[name]: _walk(one, dates, names) for name, one in schema["$defs"].items()}
    defs["Date"] = _date(Edtf)
    defs["DateOrOpen"] = _date(EdtfEnd)
    return {
        **_walk({key: value for key, value in schema.items() if key != "$defs"}, dates, names),
        "$defs": dict(sorted(defs.items())),
    }


def _pattern(date: Any) -> str:
    return str(TypeAdapter(date).json_schema()["pattern"])


def _date(date: Any) -> Schema:
    return {**TypeAdapter(date).json_schema(), "type": ["string", "number"]}


def _claim_name(name: str, schema: Schema) -> str:
    """Name the record of a claim by its value: ``DateClaim`` for pydantic's ``Claim_Edtf_``."""
    if not name.startswith("Claim_"):
        return name
    value = schema["properties"]["value"]
    if "$ref" in value:
        return f"{value['$ref'].rpartition('/')[2]}Claim"
    if value.get("pattern") == _pattern(Edtf):
        return "DateClaim"
    return "CountryClaim" if value.get("pattern") == "^[A-Z]{2}$" else "TextClaim"


def _walk(node: Any, dates: dict[str, str], names: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_walk(item, dates, names) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("pattern") in dates:
        kept = {"description": node["description"]} if "title" in node else {}
        return {"$ref": f"#/$defs/{dates[node['pattern']]}", **kept}
    kept = {
        key: _walk(value, dates, names)
        for key, value in node.items()
        if key not in {"title", "default", "discriminator", "properties"}
    }
    if "properties" in node:
        needed = set(node.get("required", ()))
        kept["properties"] = {
            name: walked if name in needed else _or_empty(walked)
            for name, one in node["properties"].items()
            for walked in (_walk(one, dates, names),)
        }
    if "$ref" in kept:
        kept["$ref"] = f"#/$defs/{names[kept['$ref'].rpartition('/')[2]]}"
    if kept.get("type") == "string" and not {"enum", "const", "format"} & set(kept):
        kept["type"] = ["string", "number"]
    return kept


def _or_empty(schema: Schema) -> Schema:
    """Let a key stand empty, which is as good as leaving it out."""
    described = {key: schema[key] for key in ("description",) if key in schema}
    rest = {key: value for key, value in schema.items() if key != "description"}
    options = rest.get("anyOf", [rest])
    if any(option.get("type") == "null" for option in options):
        return schema
    more = {key: value for key, value in rest.items() if key != "anyOf"} if "anyOf" in rest else {}
    return {**described, **more, "anyOf": [*options, {"type": "null"}]}
