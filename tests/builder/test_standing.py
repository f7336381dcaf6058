"""A build with nothing to do says what the last one said, and says so only while nothing is other than it was."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from building import THEME, begin, built, settle
from changing_site import Changing
from msgspec.structs import replace

from dossiers.builder import standing as standing_module
from dossiers.builder.cache import store_folder
from dossiers.builder.outcome import Outcome
from dossiers.builder.standing import Standing, digest_of_settings
from dossiers.read import evidence as evidence_module
from dossiers.read import look as look_module
from dossiers.render.output import MANIFEST

NAME = Changing(random.Random(0)).name


def look(place: Path, settings: str = NAME) -> Standing:
    """Look at the site of a folder as it is now."""
    content, output = place / "content", place / "output"
    return Standing(
        store_folder(place / "cache", content, output), output, content, place / "theme", settings
    )


def build_and_keep(site: Changing, place: Path) -> Outcome:
    """Build the present state as a build from the command line does."""
    standing = look(place, site.name)
    outcome = built(site, place, "output", "cache")
    standing.keep(outcome)
    return outcome


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A site that was built, with a warning that has a second place, and with a file that is not ours."""
    site = Changing(random.Random(0))
    shutil.copytree(THEME, tmp_path / "theme")
    folder = tmp_path / "content/leaders"
    folder.mkdir(parents=True)
    for key in "ab":
        (folder / f"{key}.md").write_text(
            f"---\nkind: leader\ntitle: {key}\nleader: {{name: {key}, aliases: [The Fox]}}\n"
            "sources: [{id: herald, title: The Herald}]\n---\nRuled. [@herald]\n",
            encoding="utf-8",
        )
    assert built(site, tmp_path, "output", "cache").promotion is not None
    (tmp_path / "output/CNAME").write_text("ruritania.example\n", encoding="utf-8")
    (tmp_path / "output/.notes").mkdir()
    outcome = build_and_keep(site, tmp_path)
    assert outcome.problems
    assert outcome.carried == (".notes/", "CNAME")
    return tmp_path


def test_the_last_build_is_told_again(warned: Path) -> None:
    """With nothing changed the outcome is that of a build that had nothing to do, warnings and all."""
    told = look(warned).outcome()
    assert told is not None
    assert told.promotion is not None
    assert told.promotion.written == ()
    site = Changing(random.Random(0))
    again = built(site, warned, "output", "cache")
    assert again.promotion == told.promotion
    assert again.counts == told.counts
    assert again.carried == told.carried
    assert [replace(problem, at=told.problems[0].at) for problem in again.problems] == list(told.problems)


def _edit_in_place(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4)
        file.write(b"#")


