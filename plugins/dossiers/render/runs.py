"""Rows joined to HTML: neighbours with the same head stand under it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dossiers.render.entries.html import COUNT, RUN

OPENED, CLOSED = '<ul role="list">', "</ul>"


def joined(
    rows: Iterable[str],
    total: Callable[[str], int] | None = None,
    opened: str = OPENED,
    closed: str = CLOSED,
) -> str:
    """Join rows, one a line. A row ``head RUN item`` stands under its head; without a head of its own, under the last.

    Heads with the same opening tag are one, whatever else they say: the first is shown. ``opened`` and ``closed`` stand
    around the items of a head. A ``COUNT`` in a head is followed by the name of a list, up to the next, and
    ``total`` says how many rows that has.
    """
    return "".join(_lines(rows, total, opened, closed))


def _lines(
    rows: Iterable[str], total: Callable[[str], int] | None, opened: str, closed: str
) -> Iterator[str]:
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
