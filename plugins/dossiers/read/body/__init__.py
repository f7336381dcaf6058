"""A Markdown text to blocks of safe HTML with slots: what it refers to, where, and in which sentence."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence

from dossiers.model.body import Body
from dossiers.model.problem import Position, Problem
from dossiers.read.body.collect import Arrival, Complaint
from dossiers.read.body.engine import Converted, engine_of
from dossiers.read.body.limits import excess
from dossiers.read.body.positions import Places
from dossiers.read.body.slots import read_slots

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def read_body(text: str, file: str, first_line: int) -> tuple[Body, list[Problem]]:
    """Read a text whose first line is line ``first_line`` of ``file``.

    The dialect is Python-Markdown's with tables, fenced code, notes, definition lists and sane lists; raw HTML
    is text. A function of its arguments alone; a text beyond the limits gives an empty body and one error.
    """
    text = _without_controls(text)
    if not text.strip():
        return Body(), []
    beyond = excess(text)
    if beyond is not None:
        line = text.count("\n", 0, beyond.place)
        at = Position(first_line + line, beyond.place - text.rfind("\n", 0, beyond.place))
        return Body(), [Problem(beyond.code, file, beyond.message, at, expected=beyond.expected)]
    try:
        converted = engine_of(threading.get_ident()).convert(text)
    except RecursionError:
        # The limits should make this impossible; a converter left in the middle of a text is not used again.
        engine_of.cache_clear()
        at = Position(first_line)
        return Body(), [
            Problem("too-complex", file, "the text is nested too deep", at, expected="fewer levels")
        ]
    return _finish(converted, text, file, first_line)


def reference_positions(text: str, first_line: int) -> tuple[Position, ...]:
    """Find where each reference of a text stands that ``read_body`` could read, in reading order.

    The text is read once more: only what is reported needs a position.
    """
    text = _without_controls(text)
    if not text.strip() or excess(text) is not None:
        return ()
    converted = engine_of(threading.get_ident()).convert(text)
    slots = read_slots(converted.blocks, converted.arrivals)
    places = Places(text, first_line)
    return tuple(map(places.position, places.find([arrival.origin for arrival in slots.met])))


def _without_controls(text: str) -> str:
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _finish(converted: Converted, text: str, file: str, first_line: int) -> tuple[Body, list[Problem]]:
    slots = read_slots(converted.blocks, converted.arrivals)
    problems: list[Problem] = []
    complaints = [*converted.complaints, *_lost(converted.arrivals, slots.met)]
    if complaints:
        places = Places(text, first_line)
        # What could be read takes its places first, so that a complaint gets one that is left.
        places.find([arrival.origin for arrival in slots.met])
        problems = _problems(complaints, places, file)
    return Body(slots.blocks, converted.headings, slots.references, slots.words), problems


def _lost(arrivals: Sequence[Arrival], shown: Sequence[Arrival]) -> list[Complaint]:
    """Complain of references in a place that shows none, so that nothing is lost without a word."""
    if not arrivals:
        return []
    met = {id(arrival) for arrival in shown}
    where = "a link or citation inside the text or title of an image or of another link"
    return [
        Complaint("bad-reference", where, "one after the other", arrival.origin)
        for arrival in arrivals
        if id(arrival) not in met
    ]


def _problems(complaints: Sequence[Complaint], places: Places, file: str) -> list[Problem]:
    # Nested emphasis makes Markdown read a text again and complain again: what finds no place of its own, when
    # the same complaint has one, is such a repetition.
    placed: set[Complaint] = set()
    problems: list[Problem] = []
    for complaint in complaints:
        place = places.exact(complaint.origin)
        if place is None:
            if complaint in placed:
                continue
            place = places.find([complaint.origin])[0]
        placed.add(complaint)
        problems.append(
            Problem(
                complaint.code, file, complaint.message, places.position(place), expected=complaint.expected
            )
        )
    return sorted(problems, key=lambda problem: (problem.at, problem.message))
