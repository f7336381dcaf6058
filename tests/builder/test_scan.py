"""What a build reads again: what the file system shows as changed, and what it cannot show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossiers.builder.memory import Memory
from dossiers.builder.scan import scan
from dossiers.builder.site import ReadSite, read_site
from dossiers.builder.store import Store
from dossiers.builder.work import Workers
from dossiers.read import evidence as evidence_module
from dossiers.read import look as look_module
from dossiers.read.look import Look

TEXT = """\
---
kind: leader
title: Bo {key}
leader: {{name: Bo {key}}}
sources: [{{id: herald, title: The Herald}}]
---
Ruled {years}. [@herald]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a content folder with two texts."""
    folder = tmp_path / "content" / "leaders"
    folder.mkdir(parents=True)
    for key in "ab":
        write(folder.parent, key, 1)
    return folder.parent


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the folder of a store."""
    return tmp_path / "store"


def write(root: Path, key: str, years: int) -> None:
    """Write the text with an id."""
    (root / f"leaders/{key}.md").write_text(TEXT.format(key=key, years=years), encoding="utf-8")


def read_and_keep(look: Look, place: Path) -> ReadSite:
    """Bring a store up to date, as a build that is published does."""
    site = read_site(look, Store(place, "1"), Workers(1), Memory())
    if site.errors:
        site.give_up()
    else:
        site.keep("g", Memory(), moved=False)
    return site


def text_of(site: ReadSite, key: str) -> str:
    """Return the record of a text, written out."""
    return repr(site.directory.record(key))


@pytest.mark.parametrize("tick", [10_000_000_000, 0])
def test_a_text_that_changes_twice_within_a_tick(
    root: Path, store: Path, tick: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed a second time where the file system's times cannot show it, it is read again; if it was no longer young it is not."""
    monkeypatch.setattr(evidence_module, "FINE", tick)
    monkeypatch.setattr(evidence_module, "TICK", tick)
    monkeypatch.setattr(look_module, "evidence", lambda found: str(found.st_size))
    read_and_keep(Look(root), store)
    write(root, "a", 2)
    site = read_site(Look(root), Store(store, "1"), Workers(1), Memory())
    assert ("Ruled 2" in text_of(site, "a")) is (tick > 0)


def test_only_what_changed_is_read(root: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a site that was read, a text is read that was edited, is new, or has another file under its name."""
    for each in ("FINE", "TICK"):
        monkeypatch.setattr(evidence_module, each, 0)
    write(root, "c", 1)
    read_and_keep(Look(root), store)
    write(root, "a", 22)
    write(root, "d", 1)
    times = (root / "leaders/c.md").stat()
    write(root, "new", 1)
    os.utime(root / "leaders/new.md", ns=(times.st_atime_ns, times.st_mtime_ns))
    (root / "leaders/new.md").replace(root / "leaders/c.md")
    (root / "leaders/b.md").unlink()
    found = scan(Store(store, "1"), Look(root), None, None)
    assert [file.path for file in found.changed] == ["leaders/a.md", "leaders/c.md", "leaders/d.md"]
    assert found.gone == ["leaders/b.md"]


@pytest.mark.parametrize("asked", [True, False])
def test_a_text_that_vanishes_after_the_look(root: Path, store: Path, asked: bool) -> None:
    """If more than its name was seen it is reported; the next build does without, as one that saw no more than the name."""
    read_and_keep(Look(root), store)
    write(root, "c", 1)
    look = Look(root)
    for path, entry in look.everything():
        if asked:
            look.evidence(path, entry)
    (root / "leaders/c.md").unlink()
    site = read_and_keep(look, store)
    expected = [("unreadable", "leaders/c.md")] if asked else []
    assert [(problem.code, problem.file) for problem in site.problems] == expected
    site = read_and_keep(Look(root), store)
    assert site.problems == ()
    assert sorted(site.directory.cards) == ["a", "b"]


def test_a_text_that_changes_after_the_look(root: Path, store: Path) -> None:
    """The build reads the bytes of now, and the next one sees that the file is not what was looked at."""
    read_and_keep(Look(root), store)
    look = Look(root)
    for path, entry in look.everything():
        look.evidence(path, entry)
    write(root, "a", 333)
    read_and_keep(look, store)
    site = read_site(Look(root), Store(store, "1"), Workers(1), Memory())
    assert "Ruled 333" in text_of(site, "a")


def test_a_young_text_is_read_again_though_nobody_tells_of_it(root: Path, store: Path) -> None:
    """Of what a process holds only the texts that it is told of are looked at, and those that were too young to be known."""
    site = read_and_keep(Look(root), store)
    assert site.seen is not None
    before = replace(site.seen, young=frozenset({"leaders/b.md"}))
    found = scan(Store(store, "1"), Look(root), before, None)
    assert [file.path for file in found.changed] == ["leaders/b.md"]
    write(root, "a", 22)
    write(root, "b", 22)
    for watched, changed in ([], ["b"]), (["leaders/a.md"], ["a", "b"]):
        found = scan(Store(store, "1"), Look(root), before, watched)
        assert [file.path for file in found.changed] == [f"leaders/{key}.md" for key in changed]
        assert sorted(found.files) == ["leaders/a.md", "leaders/b.md"]
