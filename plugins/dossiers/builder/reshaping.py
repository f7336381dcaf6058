"""Dossiers' pages as another template shapes them, in any process: made from what was kept of them, and from the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from dossiers.builder.rendering import Common, Filled, pack_filled, unpack_filled
from dossiers.builder.store import Store
from dossiers.render.filling import Filler, emptied, form_of
from dossiers.render.texts import dossier_again


class KeptPage(Struct, frozen=True):
    """A page in one shape: the number of its text, its path, what is kept of it, its bytes, how its text's files are filled in."""

    n: int
    path: str
    kept: bytes
    page: bytes
    filled: bytes | None


_pack = msgspec.msgpack.Encoder().encode
unpack_reshaped = msgspec.msgpack.Decoder(KeptPage).decode
"""Opens what ``reshape`` gives."""


def reshape(common: Common, pages: Sequence[KeptPage]) -> list[bytes]:
    """Make pages of what was kept of them, and pack what was made."""
    return [_pack(_reshaped(common, each)) for each in pages]


def _reshaped(common: Common, old: KeptPage) -> KeptPage:
    def again(page: bytes) -> tuple[bytes, bytes]:
        return dossier_again(common.known, common.config, common.theme, old.path, old.kept, page)

    if old.filled is None:
        page, kept = again(old.page)
        return KeptPage(old.n, old.path, kept, page, None)
    filled = unpack_filled(old.filled)
    # What was kept is of the page before its blanks were filled in.
    template, words = emptied(old.page, filled.files[0])
    page, kept = again(template)
    page, laid = Filler(common.known, filled.blanks, words).fill(page, form_of(old.path))
    files = (laid, *filled.files[1:])
    return KeptPage(old.n, old.path, kept, page, pack_filled(Filled(filled.blanks, files)))


class Shelved:
    """Finds what is to be reshaped. ``old`` gives what the last build left at a path, None where it is another now."""

    def __init__(self, store: Store, old: Callable[[str], bytes | None]) -> None:
        self._db, self._old = store.db, old
        self.missing: list[int] = []
        """The texts of which not everything is there any more: their pages must be made whole."""

    def pages(self, numbers: Iterable[int]) -> Iterator[KeptPage]:
        """Yield the pages of these texts."""
        for n in numbers:
            found = self._found(n)
            if found is None:
                self.missing.append(n)
            else:
                yield found

    def _found(self, n: int) -> KeptPage | None:
        found = self._db.execute(
            "SELECT paths, kept.body, blank.body FROM page JOIN kept USING (n) LEFT JOIN blank USING (n)"
            " WHERE n = ?",
            (n,),
        ).fetchone()
        if found is None:
            return None
        path = found[0].partition("\n")[0]
        page = self._old(path)
        return None if page is None else KeptPage(n, path, found[1], page, found[2])
