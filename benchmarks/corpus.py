"""An invented corpus for measuring: dossiers of 26 KB, half of them leaders, half groups, the same for every run.

Each has about 8 KB of front matter (12 events, 25 sources, 3 designations, ties) and 2,700 words with 25 citations
and 30 links. Nobody and nothing in it is real.
"""

from __future__ import annotations

import random
from pathlib import Path

EVENTS, SOURCES, WORDS, CITATIONS, LINKS = 12, 25, 2700, 25, 30
PARAGRAPHS = 30

_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


def write_corpus(folder: Path, number: int, seed: int = 20200204) -> int:
    """Write ``number`` dossiers into a content folder and return their size in bytes."""
    words = _words(random.Random(seed))
    for kind in ("leaders", "groups"):
        (folder / kind).mkdir(parents=True)
    size = 0
    for n in range(number):
        text = _dossier(n, number, words, random.Random(f"{seed}-{n}"))
        size += len(text.encode())
        (folder / ("groups" if n % 2 else "leaders") / f"{_id(n)}.md").write_text(text, encoding="utf-8")
    return size


def _words(rng: random.Random) -> list[str]:
    return ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]


def _id(n: int) -> str:
    return f"dossier-{n:05}"


def _source(n: int, k: int) -> str:
    return f"source-{n:05}-{k:02}"


def _dossier(n: int, number: int, words: list[str], rng: random.Random) -> str:
    def some(count: int) -> str:
        return " ".join(rng.choices(words, k=count))

    def day() -> str:
        return f"{rng.randint(1990, 2020)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"

    def source() -> str:
        return _source(n, rng.randrange(SOURCES))

    group = n % 2 == 1
    name = f"{some(2).title()} {n}"
    others = [_id(rng.randrange(number)) for _ in range(LINKS)]
    front = [
        f"kind: {'group' if group else 'leader'}",
        f"title: {name}",
        f"summary: {some(14).capitalize()}.",
        "updated: 2020-02-04",
    ]
    front += [f"tags: [tag-{n % 40}, tag-{n % 7}]", f"{'group' if group else 'leader'}:", f"  name: {name}"]
    front += [
        "  aliases:",
        *(f"    - {{name: {some(2).title()} {n}-{k}, sources: [{source()}]}}" for k in range(4)),
    ]
    front += [
        f"  {'founded' if group else 'born'}:",
        *(f"    - {{value: {day()}, sources: [{source()}]}}" for _ in range(2)),
    ]
    if not group and number > 1:
        front += [
            "group:",
            f"  - {{id: {_id(n + 1 if n + 1 < number else 1)}, type: member, role: {some(3)}, from: 1990, sources: [{source()}]}}",
        ]
    if n + 2 < number:
        front += ["relations:", f"  - {{to: {_id(n + 2)}, type: ally, from: 1991, sources: [{source()}]}}"]
    front.append("sanctions:")
    for authority, programme in (("US-OFAC", "SDGT"), ("EU", "IRQ"), ("GB", "ISIL")):
        front.append(
            f'  - {{authority: {authority}, program: {programme}, announced: {day()}, ref: "{n}", reason: {some(10)}, sources: [{source()}]}}'
        )
    front.append("events:")
    for _ in range(EVENTS):
        involved = next((other for other in rng.sample(others, len(others)) if other != _id(n)), None)
        front.append(
            f"  - date: {day()}\n    title: {some(8).capitalize()}\n    summary: {some(12).capitalize()}.\n    place: {some(1).title()}"
        )
        front.append(f"    sources: [{source()}]" + (f"\n    involved: [{involved}]" if involved else ""))
    front.append("sources:")
    for k in range(SOURCES):
        front.append(
            f'  - {{id: {_source(n, k)}, type: report, title: {some(7).capitalize()}, publisher: {some(2).title()}, date: {day()}, url: "https://example.org/{n}/{k}"}}'
        )
    return "---\n" + "\n".join(front) + "\n---\n\n" + _body(n, others, some)


def _body(n: int, others: list[str], some: object) -> str:
    assert callable(some)
    marks = [f"[@{_source(n, k % SOURCES)}, p. {k + 1}]" for k in range(CITATIONS)] + [
        f"[[{other}]]" for other in others
    ]
    parts: list[str] = []
    for number in range(PARAGRAPHS):
        if number % 5 == 0:
            parts.append(f"## Part {number // 5 + 1}")
        mine = marks[number::PARAGRAPHS]
        length = WORDS // PARAGRAPHS // (len(mine) + 1)
        parts.append(
            " ".join(piece for mark in [*mine, "."] for piece in (some(length), mark)).replace(" .", ".")
        )
    return "\n\n".join(parts) + "\n"
