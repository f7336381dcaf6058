"""A build makes each page from a record and its messages; the site is the one that is made where everything is at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from building import THEME, begin, settle, tree

from dossiers.builder.memory import Memory
from dossiers.builder.run import Order, build
from dossiers.builder.work import Workers
from dossiers.render.config import SiteConfig
from dossiers.render.output import MANIFEST
from dossiers.render.templates import Theme
from whole_index import site_files, whole

EXAMPLE = Path(__file__).parents[2] / "content"
CONFIG = SiteConfig("Ruritania", "Who rules it", canonical="https://ruritania.example")


def compare(content: Path, theme: Path, output: Path) -> int:
    """Build a site both ways, and say how many files were the same."""
    order = Order(content, output, theme, lambda _: CONFIG, memory=Memory())
    assert build(order, Workers(1), lambda _: None).promotion is not None
    found = tree(output)
    del found[MANIFEST]
    expected = dict(site_files(whole(content), CONFIG, Theme(theme)))
    assert found.keys() == expected.keys()
    assert [path for path, data in expected.items() if found[path] != data] == []
    return len(expected)


@pytest.mark.parametrize("seed", range(12))
def test_a_site_that_was_edited(seed: int, tmp_path: Path) -> None:
    """Mentions, events of others, ties of both sides, shared sources, former ids: from messages as from the whole."""
    site = begin(4000 + seed, tmp_path)
    for _ in range(12):
        site.rng.choice(site.edits())()
    settle(site, tmp_path)
    assert compare(tmp_path / "content", tmp_path / "theme", tmp_path / "output") > 30


def test_the_example(tmp_path: Path) -> None:
    """The same of the content that comes with the project."""
    shutil.copytree(EXAMPLE, tmp_path / "content")
    assert compare(tmp_path / "content", THEME, tmp_path / "output") > 100
