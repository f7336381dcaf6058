"""What open pages need to know: which build is shown, and what is wrong with the newest one."""

from __future__ import annotations

import secrets
import threading

from msgspec import Struct


class State(Struct, frozen=True):
    """``build`` names the last good build, ``error`` is what the newest one printed if it failed."""

    build: str
    error: str
    turn: int


class Feed:
    """The state, for many waiting threads and one that changes it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # Numbers begin anew in each process; the prefix keeps a page from taking another's for its own.
        self._process = secrets.token_hex(4)
        self._builds = 0
        self._error = ""
        self._turn = 0
        self._closed = False

    @property
    def state(self) -> State:
        """The state now."""
        with self._changed:
            return self._state()

    def _state(self) -> State:
        return State(f"{self._process}-{self._builds}", self._error, self._turn)

    def built(self) -> None:
        """Note a good build."""
        with self._changed:
            self._builds += 1
            self._error = ""
            self._next()

    def failed(self, output: str) -> None:
        """Note a build that failed, with what it printed."""
        with self._changed:
            self._error = output.strip() or "The build failed and said nothing."
            self._next()

    def _next(self) -> None:
        self._turn += 1
        self._changed.notify_all()

    def after(self, build: str, turn: int, seconds: float) -> State:
        """Wait until there is something that a page with this build and turn does not know, or for some seconds."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._turn != turn or self._state().build != build, timeout=seconds
            )
            return self._state()

    def close(self) -> None:
        """Let every waiting thread go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
