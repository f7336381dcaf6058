"""One build at a time for one output: an advisory lock that the system drops when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

from dossiers.render.output.errors import OutputError, explained

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int, wait: bool) -> bool:
        # The byte that is locked lies far beyond the text, so that others can read who holds the lock.
        while True:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if error.errno not in {errno.EACCES, errno.EDEADLK}:
                    raise
                if not wait:
                    return False
                time.sleep(0.1)
            else:
                return True
else:
    import fcntl

    def _take(descriptor: int, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


class Lock:
    """An exclusive lock on one output, held in a small file beside it that is removed on release."""

    def __init__(self, path: Path, output: str) -> None:
        """Name the file; ``output`` is what it guards, as the user named it."""
        self._path = path
        self._output = output
        self._descriptor: int | None = None

    def acquire(self, wait: bool) -> None:
        """Take the lock; where another build has it, wait for its end or raise OutputError."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
        while self._descriptor is None:
            descriptor = os.open(self._path, flags, 0o666)
            try:
                self._acquire(descriptor, wait)
            finally:
                if self._descriptor is None:
                    self._discard(descriptor)

    def _acquire(self, descriptor: int, wait: bool) -> None:
        try:
            taken = _take(descriptor, wait)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise explained(error, self._output) from error
            raise OutputError(
                self._output,
                "its file system has no locks, so two builds could mix",
                "choose a folder on a local disk",
            ) from error
        if not taken:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace") if hasattr(os, "pread") else ""
            named = f" (process {holder})" if holder.isdecimal() else ""
            raise OutputError(
                self._output,
                f"another build{named} is writing it",
                "wait until it ends, or stop it, and build again",
            )
        # Its last holder may have removed the file between our opening and locking it: then another build
        # can hold a new file of the same name, and this lock guards nothing.
        if self._is_current(descriptor):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, str(os.getpid()).encode())
            self._descriptor = descriptor

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.lstat(self._path))
        except FileNotFoundError:
            return False

    def _discard(self, descriptor: int) -> None:
        """Close a file that could not be made the lock, and remove it unless it is another build's."""
        try:
            if _take(descriptor, wait=False):
                self._unlink(descriptor)
        except OSError:
            pass  # What went wrong first is what is reported.
        finally:
            os.close(descriptor)

    def release(self) -> None:
        """Give the lock back and remove its file; do nothing if it is not held. May be interrupted and repeated."""
        if self._descriptor is not None:
            self._unlink(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None
            if sys.platform == "win32":
                with contextlib.suppress(OSError):  # Another build has it open, and will remove it.
                    self._path.unlink(missing_ok=True)

    def _unlink(self, descriptor: int) -> None:
        """Remove the file while it is locked: a build that already waits on it then sees that it is gone."""
        if sys.platform != "win32" and self._is_current(descriptor):
            self._path.unlink(missing_ok=True)
