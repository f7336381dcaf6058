"""Changes of what a site is made from, gathered so that one save is one build."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Sequence
from pathlib import Path

from watchfiles import Change, watch

_LOOK_AGAIN = 150
"""Milliseconds between two looks at the settings file while nothing else happens."""
_IDLE = 3.0
"""Seconds without a change after which everything is looked at."""
_QUIET = 30
"""Milliseconds without a change that end a group of changes."""


def watched_changes(
    folders: Sequence[Path], settings: Path, output: Path
) -> Generator[list[str], None, None]:
    """Yield an empty list once the watch has begun, then the sorted paths of each group of changes, for ever.

    So a first build that follows the empty list misses nothing, and what changes while any build runs is yielded
    when it is over. When nothing has changed for a while after a group, an empty list comes again: the time to look at
    everything, since a busy system may not tell of each change. Ends with KeyboardInterrupt. Folders are watched; the
    settings file is looked at, because an editor that saves by renaming takes a watched file away from its watcher.
    """
    ours = _Filter(folders, output)
    seen = _stamp(settings)
    due = 0.0
    for changes in watch(
        *folders, watch_filter=ours, step=_QUIET, rust_timeout=_LOOK_AGAIN, yield_on_timeout=True
    ):
        changed = {_shown(Path(path)) for _, path in changes}
        if (now := _stamp(settings)) != seen:
            seen = now
            changed.add(_shown(settings.absolute()))
        if changed:
            yield sorted(changed)
            due = time.monotonic() + _IDLE
        elif time.monotonic() > due:
            yield []
            due = math.inf


class _Filter:
    """Leaves out what editors, Python and the build itself write."""

    def __init__(self, folders: Sequence[Path], output: Path) -> None:
        self._folders = folders
        self._output = output.absolute()

    def __call__(self, _change: Change, path: str) -> bool:
        """Whether a changed path calls for a build."""
        changed = Path(path)
        if changed.is_relative_to(self._output):
            return False
        inside = next((folder for folder in self._folders if changed.is_relative_to(folder)), None)
        parts = changed.relative_to(inside).parts if inside else changed.parts[-1:]
        return not any(
            part.startswith((".", "#"))
            or part.endswith(("~", ".pyc", ".egg-info", ".swp", ".tmp"))
            or part == "__pycache__"
            for part in parts
        )


def _stamp(file: Path) -> tuple[int, int] | None:
    for _ in range(3):
        try:
            found = file.stat()
        except FileNotFoundError:
            # An editor that saves by renaming has no file for a moment.
            time.sleep(0.02)
        else:
            return found.st_mtime_ns, found.st_size
    return None


def _shown(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
