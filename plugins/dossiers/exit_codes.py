"""How a program of ours ends: what its exit code says to whatever started it."""

from __future__ import annotations

OK = 0
"""All is well."""
PROBLEMS = 2
"""There are problems, or the command was misused; a build published nothing, and the old site stands."""
INTERRUPTED = 130
"""Somebody ended it, by Ctrl-C for one."""


def code_of(end: SystemExit) -> int:
    """Return the exit code of a program that ends so; one that ends with a message ends with 1, as Python has it."""
    return end.code if isinstance(end.code, int) else int(end.code is not None)
