"""What changed of what texts share: the places of places.yaml and the sources of sources.yaml, held against those of the last build."""

from __future__ import annotations

import msgspec

from dossiers.builder.reading import digest_of
from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes
from dossiers.index.blanks import can_open
from dossiers.read.content import Shelf


def note_shelf(store: Store, shelf: Shelf, known_by: str | None, changes: Changes) -> None:
    """Note which of the shared sources and places are others than before.

    ``known_by`` is the evidence of their files, None where one is too young for that.
    """
    if known_by is None or store.get("shelf") != known_by:
        _note_sources(store, shelf, changes)
        _note_places(store, shelf, changes)
        store.put("shelf", known_by)


def _note_places(store: Store, shelf: Shelf, changes: Changes) -> None:
    """Note which of the shared places are others than before, and of which the name alone is."""
    before: dict[str, list[str]] = msgspec.msgpack.decode(store.get("places") or b"\x80")
    places = [each.place for each in shelf.places]
    now = {place.id: [place.name, repr(place.model_copy(update={"name": ""}))] for place in places}
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    changes.places |= changed
    changes.renamed |= {key for key in changed & before.keys() & now.keys() if before[key][1] == now[key][1]}
    store.put("places", msgspec.msgpack.encode(now))


def _note_sources(store: Store, shelf: Shelf, changes: Changes) -> None:
    """Note which of the shared sources are others than before, and of which only words are; verdicts rest on their dates."""
    before = {key: rest for key, *rest in store.db.execute("SELECT id, digest, date FROM shared")}
    sources = {each.source.id: each.source for each in shelf.sources}
    now = {
        key: [digest_of(source), None if source.date is None else source.date.text]
        for key, source in sources.items()
    }
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    changes.sources |= changed
    changes.reworded |= {
        key
        for key in changed & before.keys() & now.keys()
        if before[key][1] == now[key][1] and can_open(sources[key])
    }
    store.db.execute("DELETE FROM shared")
    store.many("INSERT INTO shared VALUES (?, ?, ?)", [(key, *values) for key, values in now.items()])
