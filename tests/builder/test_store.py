"""What a build remembers is a cache: never needed, never believed when damaged, never in the way of another build."""

from __future__ import annotations

import ast
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from building import begin, built, check, settle, tree

from dossiers.builder.store import NAME, SEAL, Store

PACKAGE = Path(__file__).parents[2] / "plugins/dossiers"


def remembered(place: Path) -> Path:
    """Return the folder of the one site that is remembered."""
    (found,) = (path for path in (place / "cache").iterdir() if path.is_dir())
    return found


def flip(path: Path, at: int, bit: int = 1) -> None:
    """Change one bit of a file, and give it back its times."""
    times = path.stat()
    data = bytearray(path.read_bytes())
    data[at] ^= bit
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


HARMS: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "no database": lambda path: path.write_bytes(b"\0" * 5000),
    "first bit": lambda path: flip(path, 0),
    "a bit of the middle": lambda path: flip(path, path.stat().st_size // 2, 64),
    "last bit": lambda path: flip(path, path.stat().st_size - 1, 128),
    "gone": lambda path: path.unlink(),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0" * 4096),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("name", [NAME, SEAL])
def test_a_damaged_store_is_not_believed(harm: str, name: str, tmp_path: Path) -> None:
    """Whatever happened to what is remembered, the site is made as from nothing."""
    site = begin(3, tmp_path)
    check(site, tmp_path, ["first"])
    HARMS[harm](remembered(tmp_path) / name)
    site.retitle()
    settle(site, tmp_path)
    check(site, tmp_path, [harm])


@pytest.mark.parametrize(
    "record",
    [
        b"",  # nothing
        b"\xc1",  # no MessagePack
        b"\x90",  # a list, and empty
        b"\x95\x00\xa1a\xa1b\x92\xcd\x03\xe7\x00\x94\x90\x90\x90\x00",  # of a class that is not there
        b"\x95\x00\xa1a\xa1b\x92\xff\xa1x\x94\x90\x90\x90\x00",  # a date that is none
    ],
)
def test_a_record_that_is_none_is_read_again(record: bytes, tmp_path: Path) -> None:
    """What nobody saw being damaged is found when it is opened, and the site is made as from nothing."""
    site = begin(3, tmp_path)
    check(site, tmp_path, ["first"])
    known = json.loads((remembered(tmp_path) / SEAL).read_bytes())["version"]
    store = Store(remembered(tmp_path), known)
    assert not store.fresh
    store.db.execute("UPDATE reading SET record = ?", (record,))
    store.seal(whole=True)
    site.template += 1
    settle(site, tmp_path)
    check(site, tmp_path, ["damaged"])


def test_any_bit_counts(tmp_path: Path) -> None:
    """A store with any one bit changed is thrown away, although its size and time are the same."""
    site = begin(3, tmp_path)
    check(site, tmp_path, ["first"])
    path = remembered(tmp_path) / NAME
    whole, seal = path.read_bytes(), (path.parent / SEAL).read_bytes()
    known = json.loads(seal)["version"]
    rng = random.Random(1)
    for _ in range(40):
        path.write_bytes(whole)
        (path.parent / SEAL).write_bytes(seal)
        flip(path, rng.randrange(len(whole)), 1 << rng.randrange(8))
        store = Store(path.parent, known)
        assert store.fresh
        store.db.close()


@pytest.mark.parametrize("what", ["version", "content", "output"])
def test_a_store_of_something_else_is_not_believed(what: str, tmp_path: Path) -> None:
    """What another program or another site remembered says nothing about this one."""
    site = begin(3, tmp_path)
    check(site, tmp_path, ["first"])
    other = tmp_path / "other"
    other.mkdir()
    begin(4, other)
    built(site, other, "output", "cache")
    mine, theirs = remembered(tmp_path), remembered(other)
    if what == "version":
        (mine / SEAL).write_bytes((mine / SEAL).read_bytes().replace(b'"version": "', b'"version": "x'))
    else:
        for name in (NAME, SEAL):
            (mine / name).write_bytes((theirs / name).read_bytes())
    check(site, tmp_path, [what])


def test_a_copied_store_is_believed_by_its_digest(tmp_path: Path) -> None:
    """Moved as a whole, such as by a cache of CI, a store counts; without its digest it does not."""
    (tmp_path / "a").mkdir()
    store = Store(tmp_path / "a", "v")
    store.put("key", "value")
    store.seal(whole=True)
    for name in (NAME, SEAL):
        path = tmp_path / "b" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((tmp_path / "a" / name).read_bytes())
    again = Store(tmp_path / "b", "v")
    assert not again.fresh
    assert again.get("key") == "value"
    again.seal(whole=False)
    for name in (NAME, SEAL):
        path = tmp_path / "c" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((tmp_path / "b" / name).read_bytes())
    assert Store(tmp_path / "c", "v").fresh


def test_a_store_that_nobody_sealed_is_not_believed(tmp_path: Path) -> None:
    """A build that was killed leaves nothing that the next one believes."""
    store = Store(tmp_path / "a", "v")
    store.put("key", "value")
    store.db.close()
    assert Store(tmp_path / "a", "v").fresh


@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_a_journal_beside_it_is_not_believed(end: str, tmp_path: Path) -> None:
    """What SQLite would put into the file when it opens it is not what a build left."""
    store = Store(tmp_path, "v")
    store.put("key", "value")
    store.seal(whole=True)
    beside = tmp_path / f"{NAME}{end}"
    beside.write_bytes(b"")
    again = Store(tmp_path, "v")
    assert not again.fresh
    again.seal(whole=True)
    beside.write_bytes(b"\xd9\xd5\x05\xf9" + bytes(600))
    assert Store(tmp_path, "v").fresh


def test_two_builds_at_once(tmp_path: Path) -> None:
    """While one build has the store another works without it, and both make the whole site."""
    site = begin(6, tmp_path)
    check(site, tmp_path, ["first"])
    code = (
        "import sys; from pathlib import Path; from dossiers.builder.cache import site_store\n"
        "with site_store(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])):\n"
        "    print('mine', flush=True); sys.stdin.readline()\n"
    )
    places = [str(tmp_path / name) for name in ("cache", "content", "output")]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    with subprocess.Popen(
        [sys.executable, "-c", code, *places],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "mine\n"
        site.retitle()
        settle(site, tmp_path)
        outcome = built(site, tmp_path, "output", "cache")
        assert outcome.promotion is not None
        other.stdin.write("\n")
        other.stdin.flush()
    built(site, tmp_path, "clean2", None)
    assert tree(tmp_path / "output") == tree(tmp_path / "clean2")


def test_nothing_that_is_remembered_can_be_executed() -> None:
    """No module of the program reads pickled or marshalled values."""
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {"pickle", "marshal", "shelve", "dill"} & {name.split(".")[0] for name in names}, (
                module
            )
