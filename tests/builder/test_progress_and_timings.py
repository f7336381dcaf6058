"""What a long build says of itself: how far it is, on a terminal, and where its time went."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from dossiers.builder import progress
from dossiers.builder.progress import Progress
from dossiers.builder.timings import Timings
from dossiers.builder.work import Workers


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def shown(stream: io.StringIO) -> str:
    """Return what a stage of seven things puts on a stream, of which three are done when somebody looks."""
    seen = Progress(Console(file=stream))
    seen.stage("read and link", 7)
    seen.advance(2)
    seen.advance()
    seen.close()
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue())


def test_a_terminal_shows_how_far_a_long_build_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage, how many of how many, and the time that is left."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    text = shown(Terminal())
    assert "read and link" in text
    assert re.search(r"3/7 +(-:--:--|\d:\d\d:\d\d)", text)


def test_a_short_build_shows_nothing() -> None:
    """Before two seconds have passed there is nothing to wait for."""
    assert progress.PATIENCE == 2.0
    assert shown(Terminal()) == ""


def test_what_is_not_a_terminal_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log of a server has no bars in it."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert shown(io.StringIO()) == ""


def test_timings_say_each_stage_once_and_count_what_it_handled() -> None:
    """A stage that is entered twice is one line; what an inner one takes is not the outer one's."""
    workers = Workers(1)
    with workers.stage("read"):
        workers.done(1234)
        with workers.stage("remember"):
            sum(range(3_000_000))
    with workers.stage("read"):
        workers.done()
    stages = workers.timings.stages
    assert list(stages) == ["read", "remember"]
    assert stages["read"].count == 1235
    assert stages["read"].own < stages["remember"].own
    lines = workers.timings.table().splitlines()
    assert lines[0].split() == ["stage", "wall", "s", "CPU", "here", "workers", "count"]
    assert re.fullmatch(r"read +\d+\.\d\d +\d+\.\d\d +0\.00 +1,235", lines[1])


def test_timings_of_nothing_are_a_heading() -> None:
    """A build that ended at once has no stages."""
    assert Timings().table().count("\n") == 0
