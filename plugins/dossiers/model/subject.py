"""The subject of a dossier: a leader or a group."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from dossiers.model.countries import Country
from dossiers.model.edtf import Edtf
from dossiers.model.names import Aliases, NativeNames
from dossiers.model.record import Claims, Id, Record, Text


class LeaderStatus(StrEnum):
    """What is known of the person."""

    ACTIVE = "active"
    DETAINED = "detained"
    DECEASED = "deceased"
    UNKNOWN = "unknown"


class GroupStatus(StrEnum):
    """What is known of the group."""

    ACTIVE = "active"
    DISSOLVED = "dissolved"
    MERGED = "merged"
    UNKNOWN = "unknown"


def _identifiers(value: object) -> object:
    """Read ``{scheme: value}`` as a list of identifiers, each value plain or a claim."""
    if not isinstance(value, dict):
        raise PydanticCustomError(
            "wrong-type",
            "identifiers are a mapping",
            {"expected": "each number by its register, such as {wikidata: Q42, ofac: 28004}"},
        )
    return [{"scheme": scheme, "value": claimed} for scheme, claimed in value.items()]


class Identifier(Record):
    """A number or code by which a register knows the subject."""

    scheme: Id
    """Whose number: ``wikidata``, ``ofac``, ``un``, ``eu``, ``gb`` ..."""
    value: Claims[Text]
    """The number, as written there."""


Identifiers: TypeAlias = Annotated[
    tuple[Identifier, ...],
    BeforeValidator(_identifiers, json_schema_input_type=dict[str, Claims[Text]]),
]


class Subject(Record):
    """What leaders and groups have in common."""

    name: Text
    """The name in the language of the site."""
    native_name: NativeNames = ()
    """The name in its own script: ``{text, lang}``, or a list of them."""
    aliases: Aliases = ()
    """Other names, each with its strength; a plain string is a strong alias."""


class Leader(Subject):
    """A person."""

    born: Claims[Edtf] = ()
    """When born."""
    died: Claims[Edtf] = ()
    """When died."""
    birth_place: Claims[Text] = ()
    """Where born: a place id, or a plain name."""
    death_place: Claims[Text] = ()
    """Where died: a place id, or a plain name."""
    nationality: Claims[Country] = ()
    """ISO 3166-1 alpha-2 codes; several stand beside each other."""
    occupation: Claims[Text] = ()
    """Offices and occupations; several stand beside each other."""
    status: Claims[LeaderStatus] = ()
    """``active``, ``detained``, ``deceased`` or ``unknown``."""
    identifiers: Identifiers = ()
    """Numbers by which registers know the person, by scheme."""


class Group(Subject):
    """An organisation."""

    type: Claims[Text] = ()
    """What it is, such as ``armed group`` or ``political party``; several stand beside each other."""
    founded: Claims[Edtf] = ()
    """When founded."""
    dissolved: Claims[Edtf] = ()
    """When dissolved."""
    headquarters: Claims[Text] = ()
    """Where it sits: a place id, or a plain name."""
    country: Claims[Country] = ()
    """Where it is at home, as ISO 3166-1 alpha-2 codes; several stand beside each other."""
    status: Claims[GroupStatus] = ()
    """``active``, ``dissolved``, ``merged`` or ``unknown``."""
    identifiers: Identifiers = ()
    """Numbers by which registers know the group, by scheme."""


SEVERAL = frozenset({"nationality", "occupation", "type", "country"})
"""The fields that may hold several facts at once; in every other field several claims are conflicting readings."""
