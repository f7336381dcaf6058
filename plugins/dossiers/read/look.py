"""One look at a folder and everything in it: what the file system says, asked once for all who want to know."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from dossiers.read.evidence import evidence


class Look:
    """The entries of a folder and of the folders in it, each as it was when it was first asked for.

    Paths are relative to the folder, with forward slashes. An entry is asked for its status once. Links are not followed.
    """

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is looked at yet."""
        self.root = root
        self.began = time.time_ns()
        """The moment before the look: nanoseconds since the epoch."""
        self._entries: dict[str, list[os.DirEntry[str]]] = {}
        self._evidence: dict[str, str] = {}

    def entries(self, folder: str = "") -> list[os.DirEntry[str]]:
        """Return what is in one folder, sorted by name; raises OSError where it cannot be read."""
        found = self._entries.get(folder)
        if found is None:
            with os.scandir(self.root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
            self._entries[folder] = found
        return found

    def everything(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield everything in the folder and in the folders in it; raises OSError where one cannot be read."""
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            before = f"{folder}/" if folder else ""
            for entry in self.entries(folder):
                path = before + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                yield path, entry

    def evidence(self, path: str, entry: os.DirEntry[str]) -> str:
        """Return the evidence of what is at a path; raises OSError where it is gone."""
        found = self._evidence.get(path)
        if found is None:
            found = self._evidence[path] = evidence(entry.stat(follow_symlinks=False))
        return found
