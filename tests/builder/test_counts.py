"""What is remembered of a whole site: its newest date and how many of each sort it has, after changes one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiers.builder.memory import Memory
from dossiers.builder.site import read_site
from dossiers.builder.store import Store
from dossiers.builder.work import Workers
from dossiers.read.look import Look

HEAD = "---\nkind: {kind}\ntitle: Bo {key}\nupdated: {updated}\n"
REST = "{kind}: {{name: Bo {key}}}\nsources: [{sources}]\n"
END = "---\nRuled. {cited}\n"


def _write(root: Path, kind: str, key: str, updated: str, *sources: str) -> None:
    folder = root / (f"{kind}s")
    folder.mkdir(parents=True, exist_ok=True)
    head = HEAD if kind != "page" else HEAD.replace("kind: {kind}\n", "")
    text = head + ("" if kind == "page" else REST) + END
    defined = ", ".join(f"{{id: {source}, title: The {source}}}" for source in sources)
    cited = " ".join(f"[@{source}]" for source in sources)
    text = text.format(kind=kind, key=key, updated=updated, sources=defined, cited=cited)
    (folder / f"{key}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a content folder with a leader, a group and a page."""
    root = tmp_path / "content"
    _write(root, "leader", "a", "1890", "herald")
    _write(root, "group", "b", "1891", "gazette")
    _write(root, "page", "about", "1899")
    return root


def _kept(root: Path) -> tuple[str | None, str]:
    """Read what changed, as a build that is published; return the newest date, and in words what the site holds."""
    site = read_site(Look(root), Store(root.parent / "store", "1"), Workers(1), Memory())
    assert site.errors == 0, site.problems
    newest = site.newest_change()
    return None if newest is None else newest.text, site.keep("g", Memory(), moved=False)


def test_the_newest_date_is_that_of_the_dossiers_there_are(root: Path) -> None:
    """It goes up and down with them, comes and goes with one, and no ordinary page counts."""
    assert _kept(root)[0] == "1891"
    assert _kept(root)[0] == "1891"
    _write(root, "group", "b", "1889", "gazette")
    assert _kept(root)[0] == "1890"
    _write(root, "leader", "c", "1895", "herald")
    assert _kept(root)[0] == "1895"
    (root / "leaders/c.md").unlink()
    assert _kept(root)[0] == "1890"
    (root / "leaders/a.md").unlink()
    (root / "groups/b.md").unlink()
    assert _kept(root)[0] is None


def test_what_a_site_holds(root: Path) -> None:
    """Leaders, groups and sources are counted as they are; a source that several define is one."""
    assert _kept(root)[1] == "1 leader, 1 group, 2 sources"
    _write(root, "leader", "c", "1890", "herald")
    assert _kept(root)[1] == "2 leaders, 1 group, 2 sources"
    _write(root, "leader", "c", "1890", "herald", "mirror")
    assert _kept(root)[1] == "2 leaders, 1 group, 3 sources"
    _write(root, "leader", "a", "1890", "gazette")
    assert _kept(root)[1] == "2 leaders, 1 group, 3 sources"
    (root / "leaders/c.md").unlink()
    assert _kept(root)[1] == "1 leader, 1 group, 1 source"
    (root / "sources.yaml").write_text("- {id: herald, title: The Herald}\n", encoding="utf-8")
    assert _kept(root)[1] == "1 leader, 1 group, 2 sources"
