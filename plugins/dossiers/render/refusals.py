"""What Pelican itself refuses (a content folder or theme that is not there) said in a line, with the exit code of problems."""

from __future__ import annotations

import logging

from dossiers.ending import PROBLEMS


class _Plain(logging.Filter):
    """Takes the traceback from a failure that Pelican's reading of settings found, and sets its exit code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, ValueError) and _raised_in(error) == "pelican.settings":
            record.exc_info = None
            error.exitcode = PROBLEMS  # type: ignore[attr-defined]  # Pelican ends with this where an exception has it
        return True


PLAIN = _Plain()


def say_plainly() -> None:
    """Make Pelican say what it refuses without a traceback; to be called from the settings, more than once if need be."""
    logging.getLogger("pelican").addFilter(PLAIN)


def _raised_in(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else str(trace.tb_frame.f_globals.get("__name__", ""))
