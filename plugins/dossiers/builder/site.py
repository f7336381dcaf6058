"""Reading a site: every text that changed, taken in, checked and located; what the store then holds can be published."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from dossiers.builder.checking import Checker, is_text
from dossiers.builder.directory import Directory
from dossiers.builder.memory import Memory
from dossiers.builder.reading import (
    Reading,
    Terms,
    TextFile,
    read_texts,
    reading_of,
    unpack_reading,
)
from dossiers.builder.scan import Scan, Seen, load_files, scan
from dossiers.builder.shared_names import SharedNames, shared_names
from dossiers.builder.sharing import note_shelf
from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes, leave, take_in
from dossiers.builder.work import Stage, Workers
from dossiers.index.sanctions import newest
from dossiers.link.site import founded
from dossiers.model.dossier import Dossier, Page
from dossiers.model.edtf import Edtf, parse
from dossiers.model.problem import Problem, Severity
from dossiers.read.content import PAGES, Content, Shelf, read_file, read_shelf
from dossiers.read.dossiers import Read, read_dossier, read_page
from dossiers.read.evidence import evidence_of
from dossiers.read.locate import located
from dossiers.read.look import Look
from dossiers.read.salvage import Kept
from dossiers.read.source_text import decode
from dossiers.report.counting import plural

T = TypeVar("T")
V = TypeVar("V", str, int)

BATCH = 8
"""Texts that a worker gets at once: what is under way is held in memory twice."""
FEW = 24
"""Texts for which it is not worth to start workers."""


class ReadSite(Struct):
    """A site as it was read; with errors among the problems the store holds what could be saved, and is rolled back."""

    root: Path
    store: Store
    directory: Directory
    shelf: Shelf
    changes: Changes
    problems: tuple[Problem, ...] = ()
    everything: bool = False
    """Whether the store knew nothing before."""
    faulty: tuple[str, ...] = ()
    """The paths of texts that could not be read as they should."""
    seen: Seen | None = None
    """What the scan saw of the content folder."""
    shared: SharedNames = field(default_factory=dict)
    """The names that several texts bear."""

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    def newest_change(self) -> Edtf | None:
        """Return the latest date of a dossier's last change."""
        changes, cards = self.changes, self.directory.cards

        def latest() -> str:
            found = newest(card.updated for card in cards.values() if card.kind != "page")
            return "" if found is None else found.text

        text = self._remembered("newest", latest, stale=bool(changes.cards or changes.said))
        return parse(text) if text else None

    def _counts(self) -> str:
        """Say in words what the site holds."""
        changes, cards, db = self.changes, self.directory.cards, self.store.db

        def kinds() -> str:
            found = Counter(card.kind for card in cards.values())
            return f"{plural(found['leader'], 'leader')}, {plural(found['group'], 'group')}"

        def sources() -> int:
            # By the index alone: a union would sort all of them once more.
            (found,) = db.execute(
                "SELECT (SELECT count(*) FROM (SELECT 1 FROM source GROUP BY id))"
                " + (SELECT count(*) FROM shared WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.id = shared.id))"
            ).fetchone()
            return int(found)

        parties = self._remembered("parties", kinds, stale=bool(changes.cards))
        number = self._remembered("sources", sources, stale=bool(changes.sources))
        return f"{parties}, {plural(number, 'source')}"

    def _remembered(self, name: str, count: Callable[[], V], *, stale: bool) -> V:
        """Return what the store remembers under a name, counted anew where it is stale."""
        known: V | None = None if stale else self.store.get(name)
        if known is None:
            known = count()
            self.store.put(name, known)
        return known

    def assets(self) -> list[str]:
        """Return the files that texts link and that are published as they are, relative to the content folder."""
        found = self.store.db.execute("SELECT DISTINCT path FROM asset ORDER BY path")
        return [path for (path,) in found if not is_text(path, self.directory)]

    def give_up(self) -> None:
        """Go back to what was last published; what was read stays read."""
        if self.everything and self.store.changing:
            # There is nothing to go back to: the texts stay, and all pages are made by the build that succeeds.
            leave(self.store, self.directory, self.faulty, self.changes)
            self.store.db.execute("COMMIT")
        self.store.give_up()

    def keep(self, generation: str, memory: Memory, *, moved: bool) -> str:
        """Remember that all of it was published as a generation of the output; return in words what the site holds.

        ``moved`` if the store will be copied.
        """
        counts = self._counts()
        state = secrets.token_hex(8)
        self.store.put("generation", generation)
        self.store.put("state", state)
        self.directory.salvaged.clear()
        memory.keep("directory", state, self.directory)
        memory.keep("seen", state, self.seen)
        self.store.db.execute("COMMIT")
        self.store.seal(whole=moved)
        return counts