def _replace(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data + b" ")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text was edited in its place": lambda at: _edit_in_place(at / "content/leaders/a.md"),
    "a text was replaced": lambda at: _replace(at / "content/leaders/a.md"),
    "a text was touched": lambda at: os.utime(at / "content/leaders/a.md", (1, 1)),
    "a text is gone": lambda at: (at / "content/leaders/a.md").unlink(),
    "a text has another name": lambda at: (at / "content/leaders/a.md").rename(at / "content/leaders/c.md"),
    "a text is new": lambda at: (at / "content/leaders/c.md").write_text("", encoding="utf-8"),
    "a folder is new": lambda at: (at / "content/leaders/c.md").mkdir(),
    "a link is new": lambda at: (at / "content/leaders/c.md").symlink_to("a.md"),
    "a list of terms is new": lambda at: (at / "content/authorities.yaml").write_text("", encoding="utf-8"),
    "the content is gone": lambda at: shutil.rmtree(at / "content"),
    "a template was edited": lambda at: _edit_in_place(at / "theme/templates/base.html"),
    "a page was edited in its place": lambda at: _edit_in_place(at / "output/leaders/a.html"),
    "a page was replaced": lambda at: _replace(at / "output/leaders/a.html"),
    "a page is gone": lambda at: (at / "output/leaders/a.html").unlink(),
    "a file of others is new": lambda at: (at / "output/leaders/new").write_text("", encoding="utf-8"),
    "a file of others is gone": lambda at: (at / "output/CNAME").unlink(),
    "the manifest was edited": lambda at: _edit_in_place(at / "output" / MANIFEST),
    "the output is gone": lambda at: shutil.rmtree(at / "output"),
    "the store was edited": lambda at: _edit_in_place(next(at.glob("cache/*/site.db"))),
    "the store is gone": lambda at: next(at.glob("cache/*/site.db")).unlink(),
    "what was remembered is gone": lambda at: next(at.glob("cache/*/site.last")).unlink(),
    "what was remembered is cut": lambda at: os.truncate(next(at.glob("cache/*/site.last")), 90),
    "what was remembered is empty": lambda at: os.truncate(next(at.glob("cache/*/site.last")), 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_does_not_stand(change: str, warned: Path) -> None:
    """Any change of what a site is made from, of the site, or of what is remembered, asks for an ordinary build."""
    assert look(warned).outcome() is not None
    CHANGES[change](warned)
    assert look(warned).outcome() is None


def test_a_page_that_was_edited_is_made_again(warned: Path) -> None:
    """What was edited in its place is mended by the next build, whatever else that has to do, and then all stands."""
    site, page = Changing(random.Random(0)), warned / "output/leaders/a.html"
    sound = page.read_bytes()
    _edit_in_place(page)
    text = warned / "content/leaders/b.md"
    text.write_text(f"{text.read_text(encoding='utf-8')}More.\n", encoding="utf-8")
    assert look(warned).outcome() is None
    build_and_keep(site, warned)
    assert page.read_bytes() == sound
    assert look(warned).outcome() is not None


def test_what_builds_wrote_since_is_known(warned: Path) -> None:
    """After several edits the last build stands; a page that one of them wrote and that was edited then is found."""
    site = Changing(random.Random(0))
    for key in "ab":
        text = warned / f"content/leaders/{key}.md"
        text.write_text(f"{text.read_text(encoding='utf-8')}More.\n", encoding="utf-8")
        build_and_keep(site, warned)
    standing = look(warned)
    assert standing.outcome() is not None
    _edit_in_place(warned / "output/leaders/a.html")
    assert standing.outcome() is None


def test_a_folder_that_cannot_be_read(warned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is for the build to say so; nothing stands meanwhile, and nothing of it is remembered."""
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "leaders":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        assert look(warned).outcome() is None
        outcome = build_and_keep(Changing(random.Random(0)), warned)
    assert [problem.code for problem in outcome.problems if problem.file == "leaders"] == ["unreadable"]
    assert look(warned).outcome() is None


def test_files_of_others_may_change(warned: Path) -> None:
    """What is not ours in the output asks for no build when it is edited."""
    (warned / "output/CNAME").write_text("strelsau.example\n", encoding="utf-8")
    assert look(warned).outcome() is not None
    (warned / "output/.notes/new").write_text("", encoding="utf-8")
    build_and_keep(Changing(random.Random(0)), warned)
    (warned / "output/.notes/new").write_text("more", encoding="utf-8")
    assert look(warned).outcome() is not None


def test_a_flipped_bit_is_seen(warned: Path) -> None:
    """Whatever byte of what is remembered is another, it is not believed."""
    place = next(warned.glob("cache/*/site.last"))
    data, standing = place.read_bytes(), look(warned)
    for at in range(len(data)):
        place.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        assert standing.outcome() is None, at
    place.write_bytes(data)
    assert standing.outcome() is not None


def test_another_program_or_other_settings(warned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another setting, and another version of the program, ask for an ordinary build."""
    assert look(warned, "other").outcome() is None
    monkeypatch.setattr(standing_module, "program_digest", lambda: "other")
    assert look(warned).outcome() is None


def test_the_clock_ticks_too_slowly(warned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that was changed just before the build, and again within the same tick, is known by its bytes."""
    for tick in ("FINE", "TICK"):
        monkeypatch.setattr(evidence_module, tick, 600_000_000_000)
    for module in (standing_module, look_module):
        monkeypatch.setattr(module, "evidence", lambda found: str(found.st_size))
    build_and_keep(Changing(random.Random(0)), warned)
    assert look(warned).outcome() is not None
    _edit_in_place(warned / "content/leaders/a.md")
    assert look(warned).outcome() is None


def test_a_text_that_changes_while_a_build_reads(warned: Path) -> None:
    """What is edited after the build looked is seen by the next one, though the build may not have read it."""
    site = Changing(random.Random(0))
    _edit_in_place(warned / "theme/templates/base.html")
    standing = look(warned)
    outcome = built(site, warned, "output", "cache")
    (warned / "content/leaders/a.md").write_bytes((warned / "content/leaders/b.md").read_bytes())
    standing.keep(outcome)
    assert look(warned).outcome() is None


def test_a_build_that_failed_is_not_remembered(warned: Path) -> None:
    """After a build with errors the next one reports them again."""
    (warned / "content/leaders/a.md").write_text("nothing", encoding="utf-8")
    assert build_and_keep(Changing(random.Random(0)), warned).promotion is None
    assert look(warned).outcome() is None


@pytest.mark.parametrize("seed", range(3))
def test_it_stands_only_when_there_is_nothing_to_do(seed: int, tmp_path: Path) -> None:
    """After any edit a build that would say that nothing changed finds nothing to change."""
    site = begin(seed, tmp_path)
    build_and_keep(site, tmp_path)
    for _ in range(6):
        site.rng.choice([edit for edit in site.edits() if edit != site.version])()
        settle(site, tmp_path)
        told = look(tmp_path, site.name).outcome()
        outcome = build_and_keep(site, tmp_path)
        assert told is None or told.promotion == outcome.promotion
        assert look(tmp_path, site.name).outcome() is not None


def test_settings_that_shape_a_site() -> None:
    """Every plain value in the settings counts, in whatever order it is given; what is no value does not."""
    settings = {"A": [1, {"b": {"x", "y"}}], "P": Path("a"), "F": test_settings_that_shape_a_site}
    known = digest_of_settings(settings, [None])
    assert digest_of_settings(dict(reversed(settings.items())), [None]) == known
    assert digest_of_settings({**settings, "F": _replace}, [None]) == known
    others: list[dict[str, object]] = [
        {"A": [1, {"b": {"x"}}]},
        {"A": [True, {"b": {"x", "y"}}]},
        {"P": "a"},
        {"F": None},
        {"G": 0},
    ]
    assert known not in {digest_of_settings({**settings, **other}, [None]) for other in others}
    assert digest_of_settings(settings, ["1"]) != known
