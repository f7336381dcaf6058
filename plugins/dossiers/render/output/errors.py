"""The one way in which writing the site fails: an error that says where, why, and what to do."""

from __future__ import annotations

import errno

from dossiers.model.problem import Problem

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class OutputError(Exception):
    """The output cannot be written without harm, or not at all; the old site is untouched.

    ``path`` is the output folder, or the path inside it, that this is about. ``why`` says what was found,
    ``remedy`` what to do. ``code`` is one of the codes of ``model.problem``: ``bad-output``, or
    ``path-collision`` where two pages would stand in the same place.
    """

    def __init__(self, path: str, why: str, remedy: str, code: str = "bad-output") -> None:
        super().__init__(path, why, remedy, code)
        self.path = path
        self.why = why
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        return f"{printable(self.path)}: {self.why}; {self.remedy}"

    def problem(self, file: str = "") -> Problem:
        """Return the same as a problem; ``file`` is the source at fault, where the caller knows it."""
        return Problem(
            self.code,
            file or printable(self.path),
            f"{printable(self.path)}: {self.why}",
            expected=self.remedy,
        )


def explained(error: OSError, output: str) -> OutputError:
    """Turn what the system says into words; ``output`` is the folder as the user named it."""
    if error.errno in _FULL:
        return OutputError(output, "the disk is full", "free some space, or choose a folder on another disk")
    if error.errno in _FORBIDDEN:
        where = f" to {printable(str(error.filename))}" if error.filename is not None else ""
        return OutputError(
            output,
            f"no permission to write{where}",
            "make it and the folder around it writable, close programs that hold it open, "
            "or choose another folder",
        )
    return OutputError(
        output,
        f"the system refused: {printable(str(error))}",
        "mend that, or choose another folder, and build again",
    )


def printable(text: str) -> str:
    """Return text that is safe on any terminal: what cannot be shown is written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
