"""The spare: the site before the live one, kept beside it. It saves time, and nothing may rest on it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossiers.render.output import MANIFEST, OutputError, Staging, tree

FIRST = {"index.html": b"one", "leaders/a.html": b"A", "leaders/b.html": b"B", "groups/g.html": b"G"}
SECOND = FIRST | {"leaders/a.html": b"A, edited"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a place for a site, in a folder of its own."""
    (tmp_path / "around").mkdir()
    return tmp_path / "around" / "site"


def build(output: Path, files: Mapping[str, bytes]) -> None:
    """Build a whole site."""
    with Staging(output) as staging:
        for path, data in files.items():
            staging.write(path, data)
        staging.promote()


def spare_of(output: Path) -> Path:
    """Return where the spare of a site is."""
    return output.with_name(f".{output.name}.spare")


def inodes(root: Path) -> dict[str, int]:
    """Return the inode of every file in a folder."""
    return {
        path.relative_to(root).as_posix(): path.lstat().st_ino
        for path in root.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def read(root: Path) -> dict[str, bytes]:
    """Return every file in a folder but the manifest."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != Path(MANIFEST).name
    }


def test_a_first_build_leaves_a_spare_for_the_first_edit(output: Path) -> None:
    """After a first build the spare has every file of the site, none of them a second time on the disk."""
    build(output, FIRST)
    assert inodes(spare_of(output)) == inodes(output)


def test_an_edit_is_made_in_the_spare(output: Path) -> None:
    """The spare becomes the site, with what changed, and the site becomes the spare."""
    build(output, FIRST)
    site, spare = output.lstat().st_ino, spare_of(output).lstat().st_ino
    build(output, SECOND)
    assert (output.lstat().st_ino, spare_of(output).lstat().st_ino) == (spare, site)
    assert read(output) == SECOND


def test_the_spare_follows_an_edit_at_once(output: Path) -> None:
    """What a build wrote, also into a new folder, and what it removed: the next build does not pay for it."""
    build(output, FIRST)
    edited = SECOND | {"places/x/p.html": b"P"}
    del edited["groups/g.html"]
    build(output, edited)
    site, spare = inodes(output), inodes(spare_of(output))
    assert spare.pop(MANIFEST) != site.pop(MANIFEST)
    assert spare == site


def test_a_spare_that_cannot_follow(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk refuses it after the swap, the new site stands, and so does the next one."""
    build(output, FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(tree, "link", _failing(errno.ENOSPC))
        build(output, SECOND)
    assert read(output) == SECOND
    build(output, SECOND | {"index.html": b"later"})
    assert read(output) == SECOND | {"index.html": b"later"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings nothing to the disk on demand")
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_a_folder(
    output: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the file system is flushed instead, once."""
    build(output, FIRST)
    flushed: list[object] = []
    monkeypatch.setattr(os, "fsync", _failing(code))
    monkeypatch.setattr(os, "sync", lambda: flushed.append("sync"))
    monkeypatch.setattr(tree, "_syncfs", lambda *_: flushed.append("syncfs"))
    build(output, SECOND)
    assert read(output) == SECOND
    assert len(flushed) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings nothing to the disk on demand")
def test_a_disk_that_fails_while_an_edit_is_flushed(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a fault of the disk the old site stands, and the build says so."""
    build(output, FIRST)
    monkeypatch.setattr(os, "fsync", _failing(errno.EIO))
    with pytest.raises(OutputError):
        build(output, SECOND)
    assert read(output) == FIRST


def _failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_site_made_anew_has_a_spare_again(output: Path) -> None:
    """Also where every file changed the next edit finds a spare."""
    build(output, FIRST)
    anew = {path: data + b", anew" for path, data in FIRST.items()}
    build(output, anew)
    assert read(output) == anew
    assert inodes(spare_of(output)) == inodes(output)


def test_foreign_files_are_in_a_new_spare(output: Path) -> None:
    """What others put into the site is in the spare, too, and stays through an edit."""
    build(output, FIRST)
    (output / "notes").mkdir()
    (output / "notes" / "mine.txt").write_bytes(b"mine")
    anew = {path: data + b", anew" for path, data in FIRST.items()}
    build(output, anew)
    assert inodes(spare_of(output)) == inodes(output)
    build(output, anew | {"index.html": b"edited"})
    assert read(output) == anew | {"index.html": b"edited", "notes/mine.txt": b"mine"}


def test_where_there_are_no_hard_links_there_is_no_spare(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is not copied for the sake of time, and nothing is left beside it."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    build(output, FIRST)
    assert read(output) == FIRST
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("files", range(len(FIRST)))
def test_a_build_killed_while_it_makes_the_spare(
    output: Path, files: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is the new one, and the next build makes of the half spare what it should be."""
    left = files

    def killed(source: str, target: str) -> None:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        os.link(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(tree, "bring", killed)
        with pytest.raises(KeyboardInterrupt):
            build(output, FIRST)
    assert read(output) == FIRST
    assert len(inodes(spare_of(output))) == files + 1
    build(output, SECOND)
    assert read(output) == SECOND


def test_a_spare_that_others_changed(output: Path) -> None:
    """Files that somebody took out of the spare, put into it or replaced there are not in the next site."""
    build(output, FIRST)
    spare = spare_of(output)
    (spare / "index.html").unlink()
    (spare / "strange.html").write_bytes(b"strange")
    (spare / "leaders" / "b.html").unlink()
    (spare / "leaders" / "b.html").write_bytes(b"not B")
    (spare / "empty").mkdir()
    build(output, SECOND)
    assert read(output) == SECOND
    assert not (output / "empty").exists()


def test_a_folder_in_the_place_of_the_spare_is_left_alone(output: Path) -> None:
    """A folder without a manifest is no spare of ours: it is neither used nor removed."""
    spare_of(output).mkdir()
    (spare_of(output) / "mine.txt").write_bytes(b"mine")
    build(output, FIRST)
    build(output, SECOND)
    assert read(output) == SECOND
    assert read(spare_of(output)) == {"mine.txt": b"mine"}
