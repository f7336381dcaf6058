"""Which paths a site may have: the one point where a path is checked before anything is written to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from dossiers.model.filenames import fault, folded
from dossiers.render.output.errors import OutputError, printable

__all__ = ["Claims", "fault", "folded", "folders_of", "parents"]

# A name that is good on every system and folds to itself: what Windows reserves is shorter before its dot.
_PLAIN_NAME = re.compile(r"(?=[a-z0-9_-]{8})[a-z0-9_-]{1,200}(?:\.[a-z0-9]{1,20})?")
_RENAME = "give the page another id or address"


def parents(path: str) -> list[str]:
    """Return the folders above a path, the nearest first: ``a/b/c`` gives ``a/b`` and ``a``."""
    found = []
    at = path.rfind("/")
    while at > 0:
        found.append(path[:at])
        at = path.rfind("/", 0, at)
    return found


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders that a site with these files has."""
    nearest = {path.rpartition("/")[0] for path in paths}
    nearest.discard("")
    return nearest.union(*map(parents, nearest))


class Claims:
    """Who stands where in one site: refuses paths that cannot be, and two files in one place."""

    def __init__(self, foreign: Iterable[str] = (), foreign_folders: Iterable[str] = ()) -> None:
        """Begin with files and folders that are not ours, and so are never overwritten or checked."""
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._known_folders: set[str] = set()  # that hold a file of ours, as they are written
        self._plain_folders: set[str] = set()  # those of them that fold to themselves
        for path in foreign:
            self._files.setdefault(folded(path), path)
            for above in parents(path):
                self._folders.setdefault(folded(above), above)
        for path in foreign_folders:
            self._folders.setdefault(folded(path), path)
        self._foreign = frozenset(self._files)

    def adopt(self, paths: Collection[str]) -> None:
        """Claim the files of a site that was promoted before, of which no two can stand in one place.

        Raise OutputError only where one meets what was claimed before.
        """
        text = "\n".join(paths)
        plain = text.isascii() and text.count("\n") == len(paths) - 1
        keys = text.lower().split("\n") if plain else [folded(path) for path in paths]
        known = dict(zip(keys, paths, strict=True))
        folders = {folded(folder): folder for folder in folders_of(paths)}
        if not (
            known.keys().isdisjoint(self._files)
            and known.keys().isdisjoint(self._folders)
            and folders.keys().isdisjoint(self._files)
            and all(self._folders.get(key, folder) == folder for key, folder in folders.items())
        ):
            for path in paths:  # The careful way says which.
                self.add(path)
            return
        self._files.update(known)
        self._folders.update(folders)
        self._know(folders)

    def add(self, path: str) -> None:
        """Claim a path for one file, or raise OutputError."""
        above, _, name = path.rpartition("/")
        if above in self._known_folders and _PLAIN_NAME.fullmatch(name):
            # Nearly all pages: the folder was looked at with the first of them, and a name folds to itself.
            key = path if above in self._plain_folders else folded(path)
        else:
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
        self._know(wanted)

    def _know(self, folders: Mapping[str, str]) -> None:
        self._known_folders.update(folders.values())
        self._plain_folders.update(key for key, folder in folders.items() if key == folder)

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
