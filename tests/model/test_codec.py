"""Records as bytes: what comes back is what was given, and what is no record is refused as such."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.body import (
    Block,
    Body,
    Citation,
    CitationItem,
    FileLink,
    Heading,
    Link,
    Reference,
)
from dossiers.model.codec import pack, unpack
from dossiers.model.dossier import Dossier, Page
from dossiers.read.dossiers import read_dossier, read_page

CONTENT = Path(__file__).parents[2] / "content"
FULL = """---
kind: leader
title: Rudolf Rassendyll
summary: A visitor — with “quotes”, العربية and 🙂.
leader: {name: Rudolf Rassendyll, born: 1866~, aliases: [The play-actor, {name: The King, status: weak}]}
former_ids: [rudolf]
group: [{id: house-of-elphberg, role: guest, from: 1894-09?, to: ..}]
events: [{date: 1894-09/1894-12, title: A coronation, sources: [herald]}]
sources: [elsewhere, {id: herald, title: The Herald, date: 1894-10-0X}]
---
First [[michael]] and [[michael#end|the *end*]], cited [@herald, p. 4; @elsewhere].

## A heading

![A map]({static}/map.svg) and [a file](notes.txt#line).
"""

text = st.text(max_size=12)
maybe = st.none() | text
whats = st.one_of(
    st.builds(Link, text, maybe, maybe),
    st.builds(Citation, st.lists(st.builds(CitationItem, text, maybe), max_size=3).map(tuple)),
    st.builds(FileLink, text, text, maybe, st.booleans(), text),
)
sentences = st.lists(text | st.integers(0, 2**40), max_size=4).map(tuple)
bodies = st.builds(
    Body,
    st.lists(st.builds(Block, text, st.lists(st.integers(0, 9), max_size=3).map(tuple)), max_size=3).map(
        tuple
    ),
    st.lists(st.builds(Heading, st.integers(2, 6), text, text), max_size=3).map(tuple),
    st.lists(st.builds(Reference, whats, sentences, text), max_size=4).map(tuple),
    st.integers(0, 2**40),
)


def record(data: bytes = FULL.encode(), path: str = "leaders/rudolf-rassendyll.md") -> Dossier | Page:
    """Read one record that has no mistake."""
    read = read_page if path.startswith("pages/") else read_dossier
    found = read(data, path, Path(path).stem)
    assert found.item is not None, found.problems
    return found.item


@pytest.mark.parametrize(
    "path",
    sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.glob("[glp]*/*.md")),
)
def test_every_text_of_the_example_comes_back(path: str) -> None:
    """A packed record is the record again: every field, and which of them were typed."""
    item = record((CONTENT / path).read_bytes(), path)
    again = unpack(pack(item))
    assert again == item
    assert type(again.front) is type(item.front)
    assert again.front.model_fields_set == item.front.model_fields_set


def test_a_record_of_all_sorts_comes_back() -> None:
    """Dates of every form, words of lists, sources here and elsewhere, links, citations and files."""
    item = record()
    assert unpack(pack(item)) == item
    assert pack(unpack(pack(item))) == pack(item)


@given(bodies)
def test_every_text_comes_back(body: Body) -> None:
    """Whatever a text holds, its blocks, headings, references and sentences come back in their order."""
    item = record()
    assert isinstance(item, Dossier)
    given_body = Dossier(item.id, item.file, item.front, body)
    assert unpack(pack(given_body)) == given_body


def test_what_is_cut_short_is_refused() -> None:
    """Every beginning of a packed record is refused."""
    data = pack(record())
    for length in range(len(data)):
        with pytest.raises(ValueError):  # what it says of noise is not promised
            unpack(data[:length])


@given(st.data())
def test_what_is_damaged_raises_nothing_else(draw: st.DataObject) -> None:
    """Bytes that are none of ours are refused, or give a record, but raise no other error."""
    data = bytearray(pack(record()))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(data))
    except msgspec.ValidationError:
        return
    assert isinstance(found, Dossier | Page)


@given(st.binary(max_size=40))
def test_noise_is_refused(data: bytes) -> None:
    """Bytes of any sort are no record."""
    with pytest.raises(ValueError):  # as above
        unpack(data)
