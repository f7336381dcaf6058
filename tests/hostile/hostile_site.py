"""Small content folders for attacks, the real command on them, and what must hold whenever it refuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossiers.model.problem import Severity
from dossiers.pipeline import load
from dossiers.render.config import SiteConfig
from dossiers.render.templates import Theme
from whole_index import site_files, whole

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "sources: [{id: s, title: S}]"


def leader(front: str = "", body: str = "", *, name: str = "A Person") -> str:
    """Return the text of a leader's dossier with further front matter and a body."""
    return f"---\nkind: leader\ntitle: {name}\nleader: {name}\n{SOURCE}\n{front}\n---\n{body}\n"


def group(front: str = "", body: str = "", *, name: str = "A Group") -> str:
    """Return the text of a group's dossier with further front matter and a body."""
    return f"---\nkind: group\ntitle: {name}\ngroup: {name}\n{SOURCE}\n{front}\n---\n{body}\n"


GOOD = {"leaders/good.md": leader(name="Good Person"), "groups/fine.md": group(name="Fine Group")}
"""A content folder in which nothing is wrong."""


@dataclass(frozen=True)
class Link:
    """A symbolic link in a content folder, with what it points to (``ROOT`` stands for the folder around it)."""

    to: str


@dataclass(frozen=True)
class Pipe:
    """A named pipe: whoever opens it waits for ever."""


Files = Mapping[str, "str | bytes | Link | Pipe | None"]
"""The files of a content folder by path; None is an empty folder."""


def write(content: Path, files: Files) -> Path:
    """Write a content folder."""
    content.mkdir(parents=True, exist_ok=True)
    for path, what in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        match what:
            case str():
                file.write_bytes(what.encode())
            case bytes():
                file.write_bytes(what)
            case Link(to):
                file.symlink_to(to.replace("ROOT", str(content.parent)))
            case Pipe():
                os.mkfifo(file)
            case None:
                file.mkdir(exist_ok=True)
    return content


@dataclass(frozen=True)
class Found:
    """One error as the command reports it; ``line`` is the number of the line, counted from 1."""

    file: str
    line: int
    code: str


def errors(content: Path) -> list[Found]:
    """Return every error of a content folder, found in this process."""
    return [
        Found(problem.file, problem.position.line if problem.position else 0, problem.code)
        for problem in load(content).problems
        if problem.severity is Severity.ERROR
    ]


def pages(content: Path, config: SiteConfig | None = None) -> dict[str, bytes]:
    """Return every file of the site that a content folder makes, without writing any."""
    return dict(site_files(whole(content), config or SiteConfig("Name", "Words"), Theme(ROOT / "theme")))


def snapshot(folder: Path) -> dict[str, str]:
    """Return everything in a folder by path: the bytes of files, the targets of links, which are not followed."""
    found: dict[str, str] = {}
    for here, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(here) / name
            if path.is_symlink():
                what = f"link to {path.readlink()}"
            elif path.is_file():
                what = f"{path.stat().st_mtime_ns} {path.read_bytes()!r}"
            else:
                what = "folder" if path.is_dir() else "special"
            found[path.relative_to(folder).as_posix()] = what
    return found


@dataclass
class Place:
    """A folder with a content, an old site that the real command made, and things beside that are not to be touched."""

    root: Path
    files: Files
    content: Path = field(init=False)
    output: Path = field(init=False)

    def __post_init__(self) -> None:
        self.content, self.output = self.root / "content", self.root / "output"
        (self.root / "secret.txt").write_text("SECRET-OF-THE-BUILD", encoding="utf-8")
        (self.root / "beside").mkdir()
        (self.root / "beside" / "index.html").write_text("another site", encoding="utf-8")
        write(self.content, self.files)

    def add(self, files: Files) -> None:
        """Write more files into the content."""
        write(self.content, files)

    def run(
        self, *arguments: str, settings: str = "pelicanconf.py", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the real command on the content; the caller's folder is the one around it."""
        conf = settings if os.sep in settings else str(ROOT / settings)
        return self.python(
            *("-m", "pelican", str(self.content), "-o", str(self.output), "-s", conf, *arguments),
            **environment,
        )

    def python(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the folder around the content, until it ends."""
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.root,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


_LINE = re.compile(r"^(.+?):(\d+):\d+: error\[([a-z0-9-]+)\]: ", re.MULTILINE)


def reported(run: subprocess.CompletedProcess[str], content: Path) -> set[Found]:
    """Return every error that the real command printed, by file, line and code."""
    return {
        Found(found[1].partition(f"{content.name}/")[2], int(found[2]), found[3])
        for found in _LINE.finditer(run.stdout + run.stderr)
    }
