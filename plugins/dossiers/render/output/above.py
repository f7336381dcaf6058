"""The folders above an output that a build had to make: if it publishes nothing they go again."""

from __future__ import annotations

from pathlib import Path


class Above:
    """Folders that were made, the deepest last."""

    def __init__(self) -> None:
        self._made: list[Path] = []

    def make(self, folder: Path) -> None:
        """Make a folder, and those above it, where they are missing; may raise OSError."""
        for place in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
            place.mkdir()
            self._made.append(place)

    def keep(self) -> None:
        """Let all that were made stay."""
        self._made.clear()

    def remove(self) -> None:
        """Remove what was made and is not to stay, as far as nothing else is in it. May be interrupted and repeated."""
        while self._made:
            try:
                self._made[-1].rmdir()
            except OSError:
                return
            self._made.pop()
