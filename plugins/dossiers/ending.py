"""How a program of ours ends: what ends it from outside, and what its exit code says to whatever started it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

OK = 0
"""All is well."""
PROBLEMS = 2
"""There are problems, or the command was misused; a build published nothing, and the old site stands."""
INTERRUPTED = 130
"""Somebody ended it, by Ctrl-C for one."""


def code_of(end: SystemExit) -> int:
    """Return the exit code of a program that ends so; one that ends with a message ends with 1, as Python has it."""
    return end.code if isinstance(end.code, int) else int(end.code is not None)


_TOLD = ("SIGTERM", "SIGHUP")
"""What tells a program to end: `kill`, a computer that is shut down; a terminal that is closed. Windows has no SIGHUP."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let all that tells a program to end raise KeyboardInterrupt, as Ctrl-C does, and not end it at once with half of its work.

    What somebody said is to be ignored (`nohup`), or acts on in another way, stays so; and so does everything outside
    of a program's main thread, where Python has no signals.
    """
    changed: list[signal.Signals] = []
    if threading.current_thread() is threading.main_thread():
        for name in _TOLD:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)
                changed.append(number)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)
