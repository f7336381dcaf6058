"""What a process that builds one site again and again remembers of its trees, and by what it knows that it is still so."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from pathlib import Path

from dossiers.read.evidence import evidence, young
from dossiers.render.output import manifest, swap
from dossiers.render.output.tree import Contents

_Times = tuple[str, int, int]


class Remembered:
    """The last manifest, and what was in folders of the site and its spare, by the folders' own numbers."""

    def __init__(self) -> None:
        self._manifest: tuple[str, manifest.Manifest] | None = None
        self._folders: dict[tuple[int, int], tuple[_Times, dict[str, int], list[str]]] = {}

    def manifest(self, site: Path) -> manifest.Manifest | None:
        """Return the manifest of a site as ``manifest.read``, which is asked where its file is another one."""
        known_by = _of_file(site)
        if self._manifest is not None and known_by == self._manifest[0]:
            return self._manifest[1]
        found = manifest.read(site)
        self._manifest = None if found is None or known_by is None else (known_by, found)
        return found

    def installed(self, site: Path, raw: bytes, files: Mapping[str, str], folders: frozenset[str]) -> None:
        """Take note of the manifest that a build has just written, and of what it says."""
        known_by = _of_file(site)
        written = os.lstat(site / manifest.PATH).st_mtime_ns
        self._manifest = (
            None if known_by is None else (known_by, manifest.Manifest(dict(files), raw, written, folders))
        )

    def ready(self, output: Path) -> None:
        """Look into a site and its spare now, so that the next build need not look into what stayed."""
        for place in (output, swap.places(output).spare):
            with contextlib.suppress(OSError):
                self.contents(str(place))

    def contents(self, root: str) -> Contents:
        """Return what is in a folder, as ``tree.contents``; only folders that changed are looked into."""
        files: dict[str, int] = {}
        folders: list[str] = []
        todo = [""]
        while todo:
            prefix = todo.pop()
            own, inner = self._folder(f"{root}/{prefix}", prefix)
            files.update(own)
            folders += inner
            todo += [f"{path}/" for path in inner]
        return Contents(files, folders, [])

    def _folder(self, folder: str, prefix: str) -> tuple[dict[str, int], list[str]]:
        """Return files and folders of one folder, with the prefix before their names.

        The folder's times change with each name that comes, goes or is replaced in it; those that are too young to
        tell are not believed.
        """
        looked = time.time_ns()
        now = os.lstat(folder)
        times = (prefix, now.st_mtime_ns, now.st_ctime_ns)
        found = self._folders.get((now.st_dev, now.st_ino))
        if found is not None and found[0] == times:
            return found[1], found[2]
        files: dict[str, int] = {}
        folders: list[str] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(prefix + entry.name)
                else:
                    files[prefix + entry.name] = entry.inode()
        if not young(now, looked):
            self._folders[now.st_dev, now.st_ino] = (times, files, folders)
        return files, folders


def _of_file(site: Path) -> str | None:
    """Return what changes with the manifest's file."""
    try:
        return evidence(os.lstat(site / manifest.PATH))
    except OSError:
        return None
