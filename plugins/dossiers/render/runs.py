"""Rows joined to HTML: neighbours with the same head stand under it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from dossiers.export.run import Run
from dossiers.render.entries.html import COUNT, END, RUN
from dossiers.render.parts import Leaf

_PLAIN = '<ul role="list">', "</ul>"
_AROUND = {"sources": ('<div class="cited small">Rests on it: <ul role="list">', "</ul></div>")}
"""What stands around the items of a head, by the form of the list, where it is not a plain list."""


def joined(rows: Iterable[str], total: Callable[[str], int] | None = None, form: str = "") -> str:
    """Join rows, one a line. A row ``head RUN item`` stands under its head; without a head of its own, under the last.

    Heads with the same opening tag are one, whatever else they say: the first is shown. ``form`` is that of the
    list. A ``COUNT`` in a head is followed by the name of a list, up to the next, and
    ``total`` says how many rows that has.
    """
    return "".join(_lines(rows, total, form))


def runs_of(name: str, form: str, leaves: Sequence[Leaf]) -> tuple[Run, ...] | None:
    """Return the rows of leaves, joined, as runs of a list; None where they must be joined as a whole.

    Rows that stand under one head have the same key up to the first ``END``.
    """
    if any(not leaf.all or END in leaf.prefix[:-1] for leaf in leaves):
        return None
    lines = partial(_lines, total=None, form=form)
    return tuple(Run(name, leaf.prefix, joined=lines, apart=END) for leaf in leaves)


def _lines(rows: Iterable[str], total: Callable[[str], int] | None, form: str) -> Iterator[str]:
    opened, closed = _AROUND.get(form, _PLAIN)
    known: str | None = None
    listed = False
    for row in rows:
        own, run, item = row.partition(RUN)
        if not run:
            yield f"{row}\n"
            continue
        tag = own.partition(">")[0]
        if known is None or (own and tag != known):
            if known is not None:
                yield f"{closed}</li>\n" if listed else "</li>\n"
            known, listed = tag, False
            # A page that begins in the middle of a run has no head for it.
            yield _counted(own, total) if own else "<li>"
        if item:
            if not listed:
                listed = True
                yield f"\n{opened}\n"
            yield f"{item}\n"
    if known is not None:
        yield f"{closed}</li>\n" if listed else "</li>\n"


def _counted(head: str, total: Callable[[str], int] | None) -> str:
    before, mark, rest = head.partition(COUNT)
    if not mark or total is None:
        return head
    name, _, after = rest.partition(COUNT)
    return f"{before}{total(name):,}{after}"
