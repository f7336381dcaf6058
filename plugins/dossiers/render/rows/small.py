"""Small values as HTML: names, links, dates, citation marks, statuses, badges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossiers.render.escaping import esc
from dossiers.render.names import named
from dossiers.render.views import Badge, Cite, DateText, Link, Status, StatusCode, direction

MANY = 5
"""More citation marks than these may break over lines."""

_WHOLE = (
    '<span class="cite whole" title="Rests on the dossier’s sources as a whole"><span aria-hidden="true">[∗]</span>'
    '<span class="hidden"> (rests on the dossier’s sources as a whole)</span></span>'
)


def whole() -> str:
    """Return the quiet mark of a statement that names no source of its own."""
    return _WHOLE


def phrase(it: Link) -> str:
    """Return the text alone, in a ``bdi`` with language and direction where it is in another language."""
    lang = it.lang
    if lang:
        return f'<bdi lang="{esc(lang)}" dir="{direction(lang)}">{esc(it.text)}</bdi>'
    return named(it.text)


def link(it: Link) -> str:
    """Return the text with its page, or plain where it has none."""
    href = it.href
    return phrase(it) if href is None else f'<a href="{esc(href)}">{phrase(it)}</a>'


def links(items: Iterable[Link]) -> str:
    """Return links with commas between."""
    return ", ".join([link(it) for it in items])


def missing(text: str = "not stated") -> str:
    """Return the dot that means "not stated", said in words to who listens."""
    return f'<span class="missing"><span aria-hidden="true">·</span><span class="hidden">{esc(text)}</span></span>'


def date(it: DateText | None) -> str:
    """Return a ``time`` element where ISO 8601 has a form for the date; the missing mark for None."""
    if it is None:
        return missing()
    return esc(it.text) if it.iso is None else f'<time datetime="{it.iso}">{esc(it.text)}</time>'


def cites(items: Sequence[Cite], anchor: str | None = None) -> str:
    """Return citation marks such as [1, 6], raised; nothing for none. ``anchor`` names the marks together."""
    if not items:
        return ""
    marks = mark(*items[0]) if len(items) == 1 else ", ".join([mark(*it) for it in items])
    return raised(marks, len(items), anchor)


def raised(marks: str, number: int, anchor: str | None) -> str:
    """Return marks, with how many they are, as they stand behind a statement."""
    many = " many" if number > MANY else ""
    name = f' id="{esc(anchor)}"' if anchor else ""
    return f'<span class="cite{many}"{name}>[{marks}]</span>'


def mark(number: int, href: str, title: str | None = None, locator: str | None = None) -> str:
    """Return one number of a citation mark; the parameters are the fields of a ``Cite``."""
    said = f' title="{esc(title)}"' if title else ""
    if locator:
        locator = esc(locator)
        return f'<a href="{href}"{said} aria-label="Source {number}, {locator}">{number}</a> ({locator})'
    return f'<a href="{href}"{said} aria-label="Source {number}">{number}</a>'


def shape(code: StatusCode) -> str:
    """Return the shape of a status alone; only where the word stands beside it."""
    return f'<svg class="shape" width="12" height="12" aria-hidden="true"><use href="#shape-{code}"/></svg>'


def status(it: Status) -> str:
    """Return a status: its shape, always with its word."""
    return f'<span class="status {it.code}">{shape(it.code)}{esc(it.word)}</span>'


def badge(it: Badge) -> str:
    """Return a kind, programme or grade: small, quiet, the same everywhere; never a status."""
    text = esc(it.text)
    title = f' title="{esc(it.title)}"' if it.title else ""
    if it.href is not None:
        return f'<a class="badge" href="{esc(it.href)}"{title}>{text}</a>'
    return f'<span class="badge">{f"<abbr{title}>{text}</abbr>" if it.title else text}</span>'


def badges(items: Sequence[Badge]) -> str:
    """Return badges in a row; nothing for none."""
    return f'<span class="badges">{" ".join([badge(it) for it in items])}</span>' if items else ""
