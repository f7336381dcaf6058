"""YAML text to plain values, without guesses: every scalar is the text that was typed.

Built from libyaml's parse events in one pass, so that what is refused never becomes a value: anchors and
aliases, tags, directives, merge keys, several documents, more than 20 levels.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dossiers.model.problem import Position, Problem
from dossiers.read.yaml_errors import Fault, explain, without_block

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]

DEPTH_LIMIT = 20
"""Levels of lists and mappings within each other."""
ROUNDS = 20
"""Syntax errors that are looked for in one text."""

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is installed with PyYAML, else the parser in Python, which is some 15 times slower."""
ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What the two parsers raise for text that is not YAML; the one in Python raises ValueError for some escapes."""

# Escapes in double quotes can write what no text may hold.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def parse_yaml(
    text: str, file: str, first_line: int = 1, *, loader: Any = None
) -> tuple[Value | None, list[Problem]]:
    """Read one YAML document to text, lists and mappings in their order.

    A key with nothing after its colon is left out, as if it were absent: templates may keep their unused
    keys. A quoted empty text stays. Nothing at all is the empty text. The value is None where the text
    cannot be read; with problems beside a value, what they are about is left out of it or stands as if it
    were right. ``first_line`` is the line of the file at which ``text`` begins.
    """
    builder = _Builder(text, loader or LOADER)
    value: Value | None
    try:
        value = builder.document()
    except ERRORS:
        value, faults = None, _all_faults(text, loader or LOADER)
    else:
        faults = builder.faults
    if not faults:
        return value, []
    problems = [
        Problem(
            fault.code,
            file,
            fault.message,
            Position(fault.line + first_line, fault.column + 1),
            fault.expected,
        )
        for fault in faults
    ]
    return value if builder.usable else None, problems


def _all_faults(text: str, loader: Any) -> list[Fault]:
    """Find further faults behind a syntax error, by reading again without the entry that holds it."""
    lines = text.split("\n")
    found: dict[tuple[str, int, int], Fault] = {}
    for _ in range(ROUNDS):
        builder = _Builder("\n".join(lines), loader)
        error: Exception | None = None
        try:
            builder.document()
        except ERRORS as caught:
            error = caught
        for fault in builder.faults:
            found.setdefault((fault.code, fault.line, fault.column), fault)
        if error is None:
            break
        fault = explain(error, lines)
        found.setdefault((fault.code, fault.line, fault.column), fault)
        shorter = without_block(lines, fault.line)
        if shorter == lines:
            break
        lines = shorter
    return sorted(found.values(), key=lambda fault: (fault.line, fault.column))


_NO_KEYS = ("", "<<")
_KEY = "a plain key, such as title: …; a text that begins with [ or { in quotes"


class _StopError(Exception):
    """Ends reading at a fault behind which nothing can be read."""


class _Builder:
    """Reads one document; ``faults`` and ``usable`` tell afterwards whether its value may be used."""

    def __init__(self, text: str, loader: Any) -> None:
        self.faults: list[Fault] = []
        self.usable = True
        self._text = text
        self._loader = loader

    def document(self) -> Value:
        """Give the value of the document; raises what the parser raises."""
        try:
            return self._document()
        except _StopError:
            return ""

    def _document(self) -> Value:
        self._get = get = self._loader(self._text).get_event
        get()
        start = get()
        if type(start) is StreamEndEvent:
            return ""
        if start.version or start.tags:
            self._fault("yaml-forbidden", start, "a YAML directive", "no line that begins with %")
        value = self._node(get(), 1)
        get()
        more = get()
        if type(more) is DocumentStartEvent:
            self._stop(
                more, "a second YAML document begins here", "one document: no line that begins with ---"
            )
        return value

    def _node(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is AliasEvent:
            self.usable = False
            self._fault(
                "yaml-forbidden",
                event,
                f"a YAML alias, *{event.anchor}",
                "the value written out; a text that begins with * in quotes",
            )
            return ""
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if kind is ScalarEvent:
            return self._unescaped(event) if event.style == '"' else str(event.value)
        if depth > DEPTH_LIMIT:
            self._stop(
                event, f"more than {DEPTH_LIMIT} levels", "lists and mappings that are nested less deeply"
            )
        return self._mapping(depth) if kind is MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> list[Value]:
        get = self._get
        items: list[Value] = []
        while True:
            event = get()
            if type(event) is SequenceEndEvent:
                return items
            items.append(self._node(event, depth + 1))

    def _mapping(self, depth: int) -> dict[str, Value]:
        get = self._get
        values: dict[str, Value] = {}
        absent: set[str] = set()
        while True:
            event = get()
            kind = type(event)
            if kind is MappingEndEvent:
                return values
            # Plain keys and values are nearly all: they do without a call.
            plain = kind is ScalarEvent and event.tag is None and event.anchor is None and event.style != '"'
            key: str | None = event.value if plain else self._odd_key(event, depth)
            if key is not None and (key in values or key in absent or key in _NO_KEYS):
                self._refused_key(event, key)
                key = None
            event = get()
            value: Value
            if (
                type(event) is ScalarEvent
                and event.tag is None
                and event.anchor is None
                and event.style != '"'
            ):
                value = event.value
                # Plain style is "" in libyaml and None in Python.
                empty = not value and not event.style
            else:
                value, empty = self._node(event, depth + 1), False
            if key is None:
                continue
            if empty:
                absent.add(key)
            else:
                values[key] = value

    def _odd_key(self, event: Any, depth: int) -> str | None:
        value = self._node(event, depth + 1)
        if isinstance(value, str):
            return None if type(event) is AliasEvent else value
        self._fault("bad-key", event, "a list or a mapping stands where a key was expected", _KEY)
        return None

    def _refused_key(self, event: Any, key: str) -> None:
        if key == "<<":
            self._fault("yaml-forbidden", event, "a merge key, <<", "the keys written out")
        elif key == "":
            self._fault("bad-key", event, "an empty key", _KEY)
        else:
            self._fault("duplicate-key", event, f"the key “{key}” stands here a second time", "each key once")

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            message, expected = (
                f"a YAML anchor, &{event.anchor}",
                "no anchor; a text that begins with & in quotes",
            )
        else:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message, expected = f"a YAML tag, {tag}", "no tag; a text that begins with ! in quotes"
        self._fault("yaml-forbidden", event, message, expected)

    def _unescaped(self, event: Any) -> str:
        value = str(event.value)
        if not _REFUSED.search(value):
            return value
        self._fault(
            "control-character",
            event,
            "an escape in this text stands for a control character",
            "text without it, or single quotes, in which a backslash is only a backslash",
        )
        return _REFUSED.sub("\ufffd", value)

    def _fault(self, code: str, event: Any, message: str, expected: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(code, message, expected, mark.line, mark.column))

    def _stop(self, event: Any, message: str, expected: str) -> NoReturn:
        self.usable = False
        self._fault("yaml-forbidden", event, message, expected)
        raise _StopError
