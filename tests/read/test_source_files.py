"""The listing of a content folder: what is read, what is refused, and that no link is followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossiers.read.evidence import evidence
from dossiers.read.look import Look
from dossiers.read.source_files import FILE_LIMIT, ContentFile, list_again, list_files, shown, suggest_id

FOLDERS = ("leaders", "groups", "pages")


def _content(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return root


def _found(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, problems = list_files(Look(root), FOLDERS)
    return [file.path for file in files], [(problem.code, problem.file) for problem in problems]


def test_listing(tmp_path: Path) -> None:
    """The Markdown files of the folders come sorted by path, each with folder and id."""
    root = _content(
        tmp_path, "pages/about.md", "leaders/b.md", "leaders/a-1.md", "sources.yaml", "images/map.svg"
    )
    files, problems = list_files(Look(root), FOLDERS)
    assert [(file.path, file.folder, file.id) for file in files] == [
        ("leaders/a-1.md", "leaders", "a-1"),
        ("leaders/b.md", "leaders", "b"),
        ("pages/about.md", "pages", "about"),
    ]
    assert not problems


def test_hidden_files_and_backups(tmp_path: Path) -> None:
    """What editors and systems leave beside files is passed over."""
    root = _content(
        tmp_path, "leaders/.x.md.swp", "leaders/.hidden.md", ".git/y.md", "leaders/x.md~", ".DS_Store"
    )
    assert _found(root) == ([], [])


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("leaders/Qais Al-Khazali.md", "bad-filename", "qais-al-khazali.md"),
        ("leaders/akıl_é--x.md", "bad-filename", "akl-e-x.md"),
        ("leaders/قيس.md", "bad-filename", "in Latin letters"),
        ("leaders/-x.md", "bad-filename", "such as x.md"),
        ("leaders/nul.md", "bad-filename", "such as nul-1.md"),
        (f"leaders/{'a' * 81}.md", "bad-filename", "at most 80"),
        ("leaders/x.MD", "misplaced", "the name x.md"),
        ("leaders/x.markdown", "misplaced", "the name x.md"),
        ("leaders/x.md.txt", "misplaced", "the name x.md"),
        ("leaders/x.yaml", "misplaced", "the name x.md"),
        ("x.md", "misplaced", "leaders/x.md"),
        ("leader/x.md", "misplaced", "leaders/x.md"),
        ("groups/iraq/x.md", "misplaced", "groups/x.md"),
    ],
)
def test_refused(tmp_path: Path, path: str, code: str, expected: str) -> None:
    """A file that looks like a dossier but cannot be one is reported with a name that can."""
    files, (problem,) = list_files(Look(_content(tmp_path, path)), FOLDERS)
    assert files == []
    assert (problem.code, problem.file) == (code, path)
    assert expected in problem.expected


def test_links_are_never_followed(tmp_path: Path) -> None:
    """A link to a file, to a folder, to itself or to nothing is reported wherever it stands."""
    secret = _content(tmp_path / "outside", "secret.md")
    root = _content(tmp_path / "content", "leaders/a.md", "images/map.svg")
    (root / "leaders/file.md").symlink_to(secret / "secret.md")
    (root / "groups").symlink_to(secret)
    (root / "images/loop").symlink_to(root / "images")
    (root / "leaders/dangling.md").symlink_to(tmp_path / "nothing")
    files, problems = _found(root)
    assert files == ["leaders/a.md"]
    links = ["groups", "images/loop", "leaders/dangling.md", "leaders/file.md"]
    assert problems == [("symbolic-link", path) for path in links]


def test_content_itself_may_be_a_link(tmp_path: Path) -> None:
    """The folder that the user names is theirs to choose."""
    (tmp_path / "link").symlink_to(_content(tmp_path / "content", "leaders/a.md"))
    assert _found(tmp_path / "link") == (["leaders/a.md"], [])


def test_not_files(tmp_path: Path) -> None:
    """A folder named x.md, a pipe, and a file in place of a folder are reported, not opened."""
    root = _content(tmp_path, "leaders/x.md/y.md", "groups")
    os.mkfifo(root / "leaders" / "pipe.md")
    assert _found(root) == (
        [],
        [
            ("not-a-file", "groups"),
            ("not-a-file", "leaders/pipe.md"),
            ("not-a-file", "leaders/x.md"),
            ("misplaced", "leaders/x.md/y.md"),
        ],
    )


def test_too_large(tmp_path: Path) -> None:
    """A file over the limit is reported without being opened."""
    root = _content(tmp_path, "leaders/a.md")
    os.truncate(root / "leaders/a.md", 3 * 1024 * 1024)
    assert _found(root) == ([], [("too-large", "leaders/a.md")])


def test_no_folder(tmp_path: Path) -> None:
    """A content folder that is not there is a problem; a kind without dossiers is none."""
    assert _found(tmp_path / "nothing") == ([], [("unreadable", ".")])
    assert _found(tmp_path) == ([], [])


def test_names_that_would_break_a_report() -> None:
    """A line break or a change of direction in a file's name cannot forge a line of a report."""
    assert shown("a\n::error::b\u202e\udcff.md") == "a\\u000a::error::b\\u202e\\udcff.md"


