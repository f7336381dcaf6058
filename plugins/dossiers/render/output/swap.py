"""Put the new tree in the place of the old one, so that a kill leaves one of them whole; mend after it."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import sys
from pathlib import Path

from msgspec import Struct

from dossiers.render.output import manifest, tree

_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
# What systems and file systems answer that cannot exchange two names. EPERM comes from old sandboxes.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


class Places(Struct, frozen=True):
    """Where one build works, all in the output's own folder, so that renaming never crosses a file system.

    ``staging`` holds the tree that is being built and, after the swap, the old one: whatever stands there
    may be thrown away at any time. ``aside`` holds the old tree while the output has none, on systems that
    cannot exchange two names: it is always whole, and the name itself says that it is to be put back.
    ``spare`` stays from build to build (see ``spare``).
    """

    output: Path
    staging: Path
    aside: Path
    spare: Path


def places(output: Path) -> Places:
    """Return the places for a build by this process."""
    mark = f"{os.getpid()}-{secrets.token_hex(4)}"
    return Places(
        output,
        output.with_name(f".{output.name}.staging-{mark}"),
        output.with_name(f".{output.name}.aside-{mark}"),
        output.with_name(f".{output.name}.spare"),
    )


def recover(output: Path) -> None:
    """Mend and remove what builds of this output left when they were killed.

    Only for the holder of the output's lock: it knows thereby that nobody else works in these places.
    """
    pattern = re.compile(rf"\.{re.escape(output.name)}\.(staging|aside)-\d+-[0-9a-f]+")
    found = [match for place in sorted(output.parent.iterdir()) if (match := pattern.fullmatch(place.name))]
    for match in found:
        place = output.with_name(match[0])
        if match[1] == "aside":
            staging = output.with_name(match[0].replace(".aside-", ".staging-"))
            restore(Places(output, staging, place, output.with_name(f".{output.name}.spare")))
    for match in found:
        if match[1] == "staging":
            tree.remove(output.with_name(match[0]))


def restore(at: Places) -> None:
    """Put an old tree that was set aside back in place, or, if the new one got there, throw it away."""
    if not os.path.lexists(at.aside):
        return
    if not os.path.lexists(at.output):
        at.aside.rename(at.output)
    elif manifest.read(at.output) is not None:
        # Not removed under this name: half of it could be taken for a whole site after another kill.
        tree.remove(at.staging)
        at.aside.rename(at.staging)
        tree.remove(at.staging)
    elif at.output.is_dir() and next(at.output.iterdir(), None) is None:
        at.output.rmdir()
        at.aside.rename(at.output)
    # Else somebody put another folder there meanwhile: both are left for them to look at.


def install(at: Places, new: Path) -> None:
    """Make a finished tree the output; what was the output before, if any, then stands in its place."""
    if not os.path.lexists(at.output):
        new.rename(at.output)
    elif not exchange(new, at.output):
        at.output.rename(at.aside)
        try:
            new.rename(at.output)
        except BaseException:
            restore(at)
            raise
        at.aside.rename(new)


def retire(at: Places) -> None:
    """Remove the spare. Under another name: half of it is not to be taken for a folder of somebody else."""
    tree.remove(at.staging)
    at.spare.rename(at.staging)
    try:
        tree.remove(at.staging)
    except BaseException:
        # Nobody else knows this name: an interrupt is not to leave the rest of it behind.
        tree.remove(at.staging)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system or the file system cannot."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "renameat2"):
            return False
        failed = libc.renameat2(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
        )
    elif sys.platform == "darwin":
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "renamex_np"):
            return False
        failed = libc.renamex_np(os.fsencode(one), os.fsencode(other), ctypes.c_uint(_RENAME_SWAP))
    else:
        return False
    if failed:
        code = ctypes.get_errno()
        if code not in _CANNOT:
            raise OSError(code, os.strerror(code), str(one), None, str(other))
    return not failed
