"""Which files of the content folder a page may publish by linking them, and where two would be one."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from dossiers.model.body import FileLink
from dossiers.model.filenames import fault, folded

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
"""The kinds of image that a page may show. SVG can carry scripts and is left out."""

PUBLISHED = IMAGES | {".pdf", ".csv", ".txt"}
"""The kinds of file that may be published. HTML can carry scripts and is left out."""

_GENERATED = frozenset({"data", "feeds", "theme", "robots.txt"})
"""What the site writes itself at addresses of files that may be published."""

_FOLDERS = (
    "leaders", "groups", "pages", "sanctions", "sources", "places", "timeline", "tags", "names", "conflicts",
    "stubs",
)  # fmt: skip
"""The other folders of the site, which files may share but not spell in another way."""

_KINDS = (".html", ".json", ".xml", ".txt", ".csv", ".css", ".zip")
"""What the site writes as files, so that no folder may be called so."""

_ELSEWHERE = "a file in another folder, such as /images/ or /files/"
_INSIDE = "a file in the content folder, such as /images/map.png"

Fault: TypeAlias = tuple[str, str, str]
"""Why a file cannot be published: code, message and what was expected."""


def file_fault(path: str, link: FileLink, root: Path) -> Fault | None:
    """Say why a file cannot be published, or None. ``path`` is relative to the content folder ``root``."""
    steps = path.split("/")
    if steps[0] == ".." or "\\" in path or "\x00" in path:
        return "unknown-file", f"“{link.path}” lies outside the content folder", _INSIDE
    if any(step.startswith(".") for step in steps):
        return "forbidden-file", f"“{link.path}” is hidden and not published", _INSIDE
    allowed = IMAGES if link.image else PUBLISHED
    if Path(path).suffix.lower() not in allowed:
        return (
            "forbidden-file",
            f"“{link.path}” is not a kind of file that is published",
            "one of: " + ", ".join(sorted(allowed)),
        )
    if steps[0].casefold() in _GENERATED or any(step.casefold().endswith(_KINDS) for step in steps[:-1]):
        return "path-collision", f"“{path}” lies where the program writes files of its own", _ELSEWHERE
    reason = fault(path)
    if reason is not None:
        return "forbidden-file", f"“{link.path}” cannot be published: {reason}", "the file under another name"
    return _missing(path, steps, link, root)


def _missing(path: str, steps: list[str], link: FileLink, root: Path) -> Fault | None:
    here = root
    try:
        for step in steps:
            here = here / step
            if here.is_symlink():
                return "symbolic-link", f"“{link.path}” goes through a symbolic link", "the file itself"
        there = here.is_file()
    except OSError:
        # A name that is too long for the file system, for one.
        there = False
    return None if there else ("unknown-file", f"there is no file “{path}” in the content folder", _INSIDE)


class PublishedFiles:
    """The files of one site that are linked, each once, however systems compare their names."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._spelled = {name: name for name in _FOLDERS}

    def add(self, path: str) -> Fault | None:
        """Note a file; say so where it, or a folder above it, is spelled in another way elsewhere."""
        if path in self._files:
            return None
        steps = path.split("/")
        names = ["/".join(steps[:number]) for number in range(1, len(steps) + 1)]
        for name in names:
            other = self._spelled.setdefault(folded(name), name)
            if other != name:
                message = f"“{name}” and “{other}” are the same on some systems"
                return "path-collision", message, "names that differ in more than case"
        self._files.add(path)
        return None

    def paths(self) -> tuple[str, ...]:
        """Return all files, sorted."""
        return tuple(sorted(self._files))
