"""The site before the live one, kept beside it to become the next one: it differs in what changed last, not in all.

Both trees share their files by hard links, so a spare costs names and the bytes that changed last. Nothing is
recorded about it: by the inode numbers in its folders every file that is not the live one's is found. So a
spare that was half changed by a killed build, or by anybody, is as good as any, and it may be removed any time.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from dossiers.render.output import manifest, tree


def usable(site: str, spare: str, inodes: Mapping[str, int]) -> bool:
    """Say whether a folder is a spare of a site: with a manifest, on one file system with true inode numbers."""
    try:
        live, own = os.lstat(f"{site}/{manifest.PATH}"), os.lstat(f"{spare}/{manifest.PATH}")
        return (
            stat.S_ISDIR(os.lstat(spare).st_mode)
            and stat.S_ISREG(own.st_mode)
            and own.st_dev == live.st_dev
            # Some file systems give their files one number in a folder and another, or none, when asked.
            and inodes.get(manifest.PATH) == live.st_ino
        )
    except (FileNotFoundError, NotADirectoryError):
        return False


class Differing(Struct, frozen=True):
    """The files that a spare has and should not have, and those of the site that it has not."""

    stale: Sequence[str]
    missing: Sequence[str]


def differing(found: Mapping[str, int], wanted: Mapping[str, int]) -> Differing:
    """Return what differs between the files that a spare has and those of the site that it should have, but for its own manifest.

    Both give the inode number of each.
    """
    return Differing(
        [path for path, inode in found.items() if wanted.get(path) != inode and path != manifest.PATH],
        [path for path, inode in wanted.items() if found.get(path) != inode],
    )


def level(
    site: str,
    spare: str,
    differs: Differing,
    there: Collection[str],
    folders: Collection[str],
    foreign: Collection[str],
) -> set[str]:
    """Make the spare hold exactly the files of a site that it should have, and its own manifest.

    ``there`` are the folders that it has, ``folders`` all that it is to have, ``foreign`` those of them that others made.
    Costs the work of what differs, and returns the folders that were changed ("" for the spare itself).
    """
    stale, missing = differs.stale, differs.missing
    gone = sorted(set(there).difference(folders), reverse=True)
    new = sorted(set(folders).difference(there))
    for path in stale:
        tree.unlink(f"{spare}/{path}")
    for folder in gone:
        Path(f"{spare}/{folder}").rmdir()
    for folder in new:
        Path(f"{spare}/{folder}").mkdir()
    for path in missing:
        tree.bring(f"{site}/{path}", f"{spare}/{path}")
    tree.copy_modes(site, spare, foreign)
    return {path.rpartition("/")[0] for path in (*stale, *missing, *gone, *new)}.difference(gone)


def follow(site: str, spare: str, written: Collection[str], removed: Collection[str]) -> None:
    """Let the site before follow the live one in what a build wrote and removed, so that this build pays for it and not the next.

    It saves the next one time, and nothing rests on it: what cannot be done now ``level`` does then.
    """
    with contextlib.suppress(OSError):
        for path in (*written, *removed):
            with contextlib.suppress(FileNotFoundError):
                tree.unlink(f"{spare}/{path}")
        for folder in {path.rpartition("/")[0] for path in written}:
            Path(f"{spare}/{folder}").mkdir(parents=True, exist_ok=True)
        for path in written:
            tree.link(f"{site}/{path}", f"{spare}/{path}")
