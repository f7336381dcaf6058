"""The command line: exit codes, formats, help."""

import json
from pathlib import Path

import pytest

from dossiers.commands import COMMANDS, main
from dossiers.reference import problems_reference, schema_text

GOOD = """\
---
kind: leader
title: Jan Example
leader: Jan Example
sources:
  - {id: report-2020, title: A report}
---

He is invented [@report-2020].
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a content folder with one good dossier, as `content` in the current folder."""
    (tmp_path / "content/leaders").mkdir(parents=True)
    (tmp_path / "content/leaders/jan-example.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def broken(content: Path) -> None:
    """Add a dossier with an error in line 3."""
    (content / "leaders/bad.md").write_text(GOOD.replace("title:", "titel:"), encoding="utf-8")


def test_good_content_passes(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Content without problems ends with 0 and says how much was read."""
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "no problems\n1 dossier, 0 pages, 1 source read\n"


def test_bad_content_fails_with_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error ends with 2 and is printed with the path as typed, line and column."""
    broken(content)
    assert main(["check", "content"]) == 2
    assert "content/leaders/bad.md:3:1: error[unknown-key]: " in capsys.readouterr().out


def test_warnings_fail_only_when_strict(content: Path) -> None:
    """A warning alone passes, unless asked to be strict."""
    text = GOOD.replace(" [@report-2020]", "").replace("---\n\n", "  - {id: other, title: Another}\n---\n\n")
    (content / "leaders/jan-example.md").write_text(text, encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 2


def test_json_is_nothing_but_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs can read all of standard output."""
    broken(content)
    assert main(["check", "--format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["counts"]["errors"] == len(document["problems"]) > 0


def test_github_gets_log_annotations_and_summary(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workflow gets the text for its log, annotations for the lines, and a list appended to the summary."""
    broken(content)
    (content / "leaders/bad2.md").write_text(GOOD.replace("kind:", "##[error]x:"), encoding="utf-8")
    summary, changed = tmp_path / "summary.md", tmp_path / "changed.txt"
    summary.write_text("before\n", encoding="utf-8")
    changed.write_text("content/leaders/bad2.md\n", encoding="utf-8")
    code = main(["check", "--format", "github", "--summary", str(summary), "--changed", str(changed)])
    lines = capsys.readouterr().out.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert code == 2
    assert commands[0].startswith("::error file=content/leaders/bad2.md,line=")
    assert any(line.startswith("::error file=content/leaders/bad.md,line=3,col=1,") for line in commands)
    assert not any("##[" in line for line in lines if not line.startswith("::"))
    assert summary.read_text(encoding="utf-8").startswith("before\n### Content: ")


def test_missing_folder_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is a misuse, not an empty site."""
    assert main(["check", str(tmp_path / "gone")]) == 2
    assert "is not a folder" in capsys.readouterr().err
    assert main(["check-site", str(tmp_path / "gone")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_check_site_prints_faults_and_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole site ends with 0, one with a broken link with 2 and the place of the link."""
    page = '<!DOCTYPE html>\n<html lang="en"><title>T</title>\n<a href="{}">x</a></html>\n'
    (tmp_path / "index.html").write_text(page.format("index.html"))
    assert main(["check-site", str(tmp_path)]) == 0
    assert (
        capsys.readouterr().out == "1 page, 1 file, 1 internal link (0 anchors), 0 external links: 0 faults\n"
    )
    (tmp_path / "index.html").write_text(page.format("gone.html"))
    assert main(["check-site", str(tmp_path)]) == 2
    assert "index.html:3: the address “gone.html” leads nowhere\n" in capsys.readouterr().out


def test_documents_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The documents come out as the library makes them."""
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()
    assert main(["reference", "problems"]) == 0
    assert capsys.readouterr().out == problems_reference()


@pytest.mark.parametrize(
    "name", [command.__name__.rpartition(".")[2].replace("_", "-") for command in COMMANDS]
)
def test_help_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every subcommand shows how it is called."""
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"example: dossiers {name}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is printed."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("dossiers ")
