"""A dossier: what one Markdown file says of one leader or group. And an ordinary page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct
from pydantic import BeforeValidator, Discriminator, Field, Tag

from dossiers.model.body import Body
from dossiers.model.edtf import Edtf
from dossiers.model.event import Events
from dossiers.model.record import Id, Record, Text, listed, short
from dossiers.model.relation import Affiliations, Relations
from dossiers.model.sanction import Sanctions, SanctionsChecks
from dossiers.model.source import Source, Texts
from dossiers.model.subject import Group, Leader


class Kind(StrEnum):
    """What a dossier is about: a person or an organisation."""

    LEADER = "leader"
    GROUP = "group"


TextKind: TypeAlias = Literal["leader", "group", "page"]
"""What one Markdown file is: a dossier of one of the two kinds, or an ordinary page."""


def _source_form(value: object) -> str:
    return "id" if isinstance(value, str) else "source"


SourceEntry: TypeAlias = Annotated[
    Annotated[Id, Tag("id")] | Annotated[Source, Tag("source")], Discriminator(_source_form)
]
"""A source defined here, or the bare id of one that is defined elsewhere."""

Ids: TypeAlias = Annotated[tuple[Id, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])]


class FrontMatter(Record):
    """What both kinds of dossier have in common."""

    title: Text
    """The title of the page."""
    summary: Annotated[Text | None, Field(max_length=400)] = None
    """One plain sentence, shown in lists, search results and previews."""
    updated: Edtf | None = None
    """When the dossier was last changed in substance."""
    authors: Texts = ()
    """The editors."""
    tags: Ids = ()
    """Subjects by which dossiers are found together."""
    former_ids: Ids = ()
    """Ids that this dossier had before; redirects are written for them."""
    relations: Relations = ()
    """Relations to other leaders and groups."""
    sanctions: Sanctions = ()
    """Designations, one entry for each programme."""
    sanctions_checked: SanctionsChecks = ()
    """Which lists were searched, and when."""
    events: Events = ()
    """What happened."""
    sources: Annotated[
        tuple[SourceEntry, ...],
        BeforeValidator(listed, json_schema_input_type=str | Source | list[str | Source]),
        Field(min_length=1),
    ]
    """The sources: defined here, or bare ids of sources that are defined elsewhere. At least one."""


class LeaderFrontMatter(FrontMatter):
    """The front matter of a leader's dossier."""

    kind: Literal["leader"]
    """``leader``."""
    leader: Annotated[Leader, BeforeValidator(short("name"), json_schema_input_type=str | Leader)]
    """The person; a plain string is the name."""
    group: Affiliations = ()
    """The groups that the person led or belonged to; a plain string is a group's id."""


class GroupFrontMatter(FrontMatter):
    """The front matter of a group's dossier."""

    kind: Literal["group"]
    """``group``."""
    group: Annotated[Group, BeforeValidator(short("name"), json_schema_input_type=str | Group)]
    """The organisation; a plain string is the name."""
    leader: Affiliations = ()
    """The people who led it or belonged to it; a plain string is a leader's id."""


class PageFrontMatter(Record):
    """The front matter of an ordinary page."""

    title: Text
    """The title of the page."""
    summary: Annotated[Text | None, Field(max_length=400)] = None
    """One plain sentence, shown under the title."""
    updated: Edtf | None = None
    """When the page was last changed in substance."""
    authors: Texts = ()
    """The editors."""


class Dossier(Struct, frozen=True):
    """One dossier as read: its id, its file (relative to the content folder), its front matter and its text."""

    id: str
    file: str
    front: LeaderFrontMatter | GroupFrontMatter
    body: Body

    @property
    def kind(self) -> Kind:
        """Leader or group."""
        return Kind(self.front.kind)

    @property
    def subject(self) -> Leader | Group:
        """The person or organisation that the dossier is about."""
        return self.front.leader if isinstance(self.front, LeaderFrontMatter) else self.front.group

    @property
    def affiliations(self) -> Affiliations:
        """The ties between leader and group that this file states."""
        return self.front.group if isinstance(self.front, LeaderFrontMatter) else self.front.leader

    @property
    def names(self) -> tuple[str, ...]:
        """The title and every name of the subject, as typed."""
        subject = self.subject
        return (
            self.front.title,
            subject.name,
            *(name.text for name in subject.native_name),
            *(alias.name for alias in subject.aliases),
        )

    @property
    def is_stub(self) -> bool:
        """Whether the file has no text yet."""
        return not self.body.blocks


class Page(Struct, frozen=True):
    """An ordinary page, such as the method."""

    id: str
    file: str
    front: PageFrontMatter
    body: Body
