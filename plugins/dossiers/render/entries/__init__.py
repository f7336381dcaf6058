"""Every row that a dossier, an ordinary page or a shared file gives to the lists of the site, as finished HTML.

Rows depend on nothing but the arguments: the same record, and the same cards of those it names, give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index import paths
from dossiers.index.around import Around
from dossiers.index.citing import page_sources
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.dossier import Page
from dossiers.model.source import Source
from dossiers.render.config import SiteConfig
from dossiers.render.entries.conflicts import conflict_entries
from dossiers.render.entries.designations import designation_entries
from dossiers.render.entries.dossiers import dossier_entries
from dossiers.render.entries.html import UP
from dossiers.render.entries.names import name_entries
from dossiers.render.entries.occurrences import occurrence_entries
from dossiers.render.entries.places import place_entries, shared_place
from dossiers.render.entries.sources import shared_source, source_entries
from dossiers.render.entries.subject import Subject, order
from dossiers.render.names import named

__all__ = ["entries", "page_entries", "site_entries"]


def entries(known: Known, _: SiteConfig, view: DossierView) -> Iterator[Entry]:
    """Yield every row that one dossier gives."""
    subject = Subject.of(known, view)
    yield from dossier_entries(subject)
    yield from name_entries(subject)
    if view.dossier.front.sanctions or view.dossier.front.sanctions_checked:
        yield from designation_entries(subject)
    yield from occurrence_entries(subject)
    yield from place_entries(subject)
    yield from conflict_entries(subject)
    defined = frozenset([each.id for each in view.dossier.front.sources if isinstance(each, Source)])
    yield from source_entries(known, subject.page, subject.title, subject.order, view.sources, defined)


def page_entries(known: Known, _: SiteConfig, page: Page, around: Around) -> Iterator[Entry]:
    """Yield every row that an ordinary page gives: those of the sources that it cites."""
    cited = page_sources(known.sources, page.body, around.resolved)
    title = page.front.title
    yield from source_entries(
        known, UP + paths.page(page.id), named(title), order(title, page.id), cited, frozenset()
    )


def site_entries(known: Known, _: SiteConfig) -> Iterator[Entry]:
    """Yield the rows of what belongs to no dossier: the sources of sources.yaml and the places of places.yaml.

    ``known`` must have all of them.
    """
    for source in sorted(known.shared):
        yield from shared_source(known, known.sources[source])
    for place in known.places.values():
        yield shared_place(place)
