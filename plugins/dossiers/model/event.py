"""What happened, when, where, and who was involved."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from dossiers.model.edtf import Edtf
from dossiers.model.record import Id, Record, Sources, Text, listed


class Event(Record):
    """One event. It is written in one dossier and shown on the page of everyone involved."""

    id: Id | None = None
    """A stable id for links to it; made from date and title where it is left out."""
    date: Edtf
    """When, with the precision that the sources give."""
    title: Text
    """What happened, in one line; an accusation says who accuses."""
    kind: Id | None = None
    """The kind of event, such as ``attack`` or ``arrest``, from the list of kinds."""
    summary: Text | None = None
    """A sentence or two more."""
    place: Text | None = None
    """A place id, or a plain name, which then has no coordinates."""
    involved: Annotated[tuple[Id, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])] = ()
    """The ids of others involved."""
    sources: Sources = ()
    """The sources that it rests on."""
    note: Text | None = None
    """A remark that is shown with the event."""


Events: TypeAlias = Annotated[
    tuple[Event, ...], BeforeValidator(listed, json_schema_input_type=Event | list[Event])
]
