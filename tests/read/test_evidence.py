"""What the file system says of a file, and when it is not to be believed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dossiers.read.evidence import evidence_of, young
from dossiers.read.look import Look

SECOND = 1_000_000_000
NOW = 1_000_000 * SECOND


def changed(moment: int) -> os.stat_result:
    """Return what a file system says of a file that was changed at a moment, in nanoseconds."""
    return os.stat_result(range(10), {"st_ctime_ns": moment, "st_mtime_ns": moment})


@pytest.mark.parametrize(
    ("age", "fine", "coarse"),
    [
        (-SECOND, True, True),
        (0, True, True),
        (SECOND // 10, True, True),
        (SECOND // 2, False, True),
        (SECOND * 3 // 2, False, True),
        (SECOND * 3, False, False),
    ],
)
def test_too_young_to_be_believed(age: int, fine: bool, coarse: bool) -> None:
    """A file may change again within its clock's tick: two seconds where times are whole, else a part of one."""
    assert young(changed(NOW - age), NOW) is coarse
    assert young(changed(NOW - age + 1), NOW) is fine


def test_nothing_is_known_by_files_that_are_young_gone_or_links(tmp_path: Path) -> None:
    """Only of plain files that stand for a while the times say that they are as they were."""
    (tmp_path / "a").write_text("a")
    assert evidence_of([tmp_path / "a"]) is None
    time.sleep(0.25)
    assert evidence_of([tmp_path / "a"]) is not None
    assert evidence_of([tmp_path / "b"]) is None
    (tmp_path / "b").symlink_to("a")
    time.sleep(0.25)
    assert evidence_of([tmp_path / "b"]) is None


def test_a_look_shows_everything_once(tmp_path: Path) -> None:
    """Folders, files and links at every depth, as they were at the first look, whatever happens later."""
    (tmp_path / "f/g").mkdir(parents=True)
    (tmp_path / "f/g/one").write_text("1")
    (tmp_path / "link").symlink_to("f")
    look = Look(tmp_path)
    seen = dict(look.everything())
    assert sorted(seen) == ["f", "f/g", "f/g/one", "link"]
    known = look.evidence("f/g/one", seen["f/g/one"])
    (tmp_path / "f/g/one").write_text("another")
    (tmp_path / "f/g/two").write_text("2")
    assert sorted(dict(look.everything())) == sorted(seen)
    assert look.evidence("f/g/one", seen["f/g/one"]) == known
    fresh = Look(tmp_path)
    assert fresh.evidence("f/g/one", dict(fresh.everything())["f/g/one"]) != known
