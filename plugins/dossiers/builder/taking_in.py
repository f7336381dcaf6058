"""Taking readings into the store: each text under its number, its messages by receiver, and a note of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from dossiers.builder.directory import Directory
from dossiers.builder.reading import Reading
from dossiers.builder.store import Store
from dossiers.index.known import Card
from dossiers.index.messages import Plain, differing

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

_BY_NUMBER = ("declared", "name", "source", "cite", "idle", "listed", "asset")


class Changes(Struct):
    """What a build found changed since the last one.

    ``texts`` are the numbers of texts that are new or read anew; ``gone`` those of texts that are no more. ``words``
    are words for receivers whose messages changed; ``cards`` the ids whose card came, went or is of another kind,
    and the former ids that came or went; ``said`` those whose card says something else, ``titles`` those of them that have
    another title; ``ids`` those at which links may lead elsewhere now, or nowhere: they came or went, or the headings below them
    are others. ``names`` are folded names, ``sources`` and ``places`` ids of those whose definition changed,
    ``reworded`` those of these sources that have the same date still, ``renamed`` those of these places of which only the name changed.
    """

    texts: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    cards: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    reworded: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.texts or self.gone or self.sources or self.places)


class _Seen(Struct):
    """What others can see of one text."""

    card: Card | None = None
    former: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    messages: dict[str, bytes] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    sources: dict[str, int] = field(default_factory=dict)


def take_in(
    store: Store, directory: Directory, readings: Iterable[tuple[Reading, bytes]], changes: Changes
) -> None:
    """Take readings, with the digests of their files, into a store; a text that it knows is replaced.

    Where the store is fresh everything is new, and only the numbers of the texts are noted.
    """
    (last,) = store.db.execute("SELECT coalesce(max(n), 0) FROM text").fetchone()
    free = last + 1
    # A fresh store has no index of paths yet.
    numbers = dict(store.db.execute("SELECT path, n FROM text")) if store.fresh else None
    for reading, digest in readings:
        n = _number(store, reading.path) if numbers is None else numbers.get(reading.path)
        before = _Seen()
        if n is None:
            n, free = free, free + 1
        else:
            before = _leave(store, directory, n)
        now = _enter(store, directory, n, reading, digest)
        if not store.fresh:
            _note(before, now, changes)
        changes.texts.add(n)


def leave(store: Store, directory: Directory, paths: Iterable[str], changes: Changes) -> None:
    """Forget texts whose files are gone."""
    for path in paths:
        n = _number(store, path)
        if n is not None:
            _note(_leave(store, directory, n), _Seen(), changes)
            changes.gone.add(n)


def _number(store: Store, path: str) -> int | None:
    found = store.db.execute("SELECT n FROM text WHERE path = ?", (path,)).fetchone()
    return None if found is None else int(found[0])


def _note(before: _Seen, now: _Seen, changes: Changes) -> None:
    if before.card != now.card or before.former != now.former:
        old, new = before.card, now.card
        if before.former == now.former and old is not None and new is not None and old.kind == new.kind:
            changes.said.add(new.id)
            if old.title != new.title:
                changes.titles.add(new.id)
        else:
            changes.cards |= {card.id for card in (old, new) if card is not None}
            changes.cards.update(before.former, now.former)
    kinds = [None if card is None else (card.id, card.kind) for card in (before.card, now.card)]
    if kinds[0] != kinds[1] or before.former != now.former or before.headings != now.headings:
        changes.ids |= {card.id for card in (before.card, now.card) if card is not None}
        changes.ids.update(before.former, now.former)
    if before.messages and now.messages and before.messages != now.messages:
        changes.words |= differing(_opened(before.messages), _opened(now.messages))
    elif before.messages != now.messages:
        changes.words.update(before.messages, now.messages)
    changes.sources |= _differing(before.sources, now.sources)
    changes.names |= before.names ^ now.names


def _opened(messages: Mapping[str, bytes]) -> dict[str, Plain]:
    return {word: _decode(body) for word, body in messages.items()}


def _differing(before: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def _leave(store: Store, directory: Directory, n: int) -> _Seen:
    db = store.db
    key, former = db.execute("SELECT id, former FROM text WHERE n = ?", (n,)).fetchone()
    seen = _Seen(
        directory.cards.get(key),
        tuple(former.split()),
        directory.declared(n).headings,
        dict(db.execute("SELECT receiver, body FROM message WHERE sender = ?", (n,))),
        {row[0] for row in db.execute("SELECT folded FROM name WHERE n = ?", (n,))},
        dict(db.execute("SELECT id, digest FROM source WHERE n = ?", (n,))),
    )
    if directory.numbers.get(key) == n:
        del directory.cards[key], directory.numbers[key]
    for old in seen.former:
        directory.former.pop(old, None)
    for table in _BY_NUMBER:
        db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))  # names of our own
    db.execute("DELETE FROM message WHERE sender = ?", (n,))
    db.execute("DELETE FROM text WHERE n = ?", (n,))
    return seen


def _enter(store: Store, directory: Directory, n: int, reading: Reading, digest: bytes) -> _Seen:
    said = reading.declared
    assert said is not None
    db = store.db
    row = (n, said.id, said.kind, said.title, reading.summary, reading.state, reading.updated)
    db.execute(
        "INSERT INTO text (n, id, kind, title, summary, state, updated, former, path, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, " ".join(said.former), reading.path, digest),
    )
    db.execute("INSERT INTO declared VALUES (?, ?)", (n, _encode(said)))
    messages = dict(reading.messages or {})
    names = [folded for folded, _ in said.names]
    rows: list[tuple[str, list[tuple[Any, ...]]]] = [
        (
            "INSERT INTO message VALUES (?, ?, ?, ?)",
            [(word, n, word in said.ties, body) for word, body in messages.items()],
        ),
        ("INSERT INTO name VALUES (?, ?)", [(folded, n) for folded in names]),
        ("INSERT INTO source VALUES (?, ?, ?)", [(key, n, digest) for key, digest in said.defined]),
        ("INSERT INTO cite VALUES (?, ?, ?)", [(key, n, key in reading.leans) for key in said.cites]),
        ("INSERT INTO idle VALUES (?, ?)", [(key, n) for key in said.idle]),
        ("INSERT INTO listed VALUES (?, ?)", [(key, n) for key in said.listed]),
        ("INSERT INTO asset VALUES (?, ?)", [(path, n) for path in said.files]),
    ]
    for sql, values in rows:
        if values:
            db.executemany(sql, values)
    if said.id not in directory.numbers:
        directory.add(*row, said.former)
    return _Seen(
        directory.cards[said.id], said.former, said.headings, messages, set(names), dict(said.defined)
    )
