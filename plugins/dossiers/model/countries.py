"""ISO 3166-1 alpha-2 country codes with English short names."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


@cache
def countries() -> dict[str, str]:
    """Return every code with its English name, in the order of the codes."""
    text = resources.files("dossiers.model").joinpath("data/countries.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: name for code, _, name in rows}


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code, name in countries().items()}


def _country(text: str) -> str:
    if text not in countries():
        raise PydanticCustomError(
            "bad-value",
            "“{found}” is not a country code",
            {
                "found": text,
                "expected": "two capital letters of ISO 3166-1, such as IQ",
                "among": list(countries()),
                "meant": _codes().get(text.casefold(), ""),
            },
        )
    return text


Country: TypeAlias = Annotated[
    str, AfterValidator(_country), Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})
]
"""An ISO 3166-1 alpha-2 code, such as ``IQ``."""
