"""What is data, not code: authorities, programmes, relation and affiliation types, kinds of event.

The project brings its own lists (model/data/*.yaml); a site adds to them, or replaces an entry, in files of
the same names in its content folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from msgspec import Struct, field
from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from dossiers.model.countries import Country
from dossiers.model.record import ID_MAX, Id, Record, Text, Url, listed


class AuthorityList(Record):
    """One of an authority's lists."""

    id: Text
    """As it is written in ``list``, such as ``SDN``."""
    name: Text
    """Its full name."""
    url: Url | None = None
    """Where it is published."""


class Authority(Record):
    """Who designates."""

    id: Annotated[Text, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=ID_MAX)]
    """As it is written in ``authority``, such as ``US-OFAC``: letters a to z, digits and single hyphens."""
    name: Text
    """Its full name."""
    short: Text
    """What it is called where there is little room: ``OFAC``, ``State Department``."""
    of: Text
    """In whose name it acts, as a verdict says it: ``the United States``, ``the United Nations``."""
    country: Country | None = None
    """ISO 3166-1 alpha-2 code, where it is a country's."""
    url: Url | None = None
    """Its sanctions pages."""
    lists: Annotated[tuple[AuthorityList, ...], BeforeValidator(listed)] = ()
    """Its lists."""


class Programme(Record):
    """A programme whose code is known."""

    id: Text
    """The code as lists print it, such as ``SDGT``."""
    name: Text
    """Its full name."""
    authority: Text | None = None
    """The authority whose programme it is."""
    legal_basis: Text | None = None
    """The act it rests on."""
    url: Url | None = None
    """Its page."""


class TieType(Record):
    """A type of relation or affiliation, read in both directions."""

    id: Id
    """As it is written in ``type``."""
    name: Text
    """How the statement reads from the first party's side: ``backs``. For affiliations the leader is first."""
    heading: Text
    """The heading over the others on the first party's page: ``Backs``."""
    reverse: Id | None = None
    """The id of the reverse direction, such as ``backed-by``. Left out where the relation is symmetric."""
    reverse_name: Text | None = None
    """How it reads from the other side: ``backed by``."""
    reverse_heading: Text | None = None
    """The heading on the other party's page."""
    ftm: Text = "UnknownLink"
    """Its schema in FollowTheMoney."""

    @model_validator(mode="after")
    def _both_directions(self) -> Self:
        words = (self.reverse, self.reverse_name, self.reverse_heading)
        if any(words) and not all(words):
            raise PydanticCustomError(
                "missing-key",
                "“{id}” says only in part how it reads from the other side",
                {
                    "id": self.id,
                    "expected": "reverse, reverse_name and reverse_heading together, or none of them where both sides read the same",
                },
            )
        return self

    @property
    def symmetric(self) -> bool:
        """Whether both sides read the same."""
        return self.reverse is None and self.reverse_name is None


class EventKind(Record):
    """A kind of event."""

    id: Id
    """As it is written in ``kind``."""
    name: Text
    """How it is shown."""


class IdentifierScheme(Record):
    """A register that numbers people and groups."""

    id: Id
    """As it is written in ``identifiers``."""
    name: Text
    """How it is shown."""
    url: Url | None = None
    """Where an entry is found; ``{value}`` stands for the number."""


class Registry(Struct, frozen=True):
    """All lists of one site, each by id in the order in which they stand in the files."""

    authorities: Mapping[str, Authority] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    relation_types: Mapping[str, TieType] = field(default_factory=dict)
    affiliation_types: Mapping[str, TieType] = field(default_factory=dict)
    event_kinds: Mapping[str, EventKind] = field(default_factory=dict)
    identifiers: Mapping[str, IdentifierScheme] = field(default_factory=dict)
