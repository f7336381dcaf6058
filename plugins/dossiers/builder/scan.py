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
from dossiers.read.source_files import ContentFile, list_again, list_files

_READ = (*FOLDERS, PAGES)
_TEXT = re.compile(r"[^/]+/[^/]+\.md|[^/]+\.yaml")


class Seen(Struct, frozen=True):
    """The files of a content folder by their paths, and which of them are not to be known again by their times.

    It is of a build that was published, so that there was nothing to report of the folder.
    """

    files: Mapping[str, ContentFile]
    young: frozenset[str]


class Scan(Struct):
    """What a content folder holds, against what the store knows.

    ``files`` are all by their paths, ``changed`` those that are new or that the file system shows as changed; ``gone`` the
    paths of texts that are no more. ``problems`` are those of the listing.
    """

    files: Mapping[str, ContentFile]
    changed: Sequence[ContentFile]
    gone: Sequence[str]
    stats: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def seen(self, faulty: Iterable[str]) -> Seen:
        """Return what was seen, for the next scan; faulty texts are read in each."""
        young = (path for path, stat in self.stats.items() if not stat)
        return Seen(self.files, frozenset((*young, *faulty)))


def scan(store: Store, look: Look, before: Seen | None, watched: Collection[str] | None) -> Scan:
    """Compare a content folder with a store.

    ``look`` is one at that folder, ``before`` is what was seen when the store was last brought up to date, where somebody held it, and ``watched`` are
    the paths of all that changed since, where somebody watched.
    """
    if before is not None:
        found = _watched_alone(look, before, watched)
        if found is not None:
            return found
        known = {path: "" if path in before.young else file.evidence for path, file in before.files.items()}
        read = set(before.files)
    else:
        known = dict(store.db.execute("SELECT path, stat FROM file"))
        read = {path for (path,) in store.db.execute("SELECT path FROM text UNION SELECT path FROM pending")}
    listed, problems = list_files(look, _READ, known)
    files = {file.path: file for file in listed}
    changed = [file for file in listed if known.get(file.path) != file.evidence]
    return Scan(files, changed, sorted(read - files.keys()), _stats(look, changed), problems)


def _watched_alone(look: Look, before: Seen, watched: Collection[str] | None) -> Scan | None:
    """Look at those texts alone that changed, or may have; None where that would not do."""
    # Of other paths: a folder may have been replaced, with all that is in it.
    if watched is None or not all(map(_TEXT.fullmatch, watched)):
        return None
    known = before.files
    files = list_again(look, _READ, known, [path for path in watched if "/" in path])
    if files is None:
        return None
    looked = {*watched, *before.young}
    changed = [files[path] for path in sorted(looked & files.keys())]
    gone = sorted((looked & known.keys()) - files.keys())
    return Scan(files, changed, gone, _stats(look, changed))


def _stats(look: Look, changed: Iterable[ContentFile]) -> dict[str, str]:
    # A file that was changed just now could be changed again without another time.
    return {file.path: "" if young(file.status, look.began) else file.evidence for file in changed}


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
