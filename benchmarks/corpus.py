"""An invented corpus for measuring: dossiers of 26 KB, half of them leaders, half groups, the same for every run.

Each has about 8 KB of front matter (12 events, 25 sources, 3 designations, ties) and 2,700 words with 25 citations
and 30 links. One link in fifty leads to one of six hubs; two of the 25 sources are shared ones, one event in three
is at a shared place. In the hard corpus a fifth of the paragraphs are not plain. Nobody and nothing in it is real.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from hard import hard_paragraph

EVENTS, SOURCES, WORDS, CITATIONS, LINKS = 12, 25, 2700, 25, 30
PARAGRAPHS = 30
HARD = 5
"""In the hard corpus every fifth paragraph is hard."""
HUBS = 6
"""Dossiers to which one link in ``HUB_SHARE`` leads: each has 1,000 incoming links where there are 10,000 dossiers."""
HUB_SHARE = 50
SHARED = 200
"""Sources in sources.yaml, and places in places.yaml; of the sources not more than there are dossiers."""
SEED = 20200204

_SCATTER = 7919
"""A prime: times this, modulo the number of dossiers, consecutive ranks lie far apart."""
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


def write_corpus(folder: Path, number: int, *, hard: bool = False, seed: int = SEED) -> int:
    """Write ``number`` dossiers into a content folder and return their size in bytes."""
    words = _words(random.Random(seed))
    for kind in ("leaders", "groups"):
        (folder / kind).mkdir(parents=True)
    size = 0
    for n in range(number):
        text = _dossier(n, number, words, random.Random(f"{seed}-{n}"), hard=hard)
        size += len(text.encode())
        (folder / file_of(n)).write_text(text, encoding="utf-8")
    rng = random.Random(f"{seed}-shared")
    (folder / "sources.yaml").write_text(_shared_sources(min(SHARED, number), words, rng), encoding="utf-8")
    (folder / "places.yaml").write_text(_places(words, rng), encoding="utf-8")
    return size


def id_of(n: int) -> str:
    """Return the id of the dossier with the number ``n``."""
    return f"dossier-{n:05}"


def file_of(n: int) -> str:
    """Return its file, relative to the content folder: odd numbers are groups."""
    return f"{'groups' if n % 2 else 'leaders'}/{id_of(n)}.md"


def hubs(number: int) -> list[int]:
    """Return the numbers of the dossiers to which very many link."""
    return [_ranked(rank, number) for rank in range(min(HUBS, number))]


def _ranked(rank: int, number: int) -> int:
    return rank * _SCATTER % number


def _target(number: int, rng: random.Random) -> int:
    """Draw whom a link leads to: a hub, or anyone, the known more often than the unknown."""
    if rng.randrange(HUB_SHARE) == 0:
        return rng.choice(hubs(number))
    return _ranked(int(number * rng.random() ** 1.3), number)


def _words(rng: random.Random) -> list[str]:
    return ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]


def _day(rng: random.Random) -> str:
    return f"{rng.randint(1990, 2020)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _shared_sources(count: int, words: list[str], rng: random.Random) -> str:
    def some(number: int) -> str:
        return " ".join(rng.choices(words, k=number))

    return "".join(
        f"- id: shared-{k:03}\n  type: report\n  title: {some(7).capitalize()}\n  publisher: {some(2).title()}\n"
        f'  date: {_day(rng)}\n  url: "https://example.org/shared/{k}"\n'
        for k in range(count)
    )


def _places(words: list[str], rng: random.Random) -> str:
    return "".join(
        f"- id: place-{k:03}\n  name: {' '.join(rng.choices(words, k=2)).title()} {k}\n  country: IQ\n"
        f"  lat: {30 + rng.random() * 7:.5f}\n  lon: {40 + rng.random() * 8:.5f}\n"
        for k in range(SHARED)
    )


def _sources(n: int, number: int, rng: random.Random) -> list[str]:
    """Return the ids of a dossier's sources: the last two are shared, and each shared one has a dossier."""
    shared = min(SHARED, number)
    two = dict.fromkeys((f"shared-{n % shared:03}", f"shared-{rng.randrange(shared):03}"))
    own = [f"source-{n:05}-{k:02}" for k in range(SOURCES - len(two))]
    return [*own, *two]


