"""Reading texts, in any process: bytes of files go in, and what is to be remembered of each comes out, sealed.

A function of the bytes, of the lists of terms and of the shared sources alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossiers.index.messages import messages, pack_source
from dossiers.index.sanctions import verdict
from dossiers.link.declare import Declared, declare
from dossiers.link.site import has_odd_words
from dossiers.model.body import Citation
from dossiers.model.codec import pack
from dossiers.model.dossier import Dossier, Page
from dossiers.model.registry import Registry
from dossiers.model.source import Source
from dossiers.read.content import PAGES
from dossiers.read.dossiers import read_dossier, read_page


class Terms(Struct, frozen=True):
    """What reading needs beside a file: the lists of terms, and the sources of sources.yaml."""

    registry: Registry
    sources: Mapping[str, Source]


class TextFile(Struct, frozen=True):
    """One file to read: its path in the content folder, its folder there, its id, and its bytes."""

    path: str
    folder: str
    id: str
    data: bytes


class Reading(Struct, frozen=True):
    """What was read of one file.

    ``record`` is the packed record. ``declared`` and the rest are None and empty where the file is faulty: it is
    read again for its problems. ``leans`` are the sources, defined elsewhere, on whose dates the verdict rests.
    ``messages`` are packed, by the words for their receivers.
    """

    path: str
    record: bytes = b""
    declared: Declared | None = None
    summary: str | None = None
    updated: str | None = None
    state: str | None = None
    leans: tuple[str, ...] = ()
    messages: Mapping[str, bytes] | None = None


_encode = msgspec.msgpack.Encoder().encode
_readings = msgspec.msgpack.Decoder(Reading)


def pack_reading(reading: Reading) -> bytes:
    """Return a reading, without its record, for the store."""
    return _encode(replace(reading, record=b""))


def unpack_reading(data: bytes) -> Reading:
    """Return a reading from the store; raises msgspec.MsgspecError for what is none."""
    return _readings.decode(data)


def digest_of(source: Source) -> int:
    """Return a number that two definitions of a source share only if they are the same."""
    return int.from_bytes(hashlib.blake2b(_encode(pack_source(source)), digest_size=7).digest(), "big")


def read_texts(terms: Terms, files: Sequence[TextFile]) -> list[tuple[str, bytes, bytes | None]]:
    """Read files: of each its path, the packed record, and the packed rest, None where it is faulty."""
    return [_packed(_read(terms, file)) for file in files]


def _packed(reading: Reading) -> tuple[str, bytes, bytes | None]:
    if reading.declared is None:
        return reading.path, b"", None
    return reading.path, reading.record, pack_reading(reading)


def _read(terms: Terms, file: TextFile) -> Reading:
    read = (read_page if file.folder == PAGES else read_dossier)(file.data, file.path, file.id)
    if read.item is None or read.problems:
        return Reading(file.path)
    return reading_of(terms, read.item)


def _without_echoes(item: Dossier | Page) -> Dossier | Page:
    """Leave out the sentences around links, which only the pages of others show: they have them in their messages."""
    references = tuple(
        each if isinstance(each.what, Citation) else replace(each, sentence=())
        for each in item.body.references
    )
    return replace(item, body=replace(item.body, references=references))


def reading_of(terms: Terms, item: Dossier | Page) -> Reading:
    """Return what is to be remembered of a record."""
    digest: dict[str, int] = {}
    state: str | None = None
    leans: tuple[str, ...] = ()
    odd = False
    if isinstance(item, Dossier):
        own = {source.id: source for source in item.front.sources if isinstance(source, Source)}
        digest = {key: digest_of(source) for key, source in own.items()}
        odd = has_odd_words(item, terms.registry)
        if not odd:
            found = verdict(terms.registry, {**terms.sources, **own}, item)
            state = found.state.value
            refs = (ref.id for row in found.designations for ref in row.sources)
            leans = tuple(dict.fromkeys(ref for ref in refs if ref not in own))
    updated = item.front.updated
    return Reading(
        item.file,
        pack(_without_echoes(item)),
        declare(item, digest, odd=odd),
        item.front.summary,
        None if updated is None else updated.text,
        state,
        leans,
        {word: _encode(message) for word, message in messages(item, terms.registry).items()},
    )
