"""Finding what must be there on a page."""

from __future__ import annotations

from bs4 import Tag


def one(within: Tag, selector: str) -> Tag:
    """Return the first element that a selector finds; there must be one."""
    found = within.select_one(selector)
    assert found is not None, f"nothing is {selector}"
    return found
