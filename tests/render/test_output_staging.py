"""Staging and promoting a site: the old one stays until the new one is whole."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from dossiers.render.output import MANIFEST, OutputError, Promotion, Staging, ahead, lock, swap, tree

OLD = {"index.html": b"old", "leaders/a.html": b"A", "leaders/b.html": b"B", "groups/g.html": b"G"}
NEW = {"index.html": b"new", "leaders/a.html": b"A", "sources/s.html": b"S"}


def build(output: Path, files: Mapping[str, bytes], wipe: bool = False) -> Promotion:
    """Build a whole site."""
    with Staging(output, wipe) as staging:
        for path, data in files.items():
            staging.write(path, data)
        return staging.promote()


def said(promotion: Promotion) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return what a build says of its files: written, removed, and how many are unchanged."""
    return promotion.written, promotion.removed, promotion.unchanged


def read(output: Path) -> dict[str, bytes]:
    """Return everything in a folder but the manifest; links as their target."""
    return {
        place.relative_to(output).as_posix(): os.fsencode(place.readlink())
        if place.is_symlink()
        else place.read_bytes()
        for place in sorted(output.rglob("*"))
        if (place.is_symlink() or place.is_file()) and place != output / MANIFEST
    }


def beside(output: Path) -> list[str]:
    """Return what lies in the output's folder, but for spares, which any later build may keep or replace."""
    return sorted(
        place.name for place in output.parent.iterdir() if not re.fullmatch(r"\..+\.spare", place.name)
    )


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a place for a site, in a folder of its own."""
    (tmp_path / "around").mkdir()
    return tmp_path / "around" / "site"


def test_a_first_build_writes_everything(output: Path) -> None:
    """A new output holds exactly the files given, and nothing is left beside it."""
    summary = build(output, NEW)
    assert read(output) == NEW
    assert beside(output) == ["site"]
    assert said(summary) == (("index.html", "leaders/a.html", "sources/s.html"), (), 0)


def test_the_manifest_lists_every_file(output: Path) -> None:
    """The manifest holds each path but its own with the digest of its bytes, in canonical JSON."""
    build(output, NEW)
    raw = (output / MANIFEST).read_bytes()
    document = json.loads(raw)
    assert document == {"version": 1, "files": {p: hashlib.sha256(d).hexdigest() for p, d in NEW.items()}}
    assert raw == json.dumps(document, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    again = output.with_name("again")
    build(again, dict(reversed(NEW.items())))
    assert (again / MANIFEST).read_bytes() == raw


def test_a_rebuild_changes_only_what_changed(output: Path) -> None:
    """Unchanged files keep inode and time, changed and new ones are written, stale ones and folders go."""
    build(output, OLD)
    before = (output / "leaders/a.html").stat()
    summary = build(output, NEW)
    after = (output / "leaders/a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert after.st_nlink == 2, "one name in the site, one in its spare, and none left anywhere else"
    assert read(output) == NEW
    assert not (output / "groups").exists()
    assert summary.written == ("index.html", "sources/s.html")
    assert summary.removed == ("groups/g.html", "leaders/b.html")
    assert summary.changed == ("groups/g.html", "index.html", "leaders/b.html", "sources/s.html")
    assert summary.unchanged == 1
    assert beside(output) == ["site"]


def test_a_rebuild_of_the_same_touches_nothing(output: Path) -> None:
    """Where nothing changed, the output folder itself stays the same folder."""
    build(output, OLD)
    before = output.stat()
    assert said(build(output, OLD)) == ((), (), len(OLD))
    assert (output.stat().st_ino, output.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert beside(output) == ["site"]


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("kind", [None, ValueError, KeyboardInterrupt, SystemExit])
def test_what_is_not_promoted_is_discarded(
    there: bool, kind: type[BaseException] | None, output: Path
) -> None:
    """Leaving the block without promoting, however, keeps the old site, or none, and leaves nothing else."""
    output = output.parent / "made" / "for" / "it"
    if there:
        build(output, OLD)

    def abandon() -> None:
        with Staging(output) as staging:
            for path, data in NEW.items():
                staging.write(path, data)
            assert not there or read(output) == OLD
            if kind:
                raise kind

    if kind:
        with pytest.raises(kind):
            abandon()
    else:
        abandon()
    if there:
        assert read(output) == OLD
        assert beside(output) == ["it"]
    else:
        assert not (output.parents[1]).exists()


def test_an_edited_file_of_ours_is_replaced(output: Path) -> None:
    """Whoever edits a page in the output gets the built one back, also with the same size and time."""
    build(output, OLD)
    place = output / "leaders/a.html"
    status = place.stat()
    place.write_bytes(b"X")
    os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))
    (output / "leaders/b.html").unlink()
    (output / "groups/g.html").unlink()
    (output / "groups/g.html").symlink_to(place)
    assert build(output, OLD).written == ("groups/g.html", "leaders/a.html", "leaders/b.html")
    assert read(output) == OLD


def test_foreign_files_are_carried_over(output: Path) -> None:
    """What others put into our output stays as it is: files, links, folders, empty ones too; and is named."""
    build(output, OLD)
    (output / "CNAME").write_bytes(b"example.org")
    (output / "leaders/note.txt").write_bytes(b"mine")
    (output / ".git/objects").mkdir(parents=True)
    (output / ".git/HEAD").write_bytes(b"ref")
    (output / "broken").symlink_to("../nowhere")
    (output / "folder-link").symlink_to("leaders")
    (output / "groups/deep/empty").mkdir(parents=True)
    (output / ".git").chmod(0o750)
    inode = (output / "CNAME").stat().st_ino
    with Staging(output) as staging:
        for path, data in NEW.items():
            staging.write(path, data)
        assert staging.carried == (
            ".git/",
            "CNAME",
            "broken",
            "folder-link",
            "groups/deep/",
            "leaders/note.txt",
        )
        staging.promote()
    assert read(output) == NEW | {
        "CNAME": b"example.org",
        "leaders/note.txt": b"mine",
        ".git/HEAD": b"ref",
        "broken": b"../nowhere",
        "folder-link": b"leaders",
    }
    assert (output / "CNAME").stat().st_ino == inode
    assert (output / ".git").stat().st_mode & 0o777 == 0o750
    assert (output / ".git/objects").is_dir() and (output / "groups/deep/empty").is_dir()
    assert json.loads((output / MANIFEST).read_bytes())["files"].keys() == NEW.keys()


def test_wiping_drops_foreign_files(output: Path) -> None:
    """With wipe the output holds what the build gave and nothing else, even where no page changed."""
    build(output, OLD)
    (output / "CNAME").write_bytes(b"x")
    (output / "empty").mkdir()
    with Staging(output, wipe=True) as staging:
        assert staging.carried == ()
        for path, data in OLD.items():
            staging.write(path, data)
        assert staging.promote().unchanged == len(OLD)
    assert read(output) == OLD
    assert not (output / "empty").exists()


@pytest.mark.parametrize("path", ["CNAME", "cname", "CNAME/x", "mine", "Mine/x"])
def test_a_page_never_replaces_a_foreign_file(path: str, output: Path) -> None:
    """A page that would stand where somebody's own file stands is refused, and says how to go on."""
    build(output, OLD)
    (output / "CNAME").write_bytes(b"x")
    (output / "mine").mkdir()
    (output / "mine/file").write_bytes(b"y")
    with Staging(output) as staging, pytest.raises(OutputError) as caught:
        staging.write(path, b"ours")
    assert caught.value.code == "path-collision"
    assert read(output) == OLD | {"CNAME": b"x", "mine/file": b"y"}


