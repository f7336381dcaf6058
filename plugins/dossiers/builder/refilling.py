"""Pages in which nothing but the words of others changed: taken from the last build, and filled in anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dossiers.builder.rendering import Filled, pack_filled, unpack_filled
from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes
from dossiers.index.blanks import SOURCE_KINDS, Blank
from dossiers.index.known import Known
from dossiers.render.filling import Filler, form_of, numbers


class Refiller:
    """Fills in pages for one build. ``old`` gives the file that the last build left at a path, None where it is another now.

    ``changed`` are the blanks whose words changed.
    """

    def __init__(
        self, store: Store, known: Known, old: Callable[[str], Path | None], changes: Changes
    ) -> None:
        self._db, self._known, self._old = store.db, known, old
        self.changed = frozenset(
            [
                *(Blank("title", key) for key in changes.titles),
                *(Blank("place", key) for key in changes.renamed),
                *(Blank(kind, key) for key in changes.reworded for kind in SOURCE_KINDS),
            ]
        )
        self.missing: list[int] = []
        """The texts of which not everything is there any more: their pages must be made whole."""

    def files(self, n: int) -> Sequence[tuple[str, bytes]]:
        """Return the files of a text in which words changed, and remember how these lie now."""
        found = self._db.execute(
            "SELECT paths, body FROM page JOIN blank USING (n) WHERE n = ?", (n,)
        ).fetchone()
        again = None if found is None else self._filled(found[0].split("\n"), unpack_filled(found[1]))
        if again is None:
            self.missing.append(n)
            return ()
        files, filled = again
        self._db.execute("UPDATE blank SET body = ? WHERE n = ?", (pack_filled(filled), n))
        return files

    def _filled(
        self, paths: Sequence[str], filled: Filled
    ) -> tuple[Sequence[tuple[str, bytes]], Filled] | None:
        blanks = filled.blanks
        filler = Filler(self._known, blanks)
        changed = {number for number, blank in enumerate(blanks) if blank in self.changed}
        files, lies = [], []
        for path, laid in zip(paths, filled.files, strict=True):
            if changed.isdisjoint(numbers(laid)):
                lies.append(laid)
                continue
            file = self._old(path)
            try:
                data = None if file is None else file.read_bytes()
            except OSError:
                data = None
            if data is None:
                return None
            data, now = filler.refill(data, form_of(path), laid, changed)
            files.append((path, data))
            lies.append(now)
        return files, Filled(blanks, tuple(lies))
