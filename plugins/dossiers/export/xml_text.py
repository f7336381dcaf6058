"""Text in XML 1.0: escaped, and without the characters that XML has no way to write."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def xml(text: str) -> str:
    """Escape a text for an element or an attribute in double quotes; a forbidden character becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text), _ENTITIES)
