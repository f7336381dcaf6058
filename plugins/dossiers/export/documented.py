"""A data file and what each of its columns or keys means: the page of the site and the tests read the same."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class DataField(Struct, frozen=True):
    """A column or key: its name, its form, its meaning.

    The name of a key inside others is its path: ``designations[].status`` is the key ``status`` of each item
    of the list ``designations``.
    """

    name: str
    form: str
    meaning: str


class DataFile(Struct, frozen=True):
    """A file of the site for programs; ``path`` is relative to the site's root, with ``<id>`` for one a dossier."""

    path: str
    format: str
    meaning: str
    fields: tuple[DataField, ...]


TEXT = "text"
ID = "id"
IDS = "list of ids"
TEXTS = "list of texts"
BOOLEAN = "true or false"
INTEGER = "integer"
ADDRESS = "address"
PATH = "path"
ANCHOR = "anchor"
DATE = "{edtf, text, earliest, latest}"
SOURCES = "list of {id, locator}"
OBJECT = "object"
OBJECTS = "list of objects"

ABSENT = (
    "a key that has nothing to say is left out: what is absent is not stated. A date has edtf, as typed, and text, in"
    " words; where it is not one exact day, also earliest and latest, the first and last day that it can mean, each"
    " left out where that side is open or unknown. A list of sources has the id of each, and where it names a place in"
    " the source, as locator. An anchor is a place on the page of the dossier, whose path stands once."
)
"""What holds for every JSON file of the site."""


def under(parent: str, fields: Iterable[DataField]) -> tuple[DataField, ...]:
    """Return the fields as they are named inside a key or, where it ends in ``[]``, inside its items."""
    return tuple(DataField(f"{parent}.{field.name}", field.form, field.meaning) for field in fields)
