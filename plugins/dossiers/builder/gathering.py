"""Gathering what each page is made from: its record, its messages, the names and headings that it needs of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from dossiers.builder.directory import Directory
from dossiers.builder.rendering import Wanted
from dossiers.builder.shared_names import SharedNames
from dossiers.builder.store import Store


class Gatherer:
    """Gathers for one build; the store must not change meanwhile. ``ids`` are those of the texts by their numbers."""

    def __init__(
        self, store: Store, directory: Directory, ids: Mapping[int, str], shared: SharedNames
    ) -> None:
        self._db, self._directory, self._ids = store.db, directory, ids
        self._shared = {name: sorted(ids[n] for n in bearers) for name, bearers in shared.items()}

    def wanted(self, numbers: Iterable[int]) -> Iterator[Wanted]:
        """Yield what the pages of these texts are made from."""
        for n in numbers:
            yield self._wanted(n)

    def _wanted(self, n: int) -> Wanted:
        said = self._directory.declared(n)
        (record,) = self._db.execute(
            "SELECT record FROM reading JOIN text USING (path) WHERE n = ?", (n,)
        ).fetchone()
        cards = self._directory.cards
        arrived: list[tuple[bool, str, bytes]] = []
        for word in (said.id, *said.former):
            found = self._db.execute("SELECT sender, body FROM message WHERE receiver = ?", (word,))
            for sender, body in found:
                key = self._ids[sender]
                arrived.append((cards[key].kind == "page", key, body))
        # Dossiers first, each sort by id: the order in which a reader finds them under "Mentioned in".
        arrived.sort(key=itemgetter(0, 1))
        names: dict[str, tuple[str, tuple[str, ...]]] = {}
        if said.kind != "page":
            for folded, spelling in said.names:
                others = tuple(each for each in self._shared.get(folded, ()) if each != said.id)
                if others:
                    names[folded] = (spelling, others)
        headings: dict[str, tuple[tuple[str, str], ...]] = {}
        for word, _ in said.aims:
            target = self._directory.resolve(word)
            if target is not None and target != said.id:
                headings[target] = self._directory.declared(self._directory.numbers[target]).headings
        return Wanted(
            n,
            record,
            tuple((sender, body) for _, sender, body in arrived if sender != said.id),
            tuple(names.values()),
            headings or None,
        )
