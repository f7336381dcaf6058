"""The process that stays and builds again: what it answers, and what it does while nobody waits."""

from __future__ import annotations

import gc
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
    """Let it answer these lines with builds of the test's own, without a pause between them."""
    reading, writing = os.pipe()
    os.write(writing, lines.encode())
    os.close(writing)
    answer(monkeypatch, reading, build)


def answer(monkeypatch: pytest.MonkeyPatch, reading: int, build: Build) -> None:
    """Let it answer what comes through a pipe."""
    monkeypatch.setattr(resident, "_build", build)
    monkeypatch.setattr(pelican, "init_logging", lambda **_: None)
    monkeypatch.setattr(sys, "argv", ["resident", "MARK", "content"])
    with os.fdopen(reading) as lines:
        monkeypatch.setattr(sys, "stdin", lines)
        try:
            resident.main()
        finally:
            gc.unfreeze()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe cannot be waited for")
def test_it_prepares_while_nobody_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a build leaves for later is done once its answer is out, unless the next one is asked for already."""
    told: list[str] = []
    reading, writing = os.pipe()

    def build(_args: object, _site: object, memory: Memory) -> int:
        told.append(f"built {memory.watched}")
        if memory.watched is None:
            os.write(writing, b'["leaders/a.md"]\n')

        def prepare() -> None:
            told.append(f"answered {len(capsys.readouterr().out.splitlines())}")
            if "built []" not in told:
                os.write(writing, b"[]\n")
            else:
                os.close(writing)

        memory.later("answer", prepare)
        return 0

    os.write(writing, b"null\n")
    answer(monkeypatch, reading, build)
    assert told == ["built None", "built ['leaders/a.md']", "answered 4", "built []", "answered 2"]


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
        signal.raise_signal(signal.SIGTERM)
        return 0

    with pytest.raises(KeyboardInterrupt):
        run(monkeypatch, "null\n", build)
    assert capsys.readouterr().out == ""
