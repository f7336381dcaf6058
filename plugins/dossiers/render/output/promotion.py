"""What a build changed in the output."""

from __future__ import annotations

from msgspec import Struct


class Promotion(Struct, frozen=True):
    """What changed in the output: sorted paths, without the manifest's.

    ``written`` are new or have other bytes than before, ``removed`` were in the old site and are gone,
    ``unchanged`` counts the files that kept their inode and times. ``generation`` names the state of the
    output now, as ``Staging.generation`` will in the next build. ``folders`` are all in the output, also what is not ours.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    generation: str = ""
    folders: frozenset[str] = frozenset()

    @property
    def changed(self) -> tuple[str, ...]:
        """Every path at which a reader finds something else than before."""
        return tuple(sorted((*self.written, *self.removed)))
