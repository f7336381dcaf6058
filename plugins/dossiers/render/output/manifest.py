"""The list of a site's own files with their digests: the mark that a folder is ours, and what in it."""

from __future__ import annotations

import hashlib
import os
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


class _Document(Struct):
    files: dict[str, str]
    version: int


_decode = msgspec.json.Decoder(_Document).decode


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
    # The order "deterministic" of msgspec takes a second for twenty thousand paths of which one is not in its place.
    ordered = sorted(files)
    if ordered != list(files):
        files = {path: files[path] for path in ordered}
    return msgspec.json.encode({"files": files, "version": VERSION}) + b"\n"


def read(site: Path) -> Manifest | None:
    """Return the manifest of a site, or None where there is none that this version wrote."""
    place = f"{site}/{PATH}"
    try:
        status = os.lstat(place)
        if not stat.S_ISREG(status.st_mode):
            return None
        raw = tree.read(place)
        document = _decode(raw)
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    files = document.files
    if document.version != VERSION or not _are_digests(files.values()):
        return None
    return Manifest(files, raw, status.st_mtime_ns, frozenset(folders_of((PATH, *files))))


def _are_digests(texts: Collection[str]) -> bool:
    """Say whether all texts are SHA-256 in hexadecimal: in one look at all of them together."""
    sizes = set(map(len, texts))
    return sizes <= {64} and not "".join(texts).encode(errors="replace").translate(None, _DIGITS)
