"""What in an old output is ours, by its manifest, and what others put there."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Set

from msgspec import Struct

from dossiers.render.output import manifest
from dossiers.render.output.paths import parents


class Foreign(Struct, frozen=True):
    """Files and folders in an output that no build of ours wrote; the folders hold nothing of ours."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    def shown(self) -> tuple[str, ...]:
        """Return the same for people, sorted: a folder that is wholly foreign once, with a slash."""
        wholly = frozenset(self.folders)
        names = [path for path in self.files if wholly.isdisjoint(parents(path))]
        names += [f"{path}/" for path in self.folders if wholly.isdisjoint(parents(path))]
        return tuple(sorted(names))


def foreign(files: Set[str], folders: Collection[str], old: manifest.Manifest, *, whole: bool) -> Foreign:
    """Return what is foreign among all files and folders of an output with a manifest; ``whole`` if all that it lists are there."""
    ours, our_folders = old.files, old.folders
    only_ours = whole and len(files) == len(ours) + 1 and manifest.PATH in files
    strangers = () if only_ours else files - ours.keys()
    return Foreign(
        tuple(path for path in strangers if path != manifest.PATH and _composed(path) not in ours),
        # A folder of ours that somebody emptied is nobody's loss.
        tuple(path for path in folders if path not in our_folders and _composed(path) not in our_folders),
    )


def _composed(path: str) -> str:
    """Return a name as we wrote it: macOS can give it back decomposed."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)
