"""Which paths a site may have: the one point where a path is checked before anything is written to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dossiers.render.output.errors import OutputError, printable

_RENAME = "give the page another id or address"

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


def parents(path: str) -> list[str]:
    """Return the folders above a path, the nearest first: ``a/b/c`` gives ``a/b`` and ``a``."""
    found = []
    at = path.rfind("/")
    while at > 0:
        found.append(path[:at])
        at = path.rfind("/", 0, at)
    return found


class Claims:
    """Who stands where in one site: refuses paths that cannot be, and two files in one place."""

    def __init__(self, foreign: Iterable[str] = (), foreign_folders: Iterable[str] = ()) -> None:
        """Begin with files and folders that are not ours, and so are never overwritten or checked."""
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._known_folders: set[str] = set()
        for path in foreign:
            self._files.setdefault(folded(path), path)
            for above in parents(path):
                self._folders.setdefault(folded(above), above)
        for path in foreign_folders:
            self._folders.setdefault(folded(path), path)
        self._foreign = frozenset(self._files)

    def add(self, path: str) -> None:
        """Claim a path for one file, or raise OutputError."""
        if reason := fault(path):
            raise OutputError(path, f"nothing can be published here: {reason}", _RENAME)
        key = folded(path)
        if key in self._files:
            raise self._collision(path, key)
        if key in self._folders:
            raise OutputError(path, f"a page would stand where the folder {self._shown(self._folders, key)} "
                              "is needed", _RENAME, "path-collision")
        above = path.rpartition("/")[0]
        if above and above not in self._known_folders:
            self._add_folders(path)
        self._files[key] = path

    def _add_folders(self, path: str) -> None:
        wanted = {folded(above): above for above in parents(path)}
        for key, above in wanted.items():
            if key in self._files:
                raise self._collision(path, key)
            if self._folders.get(key, above) != above:
                raise OutputError(path, "its folder is also written "
                                  f"{self._shown(self._folders, key)}, the same folder on some systems",
                                  "write it in one way", "path-collision")
        self._folders.update(wanted)
        self._known_folders.update(wanted.values())

    def _collision(self, path: str, key: str) -> OutputError:
        other = self._shown(self._files, key)
        if key in self._foreign:
            return OutputError(path, f"{other} stands in the way, which this project did not write",
                               "move it away, or pass -d to drop what is foreign", "path-collision")
        why = f"two pages would be written to {other}" if self._files[key] == path else (
            f"it and {other} are the same file on some systems, or one needs a folder where the other stands")
        return OutputError(path, why, _RENAME, "path-collision")

    @staticmethod
    def _shown(table: dict[str, str], key: str) -> str:
        return printable(table[key])
