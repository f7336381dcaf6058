"""A file from its parts, made at once."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.address import SiteAddress
from dossiers.export.assemble import LIMITS, Limits, exports
from dossiers.export.assembled import Assembled
from dossiers.export.run import Parts, Run
from dossiers.index.entry import Rows


def file_bytes(rows: Rows, parts: Parts) -> bytes:
    """Return the bytes of a file."""
    return b"".join(part if isinstance(part, bytes) else part.encode() for part in _written(rows, parts))


def _written(rows: Rows, parts: Parts) -> Iterator[str | bytes]:
    for part in parts:
        if isinstance(part, Run):
            yield from part.written(rows.texts(part.list, part.prefix))
        else:
            yield part


def export_files(rows: Rows, where: SiteAddress, limits: Limits = LIMITS) -> Iterator[Assembled]:
    """Yield every export that is made from rows."""
    for unit in exports(rows, where, limits):
        yield from unit.files()
