"""Small values of rows as HTML, made with plain strings: a site has millions of them, so each costs a microsecond at most.

A row stands on a page one folder deep. Every address in it begins with ``../``, also one in the same folder, so that
one text serves every list; rows of the front page leave that out.
"""

from __future__ import annotations

from functools import lru_cache

from dossiers.index import paths
from dossiers.index.anchors import distinct, slug
from dossiers.model.edtf import display, iso, parse_end
from dossiers.render import atoms
from dossiers.render.escaping import esc
from dossiers.render.linker import WORDS
from dossiers.render.names import named
from dossiers.render.views import Status, direction

UP = "../"
"""How an address in a row begins."""

END = "\x01"
"""Ends a word of a key: no text holds it, and it is sorted before all that may follow the word in a longer one.

Not NUL, where SQLite's functions take a text to end.
"""

BELOW = "\x02"
"""Stands in its place before what is sorted behind all that END begins."""

RUN = "\x1f"
"""Stands between the head of a run of rows and the row itself: see ``dossiers.render.runs``."""

COUNT = "\x1e"
"""Stands in a head around the name of a list: the page shows how many rows that has."""

MISSING = str(atoms.missing())
NONE = str(atoms.missing("none"))
STATUS = {code: str(atoms.status(Status(*words))) for code, words in WORDS.items()}
"""Each status with its shape and word."""


def phrase(text: str, lang: str | None) -> str:
    """A text, in a ``bdi`` with language and direction where it is in another language."""
    return (
        named(text) if lang is None else f'<bdi lang="{esc(lang)}" dir="{direction(lang)}">{esc(text)}</bdi>'
    )


@lru_cache(maxsize=16384)
def date(text: str) -> str:
    """A date by its EDTF text: a ``time`` element where ISO 8601 has a form for it."""
    edtf = parse_end(text)
    form = iso(edtf)
    words = esc(display(edtf))
    return words if form is None else f'<time datetime="{form}">{words}</time>'


@lru_cache(maxsize=16384)
def said(text: str) -> str:
    """A date by its EDTF text, in words alone."""
    return esc(display(parse_end(text)))


@lru_cache(maxsize=4096)
def authority(authority_id: str, shown: str) -> str:
    """The link to an authority's page."""
    return f'<a href="{UP}{paths.encoded(paths.authority(authority_id))}">{esc(shown)}</a>'


@lru_cache(maxsize=4096)
def programme(code: str, full: str | None, up: str = UP) -> str:
    """A programme's code as a badge that leads to its page."""
    title = f' title="{esc(full)}"' if full else ""
    return f'<a class="badge" href="{up}{paths.encoded(paths.programme(code))}"{title}>{esc(code)}</a>'


@lru_cache(maxsize=16384)
def slugged(words: str) -> str:
    """The slug of words that come again and again, such as the names of places."""
    return slug(words)


@lru_cache(maxsize=4096)
def distinguished(words: str) -> str:
    """The slug of a programme's code."""
    return distinct(words)


@lru_cache(maxsize=4096)
def authority_slug(authority_id: str) -> str:
    """The part of an authority's path that names it."""
    return slug(authority_id)
