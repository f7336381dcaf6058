"""Compiled templates, remembered while a process lives: an edit of one does not compile the others anew."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_MOST = 256
"""Templates that are remembered; a theme has some thirty, and an edited one is another."""


class Compiled(BytecodeCache):
    """What Jinja made of each template, by its name and text. Nothing of it is written to a disk, or read from one."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is remembered of its template, if that is anything."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was made of a template."""
        if len(self._codes) >= _MOST:
            self._codes.clear()
        assert bucket.code is not None
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
"""Of all themes that this process reads. Their environments are made alike, so that name and text alone say what is made of them."""
