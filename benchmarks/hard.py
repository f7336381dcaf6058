"""Paragraphs that are not plain: each kind takes the words, links and citations that a plain one would have held."""

from __future__ import annotations

from collections.abc import Callable

Words = list[str]


def hard_paragraph(kind: int, label: str, pieces: list[str], marks: list[str]) -> str:
    """Return a paragraph of a kind with the words of ``pieces`` and each of ``marks``; ``label`` is its own in the text."""
    return _KINDS[kind % len(_KINDS)](" ".join(pieces).split(), marks, label)


def _parts(words: Words, count: int) -> list[str]:
    """Cut the words into ``count`` parts of nearly the same length."""
    step = max(1, len(words) // count)
    cuts = [words[k * step : (k + 1) * step if k + 1 < count else None] for k in range(count)]
    return [" ".join(cut) for cut in cuts]


def _said(part: str, marks: list[str], k: int) -> str:
    """Return the part with the mark that falls to it, if any does."""
    return f"{part} {marks[k]}" if k < len(marks) else part


def _table(words: Words, marks: list[str], _: str) -> str:
    cells = _parts(words, 15)
    rows = [[_said(cells[3 * k], marks, k), f"**{cells[3 * k + 1]}**", cells[3 * k + 2]] for k in range(5)]
    return "\n".join(["| What | Who | Where |", "|---|:--|--:|", *(f"| {' | '.join(row)} |" for row in rows)])


def _list(words: Words, marks: list[str], _: str) -> str:
    a, b, c, d, e, f = _parts(words, 6)
    return (
        f"* {_said(a, marks, 0)}\n* {b}\n\n    * *{c}*\n    * {_said(d, marks, 1)}\n\n        1. {e}\n        2. `{f[:20]}`\n\n"
        f"* {f}"
    )


def _fenced(words: Words, marks: list[str], _: str) -> str:
    a, b, c = _parts(words, 3)
    return f"{_said(a, marks, 0)}:\n\n```text\n{b}\n[[not a link]] <b>&amp;</b>\n```\n\n{_said(c, marks, 1)}."


def _indented(words: Words, marks: list[str], _: str) -> str:
    a, b, c = _parts(words, 3)
    return f"{_said(a, marks, 0)}:\n\n    {b}\n    if x < 1 && y > *2*:\n\n{_said(c, marks, 1)}."


def _quotation(words: Words, marks: list[str], _: str) -> str:
    a, b, c, d = _parts(words, 4)
    return f"> {_said(a, marks, 0)},\n> {b}.\n>\n> > {c}\n>\n> {_said(d, marks, 1)}."


def _note(words: Words, marks: list[str], label: str) -> str:
    a, b, c = _parts(words, 3)
    return f"{_said(a, marks, 0)}[^{label}] {b}.\n\n[^{label}]: {_said(c, marks, 1)}."


def _emphasis(words: Words, marks: list[str], _: str) -> str:
    a, b, c, d, e = _parts(words, 5)
    return f"{a} **{b} *{_said(c, marks, 0)}* {d[:40]}** ***{d}*** _{e}_ and __{e[:10]}__ `{c[:15]}` {' '.join(marks[1:])}."


def _entities(words: Words, marks: list[str], _: str) -> str:
    a, b, c, d = _parts(words, 4)
    return f"{a} &amp; {b} &eacute;&#8212;&#x2014; AT&T {_said(c, marks, 0)} 3 < 4 > 2 <https://example.org/?a=1&b=2> {_said(d, marks, 1)}."


def _escapes(words: Words, marks: list[str], _: str) -> str:
    a, b, c = _parts(words, 3)
    return (
        rf"{a} \*not emphasis\* \[not a link](x) {_said(b, marks, 0)} \_ \\ \` {_said(c, marks, 1)} 1\. end."
    )


def _definitions(words: Words, marks: list[str], _: str) -> str:
    a, b, c, d = _parts(words, 4)
    return f"{a[:30]}\n:   {_said(b, marks, 0)}.\n\n{c[:30]}\n:   {_said(c, marks, 1)}.\n\n:   {d}."


def _references(words: Words, marks: list[str], label: str) -> str:
    a, b, c = _parts(words, 3)
    return (
        f"{_said(a, marks, 0)} [{b}][ref-{label}] and [ref-{label}] {_said(c, marks, 1)}.\n\n"
        f'[ref-{label}]: https://example.org/ref/{label} "{b[:20]}"'
    )


_KINDS: tuple[Callable[[Words, list[str], str], str], ...] = (
    _table,
    _list,
    _fenced,
    _indented,
    _quotation,
    _note,
    _emphasis,
    _entities,
    _escapes,
    _definitions,
    _references,
)
