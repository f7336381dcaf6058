"""Paths as the reader would type them, and text that cannot act on the terminal that shows it."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

# Control characters can recolour or rewrite a terminal; bidirectional controls can make a line look like another.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def path_of(content: Path, file: str, *, cwd: Path | None = None) -> str:
    """Return the path of a file of the content folder, with forward slashes.

    It begins as the content folder was named; a folder named absolutely is shown relative to ``cwd`` (the
    current folder) where it lies inside it. An empty ``file`` means the content folder itself.
    """
    folder: PurePath = content
    if content.is_absolute():
        here = cwd or Path.cwd()
        folder = content.relative_to(here) if content.is_relative_to(here) else content
    return printable((folder / file).as_posix())


def printable(text: str) -> str:
    """Replace each character that would act instead of being shown by its number, such as ``\\u001b``."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
