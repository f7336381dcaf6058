"""What one text has for the pages of others, sealed when it is read and opened when their pages are made.

A message holds what its receiver shows of its sender: the sentences that link to it, the events that involve it, the ties
that are stated with it, and the sources that those rest on. It is plain text, numbers and tuples, and depends on the
sender's record and the lists of terms alone; words for dossiers stand as typed, since what they mean may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from dossiers.index.timeline import Occurrence, events_of
from dossiers.link.references import path_of
from dossiers.link.tie import Tie
from dossiers.link.ties import stated_ties
from dossiers.model.body import Body, Citation, ExcerptPart, FileLink, Link
from dossiers.model.dossier import Dossier, Page
from dossiers.model.edtf import Edtf
from dossiers.model.record import SourceRef
from dossiers.model.registry import Registry
from dossiers.model.source import Source

Plain: TypeAlias = Any
"""Text, numbers, None, and tuples or lists of them."""

SOURCE_FIELDS = tuple(Source.model_fields)
"""The fields of a source, in their order."""

_TEXT_FILE = re.compile(r"(?:leaders|groups|pages)/([^/]+)\.md\Z")


def messages(item: Dossier | Page, registry: Registry) -> dict[str, Plain]:
    """Return the messages of a record by the words for their receivers."""
    found: dict[str, tuple[list[Plain], list[Plain], list[Plain], dict[str, Plain]]] = {}

    def to(word: str) -> tuple[list[Plain], list[Plain], list[Plain], dict[str, Plain]]:
        return found.setdefault(word, ([], [], [], {}))

    for number, reference in enumerate(item.body.references):
        word = _leads(reference.what, item.file)
        if word is not None and word != item.id:
            to(word)[0].append(_sentence(item.body, reference.sentence, number))
    if isinstance(item, Dossier):
        sources = {source.id: source for source in item.front.sources if isinstance(source, Source)}
        for occurrence in events_of(lambda word: word, item):
            packed = _event(occurrence)
            for word in occurrence.involved[1:]:
                _, events, _, carried = to(word)
                events.append(packed)
                _carry(occurrence.sources, sources, carried)
        for tie in stated_ties(item, registry):
            word = tie.other(item.id)
            _, _, ties, carried = to(word)
            ties.append(_tie(tie))
            _carry(tie.sources, sources, carried)
    return {word: (*parts[:3], tuple(parts[3].values())) for word, parts in found.items()}


def differing(before: Mapping[str, Plain], now: Mapping[str, Plain]) -> set[str]:
    """Return the words to which a text says something else than before, of all its messages by word.

    A link more or less moves the numbers of all that follow it. Their receivers show no numbers, only what these
    order: where the links that both texts have stand in the same order, that is the same.
    """
    others = {
        word for word in before.keys() | now.keys() if _unnumbered(before, word) != _unnumbered(now, word)
    }
    same = now.keys() - others
    return others if _order(before, same) == _order(now, same) else {*before, *now}


def _unnumbered(messages: Mapping[str, Plain], word: str) -> Plain:
    if word not in messages:
        return None
    sentences, *rest = messages[word]
    return [each[1:] for each in sentences], rest


def _order(messages: Mapping[str, Plain], words: Iterable[str]) -> list[str]:
    return [word for _, word in sorted((each[0], word) for word in words for each in messages[word][0])]


def _leads(what: Link | Citation | FileLink, file: str) -> str | None:
    """The word for the text that a reference leads to; a link to a file of a text is one to it."""
    if isinstance(what, Link):
        return what.target
    if isinstance(what, FileLink) and what.path and not what.image:
        found = _TEXT_FILE.match(path_of(what, file))
        return found[1] if found else None
    return None


def _sentence(body: Body, parts: Sequence[ExcerptPart], number: int) -> Plain:
    at = parts.index(number) if number in parts else len(parts)
    return (
        number,
        tuple(_part(body, part) for part in parts[:at]),
        _part(body, number),
        tuple(_part(body, part) for part in parts[at + 1 :]),
    )


def _part(body: Body, part: ExcerptPart) -> Plain:
    """Text as it is; a link that shows its target's title as the word for it in a tuple; None for a citation."""
    if isinstance(part, str):
        return part
    what = body.references[part].what
    match what:
        case Link(target=target, text=text):
            return (target,) if text is None else text
        case FileLink(text=text):
            return text
        case _:
            return None


def _event(each: Occurrence) -> Plain:
    return (
        each.key,
        each.date.text,
        each.title,
        each.involved[1:],
        pack_refs(each.sources),
        each.kind,
        each.place,
        each.summary,
        each.note,
    )


def _tie(tie: Tie) -> Plain:
    return (
        tie.type.id,
        tie.affiliation,
        tie.first,
        tie.second,
        tie.role,
        _text(tie.start),
        _text(tie.end),
        _text(tie.as_of),
        pack_refs(tie.sources),
        tie.note,
        tie.stated[0].at.path,
        tie.untyped,
    )


def _carry(refs: Iterable[SourceRef], own: dict[str, Source], into: dict[str, Plain]) -> None:
    waiting = [ref.id for ref in refs]
    while waiting:
        key = waiting.pop()
        if key in own and key not in into:
            into[key] = pack_source(own[key])
            waiting += own[key].via


def pack_refs(refs: Iterable[SourceRef]) -> Plain:
    """Return references to sources as plain values."""
    return tuple(ref.id if ref.locator is None else (ref.id, ref.locator) for ref in refs)


def pack_source(source: Source) -> Plain:
    """Return a source as its fields in their order, without those at the end that say nothing."""
    values = [_plain(getattr(source, name)) for name in SOURCE_FIELDS]
    while values and values[-1] in (None, ()):
        values.pop()
    return tuple(values)


def _plain(value: object) -> Plain:
    return value.text if isinstance(value, Edtf) else value


def _text(date: Edtf | None) -> str | None:
    return None if date is None else date.text
