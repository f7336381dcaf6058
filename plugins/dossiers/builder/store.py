"""What a build remembers: one SQLite file with what was read, what it declares, and the rows and pages made from it.

The file is a cache and nothing more: it can be deleted at any time. It is believed only while it is exactly the file
that the last build left (size, times and inode, or else its digest), of this program, its libraries and this site; else
it is thrown away. Nothing in it is ever executed: values are SQLite's own and MessagePack.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dossiers.read.evidence import evidence

NAME = "site.db"
SEAL = "site.seal"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, stat TEXT) WITHOUT ROWID;
CREATE TABLE reading (path TEXT PRIMARY KEY, digest BLOB, record BLOB);
CREATE TABLE text (
    n INTEGER PRIMARY KEY, path TEXT, id TEXT, kind TEXT, title TEXT, summary TEXT, state TEXT, updated TEXT,
    former TEXT, digest BLOB
);
CREATE TABLE declared (n INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE message (receiver TEXT, sender INTEGER, ties INTEGER, body BLOB);
CREATE TABLE idle (source TEXT, n INTEGER);
CREATE TABLE listed (source TEXT, n INTEGER);
CREATE TABLE name (folded TEXT, n INTEGER);
CREATE TABLE source (id TEXT, n INTEGER, digest INTEGER);
CREATE TABLE cite (source TEXT, n INTEGER, leans INTEGER);
CREATE TABLE asset (path TEXT, n INTEGER);
CREATE TABLE pending (path TEXT PRIMARY KEY, rest BLOB) WITHOUT ROWID;
CREATE TABLE shared (id TEXT PRIMARY KEY, digest INTEGER, date TEXT) WITHOUT ROWID;
"""
_OUTPUT = """
DROP TABLE IF EXISTS page;
DROP TABLE IF EXISTS kept;
DROP TABLE IF EXISTS blank;
DROP TABLE IF EXISTS row;
DROP TABLE IF EXISTS place;
DROP TABLE IF EXISTS list;
DROP TABLE IF EXISTS split;
DROP TABLE IF EXISTS unit;
DROP TABLE IF EXISTS made;
DROP TABLE IF EXISTS laid;
CREATE TABLE page (n INTEGER PRIMARY KEY, key BLOB, uses BLOB, paths TEXT);
CREATE TABLE kept (n INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE blank (n INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE row (r INTEGER PRIMARY KEY, n INTEGER, text TEXT, blanks BLOB);
CREATE TABLE place (list TEXT, key TEXT, r INTEGER, n INTEGER, size INTEGER, digest INTEGER);
CREATE TABLE list (name TEXT PRIMARY KEY, rows INTEGER, size INTEGER, digest INTEGER) WITHOUT ROWID;
CREATE TABLE split (list TEXT, prefix TEXT, groups BLOB, PRIMARY KEY (list, prefix)) WITHOUT ROWID;
CREATE TABLE unit (name TEXT PRIMARY KEY, about BLOB, asked BLOB) WITHOUT ROWID;
CREATE TABLE made (unit TEXT, path TEXT, key BLOB, PRIMARY KEY (unit, path)) WITHOUT ROWID;
CREATE TABLE laid (path TEXT PRIMARY KEY, runs BLOB) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS text_path ON text (path);
CREATE INDEX IF NOT EXISTS text_id ON text (id);
CREATE INDEX IF NOT EXISTS message_receiver ON message (receiver, sender);
CREATE INDEX IF NOT EXISTS message_sender ON message (sender);
CREATE INDEX IF NOT EXISTS name_folded ON name (folded, n);
CREATE INDEX IF NOT EXISTS name_n ON name (n);
CREATE INDEX IF NOT EXISTS source_id ON source (id, n, digest);
CREATE INDEX IF NOT EXISTS source_n ON source (n);
CREATE INDEX IF NOT EXISTS cite_source ON cite (source, n);
CREATE INDEX IF NOT EXISTS cite_n ON cite (n);
CREATE INDEX IF NOT EXISTS idle_n ON idle (n);
CREATE INDEX IF NOT EXISTS asset_n ON asset (n);
CREATE INDEX IF NOT EXISTS listed_n ON listed (n);
"""
_OUTPUT_INDEXES = """
CREATE INDEX IF NOT EXISTS row_n ON row (n);
CREATE INDEX IF NOT EXISTS place_key ON place (list, key, size, digest, r);
CREATE INDEX IF NOT EXISTS place_n ON place (n);
"""


