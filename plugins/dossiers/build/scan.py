"""Which texts changed since the last build: by what the file system says of each, and by their bytes where it says something new."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossiers.build.evidence import TICK, evidence
from dossiers.build.reading import TextFile
from dossiers.build.store import Store
from dossiers.model.problem import Problem
from dossiers.read.content import PAGES, read_file
from dossiers.read.dossiers import FOLDERS
from dossiers.read.source_files import ContentFile, list_files


@dataclass(slots=True)
class Scan:
    """What a content folder holds, against what the store knows.

    ``changed`` are files that are new or that the file system shows as changed; ``gone`` the paths of texts that
    are no more. ``problems`` are those of the listing.
    """

    files: Sequence[ContentFile]
    changed: Sequence[ContentFile]
    gone: Sequence[str]
    stats: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def scan(store: Store, root: Path) -> Scan:
    """Compare a content folder with a store."""
    files, problems = list_files(root, (*FOLDERS, PAGES))
    known: dict[str, str] = dict(store.db.execute("SELECT path, stat FROM file"))
    changed: list[ContentFile] = []
    stats: dict[str, str] = {}
    newest = time.time_ns() - TICK
    for file in files:
        found = file.status
        assert found is not None
        stat = evidence(found)
        if known.get(file.path) != stat:
            changed.append(file)
            # A file that was changed just now could be changed again without another time.
            stats[file.path] = stat if found.st_ctime_ns < newest else ""
    before = {path for (path,) in store.db.execute("SELECT path FROM text UNION SELECT path FROM pending")}
    before -= {file.path for file in files}
    return Scan(files, changed, sorted(before), stats, problems)


def digest(data: bytes) -> bytes:
    """Return the digest of a text's bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def load_files(
    root: Path, files: Sequence[ContentFile], know: Callable[[str, bytes], bool], problems: list[Problem]
) -> Iterator[TextFile]:
    """Read files from the disk one after the other, and yield those whose bytes are not known already."""
    for file in files:
        data, found = read_file(root, file.path)
        problems += found
        if data is not None and not know(file.path, digest(data)):
            yield TextFile(file.path, file.folder, file.id, data)
