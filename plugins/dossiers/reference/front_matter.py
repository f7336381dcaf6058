"""docs/front-matter.md: each record with each key, its form, whether it is needed, its meaning and an example."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

from dossiers.model.sanction import MEASURES
from dossiers.reference import prose
from dossiers.reference.examples import example
from dossiers.reference.schema import Schema, records

DOSSIER = {
    "LeaderFrontMatter": "A leader's dossier",
    "GroupFrontMatter": "A group's dossier",
    "Leader": "Leader",
    "Group": "Group",
    "NativeName": "Native name",
    "Alias": "Alias",
    "Claim": "Claim",
    "Affiliation": "Affiliation",
    "Relation": "Relation",
    "Sanction": "Sanction",
    "SanctionsCheck": "Sanctions check",
    "Event": "Event",
    "Source": "Source",
    "SourceRef": "Source reference",
}
SHARED = {
    "PageFrontMatter": "An ordinary page",
    "PlaceRecord": "Place",
    "Authority": "Authority",
    "AuthorityList": "List of an authority",
    "Programme": "Programme",
    "TieType": "Type of relation or affiliation",
    "EventKind": "Kind of event",
    "IdentifierScheme": "Scheme of identifiers",
}
"""The records with their headings, in the order of the document; ``Claim`` stands for a claim of any value."""

_TERMS = {
    "Authorities": "authorities.yaml",
    "Relation types": "relation_types.yaml",
    "Affiliation types": "affiliation_types.yaml",
    "Kinds of event": "event_kinds.yaml",
    "Schemes of identifiers": "identifiers.yaml",
}
_MANY = 16
"""Values of an enumeration above which they are listed under the table instead of in it."""
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[A-Z]{2}$": "country code",
    "^[A-F][1-6]$": "`A1` to `F6`",
    "^https?://": "address",
}


def front_matter_reference() -> str:
    """Return the document as Markdown."""
    defs = records()
    parts = [prose.OPENING]
    parts += [_section(name, heading, defs) for name, heading in DOSSIER.items()]
    parts += [prose.DATES, prose.TEXT, prose.RULES, prose.SHARED]
    parts += [_section(name, heading, defs) for name, heading in SHARED.items()]
    parts += ["## Terms that come with the project\n", *_terms(), _measures()]
    return "\n".join(parts)


def _section(name: str, heading: str, defs: dict[str, Schema]) -> str:
    schema = defs["DateClaim" if name == "Claim" else name]
    intro = prose.CLAIMS if name == "Claim" else f"{_code(schema.get('description', ''))}\n"
    rows = list(_rows(name, schema, defs))
    long = [f"\n`{key}` is one of: {values}.\n" for key, values in _long_enums(schema)]
    table = "| Key | Form | Needed | Meaning | Example |\n|---|---|---|---|---|\n" + "".join(rows)
    return f"## {heading}\n\n{intro}\n{table}{''.join(long)}"


def _rows(name: str, schema: Schema, defs: dict[str, Schema]) -> Iterator[str]:
    needed = set(schema.get("required", ()))
    # What is needed comes first; the rest keeps the order of the record.
    for key, one in sorted(schema["properties"].items(), key=lambda row: row[0] not in needed):
        form = "any value" if (name, key) == ("Claim", "value") else _form(one, defs)
        meaning = _cell(_code(one.get("description", "")))
        sample = example(name, key)
        shown = f"`{_cell(f'{key}: {sample}')}`" if sample else ""
        yield f"| `{key}` | {form} | {'yes' if key in needed else ''} | {meaning} | {shown} |\n"


def _form(schema: Schema, defs: dict[str, Schema]) -> str:
    """Say in words which forms a value may have."""
    options = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    single = [_leaf(one, defs) for one in options if one.get("type") != "array"]
    lists = [one for one in options if one.get("type") == "array"]
    if not lists:
        return " or ".join(dict.fromkeys(single))
    items = lists[0]["items"]
    inside = " or ".join(dict.fromkeys(_leaf(one, defs) for one in items.get("anyOf", [items])))
    return f"{inside}, or a list of them" if single else f"list of {inside}"


def _leaf(schema: Schema, defs: dict[str, Schema]) -> str:
    if "$ref" in schema:
        return _reference(schema["$ref"].rpartition("/")[2], defs)
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return _values(schema["enum"]) if len(schema["enum"]) <= _MANY else "one of the list below"
    if schema.get("pattern") in _PATTERNS:
        return _PATTERNS[schema["pattern"]]
    if schema.get("type") == "object":
        return f"mapping of id to {_form(schema['additionalProperties'], defs)}"
    return "number" if schema.get("type") == "number" else "text"


def _reference(name: str, defs: dict[str, Schema]) -> str:
    if name in {"Date", "DateOrOpen"}:
        return "[date](#dates)" + (" or `..`" if name == "DateOrOpen" else "")
    if name.endswith("Claim"):
        return "[claim](#claim)"
    if "enum" in defs[name]:
        return _values(defs[name]["enum"])
    heading = (DOSSIER | SHARED)[name]
    return f"[{heading.lower()}](#{heading.lower().replace(' ', '-')})"


def _values(values: list[Any]) -> str:
    return ", ".join(f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in values)


def _long_enums(schema: Schema) -> Iterator[tuple[str, str]]:
    for key, one in schema["properties"].items():
        if len(one.get("enum", ())) > _MANY:
            yield key, _values(one["enum"])


def _terms() -> Iterator[str]:
    for heading, file in _TERMS.items():
        text = resources.files("dossiers.model").joinpath(f"data/{file}").read_text(encoding="utf-8")
        rows = "".join(f"| `{row['id']}` | {_term(row)} |\n" for row in yaml.safe_load(text))
        yield f"### {heading}\n\n| Id | Means |\n|---|---|\n{rows}"


def _term(row: dict[str, Any]) -> str:
    lists = ", ".join(f"`{one['id']}`" for one in row.get("lists", ()))
    said = (
        f"{row['name']}; written from the other side `{row['reverse']}`" if "reverse" in row else row["name"]
    )
    return f"{said}; lists: {lists}" if lists else str(said)


def _measures() -> str:
    return "### Measures\n\n" + ", ".join(f"`{measure}`" for measure in MEASURES) + "\n"


def _code(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
