"""The list of a site's own files with their digests: the mark that a folder is ours, and what in it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from dossiers.render.output import tree
from dossiers.render.output.paths import folders_of

PATH = "data/manifest.json"
"""Where the manifest stands in a site."""

VERSION = 1

_DIGITS = b"0123456789abcdef"
_ESCAPED = re.compile(r'["\\\x00-\x1f]')


class Manifest(Struct, frozen=True):
    """What a finished site held.

    ``files`` maps each path but the manifest's own to the SHA-256 of its bytes, in hexadecimal. ``raw`` is
    the manifest as it was read, ``written`` the time it was written: nanoseconds, by the file system.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    written: int = -1
    folders: frozenset[str] = frozenset({PATH.rpartition("/")[0]})
    """The folders of these files, and the manifest's."""


def generation(raw: bytes) -> str:
    """Return the name of the state of a site: two sites with the same files, byte for byte, have the same."""
    return hashlib.sha256(raw).hexdigest()


def generation_of(site: Path) -> str | None:
    """Return the name of the state of a site, None where it has no manifest."""
    try:
        return generation(tree.read(f"{site}/{PATH}"))
    except (FileNotFoundError, NotADirectoryError):
        return None


def encode(files: Mapping[str, str]) -> bytes:
    """Return the manifest's bytes: JSON in UTF-8 with sorted keys and no spaces, ended by a newline."""
    ordered = sorted(files)
    if _ESCAPED.search("".join(ordered)):  # No path that may be written; a forged manifest can have one.
        document = {"files": files, "version": VERSION}
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    else:  # The same, in less than half of the time.
        text = ",".join([f'"{path}":"{files[path]}"' for path in ordered])
        text = f'{{"files":{{{text}}},"version":{VERSION}}}'
    return text.encode() + b"\n"


def read(site: Path) -> Manifest | None:
    """Return the manifest of a site, or None where there is none that this version wrote."""
    place = f"{site}/{PATH}"
    try:
        status = os.lstat(place)
        if not stat.S_ISREG(status.st_mode):
            return None
        raw = tree.read(place)
        document = msgspec.json.decode(raw)
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        return None
    files = document.get("files")
    if not isinstance(files, dict) or not _are_digests(files.values()):
        return None
    return Manifest(files, raw, status.st_mtime_ns, frozenset(folders_of((PATH, *files))))


def _are_digests(values: Collection[object]) -> bool:
    """Say whether all values are SHA-256 in hexadecimal: in one look at all of them together."""
    texts = [value for value in values if isinstance(value, str) and len(value) == 64]
    return len(texts) == len(values) and not "".join(texts).encode(errors="replace").translate(None, _DIGITS)
