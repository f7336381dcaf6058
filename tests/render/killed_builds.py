"""Builds that are ended at each of their system calls in turn; run as a program by test_output_kill.py.

Python announces every call that opens, makes, links, renames, locks or removes a file to its audit hooks
before it happens. A build is started again and again, and each time ended at the next of these moments: by
SIGKILL in a process of its own, or by KeyboardInterrupt. So every state that a file system can be left in is
seen, without a clock. Arguments: an empty folder, ``kill`` or ``interrupt``, ``exchange`` or ``renames``, ``first``
or ``again``. The answer is JSON: for each moment the state found.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from pathlib import Path

from dossiers.render.output import MANIFEST, Staging, swap

OLD = {"index.html": b"old", "leaders/a.html": b"A", "leaders/b.html": b"B", "groups/g.html": b"G"}
NEW = {"index.html": b"new", "leaders/a.html": b"A", "sources/s.html": b"S", "sources/t.html": b"T"}
FOREIGN = {"CNAME": b"example.org", ".git/HEAD": b"ref"}


def beside(output: Path) -> list[str]:
    """Return what lies beside a site, but for its spare, which any later build may keep or replace."""
    ours = (output.name, f".{output.name}.spare")
    return sorted(place.name for place in output.parent.iterdir() if place.name not in ours)


class Trigger:
    """An audit hook that ends the build at one moment, and counts the moments until then."""

    def __init__(self) -> None:
        self.left = -1
        self.kill = True
        sys.addaudithook(self)

    def __call__(self, event: str, _: tuple[object, ...]) -> None:
        """End the build if this is the moment."""
        if self.left < 0 or not event.startswith(("open", "os.", "shutil.", "fcntl.")):
            return
        self.left -= 1
        if self.left < 0:
            if self.kill:
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt


def cannot(one: Path, other: Path) -> bool:
    """Be a system that cannot exchange two folders."""
    return False


def build(output: Path, files: dict[str, bytes]) -> None:
    """Build a whole site, keeping what can be kept."""
    with Staging(output) as staging:
        for path, data in files.items():
            if not staging.keep(path, hashlib.sha256(data).hexdigest()):
                staging.write(path, data)
        staging.promote()


def state(output: Path) -> str:
    """Return which site stands in the output: old, new, none, or what is wrong."""
    if not output.exists():
        return "none"
    found = {
        place.relative_to(output).as_posix(): place.read_bytes()
        for place in output.rglob("*")
        if place.is_file()
    }
    manifest = json.loads(found.pop(MANIFEST, b'{"files": null}'))["files"]
    foreign = {path: found.pop(path) for path in FOREIGN if path in found}
    for name, files in (("old", OLD), ("new", NEW)):
        listed = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        if found == files and manifest == listed:
            return name if foreign in ({}, FOREIGN) else f"broken: foreign files are {sorted(foreign)}"
    return f"broken: {sorted(found)}"


def end_at(moment: int, output: Path, trigger: Trigger) -> bool:
    """Build the new site and end it at a moment; return False if it came to its own end before."""
    if not trigger.kill:
        trigger.left = moment
        try:
            build(output, NEW)
        except KeyboardInterrupt:
            return True
        finally:
            trigger.left = -1
        return False
    child = os.fork()
    if child == 0:
        trigger.left = moment
        build(output, NEW)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """End a build at each moment, mend, and say what was found."""
    folder, how, way, which = sys.argv[1:]
    if way == "renames":
        swap.exchange = cannot
    trigger = Trigger()
    trigger.kill = how == "kill"
    answer = []
    goes_on, moment = True, 0
    while goes_on:
        output = Path(folder, f"moment-{moment}", "site")
        output.parent.mkdir()
        if which == "again":
            build(output, OLD)
            for path, data in FOREIGN.items():
                (output / path).parent.mkdir(exist_ok=True)
                (output / path).write_bytes(data)
        goes_on = end_at(moment, output, trigger)
        after = state(output)
        left = beside(output)
        with Staging(output):
            pass  # a build that begins and fails: it only mends
        mended = state(output)
        kept = all((output / path).exists() for path in FOREIGN)
        left_then = beside(output)
        build(output, NEW)
        left_then += beside(output)
        answer.append(
            {
                "after": after,
                "left": left,
                "mended": mended,
                "foreign": kept,
                "left_then": left_then,
                "rebuilt": state(output),
            }
        )
        shutil.rmtree(output.parent)
        moment += 1
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
