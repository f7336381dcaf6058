"""The benchmark measures what it says: a corpus that is valid, of the size that it names, and the same each time."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from dossiers.pipeline import load

CORPUS: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks/corpus.py"))


@pytest.mark.parametrize("number", [1, 2, 12])
def test_corpus_has_no_problem(tmp_path: Path, number: int) -> None:
    """What is measured is a build that passes, whatever the number of dossiers."""
    CORPUS["write_corpus"](tmp_path / "content", number)
    assert load(tmp_path / "content").problems == ()


def test_corpus_is_as_large_as_it_says(tmp_path: Path) -> None:
    """A dossier has about 26 KB, and two runs write the same bytes."""
    sizes = [CORPUS["write_corpus"](tmp_path / name, 10) for name in ("one", "two")]
    assert 24_000 < sizes[0] / 10 < 28_000
    for file in (tmp_path / "one").rglob("*.md"):
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()
