"""What stands around one text, from the messages of others: opened when its page is made, without the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dossiers.index.around import Around, MentionedIn
from dossiers.index.known import Known
from dossiers.index.messages import SOURCE_FIELDS, Plain
from dossiers.index.timeline import Occurrence, events_of
from dossiers.link.merge import merge, typed
from dossiers.link.references import anchors_of, leads, path_of
from dossiers.link.tie import Statement, Tie
from dossiers.link.ties import stated_ties
from dossiers.model.body import FileLink, Heading, Link
from dossiers.model.dossier import Dossier, Page
from dossiers.model.edtf import Edtf, parse, parse_end
from dossiers.model.problem import Pointer
from dossiers.model.record import SourceRef
from dossiers.model.source import Source
from dossiers.read.body.anchors import slug


def arrived_sources(arrived: Iterable[tuple[str, Plain]]) -> dict[str, Source]:
    """Return the sources that messages bring with them, by id."""
    return {packed[0]: unpack_source(packed) for _, message in arrived for packed in message[3]}


def around_from(
    known: Known,
    item: Dossier | Page,
    arrived: Sequence[tuple[str, Plain]],
    shared_names: tuple[tuple[str, tuple[str, ...]], ...] = (),
    headings: Mapping[str, Sequence[Heading]] | None = None,
) -> Around:
    """Gather what stands around one dossier or page.

    ``arrived`` are its messages with the ids of their senders, dossiers first, each sort by id. ``headings`` are those of
    the pages whose headings its text links to.
    """
    resolved = tuple(
        leads(item, each.what, _target_of(known, item), known.title, _anchor_in(known, item, headings or {}))
        for each in item.body.references
    )
    mentions = tuple(_mentions(known, arrived))
    if isinstance(item, Page):
        return Around(resolved, mentions)
    # Who is named by two words, one of them a former id, has two messages of the same event.
    events = {(sender, packed[0]): packed for sender, message in arrived for packed in message[1]}
    involved = tuple(_event(known, sender, packed) for (sender, _), packed in events.items())
    ties = stated_ties(item, known.registry, known.resolve)
    ties += [_tie(known, item.id, sender, packed) for sender, message in arrived for packed in message[2]]
    # A dossier that names this one by two ids says so in two messages: its statements are in the order of its file.
    ties.sort(key=lambda tie: (tie.stated[0].dossier, not tie.affiliation, tie.stated[0].at.path))
    return Around(
        resolved, mentions, merge(typed(ties))[0], events_of(known.resolve, item), involved, shared_names
    )


def _target_of(known: Known, item: Dossier | Page) -> Callable[[Link | FileLink], str | None]:
    def target(link: Link | FileLink) -> str | None:
        if isinstance(link, Link):
            return known.resolve(link.target)
        folder, _, stem = path_of(link, item.file).partition("/")
        name = stem.removesuffix(".md")
        if not stem.endswith(".md") or name not in known.cards:
            return None
        kind = known.cards[name].kind
        return name if folder == ("pages" if kind == "page" else f"{kind}s") else None

    return target


def _anchor_in(
    known: Known, item: Dossier | Page, headings: Mapping[str, Sequence[Heading]]
) -> Callable[[str, str], str | None]:
    def anchor(target: str, heading: str) -> str | None:
        own = target == item.id
        found = item.body.headings if own else headings.get(target, ())
        dossier = isinstance(item, Dossier) if own else known.cards[target].kind != "page"
        anchors, words = anchors_of(found, dossier=dossier)
        return heading if heading in anchors else words.get(slug(heading))

    return anchor


def _mentions(known: Known, arrived: Iterable[tuple[str, Plain]]) -> Iterator[MentionedIn]:
    by_page: dict[str, list[Plain]] = {}
    for sender, message in arrived:
        if message[0]:
            by_page.setdefault(sender, []).extend(message[0])
    for sender, packed in by_page.items():
        packed.sort(key=lambda each: int(each[0]))
        yield MentionedIn(sender, tuple(dict.fromkeys(_excerpt(known, each) for each in packed)))


def _excerpt(known: Known, packed: Plain) -> tuple[str, str, str]:
    _, before, shown, after = packed
    return _said(known, before).lstrip(), _shown(known, shown), _said(known, after).rstrip()


def _said(known: Known, parts: Sequence[Plain]) -> str:
    text = ""
    for part in parts:
        # Before a citation white space goes, or the full stop behind it would stand alone.
        text = text.rstrip() if part is None else text + _shown(known, part)
    return text


def _shown(known: Known, part: Plain) -> str:
    if isinstance(part, str):
        return part
    if part is None:
        return ""
    target = known.resolve(part[0])
    return part[0] if target is None else known.title(target)


def _event(known: Known, sender: str, packed: Plain) -> Occurrence:
    key, date, title, involved, refs, kind, place, summary, note = packed
    others = (known.resolve(word) for word in involved)
    return Occurrence(
        sender,
        key,
        parse(date),
        title,
        tuple(dict.fromkeys([sender, *(other for other in others if other is not None)])),
        unpack_refs(refs),
        kind=kind,
        place=place,
        summary=summary,
        note=note,
    )


def _tie(known: Known, receiver: str, sender: str, packed: Plain) -> Tie:
    kind, affiliation, first, second, role, start, end, as_of, refs, note, at, untyped = packed
    types = known.registry.affiliation_types if affiliation else known.registry.relation_types
    tie_type = types[kind]
    # The word for the receiver may be an id that it had before.
    first, second = (sender, receiver) if first == sender else (receiver, sender)
    if tie_type.symmetric and not affiliation:
        first, second = sorted((first, second))
    file = _file(known, sender)
    return Tie(
        tie_type,
        affiliation,
        first,
        second,
        role,
        _end(start),
        _end(end),
        None if as_of is None else parse(as_of),
        unpack_refs(refs),
        note,
        (Statement(sender, file, Pointer(tuple(at))),),
        untyped,
    )


def _file(known: Known, dossier: str) -> str:
    return f"{known.cards[dossier].kind}s/{dossier}.md"


def _end(text: str | None) -> Edtf | None:
    return None if text is None else parse_end(text)


def unpack_refs(packed: Plain) -> tuple[SourceRef, ...]:
    """Return references to sources as ``messages.pack_refs`` wrote them."""
    return tuple(
        SourceRef.model_construct(id=ref, locator=None)
        if isinstance(ref, str)
        else SourceRef.model_construct(id=ref[0], locator=ref[1])
        for ref in packed
    )


def unpack_source(packed: Plain) -> Source:
    """Return a source as ``messages.pack_source`` wrote it."""
    values = dict(zip(SOURCE_FIELDS, packed, strict=False))
    for name in ("date", "accessed"):
        if values.get(name) is not None:
            values[name] = parse(values[name])
    for name in ("authors", "via"):
        if name in values:
            values[name] = tuple(values[name])
    return Source.model_construct(**values)
