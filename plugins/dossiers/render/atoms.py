"""Small values as HTML: names, links, dates, citation marks, statuses, badges. Here alone are they escaped.

The templates have these functions by their names. They are Python because a page shows a thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from dossiers.render.names import keep_together
from dossiers.render.views import Badge, Cite, DateText, Link, Status, StatusCode

MANY = 5
"""More citation marks than these may break over lines."""


def phrase(it: Link) -> Markup:
    """The text alone, in a ``bdi`` with language and direction where it is in another language."""
    if it.lang:
        return Markup(f'<bdi lang="{escape(it.lang)}" dir="{it.dir}">{escape(it.text)}</bdi>')
    return keep_together(it.text)


def link(it: Link) -> Markup:
    """The text with its page, or plain where it has none."""
    return phrase(it) if it.href is None else Markup(f'<a href="{escape(it.href)}">{phrase(it)}</a>')


def links(items: Iterable[Link]) -> Markup:
    """Links with commas between."""
    return Markup(", ".join(link(it) for it in items))


def missing(text: str = "not stated") -> Markup:
    """The dot that means "not stated", said in words to who listens."""
    return Markup(
        f'<span class="missing"><span aria-hidden="true">·</span><span class="hidden">{escape(text)}</span></span>'
    )


def date(it: DateText | None) -> Markup:
    """A ``time`` element where ISO 8601 has a form for the date; the missing mark for None."""
    if it is None:
        return missing()
    return (
        escape(it.text) if it.iso is None else Markup(f'<time datetime="{it.iso}">{escape(it.text)}</time>')
    )


def cites(items: Sequence[Cite], anchor: str | None = None) -> Markup:
    """Citation marks such as [1, 6], raised; nothing for none. ``anchor`` names the marks together."""
    if not items:
        return Markup()
    marks = ", ".join(_mark(it) for it in items)
    many = " many" if len(items) > MANY else ""
    name = f' id="{escape(anchor)}"' if anchor else ""
    return Markup(f'<span class="cite{many}"{name}>[{marks}]</span>')


def _mark(it: Cite) -> str:
    locator = f", {escape(it.locator)}" if it.locator else ""
    name = f' id="{escape(it.anchor)}"' if it.anchor else ""
    shown = f" ({escape(it.locator)})" if it.locator else ""
    return (
        f'<a href="{escape(it.href)}"{name} title="{escape(it.title)}"'
        f' aria-label="Source {it.number}{locator}">{it.number}</a>{shown}'
    )


def whole() -> Markup:
    """The quiet mark of a statement that names no source of its own."""
    return Markup(
        '<span class="cite whole" title="Rests on the dossier’s sources as a whole"><span aria-hidden="true">[∗]</span>'
        '<span class="hidden"> (rests on the dossier’s sources as a whole)</span></span>'
    )


def shape(code: StatusCode) -> Markup:
    """The shape of a status alone; only where the word stands beside it."""
    return Markup(
        f'<svg class="shape" width="12" height="12" aria-hidden="true" focusable="false"><use href="#shape-{code}"/></svg>'
    )


def status(it: Status) -> Markup:
    """A status: its shape, always with its word."""
    return Markup(f'<span class="status {it.code}">{shape(it.code)}{escape(it.word)}</span>')


def badge(it: Badge) -> Markup:
    """A kind, programme or grade: small, quiet, the same everywhere; never a status."""
    text = escape(it.text)
    title = f' title="{escape(it.title)}"' if it.title else ""
    if it.href is not None:
        return Markup(f'<a class="badge" href="{escape(it.href)}"{title}>{text}</a>')
    return Markup(f'<span class="badge">{f"<abbr{title}>{text}</abbr>" if it.title else text}</span>')


def badges(items: Sequence[Badge]) -> Markup:
    """Badges in a row; nothing for none."""
    return Markup(f'<span class="badges">{" ".join(badge(it) for it in items)}</span>') if items else Markup()


ATOMS = (phrase, link, links, missing, date, cites, whole, shape, status, badge, badges)
"""Every function that templates have."""
