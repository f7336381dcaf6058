"""A file's bytes that come in pieces."""

from __future__ import annotations

from collections.abc import Iterator

HELD = 1 << 20
"""Bytes up to which a file that comes in pieces is held whole: what did not change is then not written at all."""


def beginning(pieces: Iterator[bytes]) -> bytes:
    """Take pieces until there are more than are held whole, or no more."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= HELD:
            break
    return bytes(held)
