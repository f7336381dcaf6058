"""What others state of one dossier or page, and where its own references lead: all that its page needs beside its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dossiers.index.mentions import MentionedIn, excerpt
from dossiers.index.timeline import Occurrence
from dossiers.link.references import Resolved
from dossiers.link.site import Site
from dossiers.link.targets import fold
from dossiers.link.tie import Tie
from dossiers.model.dossier import Dossier, Page


class Around(Struct, frozen=True):
    """What stands around one dossier or page.

    ``resolved`` stands beside the references of its text. ``ties`` are all of its ties, whoever states them; ``events``
    its own, ``involved`` those of others that involve it. ``shared_names`` are its names that others bear, too,
    each with the others' ids.
    """

    resolved: tuple[Resolved, ...] = ()
    mentions: tuple[MentionedIn, ...] = ()
    ties: tuple[Tie, ...] = ()
    events: tuple[Occurrence, ...] = ()
    involved: tuple[Occurrence, ...] = ()
    shared_names: tuple[tuple[str, tuple[str, ...]], ...] = ()


def around(site: Site, events: Mapping[str, Sequence[Occurrence]], item: Dossier | Page) -> Around:
    """Gather what stands around one dossier or page of a site.

    ``events`` are the events of every dossier that states any, as ``events_of`` gives them.
    """
    resolved = site.references.resolved.get(item.id, ())
    mentions = _mentions(site, item)
    if isinstance(item, Page):
        return Around(resolved, mentions)
    others = tuple(events[owner][number] for owner, number in site.involved_in.get(item.id, ()))
    ties = site.ties_of.get(item.id, ())
    return Around(resolved, mentions, ties, tuple(events.get(item.id, ())), others, _shared_names(site, item))


def _mentions(site: Site, item: Dossier | Page) -> tuple[MentionedIn, ...]:
    by_page: dict[str, list[tuple[str, str, str]]] = {}
    for mention in site.references.mentions.get(item.id, ()):
        page = site.dossiers.get(mention.by) or site.pages[mention.by]
        sentence = excerpt(page.body, site.references.resolved[page.id], mention.reference)
        by_page.setdefault(page.id, []).append(sentence)
    return tuple(MentionedIn(page, tuple(dict.fromkeys(found))) for page, found in by_page.items())


def _shared_names(site: Site, dossier: Dossier) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in dossier.names:
        others = tuple(each for each in site.targets.bearers.get(fold(name), ()) if each != dossier.id)
        if others:
            found.setdefault(fold(name), (name, others))
    return tuple(found.values())
