"""Which paths a site may have: the one point where a path is checked before anything is written to it."""

from __future__ import annotations

from collections.abc import Iterable

from dossiers.model.filenames import fault, folded
from dossiers.render.output.errors import OutputError, printable

__all__ = ["Claims", "fault", "folded", "parents"]

_RENAME = "give the page another id or address"


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
            raise OutputError(
                path,
                f"a page would stand where the folder {self._shown(self._folders, key)} is needed",
                _RENAME,
                "path-collision",
            )
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
                raise OutputError(
                    path,
                    "its folder is also written "
                    f"{self._shown(self._folders, key)}, the same folder on some systems",
                    "write it in one way",
                    "path-collision",
                )
        self._folders.update(wanted)
        self._known_folders.update(wanted.values())

    def _collision(self, path: str, key: str) -> OutputError:
        other = self._shown(self._files, key)
        if key in self._foreign:
            return OutputError(
                path,
                f"{other} stands in the way, which this project did not write",
                "move it away, or pass -d to drop what is foreign",
                "path-collision",
            )
        why = (
            f"two pages would be written to {other}"
            if self._files[key] == path
            else (
                f"it and {other} are the same file on some systems, or one needs a folder where the other stands"
            )
        )
        return OutputError(path, why, _RENAME, "path-collision")

    @staticmethod
    def _shown(table: dict[str, str], key: str) -> str:
        return printable(table[key])
