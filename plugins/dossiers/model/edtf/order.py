"""How dates compare: a total order for lists, and what is certain of two dates."""

from __future__ import annotations

from datetime import date

from dossiers.model.edtf.grammar import Kind
from dossiers.model.edtf.reading import Edtf
from dossiers.model.edtf.remember import remembered

_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@remembered
def sort_key(edtf: Edtf) -> tuple[int, int, int, str]:
    """Order dates by earliest day, then latest, then the more precise, then text; open beginnings first.

    The order is total, and honest in that a year stands before its months instead of in a guessed one.
    """
    earliest = edtf.earliest.toordinal() if edtf.earliest else 0
    latest = edtf.latest.toordinal() if edtf.latest else date.max.toordinal() + 1
    return earliest, latest, _RANK[edtf.kind], edtf.text


def definitely_before(a: Edtf, b: Edtf) -> bool:
    """Whether it is certain that the whole of ``a`` lies before ``b``.

    False where the end of ``a`` or the beginning of ``b`` is open, unknown, approximate or uncertain.
    """
    if a.latest is None or b.earliest is None or a.latest >= b.earliest:
        return False
    return not (_doubtful(a, 1) or _doubtful(b, 0))


def _doubtful(edtf: Edtf, side: int) -> bool:
    """Whether the beginning (side 0) or the end (side 1) is approximate or uncertain."""
    if edtf.kind is Kind.SET:
        return any(_doubtful(part, side) for part in edtf.parts)
    if edtf.parts:
        return _doubtful(edtf.parts[side], side)
    return edtf.approximate or edtf.uncertain


def contains(a: Edtf, b: Edtf) -> bool:
    """Whether ``b`` is the same as ``a`` or a more precise reading of it: 1974 contains 1974-06-20.

    By the days as written: ``~`` and ``?`` do not count. A set contains what one of its members contains.
    """
    if b.kind is Kind.SET:
        return all(contains(a, part) for part in b.parts)
    if a.kind is Kind.SET:
        return any(contains(part, b) for part in a.parts)
    after_start = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    before_end = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return after_start and before_end
