"""A site that is read into a store, text by text, is the site that is read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiers.builder.memory import Memory
from dossiers.builder.site import read_site
from dossiers.builder.store import Store
from dossiers.builder.work import Workers
from dossiers.pipeline import load
from dossiers.read.look import Look
from problem_cases import FOLDER, cases
from site_of import write

CASES = [
    pytest.param(files, id=f"{path.stem}: {title}")
    for path in sorted(FOLDER.glob("*.md"))
    for title, files, _ in cases(path)
]


@pytest.mark.parametrize("files", CASES)
def test_problems_are_those_of_the_whole_site(tmp_path: Path, files: dict[str, str]) -> None:
    """Checking with a quick look first finds every problem that checking everything finds, and no other."""
    root = write(tmp_path / "content", files)
    store = Store(None, "")
    found = read_site(Look(root), store, Workers(1), Memory())
    assert found.problems == load(root).problems


@pytest.mark.parametrize("files", CASES)
def test_problems_stay_until_they_are_mended(tmp_path: Path, files: dict[str, str]) -> None:
    """A build after one that ended with errors, with nothing changed, ends with the same."""
    root = write(tmp_path / "content", files)
    first = read_site(Look(root), Store(tmp_path / "store", "1"), Workers(1), Memory())
    if first.errors:
        first.give_up()
    else:
        first.keep("g", Memory(), moved=False)
    store = Store(tmp_path / "store", "1")
    assert not store.fresh
    again = read_site(Look(root), store, Workers(1), Memory())
    assert again.problems == first.problems
