"""Which texts changed since the last build: by what the file system says of each, and by their bytes where it says something new."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from dossiers.builder.reading import TextFile
from dossiers.builder.store import Store
from dossiers.model.problem import Problem
from dossiers.read.content import PAGES, read_file
from dossiers.read.dossiers import FOLDERS
from dossiers.read.evidence import young
from dossiers.read.look import Look
from dossiers.read.source_files import ContentFile, list_files

_TEXT = re.compile(r"[^/]+/[^/]+\.md|[^/]+\.yaml")


class Seen(Struct, frozen=True):
    """The files of a content folder by their paths, and which of them are not to be known again by their times."""

    files: Mapping[str, ContentFile]
    young: frozenset[str]


class Scan(Struct):
    """What a content folder holds, against what the store knows.

    ``changed`` are files that are new or that the file system shows as changed; ``gone`` the paths of texts that
    are no more. ``problems`` are those of the listing.
    """

    files: Sequence[ContentFile]
    changed: Sequence[ContentFile]
    gone: Sequence[str]
    stats: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def seen(self, faulty: Iterable[str]) -> Seen:
        """Return what was seen, for the next scan; faulty texts are read in each."""
        files = {file.path: file for file in self.files}
        young = (path for path, stat in self.stats.items() if not stat)
        return Seen(files, frozenset((*young, *faulty)))


def scan(store: Store, look: Look, before: Seen | None, watched: Collection[str] | None) -> Scan:
    """Compare a content folder with a store.

    ``look`` is one at that folder, ``before`` is what was seen when the store was last brought up to date, where somebody held it, and ``watched`` are
    the paths of all that changed since, where somebody watched.
    """
    if before is None:
        known: dict[str, str] = dict(store.db.execute("SELECT path, stat FROM file"))
        files, problems = list_files(look, (*FOLDERS, PAGES), read_before=known)
        changed = [file for file in files if known.get(file.path) != file.evidence]
        paths = {path for (path,) in store.db.execute("SELECT path FROM text UNION SELECT path FROM pending")}
    else:
        if watched is not None and not all(map(_TEXT.fullmatch, watched)):
            # A folder may have been replaced, with all that is in it.
            watched = None
        files, problems = list_files(look, (*FOLDERS, PAGES), before.files, watched)
        changed = [
            file for file in files if before.files.get(file.path) is not file or file.path in before.young
        ]
        paths = set(before.files)
    # A file that was changed just now could be changed again without another time.
    stats = {file.path: "" if young(file.status, look.began) else file.evidence for file in changed}
    paths -= {file.path for file in files}
    return Scan(files, changed, sorted(paths), stats, problems)


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
