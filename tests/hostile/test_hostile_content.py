"""Every attack and every malformed file is answered by an error that names the file, the line and the fault."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hostile_cases import CASES, Case
from hostile_site import GOOD, Files, Found, Link, Pipe, errors, group, leader, pages, snapshot, write
from markupsafe import escape

from dossiers.pipeline import load
from dossiers.read.content import read_file
from dossiers.render.output.paths import Claims

_ALL = [(kind, case) for kind, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    "case", [case for _, case in _ALL], ids=[f"{kind}: {case.tries[:60]!a}" for kind, case in _ALL]
)
def test_attack_is_an_error_with_its_place(case: Case, tmp_path: Path) -> None:
    """What the case tries is an error at its line, and nothing was written."""
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    content = write(tmp_path / "content", case.files)
    before = snapshot(tmp_path)
    assert Found(case.file, case.expected_line(), case.code) in errors(content)
    assert snapshot(tmp_path) == before


def test_link_is_told_once(tmp_path: Path) -> None:
    """A symbolic link where a list belongs is one mistake, not one of the folder and one of the list."""
    content = write(
        tmp_path / "content", {"sources.yaml": Link("ROOT/secret.txt"), "places.yaml": Link("/etc/passwd")}
    )
    assert errors(content) == [
        Found("places.yaml", 1, "symbolic-link"),
        Found("sources.yaml", 1, "symbolic-link"),
    ]


def test_message_holds_no_secret(tmp_path: Path) -> None:
    """A report shows lines of the content alone, never those of a file to which something in it leads."""
    for number, case in enumerate((*CASES["names"], *CASES["files"], *CASES["addresses"])):
        around = tmp_path / str(number)
        around.mkdir()
        (around / "secret.txt").write_text("SECRET", encoding="utf-8")
        for problem in load(write(around / "content", case.files)).problems:
            assert "SECRET" not in problem.message + problem.line_text, case.tries


_PLAIN = leader("summary: One sentence.", "# Heading\n\nText with [[good]].\n\n- a\n- b")
_ACCEPTED = {
    "a byte order mark": b"\xef\xbb\xbf" + _PLAIN.encode(),
    "line ends of Windows": _PLAIN.replace("\n", "\r\n").encode(),
    "line ends of an old Macintosh": _PLAIN.replace("\n", "\r").encode(),
    "line ends of all three": _PLAIN.replace("\n", "\r\n", 3).replace("\ntitle", "\rtitle").encode(),
    "blanks after the hyphens": _PLAIN.replace("---\n", "---  \n").encode(),
    "dots at the end": _PLAIN.replace("\n---\n", "\n...\n").encode(),
    "no line end at the end": _PLAIN.rstrip("\n").encode(),
}


@pytest.mark.parametrize("data", _ACCEPTED.values(), ids=_ACCEPTED.keys())
def test_what_editors_do_to_a_file_changes_nothing(data: bytes, tmp_path: Path) -> None:
    """Marks and line ends that editors add give the very page that the plain file gives."""
    plain = pages(write(tmp_path / "plain", {**GOOD, "leaders/x.md": _PLAIN}))
    assert pages(write(tmp_path / "other", {**GOOD, "leaders/x.md": data})) == plain


def test_what_systems_leave_beside_files_is_passed_over(tmp_path: Path) -> None:
    """Hidden files and backups are neither read nor published, whatever they hold."""
    left: Files = {
        "leaders/.x.md": b"\xff", "leaders/good.md~": "x", ".git/config": "x", "leaders/.DS_Store": b"\x00",
        "images/.htaccess": "x", "leaders/...md": "x",
    }  # fmt: skip
    plain = pages(write(tmp_path / "plain", GOOD))
    assert pages(write(tmp_path / "other", {**GOOD, **left})) == plain


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to open is an error of that file, and the others are still checked."""
    content = write(
        tmp_path / "content", {**GOOD, "leaders/x.md": leader(), "leaders/z.md": leader("slug: x")}
    )
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "x.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert errors(content) == [
        Found("leaders/x.md", 1, "unreadable"),
        Found("leaders/z.md", 6, "unknown-key"),
    ]


def test_file_that_becomes_a_pipe(tmp_path: Path) -> None:
    """A file is looked at again before it is opened: nobody waits for a pipe."""
    content = write(tmp_path / "content", {"leaders/x.md": Pipe()})
    assert read_file(content, "leaders/x.md")[0] is None


def test_many_of_everything(tmp_path: Path) -> None:
    """Front matter full of aliases, claims, sources and events is read, in time that grows with its length."""
    names = ", ".join(f"A {number}" for number in range(5_000))
    born = ", ".join(f"'{1000 + number}'" for number in range(1_000))
    events = ", ".join(f"{{date: 2001, title: E, sources: s{n % 1000}}}" for n in range(1_000))
    sources = ", ".join(f"{{id: s{number}}}" for number in range(1_000))
    text = (
        f"---\nkind: leader\ntitle: X\nleader: {{name: X, aliases: [{names}], born: [{born}]}}\n"
        f"events: [{events}]\nsources: [{sources}]\n---\n"
    )
    made = pages(write(tmp_path / "content", {"leaders/x.md": text}))
    assert made["leaders/x.html"].count(b"A 4999") >= 1


def test_many_mistakes(tmp_path: Path) -> None:
    """Thousands of links to nothing among hundreds of dossiers are all reported, each at its line."""
    files: dict[str, str] = {f"groups/group-{number}.md": group(name=f"G {number}") for number in range(300)}
    files["leaders/x.md"] = leader("", "\n\n".join(f"[[nowhere-{number}]]" for number in range(3_000)))
    found = errors(write(tmp_path / "content", files))
    assert [each.line for each in found] == list(range(8, 8 + 6_000, 2))


def test_words_that_become_paths(tmp_path: Path) -> None:
    """Programmes and places of any words give paths inside the site that no two files share on any system."""
    words = [
        "A.B", "A B", "a_b", "../x", "..", "/etc/passwd", "a/b", "C:\\x", "con", "!!!", "???", "قيس الخزعلي", "İ", "i̇",
        "ß", "SS", "x" * 300, "x" * 299 + "y", "%2e%2e%2f", "index", "authority-un", "\U00010330" * 200,
    ]  # fmt: skip
    rows = ", ".join(f"{{authority: UN, program: {json.dumps(word, ensure_ascii=False)}}}" for word in words)
    held = ", ".join(
        f"{{date: 2001, title: E, place: {json.dumps('P ' + word, ensure_ascii=False)}}}" for word in words
    )
    made = pages(
        write(tmp_path / "content", {"leaders/x.md": leader(f"sanctions: [{rows}]\nevents: [{held}]")})
    )
    claims = Claims()
    for path in made:
        claims.add(path)
    shown = b"".join(data for path, data in made.items() if path.startswith("sanctions/programme-")).decode()
    assert [word for word in words if str(escape(word)) not in shown] == []
    ids = re.findall(rb'<[a-z0-9]+[^>]* id="([^"]*)"', made["places/index.html"])
    assert len(ids) == len(set(ids))
