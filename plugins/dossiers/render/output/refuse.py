"""Which folders may not become an output: what is not ours, and what a swap or a wipe would harm."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dossiers.render.output.errors import OutputError, printable

_ELSEWHERE = "choose another folder for the output"


def real_output(output: Path, protected: Sequence[Path]) -> Path:
    """Return where an output really lies, symbolic links followed, or raise OutputError if it must not."""
    shown = str(output)
    real = Path(os.path.realpath(output))
    if not real.name:
        raise OutputError(shown, "it is the root of a file system", _ELSEWHERE)
    if real.is_symlink():
        raise OutputError(
            shown, "it is a symbolic link that leads nowhere", "remove it, or choose another folder"
        )
    if os.path.lexists(real) and not real.is_dir():
        raise OutputError(shown, "it is a file, and the output is a folder", _ELSEWHERE)
    if real.is_dir() and os.path.ismount(real):
        raise OutputError(
            shown, "it is a mount point, which cannot be swapped in one step", "choose a folder inside it"
        )
    for folder in protected:
        _keep_apart(shown, real, folder)
    if (home := _home()) and _within(home, real):
        raise OutputError(shown, f"it is or contains the home folder {printable(str(home))}", _ELSEWHERE)
    return real


def _keep_apart(shown: str, real: Path, folder: Path) -> None:
    kept, name = Path(os.path.realpath(folder)), printable(str(folder))
    inner, outer = _within(kept, real), _within(real, kept)
    if inner and outer:
        raise OutputError(shown, f"it is the folder {name}, which a build only reads", _ELSEWHERE)
    if inner:
        raise OutputError(shown, f"it contains {name}, which a build only reads", _ELSEWHERE)
    if outer:
        raise OutputError(shown, f"it lies inside {name}, which a build only reads", _ELSEWHERE)


def _within(inner: Path, outer: Path) -> bool:
    """Say whether one real path is another or lies in it, however either is spelled."""
    if inner == outer or outer in inner.parents:
        return True
    try:
        there = outer.stat()
    except OSError:
        return False
    # By identity too: where case is ignored, Content is content.
    return any(os.path.samestat(there, status) for status in _statuses(inner))


def _statuses(path: Path) -> Iterator[os.stat_result]:
    for place in (path, *path.parents):
        try:
            yield place.stat()
        except OSError:
            continue


def _home() -> Path | None:
    try:
        return Path(os.path.realpath(Path.home()))
    except RuntimeError:
        return None


def strangers(shown: str, output: Path) -> OutputError:
    """Return the error for a folder that is not empty and that no build of this project wrote."""
    names = sorted(
        printable(entry.name) + ("/" if entry.is_dir(follow_symlinks=False) else "")
        for entry in os.scandir(output)
    )
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    things = "1 file or folder" if len(names) == 1 else f"{len(names)} files or folders"
    return OutputError(
        shown,
        f"it holds {things} that this project did not write: {', '.join(names[:5])}{more}",
        "choose another folder, empty it, or pass -d to drop what is in it",
    )
