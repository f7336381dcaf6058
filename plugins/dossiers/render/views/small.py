"""Small values: links, dates, citation marks, statuses, badges."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

StatusCode: TypeAlias = Literal["active", "delisted", "unknown", "not-found", "not-checked"]
"""What is known of a designation. Each code has a shape, a colour and a word."""

Direction: TypeAlias = Literal["ltr", "rtl"]

_RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def direction(lang: str | None) -> Direction | None:
    """Say in which direction a BCP 47 language tag is written; None without a tag.

    A script subtag decides where there is one (``az-Arab`` runs right to left), else the language does.
    """
    if lang is None:
        return None
    first, *rest = lang.lower().split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in _RTL_SCRIPTS else "ltr"
    return "rtl" if first in _RTL_LANGUAGES else "ltr"


class Link(NamedTuple):
    """A name with its page. Without ``href`` it is shown as plain text.

    ``lang`` is a BCP 47 tag where the text is not in the language of the page.
    """

    href: str | None
    text: str
    lang: str | None = None


class DateText(NamedTuple):
    """A date as a person reads it ("March 2007") and, where HTML's ``time`` has a form for it, as ISO 8601.

    ``iso`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for ranges, circa, sets and open spans.
    """

    text: str
    iso: str | None = None


class Cite(NamedTuple):
    """One number of a citation mark such as ``[1, 6]``.

    ``href`` leads to the source's entry, ``title`` names the source in a few words (None where a note
    beside the text does), ``locator`` is such as ``p. 4`` or None.
    """

    number: int
    href: str
    title: str | None = None
    locator: str | None = None


class Status(NamedTuple):
    """A status with the word that is always shown beside its shape, such as ``active`` and "Active"."""

    code: StatusCode
    word: str


class Badge(NamedTuple):
    """A small quiet label: the kind of a dossier, a programme's code, a tag, a grade.

    ``title`` is the full name behind a code; it becomes an ``abbr`` title and is read out.
    """

    text: str
    title: str | None = None
    href: str | None = None
