"""The process that stays and builds again: what it answers, and what it does while nobody waits."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import sys
from collections.abc import Callable

import pelican
import pytest

from dossiers.builder import resident
from dossiers.builder.memory import Memory

Build = Callable[[object, object, Memory], int]


def run(monkeypatch: pytest.MonkeyPatch, lines: str, build: Build) -> None:
    """Let it answer these lines with builds of the test's own."""
    monkeypatch.setattr(resident, "_build", build)
    monkeypatch.setattr(pelican, "init_logging", lambda **_: None)
    monkeypatch.setattr(sys, "argv", ["resident", "MARK", "content"])
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    before = signal.getsignal(signal.SIGTERM)
    try:
        resident.main()
    finally:
        signal.signal(signal.SIGTERM, before)
        gc.unfreeze()


def test_it_prepares_after_it_has_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a build leaves for later is done when its answer is out, and before the next one is asked for."""
    told: list[str] = []

    def build(_args: object, _site: object, memory: Memory) -> int:
        told.append(f"built {memory.watched}")
        memory.later(lambda: told.append(f"answered {len(capsys.readouterr().out.splitlines())}"))
        return 0

    run(monkeypatch, 'null\n["leaders/a.md"]\n', build)
    assert told == ["built None", "answered 2", "built ['leaders/a.md']", "answered 2"]


def test_it_answers_with_its_mark(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each build ends with a line: the mark, the exit code, and whether the output changed."""

    def build(_args: object, _site: object, memory: Memory) -> int:
        print("built without an end of line", end="")
        memory.changed = False
        return 2

    run(monkeypatch, "null\n", build)
    *said, answer = capsys.readouterr().out.splitlines()
    assert said == ["built without an end of line"]
    mark, _, rest = answer.partition(" ")
    assert (mark, json.loads(rest)) == ("MARK", [2, False])


def test_it_ends_in_order_when_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told to end, it gives up the build under way as for Ctrl-C, and answers no more."""

    def build(_args: object, _site: object, memory: Memory) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    with pytest.raises(KeyboardInterrupt):
        run(monkeypatch, "null\n", build)
    assert capsys.readouterr().out == ""
