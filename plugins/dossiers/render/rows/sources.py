"""Sources, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dossiers.render.escaping import esc, html
from dossiers.render.names import named, unbroken
from dossiers.render.rows.small import badge, date, link, links
from dossiers.render.views import SourceEntry, SourceUse


def source_list(items: Iterable[SourceEntry], empty: str = "No source is named.") -> str:
    """Return sources, numbered where the entries are."""
    found = tuple(items)
    plain = all(it.number is None for it in found)
    return listed([_source(it) for it in found], empty, plain=plain)


def listed(rows: Sequence[str], empty: str = "No source is named.", *, plain: bool = False) -> str:
    """Return rows as the list of sources; ``plain`` ones have no column of numbers."""
    if not rows:
        return f'<p class="empty">{esc(empty)}</p>'
    classes = "sources plain full" if plain else "sources full"
    return f'<ol class="{classes}" role="list">\n{"".join(rows)}</ol>'


def source_row(anchor: str, number: int | None, title: str, details: str, cited: str) -> str:
    """Return one source from its parts, all of them HTML."""
    value = "" if number is None else f' value="{number}"'
    return f'<li id="{anchor}"{value}><div><p>{title}</p>\n<p>{details}</p></div>\n<div>{cited}</div></li>\n'


def cited_at(links: Sequence[str], sentences: Sequence[str], entry: str) -> str:
    """Return where a source is cited: lettered links, and the sentences, to which the list gives the letters."""
    if not links:
        return f"<p>Not cited.{entry}</p>"
    summary = "The sentence" if len(links) == 1 else f"The {len(links)} sentences"
    return (
        f"<p>Cited at {' '.join(links)}{entry}</p>\n"
        f'<details><summary>{summary}</summary>\n<ol type="a">{"".join(sentences)}</ol></details>'
    )


def _source(it: SourceEntry) -> str:
    entry = (
        f' <a class="entry" href="{esc(it.entry.href or "")}">{esc(it.entry.text)}</a>' if it.entry else ""
    )
    cited = cited_at(
        [f'<a href="{esc(use.href)}">{use.letter}</a>' for use in it.uses],
        [_sentence(use) for use in it.uses],
        entry,
    )
    return source_row(it.anchor, it.number, source_title(it), source_details(it), cited)


def source_title(it: SourceEntry) -> str:
    """Return who wrote a source, and its title with its address."""
    return f"{named(it.authors)}, {link(it.title)}" if it.authors else link(it.title)


def _sentence(use: SourceUse) -> str:
    page = f"{link(use.page)}: " if use.page is not None else ""
    said = html(use.sentence) if isinstance(use.sentence, Markup) else unbroken(use.sentence)
    return f"<li>{page}<q>{said}</q></li>\n"


def source_details(it: SourceEntry) -> str:
    """Return what is known of a source beside its title."""
    said = html(it.details)
    if it.language:
        said += f" {esc(it.language)}."
    if it.grade is not None:
        said += f" Grade {badge(it.grade)}."
    if it.read_in:
        said += f' <span class="via">Read in {links(it.read_in)}.</span>'
    if it.archive is not None:
        said += f" {link(it.archive)}."
    if it.accessed is not None:
        said += f" Last read {date(it.accessed)}."
    if it.note:
        said += f" {esc(it.note)}"
    return said
