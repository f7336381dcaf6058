"""Sources and places: what several dossiers share."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from dossiers.model.countries import Country
from dossiers.model.edtf import Edtf
from dossiers.model.names import NativeNames
from dossiers.model.record import Id, Lang, Record, Sources, Text, Url, listed

CSL_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
        "press-release",
    ]
)
"""The item types of CSL 1.0.2, and ``press-release``, which the exports write as ``article`` with that genre."""


def _csl_type(text: str) -> str:
    if text not in CSL_TYPES:
        raise PydanticCustomError(
            "bad-value",
            "“{found}” is not a type of source",
            {
                "found": text,
                "expected": "a CSL type such as report, webpage, article-newspaper",
                "among": sorted(CSL_TYPES),
            },
        )
    return text


SourceType: TypeAlias = Annotated[
    str, AfterValidator(_csl_type), Field(json_schema_extra={"enum": sorted(CSL_TYPES)})
]
Grade: TypeAlias = Annotated[str, Field(pattern=r"^[A-F][1-6]$")]
"""The Admiralty (NATO) code: reliability of the source A to F, credibility of the item 1 to 6."""

Texts: TypeAlias = Annotated[
    tuple[Text, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])
]
"""One text, or a list of them."""


class Source(Record):
    """One source, described in CSL's terms. Its id is site-wide."""

    id: Id
    """The id by which it is cited."""
    type: SourceType = "document"
    """What kind of item it is, in CSL's words."""
    title: Text | None = None
    """Its title; left out where it is not known, never made up."""
    authors: Texts = ()
    """Who wrote it, one name each."""
    publisher: Text | None = None
    """Who published it."""
    container: Text | None = None
    """The journal, series or site that it stands in."""
    volume: Text | None = None
    """Volume of the container."""
    issue: Text | None = None
    """Issue of the container."""
    pages: Text | None = None
    """Pages in the container."""
    number: Text | None = None
    """A number by which it is known, such as ``85 FR 1369``."""
    date: Edtf | None = None
    """When it was published."""
    url: Url | None = None
    """Where it can be read."""
    archive_url: Url | None = None
    """Where an archived copy can be read."""
    accessed: Edtf | None = None
    """When it was last read there."""
    lang: Lang | None = None
    """Its language as a BCP 47 tag."""
    grade: Grade | None = None
    """The Admiralty code of reliability and credibility, such as ``A1``."""
    via: Annotated[tuple[Id, ...], BeforeValidator(listed, json_schema_input_type=str | list[str])] = ()
    """The source in which it was read, where it was not read itself."""
    note: Text | None = None
    """A remark that is shown with the source."""


class PlaceRecord(Record):
    """A place that several dossiers share."""

    id: Id
    """The id by which dossiers name it."""
    name: Text
    """Its name in the language of the site."""
    native_name: NativeNames = ()
    """Its name in its own script."""
    country: Country | None = None
    """ISO 3166-1 alpha-2 code."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Latitude in degrees, north positive (WGS 84)."""
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Longitude in degrees, east positive (WGS 84)."""
    approximate: Annotated[bool, Field(json_schema_extra={"enum": [True, False]})] = False
    """Whether the coordinates stand for an area or an unsure position."""
    geonames: Text | None = None
    """GeoNames id."""
    sources: Sources = ()
    """The sources of name or position."""
    note: Text | None = None
    """A remark that is shown with the place."""
