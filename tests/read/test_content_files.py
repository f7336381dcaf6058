"""Reading a folder: what is never opened, and what is left when a file cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossiers.pipeline import load
from site_of import dossier, site_of, write


def test_a_link_is_not_followed_even_for_its_line(tmp_path: Path) -> None:
    """What a symbolic link leads to is neither read nor shown beside the problem."""
    secret = tmp_path / "secret"
    secret.write_text("---\nkind: secret\n---\n", encoding="utf-8")
    root = write(tmp_path / "content", {"leaders/rudolf.md": dossier("Rudolf")})
    for name in ("leaders/sapt.md", "sources.yaml"):
        (root / name).symlink_to(secret)
    problems = load(root).problems
    assert {(problem.code, problem.file) for problem in problems} == {
        ("symbolic-link", "leaders/sapt.md"),
        ("symbolic-link", "sources.yaml"),
    }
    assert {problem.line_text for problem in problems} == {""}


@pytest.mark.parametrize("name", ["leaders/sapt.md", "places.yaml", "authorities.yaml"])
def test_a_pipe_is_not_opened(tmp_path: Path, name: str) -> None:
    """A pipe in place of a file is a problem; opening it would never end."""
    root = write(tmp_path, {"leaders/rudolf.md": dossier("Rudolf")})
    os.mkfifo(root / name)
    assert ("not-a-file", name) in {(problem.code, problem.file) for problem in load(root).problems}


@pytest.mark.parametrize("name", ["sources.yaml", "relation_types.yaml"])
def test_a_folder_or_a_huge_file_in_place_of_a_list(tmp_path: Path, name: str) -> None:
    """A folder is no file, and a file beyond the limit is not read."""
    (write(tmp_path / "a", {"leaders/rudolf.md": dossier("Rudolf")}) / name).mkdir()
    assert [problem.code for problem in load(tmp_path / "a").problems] == ["not-a-file"]
    root = write(tmp_path / "b", {name: b"# " + b"x" * (2 * 1024 * 1024)})
    assert [problem.code for problem in load(root).problems] == ["too-large"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "[]", '""'])
def test_an_empty_list_is_no_problem(text: str) -> None:
    """A shared file may be there before anything is in it."""
    files = dict.fromkeys(("sources.yaml", "places.yaml", "authorities.yaml", "event_kinds.yaml"), text)
    assert site_of(dict(files), rudolf="").codes == []


def test_places_of_shared_sources_are_those_in_the_file() -> None:
    """Behind a faulty entry the next ones keep their own lines."""
    built = site_of(
        {"sources.yaml": "- {id: a, tytle: A}\n- {id: a}\n- {id: b}\n- {id: c, via: d}\n"}, rudolf=""
    )
    places = {problem.message: problem.position for problem in built.problems}
    position = places["no source has the id “d”"]
    assert position is not None
    assert position.line == 4
