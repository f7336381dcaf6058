"""Names that must not break: "al-Khazali" stays on one line without a character that would break search."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from dossiers.render.escaping import esc

_NAME = r"\b(?:[Aa][lnrstdz]h?|[Ee]l|[Bb]in|[Ii]bn|[Uu]l|[Aa]d|[Aa]sh)-[^\s<,.;:()]{1,24}"
_ARTICLE = re.compile(_NAME)
_IN_HTML = re.compile(rf"<[^>]*>|({_NAME})")
_PERHAPS = re.compile(r"-(?<=[lnrstdzh]-)[^\s<,.;:()]")
"""What every such name holds. It begins with one plain character, which is found far faster than a word."""


def _with_articles(text: str) -> str:
    parts: list[str] = []
    end = 0
    for found in _ARTICLE.finditer(text):
        parts += [esc(text[end : found.start()]), f'<span class="keep">{esc(found[0])}</span>']
        end = found.end()
    parts.append(esc(text[end:]))
    return "".join(parts)


_remembered = lru_cache(maxsize=32768)(_with_articles)  # the same names stand on many pages


def named(text: str) -> str:
    """Escape a text and keep each article with its name in a no-wrap span (``al-`` would else end a line)."""
    return _remembered(text) if "-" in text else esc(text)


def unbroken(text: str) -> str:
    """Do the same for a text that stands in one place alone, and is not worth to be remembered."""
    return _with_articles(text) if "-" in text and _PERHAPS.search(text) else esc(text)


def keep_together(text: str) -> Markup:
    """Do the same for a template, which would escape a plain string."""
    return Markup(named(text))  # escaped by named


def keep_names(html: str) -> str:
    """Keep the names in a text that is HTML already, in which ``>`` stands for itself nowhere but at the end of a tag."""
    if not _PERHAPS.search(html) or not _ARTICLE.search(html):
        return html
    return _IN_HTML.sub(lambda found: f'<span class="keep">{found[1]}</span>' if found[1] else found[0], html)
