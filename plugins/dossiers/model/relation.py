"""Who belongs to what, and who stands how to whom."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from dossiers.model.edtf import Edtf, EdtfEnd
from dossiers.model.record import Id, Record, Sources, Text, listed, short


class Affiliation(Record):
    """A tie between a leader and a group, written in either's dossier. A plain string is the other's id."""

    id: Id
    """The group's id in a leader's dossier, the leader's id in a group's."""
    type: Id | None = None
    """What kind of tie, such as ``leads`` or ``member``. Left out, ``member`` in a leader's dossier, ``leads`` in a group's."""
    role: Text | None = None
    """The role in the sources' words, such as ``founder and leader``."""
    from_: Annotated[EdtfEnd | None, Field(alias="from")] = None
    """Since when."""
    to: EdtfEnd | None = None
    """Until when; ``..`` says that it goes on, as far as the sources know."""
    as_of: Edtf | None = None
    """The date for which it is stated."""
    sources: Sources = ()
    """The sources that it rests on."""
    note: Text | None = None
    """A remark that is shown with it."""


class Relation(Record):
    """A relation to another leader or group, written on either side."""

    to: Id
    """The other's id."""
    type: Id
    """The type, such as ``rival`` or ``backs``, or its reverse, such as ``backed-by``."""
    role: Text | None = None
    """What exactly, such as ``brother``."""
    from_: Annotated[EdtfEnd | None, Field(alias="from")] = None
    """Since when."""
    until: EdtfEnd | None = None
    """Until when; ``..`` says that it goes on, as far as the sources know."""
    as_of: Edtf | None = None
    """The date for which it is stated."""
    sources: Sources = ()
    """The sources that it rests on."""
    note: Text | None = None
    """A remark that is shown with it."""


Affiliations: TypeAlias = Annotated[
    tuple[
        Annotated[Affiliation, BeforeValidator(short("id"), json_schema_input_type=str | Affiliation)], ...
    ],
    BeforeValidator(listed, json_schema_input_type=str | Affiliation | list[str | Affiliation]),
]
Relations: TypeAlias = Annotated[
    tuple[Relation, ...], BeforeValidator(listed, json_schema_input_type=Relation | list[Relation])
]
