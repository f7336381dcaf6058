"""Names that must not break: "al-Khazali" stays on one line without a character that would break search."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_NAME = r"\b(?:[Aa][lnrstdz]h?|[Ee]l|[Bb]in|[Ii]bn|[Uu]l|[Aa]d|[Aa]sh)-[^\s<,.;:()]{1,24}"
_ARTICLE = re.compile(_NAME)
_IN_HTML = re.compile(rf"<[^>]*>|({_NAME})")


@lru_cache(maxsize=32768)  # the same names stand on many pages
def keep_together(text: str) -> Markup:
    """Escape a text and keep each article with its name in a no-wrap span (``al-`` would else end a line)."""
    if "-" not in text:
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for found in _ARTICLE.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="keep">{}</span>').format(found[0])]
        end = found.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def keep_names(html: str) -> str:
    """Keep the names in a text that is HTML already, in which ``>`` stands for itself nowhere but at the end of a tag."""
    if not _ARTICLE.search(html):
        return html
    return _IN_HTML.sub(lambda found: f'<span class="keep">{found[1]}</span>' if found[1] else found[0], html)
