"""Builds that are ended as Ctrl-C ends them, at moments all over their course; run as a program by test_ended.py.

Python tells a profiler of each call. A build is started again and again in a process of its own, and each time
interrupted at another of its calls, so that the moments are the same whatever the machine. Arguments: an empty folder,
how many moments, ``first`` or ``again``, and the names of the function from whose call on they are counted, and of
the one with whose call they end. The answer is JSON, for each moment: whether the build ended there, whether what was
remembered is believed, and is of the site that stands, which may be none, whether that was whole, and whether the
build after it made what a clean one makes.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path
from types import FrameType

from building import begin, built, settle, tree
from changing_site import Changing

from dossiers.builder.store import NAME, SEAL
from dossiers.render.output.manifest import generation_of

ENDED = 7
"""The exit code of a build that was ended."""


class Calls:
    """A profiler that counts calls, from the first of a function to the first of another, and interrupts at one of them."""

    def __init__(self, within: tuple[str, str], last: int) -> None:
        self.count, self._within, self._last = 0, within, last

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Count a call of ours or of a library."""
        if event == "call" and (self.count or frame.f_code.co_name == self._within[0]):
            self.count += 1
            if frame.f_code.co_name == self._within[1]:
                sys.setprofile(None)
            if self.count == self._last:
                sys.setprofile(None)
                raise KeyboardInterrupt


def calls(site: Changing, place: Path, within: tuple[str, str]) -> int:
    """Build, and return how many calls that takes from one function to another."""
    counted = Calls(within, -1)
    sys.setprofile(counted)
    built(site, place, "output", "cache")
    sys.setprofile(None)
    return counted.count


def end_at(moment: int, site: Changing, place: Path, within: tuple[str, str]) -> bool:
    """Build and end it at a moment, in another process; say whether it was ended."""
    child = os.fork()
    if child == 0:
        sys.setprofile(Calls(within, moment))
        try:
            built(site, place, "output", "cache")
        except KeyboardInterrupt:
            os._exit(ENDED)
        finally:
            sys.setprofile(None)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, ENDED}, code
    return code == ENDED


def remembered(place: Path) -> str | None:
    """Return the state of the output that is remembered, None where there is none."""
    (store,) = place.glob(f"cache/*/{NAME}")
    with contextlib.closing(sqlite3.connect(store)) as db:
        found = db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    return None if found is None else str(found[0])


def main() -> None:
    """End a build at each moment, build again, and say what was found."""
    place, number, which = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    within = (sys.argv[4], sys.argv[5])
    site = begin(5, place)
    built(site, place, "output", "cache")
    answer = []
    length = 0
    for turn in range(number):
        before = tree(place / "output")
        site.retitle()
        site.link()
        settle(site, place)
        built(site, place, "clean", None)
        wanted = tree(place / "clean")
        if which == "first":
            shutil.rmtree(place / "output")
            shutil.rmtree(place / "cache")
            before = {}
        ended = end_at(1 + length * turn // number, site, place, within)
        believed = any(place.glob(f"cache/*/{SEAL}"))
        known = believed and remembered(place) == generation_of(place / "output")
        whole = tree(place / "output") in (before, wanted)
        length = max(length, calls(site, place, within))
        same = tree(place / "output") == wanted
        answer.append({"ended": ended, "believed": believed, "known": known, "whole": whole, "same": same})
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