class Store:
    """One site's memory in one folder, or, without a folder, in a file that ends with the process.

    ``fresh`` says that nothing is remembered. ``version`` names everything that shapes what is kept: another version
    is not believed.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self.folder = folder
        self.version = version
        self.fresh = True
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self.fresh = not _believed(folder, version)
            if self.fresh:
                _discard(folder)
        self._closed = self._sealed = False
        self.db = sqlite3.connect("" if folder is None else str(folder / NAME), isolation_level=None)
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("PRAGMA cache_size = -8000")
        # On disk: a build that makes every page anew changes more than memory should hold.
        self.db.execute("PRAGMA journal_mode = TRUNCATE")
        if self.fresh:
            self.db.executescript(_SCHEMA)
        if folder is not None:
            # Whatever happens from here on, the file is not the one that was sealed until it is sealed again.
            (folder / SEAL).unlink(missing_ok=True)

    def index_texts(self) -> None:
        """Build the indexes of texts; after a first filling this is cheaper than keeping them while it is filled."""
        for statement in filter(str.strip, _INDEXES.split(";")):
            self.db.execute(statement)

    def forget_output(self) -> None:
        """Forget all pages and rows, for a build that makes everything."""
        for statement in filter(str.strip, _OUTPUT.split(";")):
            self.db.execute(statement)

    def index_output(self) -> None:
        """Build the indexes of pages and rows, likewise."""
        for statement in filter(str.strip, _OUTPUT_INDEXES.split(";")):
            self.db.execute(statement)

    def get(self, key: str) -> Any:
        """Return one remembered value, or None."""
        found = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else found[0]

    @property
    def state(self) -> str | None:
        """A word for all that the store holds, another one after each build that published; None where it is not known."""
        found = None if self.fresh else self.get("state")
        return found if isinstance(found, str) else None

    def put(self, key: str, value: str | int | bytes | None) -> None:
        """Remember one value."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement for many rows."""
        self.db.executemany(sql, rows)

    @property
    def changing(self) -> bool:
        """Whether a transaction is open."""
        return not self._closed and self.db.in_transaction

    def give_up(self) -> None:
        """Go back to what was last committed, and vouch for that; what is sealed stays as it is."""
        if self.changing:
            self.db.execute("ROLLBACK")
        if not self._sealed:
            self.seal(whole=False)

    def seal(self, whole: bool) -> None:
        """Close the file and vouch for it: by its digest as well where it is to be moved (``whole``)."""
        self._closed = True
        self.db.close()
        if self.folder is not None:
            path = self.folder / NAME
            seal = {
                "version": self.version,
                "identity": evidence(path.stat()),
                "digest": _digest(path) if whole else None,
            }
            temporary = self.folder / f"{SEAL}.{os.getpid()}"
            temporary.write_text(json.dumps(seal), encoding="utf-8")
            temporary.replace(self.folder / SEAL)
        self._sealed = True


def _believed(folder: Path, version: str) -> bool:
    """Say whether the file is, byte for byte, what a build of this version left."""
    try:
        seal = json.loads((folder / SEAL).read_bytes())
        path = folder / NAME
        if not isinstance(seal, dict) or seal.get("version") != version or path.is_symlink():
            return False
        # SQLite would put back what a journal says; one that was ended is empty.
        if any(os.path.lexists(each) and each.lstat().st_size for each in _beside(folder)):
            return False
        if seal.get("identity") == evidence(path.stat()):
            return True
        digest = seal.get("digest")
        return isinstance(digest, str) and digest == _digest(path)
    except (OSError, ValueError, RecursionError):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _beside(folder: Path) -> tuple[Path, ...]:
    """Return where SQLite would look for changes that are not in the file."""
    return tuple(folder / f"{NAME}{end}" for end in ("-journal", "-wal", "-shm"))


def _discard(folder: Path) -> None:
    for path in (folder / SEAL, folder / NAME, *_beside(folder)):
        path.unlink(missing_ok=True)
