"""Whole sites for tests: built as users build them, and read as a browser reads them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
SITEURL = "https://example.org/repo"
USES = "div + div > p > a:not(.entry)"
"""The links of a source to the places that rest on it."""

_CLEAN = ("SITEURL", "SOURCE_DATE_EPOCH", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_ACTIONS")


def build(
    content: Path | str,
    output: Path | str,
    *options: str,
    settings: str | Path = "pelicanconf.py",
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    umask: int = -1,
) -> subprocess.CompletedProcess[str]:
    """Run Pelican's own command; paths that are relative are relative to ``cwd``."""
    environment = {key: value for key, value in os.environ.items() if key not in _CLEAN} | dict(env or {})
    command = [
        sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", str(ROOT / settings), *options,
    ]  # fmt: skip
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def built(content: Path | str, output: Path, *options: str, **more: Any) -> Path:
    """Build, insist that it went well, and return the output."""
    result = build(content, output, *options, **more)
    assert result.returncode == 0, result.stdout + result.stderr
    return output


def digests(folder: Path) -> dict[str, str]:
    """Return every file of a tree with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Site:
    """A finished site. ``pages`` are parsed once."""

    root: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, relative to the root."""
        return frozenset(digests(self.root))

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every HTML page by its path."""
        return {
            path: BeautifulSoup((self.root / path).read_text(encoding="utf-8"), "html.parser")
            for path in sorted(self.files)
            if path.endswith(".html")
        }

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids of each page."""
        return {path: {str(tag["id"]) for tag in page.find_all(id=True)} for path, page in self.pages.items()}

    @cached_property
    def redirects(self) -> dict[str, str]:
        """The pages that lead on by themselves, each with the path that they lead to."""
        found = {}
        for path, page in self.pages.items():
            refresh = page.find("meta", attrs={"http-equiv": "refresh"})
            if isinstance(refresh, Tag):
                found[path] = target(path, str(refresh["content"]).partition("url=")[2])[0]
        return found

    @cached_property
    def dossiers(self) -> dict[str, BeautifulSoup]:
        """The pages of dossiers."""
        return {
            path: page
            for path, page in self.pages.items()
            if dirname(path) in {"leaders", "groups"}
            and not path.endswith("/index.html")
            and path not in self.redirects
        }


def internal(address: str) -> bool:
    """Whether an address names a place in the same site."""
    return not address.startswith(("http://", "https://", "mailto:", "data:"))


def target(page: str, address: str) -> tuple[str, str]:
    """Return the path and the anchor that a relative address on a page leads to."""
    place, _, anchor = address.partition("#")
    path = normpath(f"{dirname(page)}/{unquote(place)}".lstrip("/")) if place else page
    return path, unquote(anchor)
