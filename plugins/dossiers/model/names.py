"""Names: in other scripts, and aliases with their strength."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from dossiers.model.edtf import Edtf
from dossiers.model.record import Lang, Record, Sources, Text, listed, short


class NativeName(Record):
    """A name in its own script, with its language, from which the direction of writing follows."""

    text: Text
    """The name as it is written."""
    lang: Lang
    """Its language as a BCP 47 tag, such as ``ar``."""
    sources: Sources = ()
    """The sources that write it so."""


class Strength(StrEnum):
    """How far an alias identifies: OFAC's strong and weak a.k.a., and former names (f.k.a.)."""

    STRONG = "strong"
    WEAK = "weak"
    FORMER = "former"


class Alias(Record):
    """Another name of the subject. A plain string is a strong alias."""

    name: Text
    """The name."""
    strength: Strength = Strength.STRONG
    """``strong`` identifies by itself, ``weak`` (a nickname, a common name) does not, ``former`` is no longer used."""
    lang: Lang | None = None
    """Its language as a BCP 47 tag, where it is not in the language of the site."""
    sources: Sources = ()
    """The sources that use it."""
    as_of: Edtf | None = None
    """The date of the list or document that carries it."""
    note: Text | None = None
    """A remark that is shown with the name."""


Aliases: TypeAlias = Annotated[
    tuple[Annotated[Alias, BeforeValidator(short("name"), json_schema_input_type=str | Alias)], ...],
    BeforeValidator(listed, json_schema_input_type=str | Alias | list[str | Alias]),
]
NativeNames: TypeAlias = Annotated[
    tuple[NativeName, ...], BeforeValidator(listed, json_schema_input_type=NativeName | list[NativeName])
]
