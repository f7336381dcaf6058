"""Finding what is wrong between texts: a quick look at what each declares, and a thorough one where that leaves a doubt.

The quick look opens no record; the thorough one is the checks of ``link``, on the few texts that are in doubt. After a
build without errors the quick look is for what changed since, and for what was merely warned of, which it finds again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from msgspec import Struct, field

from dossiers.builder.directory import Directory, Opened
from dossiers.builder.rendering import Uses, use
from dossiers.builder.shared_names import SharedNames
from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes
from dossiers.link.declare import Declared
from dossiers.link.references import references
from dossiers.link.site import check_terms
from dossiers.link.sources import catalogue, check_sources
from dossiers.link.targets import Targets, collect
from dossiers.link.ties import ties
from dossiers.model.dossier import Dossier, Page
from dossiers.model.filenames import fault
from dossiers.model.problem import Problem
from dossiers.read.content import Shelf


class Doubts(Struct):
    """The numbers of texts that a thorough look is for, by what seems wrong."""

    identity: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    ties: set[int] = field(default_factory=set)
    links: set[int] = field(default_factory=set)
    words: set[int] = field(default_factory=set)


def is_text(path: str, directory: Directory) -> bool:
    """Say whether a path is that of a dossier's or page's own file, which is linked and not published."""
    folder, _, name = path.rpartition("/")
    card = directory.cards.get(name.removesuffix(".md")) if name.endswith(".md") else None
    return card is not None and folder == ("pages" if card.kind == "page" else f"{card.kind}s")


def _is_there(place: Path) -> bool:
    try:
        return place.is_file() and not place.is_symlink()
    except (OSError, ValueError):  # a name that is too long for the file system, or holds a NUL
        return False


class Checker:
    """Checks the site that a store holds."""

    def __init__(
        self, store: Store, directory: Directory, shelf: Shelf, root: Path, shared: SharedNames
    ) -> None:
        self._store, self._directory, self._shelf, self._root = store, directory, shelf, root
        self._shared = shared
        self._places = {each.place.id: each.place for each in shelf.places}

    def doubts(self) -> Doubts:
        """Take the quick look at everybody."""
        found = Doubts()
        for (n,) in self._store.db.execute("SELECT n FROM text"):
            self._look(self._directory.declared(n), n, found)
        self._look_at_names(found)
        self._look_at_files(found)
        found.sources.update(
            self._numbers(
                "SELECT n FROM source WHERE id IN (SELECT id FROM source GROUP BY id HAVING count(*) > 1)"
                " UNION SELECT n FROM source JOIN shared USING (id) WHERE source.digest != shared.digest"
                f" UNION SELECT n FROM cite WHERE {_UNKNOWN}"
                f" UNION SELECT n FROM listed WHERE {_UNKNOWN}"
            )
        )
        found.ties.update(self._numbers(_BOTH_STATE))
        return found

    def doubts_since(self, changes: Changes) -> Doubts:
        """Take the quick look where changes since a build without errors can have done harm."""
        found = Doubts()
        for n in sorted(self._touched(changes)):
            self._look(self._directory.declared(n), n, found)
        self._look_at_names(found)
        self._look_at_files(found)
        for key in changes.sources:
            found.sources.update(
                self._numbers(
                    "SELECT n FROM source WHERE id = :key AND"
                    " (SELECT count(*) FROM source WHERE id = :key) + (SELECT count(*) FROM shared WHERE id = :key) > 1"
                    f" UNION SELECT n FROM cite WHERE source = :key AND {_UNKNOWN}"
                    f" UNION SELECT n FROM listed WHERE source = :key AND {_UNKNOWN}",
                    {"key": key},
                )
            )
        for n in changes.texts:
            for table in ("cite", "listed"):
                sql = f"SELECT n FROM {table} WHERE n = ? AND {_UNKNOWN}"  # names of our own
                found.sources.update(self._numbers(sql, (n,)))
            found.ties.update(self._numbers(f"{_BOTH_STATE} AND here.sender = ?", (n,)))
            found.ties.update(self._numbers(f"{_BOTH_STATE} AND there.sender = ?", (n,)))
        return found

    def _touched(self, changes: Changes) -> set[int]:
        """Return the texts that changed, and those that name what changed."""
        directory = self._directory
        found = set(changes.texts)
        for word in changes.ids:
            found.update(self._numbers("SELECT sender FROM message WHERE receiver = ?", (word,)))
            found.update(self._numbers("SELECT n FROM name WHERE folded = ?", (word,)))
            owner = directory.former.get(word)
            if owner is not None:
                found.add(directory.numbers[owner])
        if changes.ids:
            # Of two texts that both claim to be what a third one was, the directory knows only one.
            found.update(self._numbers("SELECT n FROM text WHERE former != ''"))
        gone = changes.places - self._places.keys()
        if gone:
            sought = Uses(use("place", key) for key in gone)
            pages = self._store.db.execute("SELECT n, uses FROM page")
            found.update(n for n, uses in pages if sought.are_in(uses))
        return {n for n in found if any(self._words("SELECT id FROM text WHERE n = ?", (n,)))}

    def _words(self, sql: str, values: Sequence[object]) -> Iterator[str]:
        return (word for (word,) in self._store.db.execute(sql, values))

    def _numbers(self, sql: str, values: Mapping[str, str] | Sequence[object] = ()) -> Iterator[int]:
        return (n for (n,) in self._store.db.execute(sql, values))

    def _look(self, said: Declared, n: int, found: Doubts) -> None:
        directory = self._directory
        cards, numbers = directory.cards, directory.numbers
        if numbers[said.id] != n or said.id == "index":
            found.identity |= {n, numbers[said.id]}
        for old in said.former:
            owner = directory.former.get(old, said.id)
            if old in cards or owner != said.id or old == "index" or fault(f"{old}.html") is not None:
                found.identity |= {n, numbers[owner], numbers.get(old, n)}
        for name, _ in said.names:
            if name != said.id and name in cards:
                found.identity |= {n, numbers[name]}
        if said.files or said.aims or any(directory.resolve(word) is None for word in said.texts):
            found.links.add(n)
        if said.kind == "page":
            return
        if said.odd or any(word not in self._places for word in said.places):
            found.words.add(n)
            found.ties.add(n)
        other = "group" if said.kind == "leader" else "leader"
        for word in said.parties:
            target = directory.resolve(word)
            if target is None or cards[target].kind == "page" or target == said.id:
                found.ties.add(n)
                found.words.add(n)
        for word in said.affiliates:
            target = directory.resolve(word)
            if target is None or cards[target].kind != other:
                found.ties.add(n)

    def _look_at_names(self, found: Doubts) -> None:
        found.identity.update(*self._shared.values())
        found.sources.update(
            self._numbers("SELECT n FROM idle WHERE source NOT IN (SELECT source FROM cite)")
        )

    def _look_at_files(self, found: Doubts) -> None:
        for path, n in self._store.db.execute("SELECT path, n FROM asset"):
            if not is_text(path, self._directory) and not _is_there(self._root / path):
                found.links.add(n)

    def problems(self, doubts: Doubts) -> list[Problem]:
        """Take the thorough look; return the problems, at their places in the records."""
        directory, shelf = self._directory, self._shelf
        dossiers = Opened(directory, Dossier)
        pages = Opened(directory, Page)
        targets = Targets(dossiers, pages, directory.former, _Bearers(self._store, directory))
        identity, sources = self._texts(doubts.identity), self._texts(doubts.sources)
        found = collect(_dossiers(identity), _pages(identity))[1] if identity else []
        found += self._sources(sources)
        found += ties(targets, shelf.registry, _dossiers(self._texts(doubts.ties)))[1]
        found += references(targets, self._root, self._texts(doubts.links))[1]
        for dossier in _dossiers(self._texts(doubts.words)):
            found += check_terms(dossier, shelf.registry, self._places, targets)
        return found

    def _sources(self, texts: list[Dossier | Page]) -> list[Problem]:
        shelf = self._shelf
        defined, found = catalogue(shelf.sources, _dossiers(texts))
        cited = {key for (key,) in self._store.db.execute("SELECT DISTINCT source FROM cite")}
        known = _Sources(self._store, {each.source.id for each in shelf.sources})
        return found + check_sources(known, _dossiers(texts), _pages(texts), shelf.places, cited, defined)

    def _texts(self, numbers: Iterable[int]) -> list[Dossier | Page]:
        """Return records in the order of a whole site: dossiers by id, then pages by id."""
        wanted = set(numbers)
        if not wanted:
            return []
        order = {n: number for number, (n,) in enumerate(self._store.db.execute(_IN_ORDER))}
        return [self._directory.record_at(n) for n in sorted(wanted, key=order.__getitem__)]


_UNKNOWN = "source NOT IN (SELECT id FROM shared) AND source NOT IN (SELECT id FROM source)"
_BOTH_STATE = (
    "SELECT here.sender FROM message AS here JOIN text AS me ON me.n = here.sender"
    " JOIN text AS other ON other.id = here.receiver"
    " JOIN message AS there ON there.receiver = me.id AND there.sender = other.n"
    " WHERE here.ties AND there.ties"
)
_IN_ORDER = "SELECT n FROM text ORDER BY kind = 'page', id, path"


def _dossiers(texts: Iterable[Dossier | Page]) -> list[Dossier]:
    return [item for item in texts if isinstance(item, Dossier)]


def _pages(texts: Iterable[Dossier | Page]) -> list[Page]:
    return [item for item in texts if isinstance(item, Page)]


class _Sources(Set[str]):
    """The ids of all sources; most are asked for one by one, and all only for what was perhaps meant."""

    def __init__(self, store: Store, shared: set[str]) -> None:
        self._store, self._shared = store, shared

    def __contains__(self, key: object) -> bool:
        sql = "SELECT 1 FROM source WHERE id = ?"
        return key in self._shared or self._store.db.execute(sql, (key,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        own = (key for (key,) in self._store.db.execute("SELECT DISTINCT id FROM source ORDER BY id"))
        return iter(sorted({*own, *self._shared}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Bearers(Mapping[str, tuple[str, ...]]):
    """Who bears a folded name."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store, self._directory = store, directory

    def __getitem__(self, folded: str) -> tuple[str, ...]:
        sql = "SELECT id FROM name JOIN text USING (n) WHERE folded = ? ORDER BY id"
        found = tuple(key for (key,) in self._store.db.execute(sql, (folded,)))
        if not found:
            raise KeyError(folded)
        return found

    def __iter__(self) -> Iterator[str]:
        return (
            name for (name,) in self._store.db.execute("SELECT DISTINCT folded FROM name ORDER BY folded")
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)
