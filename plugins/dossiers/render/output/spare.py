"""The site before the live one, kept beside it to become the next one: it differs in what changed last, not in all.

Both trees share their files by hard links, so a spare costs names and the bytes that changed last. Nothing is
recorded about it: by the inode numbers in its folders every file that is not the live one's is found. So a
spare that was half changed by a killed build, or by anybody, is as good as any, and it may be removed any time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

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


def level(
    site: str,
    spare: str,
    now: tree.Contents,
    wanted: Mapping[str, int],
    folders: Collection[str],
    foreign: Collection[str],
) -> None:
    """Make the spare hold exactly the wanted files of a site, and its own manifest.

    ``now`` is what it holds, ``wanted`` gives the site's inode number of each. ``folders`` are all that it is to have, ``foreign``
    those of them that others made. Costs the work of what differs.
    """
    found, there = now.files, now.folders
    for path, inode in found.items():
        if wanted.get(path) != inode and path != manifest.PATH:
            tree.unlink(f"{spare}/{path}")
    for folder in sorted(set(there).difference(folders), reverse=True):
        Path(f"{spare}/{folder}").rmdir()
    for folder in sorted(set(folders).difference(there)):
        Path(f"{spare}/{folder}").mkdir()
    for path, inode in wanted.items():
        if found.get(path) != inode:
            tree.bring(f"{site}/{path}", f"{spare}/{path}")
    tree.copy_modes(site, spare, foreign)
