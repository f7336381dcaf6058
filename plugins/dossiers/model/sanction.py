"""Designations, and the searches of lists that found none."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from dossiers.model.edtf import Edtf
from dossiers.model.record import Claims, Id, Record, Sources, Text, Url, listed

MEASURES = (
    "asset freeze",
    "travel ban",
    "arms embargo",
    "arms restrictions",
    "export control",
    "import restrictions",
    "financial restrictions",
    "investment ban",
    "services ban",
    "transportation restrictions",
    "sectoral sanctions",
    "debarment",
    "aid suspension",
    "prohibition to satisfy claims",
)
"""What a designation forbids, in OpenSanctions' words."""

DATE_ROLES = ("signed", "announced", "listed", "effective", "amended", "delisted")
"""The roles that a date of a designation can have, in the order in which they come about."""


def _measure(text: str) -> str:
    if text not in MEASURES:
        raise PydanticCustomError(
            "bad-value",
            "“{found}” is not a measure",
            {"found": text, "expected": "one of: " + ", ".join(MEASURES), "among": list(MEASURES)},
        )
    return text


Measure: TypeAlias = Annotated[
    str, AfterValidator(_measure), Field(json_schema_extra={"enum": list(MEASURES)})
]
Measures: TypeAlias = Annotated[
    tuple[Measure, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])
]


class Status(StrEnum):
    """What is known of a designation, always as of a date."""

    ACTIVE = "active"
    DELISTED = "delisted"
    UNKNOWN = "unknown"


class Sanction(Record):
    """One designation of the dossier's subject: one authority, one list, one programme."""

    id: Id | None = None
    """A stable id for links to this row; made from authority, list, programme and reference where it is left out."""
    authority: Annotated[Claims[Text], Field(min_length=1)]
    """Who designates, as an id of the list of authorities. Readings that conflict stand as several claims."""
    list: Text | None = None
    """On which of the authority's lists it stands, such as ``SDN``: an authority is not a list."""
    program: Text | None = None
    """The programme, verbatim code or name, such as ``SDGT``."""
    legal_basis: Text | None = None
    """The act that it rests on, such as ``E.O. 13818``."""
    announced_by: Claims[Text] = ()
    """Who announced it, where that is not the authority, or where readings differ."""
    signed: Claims[Edtf] = ()
    """When the act was signed."""
    announced: Claims[Edtf] = ()
    """When it was made public."""
    listed: Claims[Edtf] = ()
    """When it was put on the list or published in the official journal."""
    effective: Claims[Edtf] = ()
    """When it took effect."""
    amended: Claims[Edtf] = ()
    """When the entry was last changed; never shown as the date of listing."""
    delisted: Claims[Edtf] = ()
    """When it was taken off the list."""
    measures: Measures = ()
    """What it forbids, in OpenSanctions' words."""
    ref: Text | None = None
    """The authority's reference for the entry, such as the OFAC uid."""
    reason: Text | None = None
    """The reason that the authority gives."""
    url: Url | None = None
    """The entry's own page, or the document."""
    as_of: Edtf | None = None
    """The date of the list or document in which it was last seen so."""
    sources: Sources = ()
    """The sources that it rests on."""
    note: Text | None = None
    """A remark that is shown with the entry."""


class SanctionsCheck(Record):
    """Which lists were searched for the subject, and when."""

    as_of: Edtf
    """The date of the lists' edition that was searched."""
    lists: Annotated[
        tuple[Text, ...],
        BeforeValidator(listed, json_schema_input_type=str | tuple[str, ...]),
        Field(min_length=1, max_length=50),
    ]
    """Each as ``AUTHORITY/LIST`` or ``AUTHORITY``, such as ``US-OFAC/SDN``."""
    sources: Sources = ()
    """The editions that were searched, as sources."""
    note: Text | None = None
    """A remark that is shown with the finding."""


# Every designation is compared with every list of every search: far more of them than anybody has would take long.
Sanctions: TypeAlias = Annotated[
    tuple[Sanction, ...],
    Field(max_length=300),
    BeforeValidator(listed, json_schema_input_type=Sanction | tuple[Sanction, ...]),
]
SanctionsChecks: TypeAlias = Annotated[
    tuple[SanctionsCheck, ...],
    Field(max_length=100),
    BeforeValidator(listed, json_schema_input_type=SanctionsCheck | tuple[SanctionsCheck, ...]),
]
