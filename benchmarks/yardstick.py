"""How fast the machine is just now: stock Python-Markdown on texts of the corpus, which no change of ours makes faster or slower.

One and the same kind of machine can be twice as slow from day to day, by what else runs beside it. A loop of arithmetic does not tell:
it runs in the smallest cache, where neither a build nor this does.
"""

from __future__ import annotations

import time
from pathlib import Path

import markdown
from corpus import write_corpus

TEXTS, ROUNDS = 40, 3


def yardstick(folder: Path) -> float:
    """Return how many seconds of CPU 1,000 texts of the corpus take, with the extension ``extra``, in one process; the least of some rounds.

    ``folder`` must not exist yet.
    """
    write_corpus(folder, TEXTS)
    bodies = [
        file.read_text(encoding="utf-8").split("\n---\n", 1)[1] for file in sorted(folder.glob("*/*.md"))
    ]
    return min(_round(bodies) for _ in range(ROUNDS)) * 1000 / TEXTS


def _round(bodies: list[str]) -> float:
    stock = markdown.Markdown(extensions=["extra"])
    began = time.process_time()
    for body in bodies:
        stock.reset().convert(body)
    return time.process_time() - began
