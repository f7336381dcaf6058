"""Builds as a command: the same bytes from anywhere, exit codes, and an old site that no failure harms."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from dossiers.sitecheck import check_site
from site_of import dossier, write
from whole_site import CONTENT, ROOT, Site, build, built, digests

GOOD = {
    "leaders/rudolf.md": dossier("Rudolf", "group: guard\nformer_ids: [the-double]\n---\nSee [[guard]].\n"),
    "groups/guard.md": dossier("The Guard", "kind: group\n---\nLed by [[rudolf]] [@herald].\n"),
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content and the site that was built from it; tests take copies."""
    folder = tmp_path_factory.mktemp("small")
    built(write(folder / "content", dict(GOOD)), folder / "output", umask=0o022)
    return folder


@pytest.fixture
def content(once: Path, tmp_path: Path) -> Path:
    """Return a content folder with two good dossiers; beside it lies ``output``, built from it."""
    shutil.copytree(once / "output", tmp_path / "output")
    return Path(shutil.copytree(once / "content", tmp_path / "content"))


def test_the_same_content_gives_the_same_bytes_anywhere(
    example: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Another folder, working directory, time zone, locale, order of hashes and umask change no byte."""
    there = tmp_path_factory.mktemp("elsewhere", numbered=True)
    shutil.copytree(CONTENT, there / "Inhalt ünd mehr")
    env = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "HOME": str(there),
    }
    output = built("Inhalt ünd mehr", there / "out put", cwd=there, env=env, umask=0o077)
    assert digests(output) == digests(example.root)


def test_relative_paths_are_those_of_the_caller(content: Path) -> None:
    """`-o` and the content folder are found from where the command is called, and only the output is written."""
    before = digests(content)
    result = build("content", "output", cwd=content.parent)
    assert result.returncode == 0
    assert "0 files written" in result.stderr
    assert digests(content) == before
    assert {path.name for path in content.parent.iterdir()} - {".output.lock"} == {"content", "output"}


def test_another_theme_is_used(content: Path, tmp_path: Path) -> None:
    """`-t` names a theme, and its templates and styles make the pages."""
    shutil.copytree(ROOT / "theme", tmp_path / "mine")
    base = tmp_path / "mine/templates/base.html"
    base.write_text(
        base.read_text(encoding="utf-8").replace("<body>", '<body class="mine">'), encoding="utf-8"
    )
    output = built(content, tmp_path / "output", "-t", str(tmp_path / "mine"))
    assert '<body class="mine">' in (output / "leaders/rudolf.html").read_text(encoding="utf-8")


def test_files_can_be_read_by_a_web_server(once: Path) -> None:
    """With the usual umask files are 0644 and folders 0755; nothing is executable or a link."""
    for path in (once / "output").rglob("*"):
        mode = path.lstat().st_mode
        assert stat.S_IMODE(mode) == (0o755 if stat.S_ISDIR(mode) else 0o644), path
        assert stat.S_ISDIR(mode) or stat.S_ISREG(mode), path


def test_a_deleted_dossier_leaves_nothing_behind(content: Path, tmp_path: Path) -> None:
    """Its page, its data, its redirects and its entries go with it; the result is that of a clean build."""
    output = tmp_path / "output"
    assert (output / "leaders/the-double.html").exists()
    (content / "leaders/rudolf.md").unlink()
    write(content, {"groups/guard.md": dossier("The Guard", "kind: group\n---\nAlone [@herald].\n")})
    built(content, output)
    assert digests(output) == digests(built(content, tmp_path / "clean"))
    assert not any("rudolf" in path or "double" in path for path in digests(output))
    assert "Rudolf" not in (output / "index.html").read_text(encoding="utf-8")


def test_a_wiping_build_is_as_safe(once: Path, content: Path, tmp_path: Path) -> None:
    """`-d` gives the same site, drops what is not its own, and drops nothing when the content has an error."""
    output = tmp_path / "output"
    (output / "left-behind.txt").write_text("x", encoding="utf-8")
    (content / "leaders/bad.md").write_text("no front matter\n", encoding="utf-8")
    assert build(content, output, "-d").returncode == 2
    assert (output / "left-behind.txt").exists()
    (content / "leaders/bad.md").unlink()
    built(content, output, "-d")
    assert digests(output) == digests(once / "output")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("leaders/bad.md", GOOD["leaders/rudolf.md"].replace("title:", "titel:"), "leaders/bad.md:3:1: error[unknown-key]"),
        ("groups/guard.md", dossier("The Guard", "kind: group\n---\nSee [[nobody]].\n"), "error[unknown-target]"),
        ("leaders/bad.md", "", "error[no-front-matter]"),
    ],
    ids=["front matter", "link", "empty file"],
)  # fmt: skip
def test_an_error_leaves_the_old_site_as_it_was(
    content: Path, tmp_path: Path, path: str, text: str, expected: str
) -> None:
    """Exit code 2, the place of the mistake, no traceback, and not one byte or file of the old site changed."""
    output = tmp_path / "output"
    before = {name: (digest, (output / name).stat().st_mtime_ns) for name, digest in digests(output).items()}
    write(content, {path: text})
    result = build(content, output)
    assert result.returncode == 2
    assert expected in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert {
        name: (digest, (output / name).stat().st_mtime_ns) for name, digest in digests(output).items()
    } == before
    assert {each.name for each in tmp_path.iterdir()} - {".output.lock"} == {"content", "output"}


def test_a_first_build_with_an_error_writes_nothing(content: Path, tmp_path: Path) -> None:
    """Where there was no site there is none after."""
    write(content, {"leaders/bad.md": "---\nkind: leader\n"})
    assert build(content, tmp_path / "new").returncode == 2
    assert not (tmp_path / "new").exists()


def test_settings_that_cannot_be_used_are_named(content: Path, tmp_path: Path) -> None:
    """Bad settings end with 2 and their names, all at once, before anything is written."""
    bad = ["SITENAME=5", 'EDIT_URL="https://example.org/edit"', 'OFFLINE_ARCHIVE="../away.zip"']
    result = build(content, tmp_path / "new", "-t", str(ROOT / "plugins"), "-e", *bad)
    said = result.stdout + result.stderr
    assert result.returncode == 2
    assert said.count("error[bad-setting]") == 4
    assert all(name in said for name in ("SITENAME", "EDIT_URL", "OFFLINE_ARCHIVE", "THEME"))
    assert "Traceback" not in said
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("folder", "options", "said"),
    [("nowhere", [], "path"), ("content", ["-t", "no-such-theme"], "no-such-theme")],
    ids=["content", "theme"],
)
def test_a_folder_that_is_not_there_is_said_in_a_line(
    content: Path, folder: str, options: list[str], said: str
) -> None:
    """What Pelican refuses by itself ends with 2 as well, without a traceback, and harms nothing."""
    before = digests(content.parent / "output")
    result = build(folder, "output", *options, cwd=content.parent)
    assert result.returncode == 2
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert digests(content.parent / "output") == before


def test_a_theme_that_fails_is_named_with_its_line(content: Path, tmp_path: Path) -> None:
    """A template's mistake ends with 2, says where it is, and leaves the old site."""
    output = tmp_path / "output"
    before = digests(output)
    shutil.copytree(ROOT / "theme", tmp_path / "mine")
    page = tmp_path / "mine/templates/dossier.html"
    page.write_text(page.read_text(encoding="utf-8") + "\n{% if %}\n", encoding="utf-8")
    result = build(content, output, "-t", str(tmp_path / "mine"))
    assert result.returncode == 2
    assert "dossier.html" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert digests(output) == before


def test_a_theme_with_a_style_sheet_missing_is_refused(content: Path, tmp_path: Path) -> None:
    """A name in the list of style sheets that leads nowhere ends with 2 and the name."""
    shutil.copytree(ROOT / "theme", tmp_path / "mine")
    with (tmp_path / "mine/static/css/bundle.txt").open("a", encoding="utf-8") as bundle:
        bundle.write("missing.css\n")
    result = build(content, tmp_path / "output", "-t", str(tmp_path / "mine"))
    assert result.returncode == 2
    assert "missing.css" in (result.stdout + result.stderr).replace("\n", "")
    assert "Traceback" not in result.stdout + result.stderr


def test_the_output_may_not_be_the_content(content: Path) -> None:
    """A build never writes into what it reads."""
    before = digests(content)
    assert build(content, content / "output").returncode == 2
    assert digests(content) == before


def test_a_renamed_dossier_leaves_no_fault(content: Path, tmp_path: Path) -> None:
    """The site is whole after a file of the content was renamed, and its old page is gone."""
    output = tmp_path / "output"
    (content / "groups/guard.md").rename(content / "groups/blue-guard.md")
    write(content, {"leaders/rudolf.md": GOOD["leaders/rudolf.md"].replace("guard", "blue-guard")})
    built(content, output)
    assert check_site(output).faults == ()
    assert not (output / "groups/guard.html").exists()
