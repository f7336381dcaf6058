"""What a page cites, in the order of its reading: statements, their marks, and the numbers of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossiers.link.references import Resolved, ToItem
from dossiers.model.body import Body, Citation, ExcerptPart, FileLink
from dossiers.model.record import SourceRef
from dossiers.model.source import Source


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that cites: its anchor, the section it stands in, its sentence, and what it cites.

    ``anchors`` stand beside ``sources``: the id of each mark, to which the source links back.
    """

    section: str
    sentence: str
    sources: tuple[SourceRef, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One place of a page that cites a source: the mark's anchor, the section, the sentence."""

    anchor: str
    section: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as a page cites it. ``number`` is None for one that the page lists and does not cite."""

    source: Source
    number: int | None
    uses: tuple[SourceUse, ...]


def cite_anchor(key: str, number: int) -> str:
    """Return the id of a statement's citation mark: its key, and which of its sources (from 1)."""
    return f"c-{key}-{number}"


def statement(section: str, key: str, sentence: str, sources: tuple[SourceRef, ...]) -> Cited:
    """Return a statement of the front matter, whose marks have anchors made from its key."""
    return Cited(
        section, sentence, sources, tuple(cite_anchor(key, number) for number in range(1, len(sources) + 1))
    )


def page_sources(
    sources: Mapping[str, Source], body: Body, resolved: Sequence[Resolved]
) -> tuple[CitedSource, ...]:
    """Return the sources that an ordinary page cites, numbered in reading order."""
    return numbered(sources, list(cited_in_text(body, resolved, "Text")), ())


def cited_in_text(body: Body, resolved: Sequence[Resolved], section: str) -> Iterator[Cited]:
    """Yield every citation of a text, in reading order; ``resolved`` stands beside its references."""
    for reference in body.references:
        if isinstance(reference.what, Citation):
            refs = tuple(SourceRef(id=each.source, locator=each.locator) for each in reference.what.items)
            sentence = plain_sentence(body, resolved, reference.sentence)
            yield Cited(section, sentence, refs, (reference.anchor,) * len(refs))


def numbered(
    sources: Mapping[str, Source], cited: Sequence[Cited], listed: Sequence[str]
) -> tuple[CitedSource, ...]:
    """Number sources in the order in which they are cited; those that are only listed follow, without a number."""
    uses: dict[str, list[SourceUse]] = {}
    for each in cited:
        for ref, anchor in zip(each.sources, each.anchors, strict=True):
            uses.setdefault(ref.id, []).append(SourceUse(anchor, each.section, each.sentence))
    numbered = [
        CitedSource(sources[source], number, tuple(dict.fromkeys(places)))
        for number, (source, places) in enumerate(uses.items(), 1)
    ]
    rest = [CitedSource(sources[source], None, ()) for source in dict.fromkeys(listed) if source not in uses]
    return (*numbered, *rest)


def plain_sentence(body: Body, resolved: Sequence[Resolved], parts: Sequence[ExcerptPart]) -> str:
    """Return a sentence as plain text: links by what they show, citations left out."""
    return plain_part(body, resolved, parts).strip()


def plain_part(body: Body, resolved: Sequence[Resolved], parts: Sequence[ExcerptPart]) -> str:
    """Return a part of a sentence as plain text, its outer spaces kept but not those before a citation."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        elif isinstance(body.references[part].what, Citation):
            text = text.rstrip()  # or the full stop behind it would stand alone
        else:
            text += shown(body, resolved, part)
    return text


def shown(body: Body, resolved: Sequence[Resolved], reference: int) -> str:
    """Return the text that a reference of a text shows, of an image its description; nothing for a citation."""
    leads = resolved[reference]
    if isinstance(leads, ToItem):
        return leads.text
    what = body.references[reference].what
    return what.text if isinstance(what, FileLink) else ""