def test_suggested_ids() -> None:
    """A suggestion keeps what it can of a name."""
    assert [suggest_id(text) for text in ("Asa'ib Ahl al-Haq", "  Öcalan / 2 ", "قيس", "CON")] == [
        "asaib-ahl-al-haq",
        "ocalan-2",
        "",
        "con-1",
    ]


def test_a_file_that_was_read_before_and_is_as_it_was(tmp_path: Path) -> None:
    """Its name, here one that would be refused, is not looked at again; one that is other than it was, or of another sort, is."""
    root = _content(tmp_path, "leaders/A.md", "leaders/b.md", "leaders/c.md", "leaders/d.md")
    known = {f"leaders/{name}.md": evidence((root / f"leaders/{name}.md").lstat()) for name in "Abcd"}
    assert known["leaders/A.md"]
    (root / "leaders/b.md").write_text("longer than it was")
    (root / "leaders/c.md").unlink()
    (root / "leaders/c.md").symlink_to("A.md")
    (root / "leaders/d.md").unlink()
    (root / "leaders/Bad Name.md").write_text("")
    files, problems = list_files(Look(root), FOLDERS, read_before=known)
    assert [file.path for file in files] == ["leaders/A.md", "leaders/b.md"]
    assert [file.evidence for file in files] == [evidence((root / file.path).lstat()) for file in files]
    assert [(problem.code, problem.file) for problem in problems] == [
        ("bad-filename", "leaders/Bad Name.md"),
        ("symbolic-link", "leaders/c.md"),
    ]


def _again(root: Path, known: list[ContentFile], *watched: str) -> dict[str, ContentFile] | None:
    return list_again(Look(root), FOLDERS, {file.path: file for file in known}, watched)


def test_a_listing_again_is_the_listing(tmp_path: Path) -> None:
    """With what was changed, added and removed since, it gives what a whole listing gives, in its order."""
    root = _content(tmp_path, "leaders/a.md", "leaders/c.md", "leaders/d.md", "pages/about.md")
    known, _ = list_files(Look(root), FOLDERS)
    (root / "leaders/c.md").write_text("longer than it was")
    (root / "leaders/d.md").unlink()
    _content(root, "leaders/b.md", "groups/new.md")
    watched = ("leaders/c.md", "leaders/d.md", "groups/new.md", "leaders/b.md", "leaders/never.md")
    again = _again(root, known, *watched)
    assert again is not None
    listed, _ = list_files(Look(root), FOLDERS)
    assert [(path, file.path, file.folder, file.id, file.evidence) for path, file in again.items()] == [
        (file.path, file.path, file.folder, file.id, file.evidence) for file in listed
    ]
    assert again["leaders/a.md"] is known[0]


@pytest.mark.parametrize("path", ["leaders/Bad Name.md", "leader/x.md", "leaders/x.txt", "leaders/con.md"])
def test_what_is_to_be_reported_is_not_listed_again(tmp_path: Path, path: str) -> None:
    """A new file that has a problem needs the whole listing, which reports it."""
    root = _content(tmp_path, "leaders/a.md")
    known, _ = list_files(Look(root), FOLDERS)
    _content(root, path)
    assert _again(root, known, path) is None


@pytest.mark.parametrize("kind", ["link", "folder", "large"])
def test_a_file_that_became_something_else_is_not_listed_again(tmp_path: Path, kind: str) -> None:
    """In the place of a file that was read there can be what never is."""
    root = _content(tmp_path, "leaders/a.md", "leaders/b.md")
    known, _ = list_files(Look(root), FOLDERS)
    place = root / "leaders/a.md"
    place.unlink()
    if kind == "link":
        place.symlink_to("b.md")
    elif kind == "folder":
        place.mkdir()
    else:
        place.write_bytes(b"x" * (FILE_LIMIT + 1))
    assert _again(root, known, "leaders/a.md") is None
