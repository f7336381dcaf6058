"""The base of all records that people type: frozen, closed, and each field with its meaning.

One definition serves three uses: it checks front matter, it is the record that the rest of the program
reads, and the JSON Schema and docs/front-matter.md come from it. Short forms are turned into the long form
before checking (``short``, ``claims``), so that only one form exists behind this folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError, SchemaValidator
from pydantic_core.core_schema import url_schema

from dossiers.model.edtf import Edtf
from dossiers.model.meaning import meanings

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_MAX = 80


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    # Schemas are built when they are first used: most builds read few files, and many none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema what each field means."""
        found = handler(core_schema)
        properties = handler.resolve_ref_schema(found)["properties"]
        for name, meaning in meanings(cls).items():
            if name in cls.model_fields:
                properties[cls.model_fields[name].alias or name]["description"] = meaning
        return found


def _id(text: str) -> str:
    if not ID.match(text) or len(text) > ID_MAX:
        raise PydanticCustomError(
            "bad-id",
            "“{found}” is not an id",
            {
                "found": text,
                "expected": "lower-case letters, digits and single hyphens, such as qais-al-khazali",
            },
        )
    return text


# As pydantic's HttpUrl checks: to load that takes a third of the time in which all models are loaded.
_http = SchemaValidator(url_schema(max_length=2083))


def _url(text: str) -> str:
    """Keep an address as typed once it is known to be a plain http(s) one."""
    try:
        _http.validate_python(text)
    except ValidationError:
        valid = False
    else:
        # A space, a quote or a control character is a typing mistake that a lenient parser would mend silently.
        valid = not re.search(r"[\s\"'<>\\\x00-\x1f]", text) and text.lower().startswith(
            ("http://", "https://")
        )
    if not valid:
        raise PydanticCustomError(
            "bad-url",
            "“{found}” is not an http or https address",
            {"found": text, "expected": "an address such as https://example.org/page"},
        )
    return text


_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


def _lang(text: str) -> str:
    if not _LANG.match(text):
        raise PydanticCustomError(
            "bad-value",
            "“{found}” is not a language tag",
            {"found": text, "expected": "a BCP 47 tag such as ar, fa, en or az-Arab"},
        )
    return text


Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
"""Plain text of at least one character; it is never read as Markdown or HTML."""

Id: TypeAlias = Annotated[
    str, AfterValidator(_id), Field(json_schema_extra={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
"""The id of a dossier, source, place or other thing: ``^[a-z0-9]+(-[a-z0-9]+)*$``, at most 80 characters."""

Url: TypeAlias = Annotated[
    str, AfterValidator(_url), Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})
]
"""An http or https address, kept as typed."""

Lang: TypeAlias = Annotated[str, AfterValidator(_lang)]
"""A BCP 47 language tag."""


class SourceRef(Record):
    """A source that a statement rests on, with the place in it: ``jaboori-2020`` or ``jaboori-2020, p. 4``."""

    id: Id
    """The source's id."""
    locator: Text | None = None
    """Where in the source, such as ``p. 4``."""


def short(key: str) -> Callable[[object], object]:
    """Make a before-validator that reads a plain string as ``{key: string}``."""

    def grow(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return grow


def _source_ref(value: object) -> object:
    if not isinstance(value, str):
        return value
    source, comma, locator = value.partition(",")
    return {"id": source.strip(), "locator": locator.strip()} if comma else {"id": value.strip()}


def listed(value: object) -> object:
    """Read one value as a list of one, so that a single source or tag needs no brackets."""
    return value if isinstance(value, list) else [value]


Sources: TypeAlias = Annotated[
    tuple[Annotated[SourceRef, BeforeValidator(_source_ref, json_schema_input_type=str | SourceRef)], ...],
    BeforeValidator(listed, json_schema_input_type=str | list[str | SourceRef]),
]
"""The sources that a statement rests on; one may stand without brackets."""

T = TypeVar("T")


class Claim(Record, Generic[T]):
    """One value with what it rests on. Without sources it rests on the dossier's sources as a whole."""

    value: T
    """What is claimed."""
    sources: Sources = ()
    """The sources that say so."""
    as_of: Edtf | None = None
    """The date for which it is claimed."""
    note: Text | None = None
    """A remark that is shown with the value."""


def _claims(value: Any) -> object:
    """Grow a plain value, a claim, or a list of either into a list of claims; no plain value is a mapping."""
    return [item if isinstance(item, dict) else {"value": item} for item in _as_list(value)]


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


if TYPE_CHECKING:
    Claims: TypeAlias = tuple[Claim[T], ...]
else:

    class Claims:
        """Builds the checked type; ``Claim[T]`` with a bare T would lose its parameter in an alias."""

        def __class_getitem__(cls, item: Any) -> Any:
            one = item | Claim[item]
            grown = BeforeValidator(_claims, json_schema_input_type=one | list[one])
            return Annotated[tuple[Claim[item], ...], grown]


"""A plain value, ``{value, sources, as_of, note}``, or a list of such claims.

In a field that holds one fact (a birth date) several claims are readings that conflict; in a field that
holds several (nationalities) they stand beside each other. Which it is, the field says.
"""