def test_a_page_can_stand_in_a_foreign_folder(output: Path) -> None:
    """A folder that somebody made is no obstacle to a page in it."""
    build(output, OLD)
    (output / "sources").mkdir()
    (output / "sources/theirs").write_bytes(b"t")
    build(output, NEW)
    assert read(output) == NEW | {"sources/theirs": b"t"}


DAMAGE: list[bytes | None] = [
    None,
    b"",
    b"{",
    b"[]",
    b"\xff",
    b"[" * 100_000,
    b'{"version":2,"files":{}}',
    b'{"version":1}',
    b'{"version":1,"files":[]}',
    b'{"version":1,"files":{"a":"b"}}',
    b'{"version":1,"files":{"a":1}}',
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_folder_that_is_not_ours_is_refused(damage: bytes | None, output: Path) -> None:
    """Without a sound manifest a folder with something in it stays untouched, unless told to wipe it."""
    files = {f"{name}.txt": b"precious" for name in "abcdefg"}
    for name, data in files.items():
        output.mkdir(exist_ok=True)
        (output / name).write_bytes(data)
    if damage is not None:
        (output / "data").mkdir()
        (output / MANIFEST).write_bytes(damage)
    with pytest.raises(OutputError, match=r"files or folders .* did not write: a\.txt, .* more; .*-d"):
        build(output, NEW)
    assert read(output) == files
    assert beside(output) == ["site"]
    build(output, NEW, wipe=True)
    assert read(output) == NEW


def test_an_empty_folder_is_a_fine_output(output: Path) -> None:
    """A folder that somebody made for the site is used, with the permissions that it has."""
    output.mkdir()
    output.chmod(0o711)
    build(output, NEW)
    assert read(output) == NEW
    assert output.stat().st_mode & 0o777 == 0o711


def test_a_manifest_cannot_lead_out_of_the_output(output: Path) -> None:
    """A forged manifest brings no file from elsewhere into the site, neither by dots nor through a link."""
    build(output, OLD)
    (output.parent / "secret").mkdir()
    (output.parent / "secret/key").write_bytes(b"k")
    (output / "link").symlink_to("../secret")
    digest = hashlib.sha256(b"k").hexdigest()
    (output / MANIFEST).write_text(
        json.dumps({"version": 1, "files": {"../secret/key": digest, "link/key": digest, "link": digest}})
    )
    with Staging(output, wipe=True) as staging:
        assert not staging.keep("../secret/key")
        assert not staging.keep("link/key")
        assert not staging.keep("link")
        assert staging.write("link/key", b"k")
        staging.promote()
    assert read(output) == {"link/key": b"k"}
    assert not (output / "link").is_symlink()
    assert (output / "link/key").stat().st_ino != (output.parent / "secret/key").stat().st_ino
    assert (output.parent / "secret/key").read_bytes() == b"k"


def test_a_kept_file_needs_no_bytes(output: Path) -> None:
    """A file that the old site has is taken over by its path alone."""
    build(output, OLD)
    digest = hashlib.sha256(b"A").hexdigest()
    with Staging(output) as staging:
        assert staging.keep("leaders/a.html", digest)
        assert staging.keep("groups/g.html")
        assert not staging.keep("index.html", digest)
        assert not staging.keep("never/was.html")
        assert not staging.keep(MANIFEST)
        assert staging.write("index.html", b"new")
        assert not staging.write("leaders/b.html", b"B")
        assert said(staging.promote()) == (("index.html",), (), 3)
    assert read(output) == OLD | {"index.html": b"new"}


def large(first: bytes) -> Iterator[bytes]:
    """Yield the pieces of a file that is not held whole."""
    yield first
    for _ in range(5):
        yield b"0123456789abcdef" * 20_000


def test_a_file_that_comes_in_pieces_is_as_one_written_whole(output: Path) -> None:
    """Small or large, it is new, changed or unchanged by its bytes, and what is unchanged keeps its inode."""
    small = (b"one", b"two")
    for piece, changed in (
        (b"first", ["large.json", "small.json"]),
        (b"first", []),
        (b"other", ["large.json"]),
    ):
        inode = (output / "large.json").stat().st_ino if output.exists() else None
        with Staging(output) as staging:
            given = {"small.json": iter(small), "large.json": large(piece)}
            written = [path for path, pieces in given.items() if staging.write_pieces(path, pieces)]
            assert sorted(written) == changed
            assert list(staging.promote().written) == changed
        assert read(output) == {"large.json": b"".join(large(piece)), "small.json": b"onetwo"}
        assert ((output / "large.json").stat().st_ino == inode) == (not changed)


def test_pieces_that_end_in_a_fault_change_nothing(output: Path) -> None:
    """Where the bytes cannot all be had, there is no half a file: the old site stays."""
    build(output, OLD)

    def broken() -> Iterator[bytes]:
        yield from large(b"new")
        raise ValueError("the end is missing")

    with Staging(output) as staging:
        with pytest.raises(ValueError, match="missing"):
            staging.write_pieces("index.html", broken())
        with pytest.raises(OutputError, match="not whole"):
            staging.promote()
    assert read(output) == OLD
    assert beside(output) == ["site"]


def test_a_changed_file_is_not_kept(output: Path) -> None:
    """What somebody edited, removed or replaced since the last build must be written again; a touch is nothing."""
    build(output, OLD)
    later = (output / MANIFEST).stat().st_mtime_ns + 1
    for name, data in (("leaders/a.html", b"X"), ("leaders/b.html", b"B")):
        (output / name).write_bytes(data)
        os.utime(output / name, ns=(later, later))
    (output / "groups/g.html").unlink()
    (output / "index.html").unlink()
    (output / "index.html").symlink_to("leaders/b.html")
    with Staging(output) as staging:
        assert [path for path in OLD if staging.keep(path)] == ["leaders/b.html"]


def test_a_path_is_given_once(output: Path) -> None:
    """A file kept and written again is the same collision as a file written twice."""
    build(output, OLD)
    with Staging(output) as staging:
        staging.keep("index.html")
        with pytest.raises(OutputError, match="two pages"):
            staging.write("index.html", b"new")


def test_nothing_goes_on_after_the_end(output: Path) -> None:
    """Using a staging outside of its block, or after promoting, is a mistake of the programmer."""
    staging = Staging(output)
    with pytest.raises(RuntimeError):
        staging.write("a", b"")
    with staging:
        staging.promote()
        with pytest.raises(RuntimeError):
            staging.promote()
    with pytest.raises(RuntimeError):
        staging.keep("a")
    assert read(output) == {}


def test_an_exception_after_promoting_keeps_the_new_site(output: Path) -> None:
    """What was promoted stays, whatever fails later in the block."""
    build(output, OLD)
    with pytest.raises(ValueError, match="late"), Staging(output) as staging:
        for path, data in NEW.items():
            staging.write(path, data)
        staging.promote()
        raise ValueError("late")
    assert read(output) == NEW
    assert beside(output) == ["site"]


# Where an output may be


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("content", "is the folder"),
        (".", "contains"),
        ("content/out/deep", "lies inside"),
        ("link", "is the folder"),
        ("link/out", "lies inside"),
        ("content/../content", "is the folder"),
    ],
)
def test_source_folders_are_protected(target: str, why: str, tmp_path: Path) -> None:
    """An output that is, contains or lies in a folder that is only read is refused, links followed; even to wipe."""
    content = tmp_path / "project/content"
    content.mkdir(parents=True)
    (content / "x.md").write_bytes(b"text")
    (tmp_path / "project/link").symlink_to("content")
    output = tmp_path / "project" / target
    with pytest.raises(OutputError, match=why), Staging(output, wipe=True, protected=[content]):
        raise AssertionError
    assert sorted(place.name for place in (tmp_path / "project").rglob("*")) == ["content", "link", "x.md"]


