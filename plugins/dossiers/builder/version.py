"""What shapes a site beside its content, as digests: this program and its libraries, the theme, the settings."""

from __future__ import annotations

import functools
import hashlib
import os
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dossiers.render.output import tree

_LIBRARIES = ("markdown", "pydantic", "pydantic-core", "pyyaml", "jinja2", "markupsafe", "msgspec", "pelican")
_CODE = (".py", ".yaml", ".txt")


@functools.cache
def program_digest() -> str:
    """Return a word that changes with any file of this program, with Python and with the libraries that shape its output.

    It is that of the program which this process runs: files that change later change nothing in it.
    """
    known = [platform.python_implementation(), platform.python_version()]
    for name in _LIBRARIES:
        try:
            known.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            known.append(f"{name} -")
    package = Path(__file__).resolve().parent.parent
    # By the names of the system: a Path for each of hundreds of files would take half of the time.
    files = [
        f"{folder}/{name}"
        for folder, _, names in os.walk(package)
        if not folder.endswith("__pycache__")
        for name in names
        if name.endswith(_CODE)
    ]
    return digest_of_files(str(package), files, "\n".join(known))


def digest_of_files(root: str, files: Iterable[str], more: str = "") -> str:
    """Return a digest of files below a folder, by their paths in it and their bytes, and of a text."""
    found = hashlib.blake2b(more.encode(), digest_size=16)
    for path in sorted(files):
        data = tree.read(path)
        found.update(f"\0{path.removeprefix(root)}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
