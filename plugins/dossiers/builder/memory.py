"""What a process that builds one site again and again holds of it from one build to the next.

Everything in it could be had from the disk: it is believed only for what it is known by, which changes with what it was
made from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Values by name, each with what it is known by; None as that is never believed."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Hashable, Any]] = {}
        self.watched: Collection[str] | None = None
        """Paths in the content folder: all that changed there since the last build, where somebody watched; else None."""
        self.changed: bool | None = None
        """Whether the last build changed the output."""
        self._later: dict[str, Callable[[], None]] = {}

    def recall(self, name: str, known_by: Hashable | None, make: Callable[[], T]) -> T:
        """Return a value that never changes: as it was, or made now."""
        found = self._held.get(name)
        if found is not None and known_by is not None and found[0] == known_by:
            value: T = found[1]
            return value
        value = make()
        self.keep(name, known_by, value)
        return value

    def later(self, name: str, work: Callable[[], None]) -> None:
        """Note what the next build would have to do, and can be done while nobody waits: the last that is noted under a name."""
        self._later[name] = work

    def idle(self) -> None:
        """Do what was noted, between two builds."""
        while self._later:
            self._later.popitem()[1]()

    def take(self, name: str, known_by: Hashable | None) -> Any | None:
        """Return a value that the taker may change, and hold it no longer; None where it is not there."""
        found = self._held.pop(name, None)
        return None if found is None or known_by is None or found[0] != known_by else found[1]

    def keep(self, name: str, known_by: Hashable | None, value: object) -> None:
        """Hold a value until it is asked for."""
        if known_by is None:
            self._held.pop(name, None)
        else:
            self._held[name] = (known_by, value)
