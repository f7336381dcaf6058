"""Addresses of sources: what pydantic's own type for them takes, and nothing that it does not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import HttpUrl, TypeAdapter, ValidationError

from dossiers.model.source import Source

LONG = "https://ruritania.example/"
GOOD = (
    "http://ruritania.example",
    "HTTPS://Ruritania.example:8443/a?b=c#d",
    "https://руритания.example/ж",
    "https://192.0.2.1/",
    "https://[2001:db8::1]/a",
    f"{LONG}{'a' * (2083 - len(LONG))}",
)
BAD = (
    "ftp://ruritania.example/",
    "javascript:alert(1)",
    "ruritania.example",
    "https://",
    "https://ruritania.example:99999/",
    "https://[2001:db8::1/",
    "https://ruritania .example/",
    f"{LONG}{'a' * (2084 - len(LONG))}",
)


def taken(type_: Any, value: object) -> bool:
    """Say whether a type takes a value."""
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("url", [*GOOD, *BAD], ids=lambda url: url[:40])
def test_an_address_is_checked_as_pydantic_checks_it(url: str) -> None:
    """The check is built without its type, which takes long to load; it must go with it."""
    assert taken(HttpUrl, url) is (url in GOOD)
    assert taken(Source, {"id": "herald", "title": "The Herald", "url": url}) is (url in GOOD)
