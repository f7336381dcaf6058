"""What a process remembers of a site's folders: it is what a fresh look finds, whatever came, went or was replaced."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from dossiers.read import evidence
from dossiers.render.output import Remembered, tree


def change(root: Path, chance: random.Random) -> None:
    """Make, replace, move or remove something, or edit it in its place."""
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    place = chance.choice(folders) / f"n{chance.randrange(6)}"
    match chance.randrange(6):
        case 0 if not os.path.lexists(place):
            place.write_text("new")
        case 1 if not os.path.lexists(place):
            place.mkdir()
        case 2 if files:
            victim = chance.choice(files)
            other = victim.with_name("other")
            other.write_text("another")
            other.replace(victim)
        case 3 if files and not os.path.lexists(place):
            chance.choice(files).rename(place)
        case 4 if len(folders) > 3:
            shutil.rmtree(chance.choice(folders[1:]))
        case _ if files:
            chance.choice(files).write_text("edited in its place")


def names(root: Path) -> dict[Path, list[tuple[str, int]]]:
    """Return what is in each folder: names and inodes."""
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    return {
        folder: sorted((path.name, path.lstat().st_ino) for path in folder.iterdir()) for folder in folders
    }


def alike(one: tree.Contents, other: tree.Contents) -> bool:
    """Say whether two looks found the same."""
    return one.files == other.files and sorted(one.folders) == sorted(other.folders)


@pytest.mark.parametrize("tick", [10**12, 0])
@pytest.mark.parametrize("seed", range(10))
def test_it_is_what_a_fresh_look_finds(
    seed: int, tick: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each folder is too young to be believed, and where each is believed by its times alone."""
    monkeypatch.setattr(evidence, "TICK", tick)
    monkeypatch.setattr(evidence, "FINE", tick)
    chance, remembered, root = random.Random(seed), Remembered(), tmp_path / "site"
    root.mkdir()
    before = names(root)
    for _ in range(40):
        for _ in range(chance.choice([0, 1, 1, 3])):
            change(root, chance)
        now = names(root)
        for folder in now.keys() & before.keys():
            if now[folder] != before[folder]:
                # So that no two changes of it have one time, however slow the clock of this file system is.
                found = folder.stat()
                os.utime(folder, ns=(found.st_atime_ns, found.st_mtime_ns + chance.randrange(1, 10**6)))
        before = now
        assert alike(remembered.contents(str(root)), tree.contents(str(root)))


def test_a_folder_that_is_as_it_was_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a folder in which a name came or went is read again."""
    for tick in ("FINE", "TICK"):
        monkeypatch.setattr(evidence, tick, 0)
    root = tmp_path / "site"
    for name in ("a", "b"):
        (root / name).mkdir(parents=True)
        (root / name / "one").write_text("1")
    remembered = Remembered()
    remembered.contents(str(root))
    (root / "b" / "two").write_text("2")
    looked: list[str] = []
    scandir = os.scandir

    def noting(folder: str) -> object:
        looked.append(Path(folder).name)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", noting)
    assert alike(remembered.contents(str(root)), tree.contents(str(root)))
    assert sorted(looked) == ["a", "b", "b", "site"]
