"""A build that is ended, by Ctrl-C or by what it meets, costs the next one nothing that was done before it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest
from building import begin, built, check, settle
from changing_site import Changing

from dossiers.builder import making
from dossiers.builder.store import SEAL
from dossiers.builder.work import WorkerDiedError
from dossiers.render.output import OutputError, Staging
from dossiers.render.templates import ThemeError
from programs import answer_of


class Found(TypedDict):
    """What one ended build left."""

    ended: bool
    believed: bool
    known: bool
    whole: bool
    same: bool


def end_everywhere(place: Path, moments: int, which: str, *within: str) -> list[Found]:
    """End a build at moments all over its course from the call of one function to that of another."""
    program = Path(__file__).with_name("ended_builds.py")
    beside = (program.parent, program.parents[1])
    found: list[Found] = answer_of(program, str(place), str(moments), which, *within, beside=beside)
    return found


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="each build is ended in a copy of this process")


@forking
@pytest.mark.parametrize("within", [("built", ""), ("read_site", "make"), ("promote", "")])
def test_an_edit_ended_anywhere_is_built_by_the_next_build(within: tuple[str, str], tmp_path: Path) -> None:
    """The old site or the new one is whole, what is remembered of it is believed, and the next build is right."""
    found = end_everywhere(tmp_path, 30, "again", *within)
    assert sum(one["ended"] for one in found) >= 20
    assert all(one["known"] and one["whole"] and one["same"] for one in found)


@forking
def test_a_first_build_ended_anywhere_is_built_by_the_next_build(tmp_path: Path) -> None:
    """Ended while texts are read it leaves nothing; ended later what was read is believed; the next build is right."""
    found = end_everywhere(tmp_path, 25, "first", "built", "")
    assert all(one["whole"] and one["same"] for one in found)
    believed = [one["believed"] for one in found]
    assert believed == sorted(believed)
    assert sum(one["ended"] and one["believed"] for one in found) >= 5


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Changing]:
    """Return a site that was built, and has another title since."""
    changing = begin(3, tmp_path)
    check(changing, tmp_path, ["first"])
    changing.retitle()
    settle(changing, tmp_path)
    yield changing
    # Whatever happened, the next build is right.
    check(changing, tmp_path, ["mended"])


def sealed(place: Path) -> bool:
    """Say whether what was remembered is believed."""
    return any(place.glob(f"cache/*/{SEAL}"))


def test_a_theme_that_fails_costs_nothing(site: Changing, tmp_path: Path) -> None:
    """Whoever mends a template after its error is shown does not wait for a build of everything."""
    template = tmp_path / "theme/templates/dossier.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{% block main %}", "{% block main %}{{ 1 // 0 }}"), encoding="utf-8")
    with pytest.raises(ThemeError):
        built(site, tmp_path, "output", "cache")
    assert sealed(tmp_path)
    template.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "fault",
    [OutputError("site", "full", "room"), WorkerDiedError(["leaders/a.md"]), OSError(5, "no", "here")],
)
def test_a_fault_that_is_not_the_stores_costs_nothing(
    fault: Exception, site: Changing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full, a worker that died: what was remembered is as good as before."""

    def promote(_: Staging) -> None:
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr(Staging, "promote", promote)
        with pytest.raises(type(fault)):
            built(site, tmp_path, "output", "cache")
    assert sealed(tmp_path)


def test_what_nobody_expected_is_not_believed(
    site: Changing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program may come from what it remembered: the next build begins without."""

    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(making.Maker, "make", fail)
        with pytest.raises(RuntimeError):
            built(site, tmp_path, "output", "cache")
    assert not sealed(tmp_path)
