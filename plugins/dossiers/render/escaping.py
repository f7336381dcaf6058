"""Escaping for code that makes HTML as plain ``str``: the finished string alone becomes ``Markup``."""

from __future__ import annotations

from markupsafe import Markup


def esc(text: str) -> str:
    """Return a text as HTML shows it, also within an attribute's quotes."""
    # Nearly no text holds one of these, and looking for one character is the fastest that there is.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    if "'" in text:
        text = text.replace("'", "&#39;")
    return text


def html(text: str | Markup) -> str:
    """Return what may be plain text or finished HTML as HTML."""
    return str(text) if isinstance(text, Markup) else esc(text)