def test_a_neighbour_with_a_like_name_is_no_source(tmp_path: Path) -> None:
    """``content-site`` is not inside ``content``, and an output's sources may be missing."""
    (tmp_path / "content").mkdir()
    with Staging(tmp_path / "content-site", protected=[tmp_path / "content", tmp_path / "none"]) as staging:
        staging.promote()
    assert beside(tmp_path / "content") == ["content", "content-site"]


def test_home_and_root_are_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wipes a home folder or a whole disk by a slip of the keyboard."""
    monkeypatch.setenv("HOME", str(tmp_path / "home/me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home/me"))
    (tmp_path / "home/me").mkdir(parents=True)
    for place in (tmp_path / "home", tmp_path / "home/me", Path(tmp_path.anchor)):
        with pytest.raises(OutputError, match=r"home folder|root of a file system"):
            build(place, NEW, wipe=True)
    build(tmp_path / "home/me/site", NEW)


def test_a_linked_output_is_swapped_where_it_lies(output: Path, tmp_path: Path) -> None:
    """An output that is a symbolic link stays one; the site changes at its target, and nothing is left there."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk/real").mkdir()
    output.symlink_to(tmp_path / "disk/real")
    build(output, OLD)
    build(output, NEW)
    assert output.is_symlink()
    assert read(tmp_path / "disk/real") == NEW
    assert beside(tmp_path / "disk/real") == ["real"]
    assert beside(output) == ["site"]


