"""What stands around a text, from messages of others that were sealed alone, is what all texts together say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from building import begin, settle
from msgspec.structs import replace

from dossiers.index.around import Around, MentionedIn
from dossiers.index.citing import plain_part, shown
from dossiers.index.timeline import Occurrence, events_of
from dossiers.link.references import ToItem
from dossiers.link.site import Site
from dossiers.model.dossier import Dossier, Page
from site_of import site_of
from whole_index import index, whole


def expected(site: Site, item: Dossier | Page) -> Around:
    """Derive it from the linked site, by a look at all of it."""
    resolved = site.references.resolved.get(item.id, ())
    mentions = tuple(mentions_of(site, item))
    if isinstance(item, Page):
        return Around(resolved, mentions)
    events = {other.id: events_of(site.targets.resolve, other) for other in site.dossiers.values()}
    return Around(
        resolved,
        mentions,
        tuple(tie for tie in site.ties if item.id in (tie.first, tie.second)),
        events[item.id],
        tuple(involving(events, item.id)),
    )


def mentions_of(site: Site, item: Dossier | Page) -> Iterator[MentionedIn]:
    """Yield each other text that links to this one, with its sentences as before, shown, after the link."""
    texts: tuple[Dossier | Page, ...] = (*site.dossiers.values(), *site.pages.values())
    for by in texts:
        resolved = site.references.resolved.get(by.id, ()) if by.id != item.id else ()
        sentences: dict[tuple[str, str, str], None] = {}
        for number, leads in enumerate(resolved):
            if isinstance(leads, ToItem) and leads.id == item.id:
                sentence = by.body.references[number].sentence
                at = sentence.index(number) if number in sentence else len(sentence)
                before, after = (
                    plain_part(by.body, resolved, part) for part in (sentence[:at], sentence[at + 1 :])
                )
                sentences[before.lstrip(), shown(by.body, resolved, number), after.rstrip()] = None
        if sentences:
            yield MentionedIn(by.id, tuple(sentences))


def involving(events: Mapping[str, Sequence[Occurrence]], dossier: str) -> Iterator[Occurrence]:
    """Yield the events of others that involve a dossier."""
    for by, found in events.items():
        if by != dossier:
            yield from (event for event in found if dossier in event.involved)


def compare(site: Site) -> int:
    """Hold what stands around every text of a site against what is expected; return how much of others it was."""
    texts: dict[str, Dossier | Page] = {**site.dossiers, **site.pages}
    found = index(site).arounds
    for key, item in texts.items():
        # Names that others bear come beside messages, and not in them.
        assert replace(found[key], shared_names=()) == expected(site, item), key
    return sum(len(each.mentions) + len(each.involved) for each in found.values())


def test_of_everything() -> None:
    """The same sentence twice, links by file, an event that names its own dossier, events and ties with another by two ids, ties of both sides."""
    built = site_of(
        {
            "pages/about.md": "---\ntitle: About\n---\nSee [[sapt]] and [him](../leaders/rudolf.md#early-years), *[[guard]]* [@herald].\n",
            "sources.yaml": "- {id: report, title: A report}\n",
        },
        rudolf="former_ids: [rassendyll]\nleader: {name: Rudolf, aliases: [The King]}\n"
        "relations: [{to: sapt, type: ally}]\n"
        "events: [{date: 1890, title: Duel, involved: [sapt, rudolf, guard]}]\n"
        "---\n# Early years\n\nIt was [[sapt]]. It was [[sapt]]. Then [[sapt]] again, with [[rudolf]].\n",
        sapt="leader: {name: Sapt, aliases: [THE KING]}\nsources: [report, {id: own, title: Own}]\n"
        "relations: [{to: rudolf, type: ally, sources: own}, {to: rassendyll, type: rival, role: first, sources: own}, {to: rudolf, type: rival, role: second, sources: own}]\n"
        "events: [{date: 1891, title: Ball, involved: [rassendyll, rudolf], sources: own}]\n"
        "---\nFirst [[rudolf|he]], then [[rassendyll|he again]], then [[rudolf|he]]. \n\n[@own] [[guard]] came.\n\n- [[rassendyll#early-years]]\n- [[about]] and [[guard|them]] [@report]\n",
        guard="kind: group\nleader: [{id: rudolf, type: leads}, {id: sapt, type: member}]",
    )
    assert not [problem for problem in built.problems if problem.severity == "error"], built.problems
    assert compare(built.site) == 10


def test_of_sites_that_were_edited(tmp_path: Path) -> None:
    """After edits of every sort, at random."""
    of_others = 0
    for seed in range(30):
        place = tmp_path / str(seed)
        place.mkdir()
        site = begin(5000 + seed, place)
        for _ in range(12):
            site.rng.choice(site.edits())()
        settle(site, place)
        of_others += compare(whole(place / "content").site)
    assert of_others > 100
