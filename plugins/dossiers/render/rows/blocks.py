"""The text, each block followed by the sources that it cites. On wide screens they stand beside it."""

from __future__ import annotations

from collections.abc import Iterable

from dossiers.render.escaping import esc, html
from dossiers.render.views import TextBlock


def text_blocks(items: Iterable[TextBlock]) -> str:
    """Return a text with its notes."""
    return "\n".join([f'<div class="block">{it.html}</div>{_notes(it) if it.notes else ""}' for it in items])


def _notes(it: TextBlock) -> str:
    notes = "".join(
        [f'\n<p><a href="{esc(note.href)}">{note.number}</a> {html(note.text)}</p>' for note in it.notes]
    )
    more = it.more
    if more is not None:
        notes += f'\n<p class="more"><a href="{esc(more.href or "")}">{esc(more.text)}</a></p>'
    return f'\n<div class="notes" role="note">{notes}</div>'