def test_a_file_is_no_output(output: Path) -> None:
    """A file where the output should be, or above it, or a link in a circle, is refused and left alone."""
    output.write_bytes(b"file")
    output.with_name("circle").symlink_to("circle")
    for place in (output, output / "site", output.with_name("circle")):
        with pytest.raises(OutputError):
            build(place, NEW, wipe=True)
    assert output.read_bytes() == b"file"
    assert beside(output) == ["circle", "site"]


# When the system fails


def failing(code: int, after: int, real: Callable[..., object]) -> Callable[..., object]:
    """Return a function that works ``after`` times and fails from then on."""
    calls = iter(range(1_000_000))

    def call(*given: object, **named: object) -> object:
        if next(calls) >= after:
            raise OSError(code, os.strerror(code), "somewhere")
        return real(*given, **named)

    return call


@pytest.mark.parametrize("after", range(3))
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full.*free some space"),
        (errno.EACCES, "no permission.*writable"),
        (errno.EROFS, "no permission"),
        (errno.EIO, "refused"),
    ],
)
@pytest.mark.parametrize("name", ["mkdir", "open"])
def test_a_failing_disk_leaves_the_old_site(
    name: str, code: int, words: str, after: int, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the system refuses, and when: one error says what to do, the old site and nothing else stays."""
    build(output, OLD)
    # Of the modules below, only staging makes folders and writes pages.
    with monkeypatch.context() as patch, pytest.raises(OutputError, match=words) as caught:
        if name == "mkdir":
            patch.setattr(Path, "mkdir", failing(code, after, Path.mkdir))
        else:
            patch.setattr(tree, "write", failing(code, after, tree.write))
        build(output, {f"new/{number}/{path}": data for number in range(3) for path, data in NEW.items()})
    assert caught.value.problem().code == "bad-output"
    assert read(output) == OLD
    assert beside(output) == ["site"]


def test_a_disk_that_fills_while_flushing_leaves_the_old_site(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file system finds only at the end that it is full, the swap does not happen."""
    build(output, OLD)
    monkeypatch.setattr(tree, "flush", failing(errno.ENOSPC, 0, tree.flush))
    with pytest.raises(OutputError, match="disk is full"):
        build(output, NEW)
    assert read(output) == OLD
    assert beside(output) == ["site"]


def test_files_are_copied_where_links_cannot_be(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without hard links the site is the same, and unchanged files keep their times."""
    build(output, OLD)
    (output / "CNAME").write_bytes(b"x")
    before = (output / "leaders/a.html").stat().st_mtime_ns
    monkeypatch.setattr(os, "link", failing(errno.EPERM, 0, os.link))
    build(output, NEW)
    assert read(output) == NEW | {"CNAME": b"x"}
    assert (output / "leaders/a.html").stat().st_mtime_ns == before


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a system that cannot exchange two folders."""
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)


@pytest.mark.usefixtures("no_exchange")
def test_two_renames_do_where_folders_cannot_be_exchanged(output: Path) -> None:
    """Without the system's help the site changes all the same."""
    build(output, OLD)
    build(output, NEW)
    assert read(output) == NEW
    assert beside(output) == ["site"]


@pytest.mark.usefixtures("no_exchange")
@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC])
def test_a_failed_rename_brings_the_old_site_back(
    after: int, code: int, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the first or second rename fails (on Windows: an open file), the old site stands where it stood."""
    build(output, OLD)
    real = Path.rename
    calls = iter(range(9))

    def rename(self: Path, target: Path) -> Path:
        if next(calls) == after:
            raise OSError(code, os.strerror(code), str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError):
        build(output, NEW)
    assert read(output) == OLD
    assert beside(output) == ["site"]


def test_an_exchange_happens_or_not(tmp_path: Path) -> None:
    """Two folders have changed places, or the system cannot do it and both are where they were."""
    for name in "ab":
        (tmp_path / name / name).mkdir(parents=True)
    done = swap.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a/b").exists() == (tmp_path / "b/a").exists() == done
    assert (tmp_path / "a/a").exists() == (tmp_path / "b/b").exists() == (not done)


def test_an_aside_site_is_not_lost_to_a_stranger(output: Path) -> None:
    """A folder that somebody put where a killed build had taken the site away costs neither."""
    build(output, OLD)
    aside = output.rename(output.with_name(".site.aside-1-ab"))
    output.mkdir()
    (output / "theirs").write_bytes(b"t")
    with pytest.raises(OutputError, match="did not write"):
        build(output, NEW)
    assert read(aside) == OLD
    assert read(output) == {"theirs": b"t"}


# Two builds at once

HOLD = """
import sys
from pathlib import Path
from dossiers.render.output import Staging
with Staging(Path(sys.argv[1])) as staging:
    staging.write("index.html", b"other")
    print("ready", flush=True)
    sys.stdin.readline()
    staging.promote()
"""


def other_build(output: Path) -> subprocess.Popen[str]:
    """Start a build in another process, and return when it has begun."""
    environment = os.environ | {"PYTHONPATH": str(Path(swap.__file__).parents[3])}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output)],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def test_a_second_build_is_told(output: Path) -> None:
    """While one build writes an output, another ends at once, names it, and harms nothing of it."""
    with other_build(output) as process:
        with pytest.raises(OutputError, match=rf"process {process.pid}\) is writing"):
            build(output, NEW)
        build(output.with_name("elsewhere"), NEW)
        process.communicate("go\n")
    assert read(output) == {"index.html": b"other"}
    assert beside(output) == ["elsewhere", "site"]


def test_a_second_build_can_wait(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build told to wait begins when the first has ended, and sees what that one left."""
    with other_build(output) as process:
        real, told = lock._take, list[bool]()

        def take(descriptor: int, wait: bool) -> bool:
            # Only now does the first build learn that it may end.
            if wait and not told:
                assert process.stdin
                process.stdin.write("go\n")
                process.stdin.flush()
                told.append(True)
            return real(descriptor, wait)

        monkeypatch.setattr(lock, "_take", take)
        with Staging(output, wait=True) as staging:
            # The file that it waited on was removed by its holder: the lock must be on the one that is there.
            with pytest.raises(OutputError, match="another build"):
                build(output, NEW)
            assert not staging.write("index.html", b"other")
            staging.write("x.html", b"x")
            assert staging.promote().written == ("x.html",)
        process.communicate()
    assert read(output) == {"index.html": b"other", "x.html": b"x"}
    assert beside(output) == ["site"]


@pytest.mark.parametrize("wait", [True, False])
def test_one_process_cannot_stage_twice(wait: bool, output: Path) -> None:
    """Two stagings of one output exclude each other in the same process too."""
    with Staging(output, wait=wait), pytest.raises(OutputError, match="another build"):
        build(output, NEW)
    assert beside(output) == []


def test_leftovers_of_other_outputs_stay(output: Path) -> None:
    """Only what builds of this very output left is removed, and nothing that only looks like it."""
    ours = [".site.staging-1-ab", ".site.staging-99-0f"]
    theirs = [".site2.staging-1-ab", ".site.staging-keep", ".site.x.staging-1-ab", "site.staging-1-ab"]
    for name in ours + theirs:
        (output.parent / name / "sub").mkdir(parents=True)
        (output.parent / name / "sub/file").write_bytes(b"x")
    build(output, NEW)
    assert beside(output) == sorted(["site", *theirs])
    shutil.rmtree(output.parent)


def test_the_old_file_is_given_as_it_was_left(output: Path) -> None:
    """A file of the last build is at hand while the next one is made, unless somebody changed or removed it."""
    build(output, OLD)
    with Staging(output) as staging:
        place = staging.old("leaders/a.html")
        assert place is not None
        assert place.read_bytes() == OLD["leaders/a.html"]
        assert staging.old("leaders/nobody.html") is None
    (output / "leaders/a.html").write_bytes(b"edited")
    (output / "index.html").unlink()
    with Staging(output) as staging:
        assert staging.old("leaders/a.html") is None
        assert staging.old("index.html") is None


def test_a_build_from_the_old_site_looks_at_each_file_once(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody changed is said at the beginning, and written anew; what nobody changed is not read to be compared."""
    build(output, OLD)
    (output / "leaders/a.html").write_bytes(b"edited")
    (output / "groups/g.html").unlink()
    with Staging(output) as staging:
        assert staging.start_from_old() == ("groups/g.html", "leaders/a.html")
        with monkeypatch.context() as patched:
            patched.setattr(tree, "read", failing(errno.EIO, 0, tree.read))
            assert not staging.write("index.html", OLD["index.html"])
        assert staging.write("leaders/a.html", OLD["leaders/a.html"])
        assert staging.write("leaders/b.html", b"another")
        assert staging.write_pieces("groups/h.html", large(b"G"))
        staging.remove("groups/g.html")
        found = staging.promote()
    assert found.removed == ("groups/g.html",)
    assert read(output)["leaders/a.html"] == OLD["leaders/a.html"]
    with Staging(output) as staging:
        assert staging.start_from_old() == ()
        assert not staging.write_pieces("groups/h.html", large(b"G"))
        assert staging.write_pieces("index.html", large(b"i"))
        promotion = staging.promote()
    assert said(promotion) == (("index.html",), (), 3)


def test_what_is_flushed_ahead_can_fail(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails while the build goes on is told of when the site is promoted, and the old one stays."""
    build(output, OLD)
    begun = threading.Event()

    def fail(_folder: Path, _changed: object = None) -> None:
        begun.set()
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(tree, "flush", fail)
    monkeypatch.setattr(ahead, "MUCH", 20)
    with Staging(output) as staging:
        staging.write("index.html", b"ten bytes.")
        assert not begun.is_set()
        staging.write("leaders/a.html", b"ten bytes.")
        assert begun.wait(60)
        staging.write_pieces("leaders/b.html", large(b"B"))
        with pytest.raises(OutputError):
            staging.promote()
    assert read(output) == OLD


def test_the_more_is_written_the_more_seldom_it_is_flushed_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each flush costs the system a look at all that it holds: a gigabyte has six of them, not sixty."""
    flushed: list[Path] = []

    class Now:
        """A thread that is over when it was started."""

        def __init__(self, target: Callable[[], None], daemon: bool) -> None:
            self.start, self.daemon = target, daemon

        def is_alive(self) -> bool:
            return False

    monkeypatch.setattr(ahead, "Thread", Now)
    monkeypatch.setattr(tree, "flush", flushed.append)
    found = ahead.Ahead("site")
    for _ in range(64):
        found.wrote(ahead.MUCH)
    assert flushed == [Path("site")] * 6