def read_site(look: Look, store: Store, workers: Workers, memory: Memory) -> ReadSite:
    """Bring a store up to date with a content folder, of which ``look`` is one that was taken when the build began.

    What was read stays in the store whatever comes of it; all else is done in a transaction that is left open, for the
    caller to commit or roll back.
    """
    root = look.root
    with workers.stage("scan"):
        on_shelf = evidence_of(root.glob("*.yaml"))
        shelf = memory.recall("shelf", on_shelf, lambda: read_shelf(root))
        found = scan(store, look, memory.take("seen", store.state), memory.watched)
    terms = Terms(shelf.registry, {each.source.id: each.source for each in shelf.sources})
    problems: list[Problem] = []
    faulty: list[TextFile] = []
    with workers.stage("remember"):
        directory = memory.take("directory", store.state)
        if directory is None:
            directory = Directory(store)
            directory.load()
        directory.store = store
    changes = Changes()
    store.db.execute("BEGIN")
    with workers.stage("read and link", len(found.changed)):
        readings = _readings(root, store, workers, found, terms, problems, faulty)
        if store.fresh:
            # Everything is new: it is taken in as it comes, and kept also where there are errors.
            take_in(
                store, directory, ((unpack_reading(rest), digest) for _, rest, digest in readings), changes
            )
        else:
            for path, rest, _ in readings:
                store.db.execute("INSERT OR REPLACE INTO pending VALUES (?, ?)", (path, rest))
            store.db.execute("COMMIT")
            store.db.execute("BEGIN")
            leave(store, directory, found.gone, changes)
            store.many("DELETE FROM reading WHERE path = ?", [(path,) for path in found.gone])
            take_in(store, directory, _pending(store), changes)
            store.db.execute("DELETE FROM pending")
    kept: dict[str, Kept] = {}
    for file in faulty:
        again = _again(file)
        problems += again.problems
        if again.kept.lists:
            kept[file.path] = again.kept
        if again.item is not None:
            take_in(store, directory, [(reading_of(terms, again.item), b"")], changes)
            (n,) = store.db.execute("SELECT n FROM text WHERE path = ?", (file.path,)).fetchone()
            directory.salvaged[n] = again.item
    with workers.stage("check"):
        everything = store.fresh
        if everything:
            store.index_texts()
        note_shelf(store, shelf, on_shelf, changes)
        problems = [*found.problems, *problems, *shelf.problems]
        shared = shared_names(store, changes)
        between = _between(store, Checker(store, directory, shelf, root, shared), changes)
    content = Content(root, problems=tuple(problems), kept=kept)
    every = [*problems, *founded(between, content)]
    return ReadSite(
        root,
        store,
        directory,
        shelf,
        changes,
        located(every, lambda file: _text(root, file)),
        everything,
        tuple(file.path for file in faulty),
        found.seen(file.path for file in faulty),
        shared,
    )


def _readings(
    root: Path,
    store: Store,
    workers: Workers,
    found: Scan,
    terms: Terms,
    problems: list[Problem],
    faulty: list[TextFile],
) -> Iterator[tuple[str, bytes, bytes]]:
    """Read what changed, keep the records, and yield path, packed rest and digest of each; note which files are faulty."""
    db = store.db
    leaning = _leaning(store, terms)
    wanted = {file.path: file for file in found.changed}
    wanted |= {path: found.files[path] for path in sorted(leaning & found.files.keys())}
    digests: dict[str, bytes] = {}
    waiting: dict[str, TextFile] = {}

    def know(path: str, data: bytes) -> bool:
        digests[path] = data
        if store.fresh or path in leaning:
            return False
        known = db.execute("SELECT digest FROM reading WHERE path = ?", (path,)).fetchone()
        return known is not None and known[0] == data

    def files() -> Iterator[TextFile]:
        for file in load_files(root, list(wanted.values()), know, problems):
            waiting[file.path] = file
            yield file

    stage: Stage[Terms, TextFile, tuple[str, bytes, bytes | None]] = Stage(
        read_texts, terms, lambda file: file.path
    )
    for path, record, rest in workers.run(stage, batched(files(), BATCH), few=len(wanted) <= FEW):
        workers.done()
        file = waiting.pop(path)
        if rest is None:
            faulty.append(file)
            continue
        db.execute(
            "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)",
            (path, digests[path], record),
        )
        yield path, rest, digests[path]
    lost = {file.path for file in faulty}
    db.executemany(
        "INSERT OR REPLACE INTO file VALUES (?, ?)",
        [(path, stat) for path, stat in found.stats.items() if path not in lost],
    )
    for table in ("file", "pending"):
        rows = [(path,) for path in (*lost, *found.gone)]
        db.executemany(f"DELETE FROM {table} WHERE path = ?", rows)  # names of our own


def _pending(store: Store) -> list[tuple[Reading, bytes]]:
    """Return what was read and not yet taken in: now, or by builds that ended with errors."""
    rows = store.db.execute("SELECT rest, digest FROM pending JOIN reading USING (path) ORDER BY path")
    return [(unpack_reading(rest), found) for rest, found in rows.fetchall()]


def _leaning(store: Store, terms: Terms) -> set[str]:
    """Return the paths of texts whose verdict rests on a shared source that has another date now."""
    if store.fresh:
        return set()
    before: Mapping[str, str | None] = dict(store.db.execute("SELECT id, date FROM shared"))
    now = {key: None if source.date is None else source.date.text for key, source in terms.sources.items()}
    changed = [key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]
    return {
        path
        for key in changed
        for (path,) in store.db.execute(
            "SELECT path FROM cite JOIN text USING (n) WHERE source = ? AND leans", (key,)
        )
    }


def _between(store: Store, checker: Checker, changes: Changes) -> list[Problem]:
    """Return the problems between texts."""
    if not store.fresh and store.get("generation") is not None:
        found = checker.problems(checker.doubts_since(changes))
        if not any(problem.severity is Severity.ERROR for problem in found):
            return found
    # Where there is an error all are reported, also those that it brings to texts that are as they were.
    return checker.problems(checker.doubts())


def _again(file: TextFile) -> Read[Dossier | None] | Read[Page | None]:
    if file.folder == PAGES:
        return read_page(file.data, file.path, file.id)
    return read_dossier(file.data, file.path, file.id)


def _text(root: Path, file: str) -> str | None:
    """Read a file again for its lines; only files with problems are, and never what the reader refused to open."""
    data, _ = read_file(root, file)
    return None if data is None else decode(data, file)[0]


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield items in lists of a size, the last perhaps shorter."""
    found = iter(items)
    while batch := list(islice(found, size)):
        yield batch
