"""Pages in which nothing but the words of others changed: taken from the last build, and filled in anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossiers.builder.rendering import Filled, pack_filled, unpack_filled
from dossiers.builder.rows import RowChanges, refill_rows
from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes
from dossiers.index.blanks import SOURCE_KINDS, Blank
from dossiers.index.known import Known
from dossiers.render.filling import Filler, form_of, numbers


class Refiller:
    """Fills in pages and rows for one build. ``old`` gives what the last build left at a path, None where it is another now."""

    def __init__(
        self, store: Store, known: Known, old: Callable[[str], bytes | None], changes: Changes
    ) -> None:
        self._store, self._db, self._known, self._old = store, store.db, known, old
        self._changed = frozenset(
            [
                *(Blank("title", key) for key in changes.titles),
                *(Blank("place", key) for key in changes.renamed),
                *(Blank(kind, key) for key in changes.reworded for kind in SOURCE_KINDS),
            ]
        )

    def refill(self, n: int, moved: RowChanges) -> Sequence[tuple[str, bytes]] | None:
        """Return the files of a text in which words changed, and put its rows and how all lie now into the store.

        None where not everything is there any more: then the page must be made whole.
        """
        found = self._db.execute(
            "SELECT paths, body FROM page JOIN blank USING (n) WHERE n = ?", (n,)
        ).fetchone()
        again = None if found is None else self._filled(found[0].split("\n"), unpack_filled(found[1]))
        if again is None:
            return None
        files, filled = again
        self._db.execute("UPDATE blank SET body = ? WHERE n = ?", (pack_filled(filled), n))
        refill_rows(self._store, n, self._known, self._changed, moved)
        return files

    def _filled(
        self, paths: Sequence[str], filled: Filled
    ) -> tuple[Sequence[tuple[str, bytes]], Filled] | None:
        blanks = filled.blanks
        filler = Filler(self._known, blanks)
        changed = {number for number, blank in enumerate(blanks) if blank in self._changed}
        files, lies = [], []
        for path, laid in zip(paths, filled.files, strict=True):
            if changed.isdisjoint(numbers(laid)):
                lies.append(laid)
                continue
            old = self._old(path)
            if old is None:
                return None
            data, now = filler.refill(old, form_of(path), laid, changed)
            files.append((path, data))
            lies.append(now)
        return files, Filled(blanks, tuple(lies))
