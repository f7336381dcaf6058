"""What every page may know of a site that was read."""

from __future__ import annotations

from dossiers.builder.site import ReadSite
from dossiers.builder.store import Store
from dossiers.index.known import Known
from dossiers.model.dossier import Dossier
from dossiers.model.source import Source


def known_of(site: ReadSite) -> Known:
    """Return what every page may know of a site."""
    directory, shelf = site.directory, site.shelf
    sources = {each.source.id: each.source for each in shelf.sources}
    shared = frozenset(sources)
    for key in _strays(site.store):
        found = _defined(site, key)
        if found is not None:
            sources.setdefault(key, found)
    pages = sorted(
        (card for card in directory.cards.values() if card.kind == "page"),
        key=lambda card: (card.title.casefold(), card.id),
    )
    return Known(
        shelf.registry,
        {each.place.id: each.place for each in shelf.places},
        sources,
        directory.cards,
        tuple(pages),
        directory.former,
        shared,
    )


def _strays(store: Store) -> list[str]:
    """Return the ids of sources that are cited where they are not defined, and are not shared."""
    sql = "SELECT DISTINCT source FROM cite WHERE source NOT IN (SELECT id FROM shared) ORDER BY source"
    return [key for (key,) in store.db.execute(sql)]


def _defined(site: ReadSite, key: str) -> Source | None:
    sql = "SELECT n FROM source JOIN text USING (n) WHERE source.id = ? ORDER BY text.id LIMIT 1"
    found = site.store.db.execute(sql, (key,)).fetchone()
    if found is None:
        return None
    item = site.directory.record_at(found[0])
    assert isinstance(item, Dossier)
    return next(entry for entry in item.front.sources if isinstance(entry, Source) and entry.id == key)
