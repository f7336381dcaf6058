"""What one text says to the rest of the site, in short: what it claims, what it needs, what others are to show of it.

Linking a large site needs no whole record at once: what a file declares is small, and the messages that it has for
others lie unopened until their pages are made. All of it is plain text, numbers and tuples, a function of the record
and the lists of terms alone, so that it can be kept with the file's digest. Words for dossiers stand as typed; what
they mean today is decided where they are read (``index.arrivals``).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dossiers.link.references import path_of
from dossiers.link.targets import fold
from dossiers.model.body import Citation, FileLink, Link
from dossiers.model.dossier import Dossier, Page, TextKind
from dossiers.model.record import ID
from dossiers.model.source import Source
from dossiers.model.statements import PLACE_FIELDS, sole_source, statements


class Declared(Struct, frozen=True):
    """What one dossier or page declares. ``kind`` is ``leader``, ``group`` or ``page``.

    ``names`` are folded names with their spellings; ``ids`` of sources are split into those defined here
    (``defined``, with a digest of the definition), those cited here and defined elsewhere (``cites``), those merely
    listed (``listed``), and those defined and not cited here (``idle``). ``texts`` are words that links lead to,
    ``parties`` words that must be dossiers, ``affiliates`` those that must be of the other kind, ``ties`` those of
    either sort that a tie is stated with, ``aims`` links to headings, ``places`` words that must be ids of places,
    ``files`` paths of files that are linked, ``odd`` whether a word is none of the lists of terms.
    """

    id: str
    kind: TextKind
    file: str
    title: str
    former: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    defined: tuple[tuple[str, int], ...] = ()
    cites: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    affiliates: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    aims: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    odd: bool = False


def declare(item: Dossier | Page, digest: Mapping[str, int], *, odd: bool = False) -> Declared:
    """Return what a record declares; ``digest`` has a number for the definition of each source that it defines."""
    texts: dict[str, None] = {}
    aims: dict[tuple[str, str], None] = {}
    cited: dict[str, None] = {}
    files: dict[str, None] = {}
    for reference in item.body.references:
        match reference.what:
            case Link(target=target, heading=heading):
                texts[target] = None
                if heading is not None:
                    aims[target, heading] = None
            case Citation(items=items):
                for cite in items:
                    cited[cite.source] = None
            case FileLink() as link if link.path or link.image:
                files[path_of(link, item.file)] = None
    headings = tuple((head.anchor, head.text) for head in item.body.headings)
    if isinstance(item, Page):
        return Declared(
            item.id, "page", item.file, item.front.title, headings=headings, cites=tuple(cited),
            texts=tuple(texts), aims=tuple(aims), files=tuple(files),
        )  # fmt: skip
    front = item.front
    for _, refs in statements(front):
        for ref in refs:
            cited[ref.id] = None
    only = sole_source(front)
    if only is not None:
        cited[only] = None
    defined = [entry for entry in front.sources if isinstance(entry, Source)]
    for source in defined:
        cited |= dict.fromkeys(source.via)
    own = {source.id for source in defined}
    listed = tuple(dict.fromkeys(entry for entry in front.sources if isinstance(entry, str)))
    names: dict[str, str] = {}
    for name in item.names:
        names.setdefault(fold(name), name)
    subject = item.subject
    places = [event.place for event in front.events if event.place is not None]
    for name in PLACE_FIELDS:
        places += [claim.value for claim in getattr(subject, name, ())]
    return Declared(
        id=item.id,
        kind=front.kind,
        file=item.file,
        title=front.title,
        former=front.former_ids,
        names=tuple(names.items()),
        headings=headings,
        defined=tuple((source.id, digest[source.id]) for source in defined),
        cites=tuple(source for source in cited if source not in own),
        listed=tuple(source for source in listed if source not in own),
        idle=tuple(source for source in own if source not in cited),
        texts=tuple(texts),
        parties=tuple(
            dict.fromkeys(
                [*(row.to for row in front.relations), *(word for event in front.events for word in event.involved)]
            )
        ),
        affiliates=tuple(dict.fromkeys(row.id for row in item.affiliations)),
        ties=tuple(dict.fromkeys([*(row.to for row in front.relations), *(row.id for row in item.affiliations)])),
        aims=tuple(aims),
        places=tuple(dict.fromkeys(place for place in places if ID.match(place))),
        files=tuple(files),
        odd=odd,
    )  # fmt: skip
