"""Folders as wholes: what is in one, linking its files into another, removing it, bringing it to the disk."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_FEW = 16
"""Files and folders that are flushed one by one."""
_NOT_ONE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What some file systems of a network answer that cannot flush a folder."""


class Contents(Struct, frozen=True):
    """All files and all folders below a folder, as relative paths with forward slashes, unsorted.

    ``files`` gives the inode number of each, as the folder has it. ``young`` are those of them that are no true files,
    or were modified after the time that was asked for.
    """

    files: dict[str, int]
    folders: list[str]
    young: list[str]


def contents(root: str, since: int | None = None) -> Contents:
    """Return what is in a folder. Whatever is not a true folder counts as a file: symbolic links too, which are never followed.

    ``since`` is in nanoseconds; to know what is younger costs some two microseconds for each file, and without it
    nothing is.
    """
    files: dict[str, int] = {}
    folders: list[str] = []
    young: list[str] = []
    todo = [""]
    while todo:
        prefix = todo.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    todo.append(f"{path}/")
                    continue
                files[path] = entry.inode()
                if since is not None:
                    status = entry.stat(follow_symlinks=False)
                    if status.st_mtime_ns > since or not stat.S_ISREG(status.st_mode):
                        young.append(path)
    return Contents(files, folders, young)


def read(place: str) -> bytes:
    """Return the bytes of one file. By its text: a Path for each of twenty thousand files would cost as much again."""
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123  # as said
        return file.read()


def unlink(place: str) -> None:
    """Remove one file, likewise by its text."""
    os.unlink(place)  # noqa: PTH108  # as in read


def move(old: str, new: str) -> None:
    """Let one file take the place of another, likewise by their texts."""
    os.replace(old, new)  # noqa: PTH105  # as in read


def write(place: str, pieces: Iterable[bytes]) -> None:
    """Write one new file. By the bare calls of the system: a buffered file costs as much again as the write."""
    descriptor = os.open(place, _NEW_FILE, 0o666)
    try:
        for data in pieces:
            done = os.write(descriptor, data)
            while done < len(data):
                done += os.write(descriptor, data[done:])
    finally:
        os.close(descriptor)


def link(old: str, new: str) -> bool:
    """Give a file a second name, so that inode and times stay; copy it where that cannot be, and return False."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise
    except OSError:
        # Some file systems have no hard links, and Linux refuses them on files of other users. If it was
        # another trouble (a full disk), copying meets it too.
        shutil.copy2(old, new, follow_symlinks=False)
        return False
    return True


def bring(source: str, target: str) -> None:
    """Bring a foreign file or symbolic link over as it is."""
    if stat.S_ISLNK(os.lstat(source).st_mode):
        shutil.copy2(source, target, follow_symlinks=False)
    else:
        link(source, target)


def carry(old: str, new: str, files: Iterable[str], folders: Sequence[str]) -> None:
    """Bring foreign files and folders over as they are; the folders around them must exist already."""
    for folder in sorted(folders):
        Path(f"{new}/{folder}").mkdir(exist_ok=True)
    for path in files:
        bring(f"{old}/{path}", f"{new}/{path}")
    copy_modes(old, new, folders)


def copy_modes(old: str, new: str, folders: Iterable[str]) -> None:
    """Give foreign folders the permissions and times that they have in another tree.

    That comes last, and the deepest first: a folder may forbid writing, and its time changes with its contents.
    """
    for folder in sorted(folders, reverse=True):
        shutil.copystat(f"{old}/{folder}", f"{new}/{folder}", follow_symlinks=False)


def remove(root: Path) -> bool:
    """Remove a folder with everything in it; return whether it is gone. Nothing outside it is touched."""
    if not os.path.lexists(root):
        return True
    shutil.rmtree(root, ignore_errors=True)
    if os.path.lexists(root) and not root.is_symlink():
        # Folders that forbid writing were carried over as such.
        for folder, _, _ in os.walk(root):
            Path(folder).chmod(stat.S_IRWXU)
        shutil.rmtree(root, ignore_errors=True)
    return not os.path.lexists(root)


def flush(folder: Path, changed: Collection[str] | None = None) -> None:
    """Bring a new tree to the disk, before it takes the old one's place.

    A killed process loses nothing that it wrote; this is for a power cut. Without it a file system may
    remember the swap and not yet the pages, and the next build would take empty files for finished ones.
    ``changed`` are the files and folders in it that are other than they were when it was last flushed, where that is
    known: a few are flushed one by one, which waits for nothing that others have to write. For many, one call for
    the whole file system costs one commit of its journal, where one for each of 20,000 files would cost thousands.
    Windows has no such calls; there this does nothing.
    """
    if sys.platform == "win32":
        return
    if changed is not None and len(changed) <= _FEW:
        try:
            for path in changed:
                _call(os.fsync, f"{folder}/{path}")
        except OSError as fault:
            if fault.errno not in _NOT_ONE:
                raise
        else:
            return
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "syncfs"):
            _call(partial(_syncfs, libc), str(folder))
            return
    os.sync()


def _call(flushing: Callable[[int], None], place: str) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        flushing(descriptor)
    finally:
        os.close(descriptor)


def _syncfs(libc: ctypes.CDLL, descriptor: int) -> None:
    if libc.syncfs(descriptor) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
