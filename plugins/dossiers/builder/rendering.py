"""Making pages, in any process: a record and its messages go in, files and rows come out.

A function of its arguments alone. What a page shows of others beyond its messages is noted (``uses``), so that it is
made again only when one of these has changed.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossiers.builder.rows import StoredRow, stored
from dossiers.index.arrivals import around_from, arrived_sources
from dossiers.index.blanks import Blank, Blanks, can_open, holds, may_hold
from dossiers.index.dossier import dossier_view
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.index.messages import Plain
from dossiers.model.body import Heading
from dossiers.model.codec import unpack
from dossiers.model.dossier import Dossier, Page
from dossiers.model.source import Source
from dossiers.render.config import SiteConfig
from dossiers.render.filling import Filler, Laid, form_of
from dossiers.render.templates import Theme
from dossiers.render.texts import TextFiles, dossier_files, page_files

V = TypeVar("V")

_decode = msgspec.msgpack.Decoder().decode


class Common(Struct, frozen=True):
    """What all pages are made with.

    ``open`` says whether pages may have blanks: nothing that all are made with holds one of their characters.
    """

    known: Known
    config: SiteConfig
    theme: Theme
    open: bool

    @classmethod
    def of(cls, known: Known, config: SiteConfig, theme: Theme) -> Common:
        """Return what all pages of a site are made with."""
        return cls(known, config, theme, not holds((known.registry, known.pages, config, theme.texts())))


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

    def holds_blanks(self) -> bool:
        """Say whether a text in it may hold a character that would be taken for a blank."""
        # Shared names are spelt as in the record; of the headings only anchors are shown, letters and digits.
        return may_hold(self.record) or any(may_hold(body) for _, body in self.arrived)


class Made(Struct, frozen=True):
    """What was made: files by path, rows of lists as the store keeps them, what another template needs of the page, what of
    others was used, as ``use`` writes it, and what of that is filled in, as ``pack_filled`` writes it.
    """

    n: int
    files: tuple[tuple[str, bytes], ...]
    rows: tuple[StoredRow, ...]
    kept: bytes | None
    uses: bytes
    filled: bytes | None


class Filled(Struct, frozen=True, array_like=True):
    """The blanks of the files of a text, and how they lie in each."""

    blanks: tuple[Blank, ...]
    files: tuple[Laid, ...]


pack_filled = msgspec.msgpack.Encoder().encode
unpack_filled = msgspec.msgpack.Decoder(Filled).decode
"""Opens what ``pack_filled`` gives."""


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
    """A mapping that notes what is asked of it, and gives it as ``shown`` turns it, once for each key."""

    def __init__(self, values: Mapping[str, V], shown: Callable[[V], V] | None = None) -> None:
        self._values, self._shown = values, shown
        self._given: dict[str, V] = {}
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> V:
        found = self._given.get(key)
        if found is None:
            self.asked.add(key)
            found = self._values[key]
            if self._shown is not None:
                found = self._shown(found)
            self._given[key] = found
        return found

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
    # Only dossiers show so much of others that blanks are worth it.
    if common.open and isinstance(item, Dossier) and not wanted.holds_blanks():
        blanks = Blanks()
        text, entries, uses = _drawn(common, wanted, item, arrived, blanks)
        if not blanks.spoiled:
            return _filled(common.known, wanted.n, text, entries, uses, blanks.all())
    text, entries, uses = _drawn(common, wanted, item, arrived, None)
    return Made(wanted.n, text.files, stored(entries), text.kept, uses, None)


def _drawn(
    common: Common,
    wanted: Wanted,
    item: Dossier | Page,
    arrived: Sequence[tuple[str, Plain]],
    blanks: Blanks | None,
) -> tuple[TextFiles, Sequence[Entry], bytes]:
    """Return what a text gives, its rows, and what of others it uses; with blanks where these are given."""
    known = common.known
    cards = _Noting(known.cards, None if blanks is None else blanks.card)
    places = _Noting(known.places, None if blanks is None else blanks.place)
    former = _Noting(known.former)
    plain = _Noting(known.cards, None if blanks is None else blanks.card_in_words)
    in_words: set[bytes] = set()

    def source(found: Source) -> Source:
        if blanks is not None and found.id in known.shared and can_open(found):
            return blanks.source(found)
        if blanks is not None:
            blanks.look(found)
        in_words.add(use("source in words", found.id))
        return found

    shared = _Noting(known.sources, source)
    own: dict[str, Source] = arrived_sources(arrived)
    if isinstance(item, Dossier):
        own |= {source.id: source for source in item.front.sources if isinstance(source, Source)}
    sources = _Brought(own, shared)
    given = replace(known, cards=cards, places=places, sources=sources, former=former, plain=plain)
    headings = {
        target: [Heading(2, anchor, text) for anchor, text in found]
        for target, found in (wanted.headings or {}).items()
    }
    around = around_from(given, item, arrived, wanted.shared_names, headings)
    config, theme = common.config, common.theme
    if isinstance(item, Dossier):
        text = dossier_files(given, config, theme, dossier_view(given, item, around))
    else:
        text = page_files(given, config, theme, item, around)
    entries = list(text.rows)
    if blanks is None:
        in_words |= {use("card in words", key) for key in cards.asked}
        in_words |= {use("place in words", key) for key in places.asked}
    uses = {use("card", key) for key in cards.asked | former.asked}
    uses |= {use("place", key) for key in places.asked} | {use("source", key) for key in shared.asked}
    uses |= {use("card in words", key) for key in plain.asked} | in_words
    uses -= {use("card", item.id), use("card in words", item.id)}
    return text, entries, b"".join(sorted(uses))


def _filled(
    known: Known,
    n: int,
    text: TextFiles,
    entries: Sequence[Entry],
    uses: bytes,
    blanks: tuple[Blank, ...],
) -> Made:
    filler = Filler(known, blanks)
    found = [(path, *filler.fill(data, form_of(path))) for path, data in text.files]
    files = tuple([(path, data) for path, data, _ in found])
    filled = pack_filled(Filled(blanks, tuple([laid for _, _, laid in found])))
    return Made(n, files, stored(entries, filler), text.kept, uses, filled)