def _dossier(n: int, number: int, words: list[str], rng: random.Random, *, hard: bool) -> str:
    def some(count: int) -> str:
        return " ".join(rng.choices(words, k=count))

    def source() -> str:
        return rng.choice(sources)

    sources = _sources(n, number, rng)
    group = n % 2 == 1
    name = f"{some(2).title()} {n}"
    links = [id_of(_target(number, rng)) for _ in range(LINKS)]
    front = [
        f"kind: {'group' if group else 'leader'}",
        f"title: {name}",
        f"summary: {some(14).capitalize()}.",
        "updated: 2020-02-04",
        f"tags: [tag-{n % 40}, topic-{n % 7}]",
        f"{'group' if group else 'leader'}:",
        f"  name: {name}",
        "  aliases:",
        *(f"    - {{name: {some(2).title()} {n}-{k}, sources: [{source()}]}}" for k in range(4)),
        f"  {'founded' if group else 'born'}:",
        *(f"    - {{value: {_day(rng)}, sources: [{source()}]}}" for _ in range(2)),
    ]
    if not group and number > 1:
        front += [
            "group:",
            f"  - {{id: {id_of(n + 1 if n + 1 < number else 1)}, type: member, role: {some(3)}, from: 1990, sources: [{source()}]}}",
        ]
    if n + 2 < number:
        front += ["relations:", f"  - {{to: {id_of(n + 2)}, type: ally, from: 1991, sources: [{source()}]}}"]
    front.append("sanctions:")
    for authority, programme in (("US-OFAC", "SDGT"), ("EU", "IRQ"), ("GB", "ISIL")):
        front.append(
            f'  - {{authority: {authority}, program: {programme}, announced: {_day(rng)}, ref: "{n}", reason: {some(10)}, sources: [{source()}]}}'
        )
    front.append("events:")
    for k in range(EVENTS):
        place = f"place-{rng.randrange(SHARED):03}" if k % 3 == 0 else some(1).title()
        front.append(
            f"  - date: {_day(rng)}\n    title: {some(8).capitalize()}\n    summary: {some(12).capitalize()}.\n    place: {place}"
        )
        involved = rng.randrange(number)
        front.append(
            f"    sources: [{source()}]" + (f"\n    involved: [{id_of(involved)}]" if involved != n else "")
        )
    front.append("sources:")
    for k, id_ in enumerate(sources):
        front.append(
            f"  - {id_}"
            if id_.startswith("shared-")
            else f'  - {{id: {id_}, type: report, title: {some(7).capitalize()}, publisher: {some(2).title()}, date: {_day(rng)}, url: "https://example.org/{n}/{k}"}}'
        )
    return "---\n" + "\n".join(front) + "\n---\n\n" + _body(n, sources, links, some, hard=hard)


def _body(n: int, sources: list[str], links: list[str], some: Callable[[int], str], *, hard: bool) -> str:
    marks = [f"[@{sources[k % SOURCES]}, p. {k + 1}]" for k in range(CITATIONS)]
    marks += [f"[[{link}]]" for link in links]
    parts: list[str] = []
    for number in range(PARAGRAPHS):
        if number % 5 == 0:
            parts.append(f"## Part {number // 5 + 1}")
        mine = marks[number::PARAGRAPHS]
        length = WORDS // PARAGRAPHS // (len(mine) + 1)
        pieces = [some(length) for _ in range(len(mine) + 1)]
        if hard and number % HARD == HARD - 1:
            parts.append(hard_paragraph(n + number // HARD, str(number), pieces, mine))
        else:
            woven = [piece for pair in zip(pieces, [*mine, ""], strict=True) for piece in pair if piece]
            parts.append(" ".join(woven) + ".")
    return "\n\n".join(parts) + "\n"
