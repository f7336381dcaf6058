"""What a page cites, in the order of its reading: statements, their marks, and the numbers of sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from dossiers.link.references import Resolved, ToItem
from dossiers.model.body import Body, Citation, ExcerptPart, FileLink
from dossiers.model.record import SourceRef
from dossiers.model.source import Source


class SourceUse(NamedTuple):
    """One place of a page that cites a source: its anchor (a row's, or a mark's in the text), the section, the sentence."""

    anchor: str
    section: str
    sentence: str


class CitedSource(NamedTuple):
    """A source as a page cites it. ``number`` is None for one that the page lists and does not cite."""

    source: Source
    number: int | None
    uses: tuple[SourceUse, ...]


Uses: TypeAlias = dict[str, list[SourceUse]]
"""The places of a page that cite each source, in the order in which a reader meets them."""


def cite(uses: Uses, section: str, key: str, sentence: str, sources: tuple[SourceRef, ...]) -> None:
    """Note what a statement of the front matter cites. Its anchor is its key: the row in which its marks stand."""
    if sources:
        use = SourceUse(key, section, sentence)
        _note(uses, use, [ref.id for ref in sources])


def page_sources(
    sources: Mapping[str, Source], body: Body, resolved: Sequence[Resolved]
) -> tuple[CitedSource, ...]:
    """Return the sources that an ordinary page cites, numbered in reading order."""
    uses: Uses = {}
    cite_text(uses, body, resolved, "Text")
    return numbered(sources, uses, ())


def cite_text(uses: Uses, body: Body, resolved: Sequence[Resolved], section: str) -> None:
    """Note every citation of a text, in reading order; ``resolved`` stands beside its references."""
    for reference in body.references:
        what = reference.what
        if isinstance(what, Citation):
            use = SourceUse(reference.anchor, section, plain_part(body, resolved, reference.sentence).strip())
            _note(uses, use, [item.source for item in what.items])


def _note(uses: Uses, use: SourceUse, cited: list[str]) -> None:
    # One statement may name several places of a source.
    for source in cited if len(cited) == 1 else dict.fromkeys(cited):
        if source in uses:
            uses[source].append(use)
        else:
            uses[source] = [use]


def numbered(sources: Mapping[str, Source], uses: Uses, listed: Sequence[str]) -> tuple[CitedSource, ...]:
    """Number sources in the order in which they are cited; those that are only listed follow, without a number."""
    found = [
        CitedSource(sources[source], number, tuple(places))
        for number, (source, places) in enumerate(uses.items(), 1)
    ]
    found += [
        CitedSource(sources[source], None, ()) for source in dict.fromkeys(listed) if source not in uses
    ]
    return tuple(found)


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
