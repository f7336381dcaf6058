""" "Mentioned in": the pages that link to one, with the sentences around each link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossiers.render.escaping import esc, html
from dossiers.render.rows.small import badge, link
from dossiers.render.views import Mention


def mention_list(items: Iterable[Mention], empty: str = "No other page mentions this one.") -> str:
    """Return mentions as a list."""
    rows = [
        mention_row(
            link(it.page),
            badge(it.kind) if it.kind is not None else "",
            [html(each) for each in it.sentences],
        )
        for it in items
    ]
    return mentioned(rows, empty)


def mentioned(rows: Sequence[str], empty: str = "No other page mentions this one.") -> str:
    """Return rows as the list of mentions."""
    if not rows:
        return f'<p class="empty">{esc(empty)}</p>'
    return f'<ul class="mentions full" role="list">\n{"".join(rows)}</ul>'


def mention_row(page: str, kind: str, sentences: Sequence[str]) -> str:
    """Return one page that mentions, from parts that are HTML."""
    said = "".join([f"\n<q>{each}</q>" for each in sentences])
    return f"<li><p>{page} {kind}</p>{said}</li>\n" if kind else f"<li><p>{page}</p>{said}</li>\n"
