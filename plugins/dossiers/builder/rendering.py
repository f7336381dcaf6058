"""Making pages, in any process: a record and its messages go in, files and rows come out.

A function of its arguments alone. What a page shows of others beyond its messages is noted (``uses``), so that it is
made again only when one of these has changed.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossiers.builder.rows import StoredRow, stored
from dossiers.index.arrivals import around_from, arrived_sources
from dossiers.index.dossier import dossier_view
from dossiers.index.known import Known
from dossiers.model.body import Heading
from dossiers.model.codec import unpack
from dossiers.model.dossier import Dossier, Page
from dossiers.model.source import Source
from dossiers.render.config import SiteConfig
from dossiers.render.templates import Theme
from dossiers.render.texts import dossier_files, page_files

V = TypeVar("V")

_decode = msgspec.msgpack.Decoder().decode


class Common(Struct, frozen=True):
    """What all pages are made with."""

    known: Known
    config: SiteConfig
    theme: Theme


class Wanted(Struct, frozen=True):
    """What one page is made from.

    ``record`` is packed, ``arrived`` are packed messages with the ids of their senders; see ``around_from`` for the rest.
    """

    n: int
    record: bytes
    arrived: tuple[tuple[str, bytes], ...]
    shared_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    headings: Mapping[str, tuple[tuple[str, str], ...]] | None = None

    def digest(self) -> bytes:
        """Return a digest of all of it."""
        value = (self.record, self.arrived, self.shared_names, self.headings)
        return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=16).digest()


class Made(Struct, frozen=True):
    """What was made: files by path, rows of lists as the store keeps them, what another template needs of the page, and what of
    others was used, as ``use`` writes it.
    """

    n: int
    files: tuple[tuple[str, bytes], ...]
    rows: tuple[StoredRow, ...]
    kept: bytes | None
    uses: bytes


_pack_made = msgspec.msgpack.Encoder().encode
unpack_made = msgspec.msgpack.Decoder(Made).decode
"""Opens what ``make_pages`` gives."""


@lru_cache(maxsize=32_768)
def use(kind: str, key: str) -> bytes:
    """Return the name, of 8 bytes, under which a use of something is noted."""
    return hashlib.blake2b(f"{kind}\0{key}".encode(), digest_size=8).digest()


class Uses:
    """Asks whether a page uses any of some things, given by their names."""

    def __init__(self, names: Iterable[bytes]) -> None:
        self._names = tuple(names)
        self._numbers = frozenset(int.from_bytes(name, sys.byteorder) for name in self._names)

    def are_in(self, uses: bytes) -> bool:
        """Say whether one of them is among the uses of a page."""
        if len(self._names) > _SOME:
            return not self._numbers.isdisjoint(memoryview(uses).cast("Q"))
        return any(_holds(uses, name) for name in self._names)


_SOME = 12
"""Names that are looked for one after the other; with more it is cheaper to look at each use."""


def _holds(uses: bytes, name: bytes) -> bool:
    at = uses.find(name)
    while at >= 0 and at % 8:
        at = uses.find(name, at + 1)
    return at >= 0


class _Noting(Mapping[str, V]):
    """A mapping that notes what is asked of it."""

    def __init__(self, values: Mapping[str, V]) -> None:
        self._values = values
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> V:
        self.asked.add(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a page shows what it names, never everything")

    def __len__(self) -> int:
        raise TypeError("a page shows what it names, never everything")


class _Brought(Mapping[str, Source]):
    """Sources that came with the page's own texts, and behind them those that all pages share."""

    def __init__(self, own: Mapping[str, Source], shared: Mapping[str, Source]) -> None:
        self._own, self._shared = own, shared

    def __getitem__(self, key: str) -> Source:
        found = self._own.get(key)
        return self._shared[key] if found is None else found

    def __contains__(self, key: object) -> bool:
        return key in self._own or key in self._shared

    def __iter__(self) -> Iterator[str]:
        return iter({**self._own, **dict.fromkeys(self._shared)})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def make_pages(common: Common, wanted: Sequence[Wanted]) -> list[bytes]:
    """Make pages, and pack what was made, so that it goes from process to process as it is."""
    return [_pack_made(_make(common, each)) for each in wanted]


def _make(common: Common, wanted: Wanted) -> Made:
    item: Dossier | Page = unpack(wanted.record)
    arrived = [(sender, _decode(body)) for sender, body in wanted.arrived]
    cards = _Noting(common.known.cards)
    places = _Noting(common.known.places)
    shared = _Noting(common.known.sources)
    former = _Noting(common.known.former)
    own: dict[str, Source] = arrived_sources(arrived)
    if isinstance(item, Dossier):
        own |= {source.id: source for source in item.front.sources if isinstance(source, Source)}
    known = replace(common.known, cards=cards, places=places, sources=_Brought(own, shared), former=former)
    headings = {
        target: [Heading(2, anchor, text) for anchor, text in found]
        for target, found in (wanted.headings or {}).items()
    }
    around = around_from(known, item, arrived, wanted.shared_names, headings)
    config, theme = common.config, common.theme
    if isinstance(item, Dossier):
        given = dossier_files(known, config, theme, dossier_view(known, item, around))
    else:
        given = page_files(known, config, theme, item, around)
    rows = stored(given.rows)
    uses = {use("card", key) for key in cards.asked | former.asked}
    uses |= {use("place", key) for key in places.asked} | {use("source", key) for key in shared.asked}
    uses.discard(use("card", item.id))
    return Made(wanted.n, given.files, rows, given.kept, b"".join(sorted(uses)))
