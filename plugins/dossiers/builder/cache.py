"""Where the store of a site lies, and who may use it: one build at a time; a second one works without it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from dossiers.builder.store import Store
from dossiers.builder.version import digest_of_files, program_digest
from dossiers.render.output import OutputError
from dossiers.render.output.lock import Lock

_TERMS = ("authorities", "programmes", "relation_types", "affiliation_types", "event_kinds", "identifiers")


def store_folder(cache: Path, content: Path, output: Path) -> Path:
    """Return the folder, below a cache folder, of what is remembered of the site that a content folder and an output make."""
    both = f"{content.resolve()}\0{output.resolve()}"
    return cache / hashlib.blake2b(both.encode(), digest_size=8).hexdigest()


@contextlib.contextmanager
def site_store(cache: Path | None, content: Path, output: Path) -> Iterator[Store]:
    """Open the store of the site that a content folder and an output make, below a cache folder, or a passing one.

    It is thrown away where anything shapes what it holds that is not as it was: the program, its libraries, the
    lists of terms, the place of the site. Left without ``Store.seal`` it is not believed again.
    """
    content, output = content.resolve(), output.resolve()
    terms = [content / f"{name}.yaml" for name in _TERMS]
    there = [str(path) for path in terms if path.is_file() and not path.is_symlink()]
    version = f"{program_digest()} {digest_of_files(str(content), there)} {content} {output}"
    if cache is None:
        store = Store(None, version)
        try:
            yield store
        finally:
            store.db.close()
        return
    folder = store_folder(cache, content, output)
    cache.mkdir(parents=True, exist_ok=True)
    lock = Lock(folder.with_name(f"{folder.name}.lock"), str(folder))
    try:
        lock.acquire(wait=False)
    except OutputError:
        # Another build has it. Working without costs time and gives the same site.
        with site_store(None, content, output) as store:
            yield store
        return
    try:
        store = Store(folder, version)
        try:
            yield store
        finally:
            store.db.close()
    finally:
        lock.release()
