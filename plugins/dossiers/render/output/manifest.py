"""The list of a site's own files with their digests: the mark that a folder is ours, and what in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PATH = "data/manifest.json"
"""Where the manifest stands in a site."""

VERSION = 1

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a finished site held.

    ``files`` maps each path but the manifest's own to the SHA-256 of its bytes, in hexadecimal. ``raw`` is
    the manifest as it was read, ``written`` the time it was written: nanoseconds, by the file system.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    written: int = -1


def encode(files: Mapping[str, str]) -> bytes:
    """Return the manifest's bytes: JSON in UTF-8 with sorted keys and no spaces, ended by a newline."""
    document = {"files": files, "version": VERSION}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def read(site: Path) -> Manifest | None:
    """Return the manifest of a site, or None where there is none that this version wrote."""
    path = site / PATH
    try:
        if path.is_symlink() or not path.is_file():
            return None
        raw, written = path.read_bytes(), path.stat().st_mtime_ns
        document = json.loads(raw)
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        return None
    files = document.get("files")
    if not isinstance(files, dict):
        return None
    if not all(isinstance(digest, str) and _DIGEST.fullmatch(digest) for digest in files.values()):
        return None
    return Manifest(files, raw, written)
