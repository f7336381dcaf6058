"""One tie between two dossiers, and where it is stated."""

from __future__ import annotations

from msgspec import Struct

from dossiers.model.edtf import Edtf
from dossiers.model.problem import Pointer
from dossiers.model.record import SourceRef
from dossiers.model.registry import TieType


class Statement(Struct, frozen=True):
    """Where one side states a tie: the dossier's id, its file and the place in it."""

    dossier: str
    file: str
    at: Pointer


class Tie(Struct, frozen=True):
    """A tie between two dossiers, read from ``first`` to ``second`` in the words of its type.

    Of an affiliation the leader is first. ``end`` may be open (``..``). ``stated`` names the side or sides
    that say so; ``sources`` are those of all of them.
    """

    type: TieType
    affiliation: bool
    first: str
    second: str
    role: str | None
    start: Edtf | None
    end: Edtf | None
    as_of: Edtf | None
    sources: tuple[SourceRef, ...]
    note: str | None
    stated: tuple[Statement, ...]
    untyped: bool = False
    """Whether no type was typed: then the other side's word counts, where it has one."""

    def other(self, dossier: str) -> str:
        """Return the other side's id."""
        return self.second if dossier == self.first else self.first

    def heading(self, dossier: str) -> str:
        """Return the heading under which this tie stands on one side's page."""
        if dossier == self.first or self.type.reverse_heading is None:
            return self.type.heading
        return self.type.reverse_heading

    def reads(self, dossier: str) -> str:
        """Return how the tie reads from one side: ``backs`` or ``backed by``."""
        if dossier == self.first or self.type.reverse_name is None:
            return self.type.name
        return self.type.reverse_name
