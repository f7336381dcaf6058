"""Making a site from what was read: the pages of all texts that changed or show what changed, then lists, exports and files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, TypeVar

from msgspec.structs import replace

from dossiers.builder.assembling import Assembler
from dossiers.builder.gathering import Gatherer
from dossiers.builder.knowing import known_of
from dossiers.builder.refilling import Refiller
from dossiers.builder.rendering import Common, Uses, Wanted, make_pages, unpack_made, use
from dossiers.builder.reshaping import KeptPage, Shelved, reshape, unpack_reshaped
from dossiers.builder.rows import RowChanges, change_rows, put_rows, stored
from dossiers.builder.site import BATCH, FEW, ReadSite, batched
from dossiers.builder.stored_rows import StoredRows
from dossiers.builder.work import Stage, Workers
from dossiers.render.config import SiteConfig
from dossiers.render.output import Staging
from dossiers.render.site import site_rows, units
from dossiers.render.templates import Theme
from dossiers.render.texts import DOSSIER, PAGE

T = TypeVar("T")


class Maker:
    """Makes one site into a staging; everything, or only what is not as the last build left it."""

    def __init__(
        self, site: ReadSite, config: SiteConfig, theme: Theme, staging: Staging, workers: Workers
    ) -> None:
        self._site, self._staging, self._workers, self._theme = site, staging, workers, theme
        self._store = site.store
        self._db = site.store.db
        self._config = config
        self._known = known_of(site)
        # The date of a build stands on no page, or each new date would make all of them anew.
        self._common = Common.of(self._known, replace(config, built=None), theme)
        self._digest = _digest(replace(config, built=None), self._known.pages)
        store = site.store
        self.everything = (
            site.everything
            or store.get("common") != self._digest
            or staging.generation is None
            or store.get("generation") != staging.generation
        )

        self._disturbed: frozenset[str] = frozenset()
        self._moved = RowChanges()
        self._written: set[str] = set()
        self._made: set[int] = set()
        self._ids = {n: key for key, n in site.directory.numbers.items()}

    def make(self) -> None:
        """Give the staging every file that is new or changed, and take out what is no more."""
        if self.everything:
            self._store.forget_output()
            numbers = [n for (n,) in self._db.execute("SELECT n FROM text ORDER BY kind = 'page', id")]
            self._pages(numbers, frozenset())
            self._site_rows()
            with self._workers.stage("index rows"):
                self._store.index_output()
        else:
            with self._workers.stage("find what changed"):
                self._disturbed = frozenset(self._staging.start_from_old())
                must, may, worded = self._affected()
                if self._shaped_otherwise(PAGE):
                    must |= self._numbers(pages=True)
                other = self._numbers(pages=False) if self._shaped_otherwise(DOSSIER) else set()
                if other:
                    # A page is filled in or shaped again, not both; and not shaped by what holds characters of blanks.
                    must |= worded if self._common.open else other
                    worded = set()
            self._pages(sorted(must | may), may - must)
            self._refill(sorted(worded - self._made))
            if other:
                self._reshape(sorted(other - self._made))
            self._site_rows()
        with self._workers.stage("lists and exports"):
            self._files()
        self._store.put("common", self._digest)
        for template in (DOSSIER, PAGE):
            self._store.put(template, self._theme.digest_of(template))

    def _shaped_otherwise(self, template: str) -> bool:
        """Say whether a template shapes its pages otherwise than before."""
        return bool(self._store.get(template) != self._theme.digest_of(template))

    def _numbers(self, *, pages: bool) -> set[int]:
        """Return the ordinary pages or the dossiers."""
        cards = self._site.directory.cards
        numbers = self._site.directory.numbers.items()
        return {n for key, n in numbers if (cards[key].kind == "page") is pages}

    def _affected(self) -> tuple[set[int], set[int], set[int]]:
        """Return the texts whose pages must be made again, those that may have to, if what they are made from changed, and those
        in which nothing but the words of others changed.
        """
        changes, directory, db = self._site.changes, self._site.directory, self._db
        for n in changes.gone:
            self._drop(n)
        may = {
            directory.numbers[key] for word in changes.words if (key := directory.resolve(word)) is not None
        }
        for name in changes.names:
            may.update(n for (n,) in db.execute("SELECT n FROM name WHERE folded = ?", (name,)))
        used = [use("card", key) for key in changes.cards]
        used += [use("source", key) for key in changes.sources - changes.reworded]
        used += [use("place", key) for key in changes.places - changes.renamed]
        used += [use("card in words", key) for key in changes.said]
        used += [use("source in words", key) for key in changes.reworded]
        used += [use("place in words", key) for key in changes.renamed]
        shown = [use("card", key) for key in changes.titles]
        shown += [use("source", key) for key in changes.reworded]
        shown += [use("place", key) for key in changes.renamed]
        must, worded = set(changes.texts), set()
        if used:
            anew, again = Uses(used), Uses(shown)
            for n, uses in db.execute("SELECT n, uses FROM page"):
                if anew.are_in(uses):
                    must.add(n)
                elif again.are_in(uses):
                    worded.add(n)
        if self._disturbed:
            for n, paths in db.execute("SELECT n, paths FROM page"):
                if not self._disturbed.isdisjoint(paths.split("\n")):
                    must.add(n)
        there = set(directory.numbers.values())
        return must & there, may & there, worded & there

    def _pages(self, numbers: Sequence[int], doubtful: Set[int]) -> None:
        """Make pages; those that are doubtful only if what they are made from is not the same."""
        with self._workers.stage("make pages", len(numbers)):
            self._make_pages(numbers, doubtful)

    def _make_pages(self, listed: Sequence[int], doubtful: Set[int]) -> None:
        keys: dict[int, bytes] = {}
        gatherer = Gatherer(self._store, self._site.directory, self._ids, self._site.shared)

        def wanted() -> Iterator[Wanted]:
            for each in gatherer.wanted(listed):
                key = each.digest()
                if each.n not in doubtful or self._key(each.n) != key:
                    keys[each.n] = key
                    yield each

        stage: Stage[Common, Wanted, bytes] = Stage(make_pages, self._common, lambda each: self._ids[each.n])
        row = 1
        for packed in self._run(stage, wanted(), len(listed)):
            made = unpack_made(packed)
            before = set() if self.everything else self._paths(made.n)
            for path, data in made.files:
                self._write(path, data)
                before.discard(path)
            for path in before:
                self._remove(path)
            if self.everything:
                row = put_rows(self._store, made.n, made.rows, row)
            else:
                change_rows(self._store, made.n, made.rows, self._moved)
            paths = "\n".join(path for path, _ in made.files)
            self._db.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
                (made.n, keys.pop(made.n), made.uses, paths),
            )
            self._keep(made.n, kept=made.kept, blank=made.filled)
            self._made.add(made.n)

    def _refill(self, numbers: Sequence[int]) -> None:
        """Put the words of today into pages in which nothing else changed."""
        if not numbers:
            return
        refiller = Refiller(self._store, self._known, self._old, self._site.changes)
        missing: list[int] = []
        with self._workers.stage("fill in pages", len(numbers)):
            for n in numbers:
                files = refiller.refill(n, self._moved)
                if files is None:
                    missing.append(n)
                for path, data in files or ():
                    self._write(path, data)
                self._workers.done()
        if missing:
            self._pages(missing, frozenset())

    def _reshape(self, numbers: Sequence[int]) -> None:
        """Make pages of dossiers that only another template shapes: nothing but the theme's part of them."""
        shelved = Shelved(self._store, self._old)
        stage: Stage[Common, KeptPage, bytes] = Stage(reshape, self._common, lambda each: self._ids[each.n])
        with self._workers.stage("reshape pages", len(numbers)):
            for packed in self._run(stage, shelved.pages(numbers), len(numbers)):
                shaped = unpack_reshaped(packed)
                self._write(shaped.path, shaped.page)
                self._keep(shaped.n, kept=shaped.kept, blank=shaped.filled)
        if shelved.missing:
            self._pages(shelved.missing, frozenset())

    def _run(self, stage: Stage[Common, T, bytes], items: Iterable[T], number: int) -> Iterator[bytes]:
        """Yield what a stage gives for up to ``number`` items."""
        # So that few pages are shared evenly.
        size = min(BATCH, 1 + number // (8 * self._workers.jobs))
        for packed in self._workers.run(stage, batched(items, size), few=number <= FEW):
            self._workers.done()
            yield packed

    def _keep(self, n: int, **bodies: bytes | None) -> None:
        """Keep what there is of a page in the tables of these names, and nothing where there is nothing."""
        for table, body in bodies.items():
            if body is not None:
                self._db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (n, body))
            elif not self.everything:
                self._db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))

    def _old(self, path: str) -> bytes | None:
        """Return what the last build left at a path; None where it is another now, or vanished since it was looked at."""
        file = self._staging.old(path)
        try:
            return None if file is None else file.read_bytes()
        except OSError:
            return None

    def _key(self, n: int) -> bytes | None:
        found = self._db.execute("SELECT key FROM page WHERE n = ?", (n,)).fetchone()
        return None if found is None else found[0]

    def _paths(self, n: int) -> set[str]:
        """Return the paths of a text's files."""
        found = self._db.execute("SELECT paths FROM page WHERE n = ?", (n,)).fetchone()
        return set(found[0].split("\n")) if found is not None and found[0] else set()

    def _drop(self, n: int) -> None:
        for path in self._paths(n):
            self._remove(path)
        change_rows(self._store, n, (), self._moved)
        for table in ("page", "kept", "blank"):
            self._db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))  # names of our own

    def _site_rows(self) -> None:
        """Put in the rows that come from shared files, under the number 0."""
        changes = self._site.changes
        if not (self.everything or changes.sources or changes.places):
            return
        rows = stored(site_rows(self._known, self._config))
        if self.everything:
            (last,) = self._db.execute("SELECT coalesce(max(r), 0) FROM row").fetchone()
            put_rows(self._store, 0, rows, last + 1)
        else:
            change_rows(self._store, 0, rows, self._moved)

    def _write(self, path: str, data: bytes) -> None:
        self._staging.write(path, data)
        self._written.add(path)

    def _write_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        self._staging.write_pieces(path, pieces)
        self._written.add(path)

    def _remove(self, path: str) -> None:
        # What another text writes in the same build, a redirect for one, is not taken out again.
        if path not in self._written:
            self._staging.remove(path)

    def _files(self) -> None:
        """Make lists, exports, fixed pages and published files, those whose rows or bytes changed."""
        if self.everything:
            rows = StoredRows.begin(self._store)
        else:
            rows = StoredRows(self._store)
            rows.move(self._moved)
        assembler = Assembler(
            self._store, rows, self._write_pieces, self._remove, self._disturbed, self._staging.old
        )
        assembler.assemble(units(rows, self._known, self._config, self._theme))
        assembler.publish(self._site.root, self._site.assets())
        assembler.forget()


def _digest(*values: Any) -> str:
    return hashlib.blake2b(repr(values).encode(), digest_size=16).hexdigest()
