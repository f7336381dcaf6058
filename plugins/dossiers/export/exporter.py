"""The one interface of all exports: fed with each dossier once, in the order of ids, then finished."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeAlias

from dossiers.index.dossier import DossierView

File: TypeAlias = tuple[str, bytes]
"""A path relative to the site's root, and the bytes that stand there."""


class Exporter(Protocol):
    """What makes one file, or one sort of file. It lives for a single traversal and keeps only what it must."""

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take one dossier, and return the files that are now complete."""
        ...

    def finish(self) -> Iterable[File]:
        """Return the files that had to wait for every dossier."""
        ...
