"""Which names mean the same file on Linux, macOS and Windows, and which cannot stand on all of them."""

from __future__ import annotations

import re
import unicodedata

# Nearly every path of a site is plain; for these only the names that Windows reserves are left to check.
_PLAIN = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?:/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)*")
# What Windows forbids in names (a colon also names a drive or a stream), and all control characters.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file, with or without an extension.
_RESERVED = re.compile(r"(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[./]|$)", re.I)
_LONGEST_NAME = 255  # bytes, on all file systems in common use


def fault(path: str) -> str | None:
    """Return why a path cannot stand in a site, or None if it can.

    A good path is relative, with forward slashes, and means the same file on Linux, macOS and Windows.
    """
    if _PLAIN.fullmatch(path) and len(path) <= _LONGEST_NAME:
        return "it holds a name that Windows reserves" if _RESERVED.search(path) else None
    if not path:
        return "it is empty"
    if path.startswith("/"):
        return "it is absolute"
    if found := _FORBIDDEN.search(path):
        return f"it holds {found[0]!a}, which names of files cannot hold everywhere"
    if _SURROGATE.search(path):
        return "it is not Unicode text"
    if _RESERVED.search(path):
        return "it holds a name that Windows reserves"
    for name in path.split("/"):
        if reason := _fault_of_name(name):
            return reason
    return None


def _fault_of_name(name: str) -> str | None:
    if not name:
        return "it holds an empty name (two slashes, or one at the end)"
    if name in {".", ".."}:
        return f"it holds {name!r}, which leads elsewhere"
    if name[-1] in ". ":
        return "a name in it ends with a dot or a space, which Windows drops"
    if name.casefold() in {".git", "git~1"}:
        return "it leads into a Git repository"
    if len(name.encode()) > _LONGEST_NAME:
        return f"a name in it is longer than {_LONGEST_NAME} bytes"
    return None


def folded(path: str) -> str:
    """Return the key under which file systems that ignore case and composition hold the path.

    Canonical caseless matching, Unicode 3.13 (D145).
    """
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
