"""A build that ends at any moment leaves the old site or the new one, and the next build clears up after it."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest

from programs import answer_of


class Found(TypedDict):
    """What one ended build left: right after, and when later builds had mended and rebuilt it."""

    after: str
    left: list[str]
    mended: str
    foreign: bool
    left_then: list[str]
    rebuilt: str


def end_everywhere(folder: Path, how: str, way: str, which: str) -> list[Found]:
    """End a build at each of its moments; the last of the answers is of a build that was not ended."""
    found: list[Found] = answer_of(Path(__file__).with_name("killed_builds.py"), str(folder), how, way, which)
    return found


@pytest.mark.parametrize("how", ["kill", "interrupt"])
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_rebuild_ended_anywhere_leaves_a_whole_site(how: str, way: str, tmp_path: Path) -> None:
    """At every moment the old site or the new one is whole, with what is foreign in it, and both ends occur."""
    found = end_everywhere(tmp_path, how, way, "again")
    assert len(found) >= 40
    assert {one["mended"] for one in found} == {"old", "new"}
    assert all(one["after"] in {one["mended"], "none"} for one in found)
    # Between two renames the output is away, until the next build puts it back; an exchange has no such moment.
    away = [one for one in found if one["after"] == "none"]
    assert len(away) <= (how == "kill" and way == "renames")
    assert all(one["foreign"] and one["rebuilt"] == "new" and not one["left_then"] for one in found)
    # A killed build cannot clear up; an interrupted one does.
    assert any(one["left"] for one in found) == (how == "kill")
    assert found[-1]["after"] == "new" and not found[-1]["left"]


@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_a_first_build_ended_anywhere_leaves_all_or_nothing(how: str, tmp_path: Path) -> None:
    """At every moment there is no site, or the whole new one."""
    found = end_everywhere(tmp_path, how, "exchange", "first")
    assert len(found) >= 10
    assert {one["after"] for one in found} == {"none", "new"}
    assert all(one["mended"] == one["after"] for one in found)
    assert all(one["rebuilt"] == "new" and not one["left_then"] for one in found)
    assert any(one["left"] for one in found) == (how == "kill")
