"""Reports of problems: what a person, a program and GitHub get to read."""

import io
import json
from pathlib import Path

import pytest

from dossiers.model.problem import Position, Problem, Related
from dossiers.report import as_annotations, as_json, as_summary, as_text, counted, path_of, print_report

CONTENT = Path("content")

UNKNOWN = Problem(
    "unknown-source",
    "leaders/x.md",
    "nothing defines the source “jabori-2020”",
    expected="the id of a source",
    meant="jaboori-2020",
    related=(Related("sources.yaml", Position(3, 7), "defines the near one"),),
    position=Position(12, 5),
    line_text="  - [jabori-2020]",
)
UNCITED = Problem(
    "uncited-source", "groups/y.md", "nothing cites “a”", position=Position(2, 1), line_text="a: b"
)


def test_text_shows_place_line_caret_and_remedy() -> None:
    """A problem says where, what, shows the line with a caret, what was expected and what was meant."""
    assert as_text([UNKNOWN, UNCITED], CONTENT) == (
        "content/leaders/x.md:12:5: error[unknown-source]: nothing defines the source “jabori-2020”\n"
        "   12 |   - [jabori-2020]\n"
        "      |     ^\n"
        "      expected: the id of a source\n"
        "      did you mean “jaboori-2020”?\n"
        "      see content/sources.yaml:3:7: defines the near one\n"
        "\n"
        "content/groups/y.md:2:1: warning[uncited-source]: nothing cites “a”\n"
        "    2 | a: b\n"
        "      | ^\n"
        "\n"
        "1 error and 1 warning in 2 files\n"
    )


def test_no_problems_is_said() -> None:
    """An empty report says that nothing was found."""
    assert as_text([], CONTENT) == "no problems\n"


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("\tx: y", 2, "    ^"),
        ("a\tx: y", 3, "    ^"),
        ("日本: y", 3, "    ^"),
        ("e\u0301: y", 3, " ^"),
        ("x: y", 99, "    ^"),
        ("text: قيس, lang: xx", 18, "                 ^"),
    ],
)
def test_caret_stands_under_its_column(line: str, column: int, caret: str) -> None:
    """Tabs, wide and combining characters do not move the caret away from its column."""
    problem = Problem("bad-value", "x.md", "m", position=Position(1, column), line_text=line)
    assert as_text([problem], CONTENT).splitlines()[2] == f"      | {caret}"


def test_caret_in_right_to_left_text_repeats_the_word() -> None:
    """Where terminals differ in the order of letters the word itself says what is meant."""
    problem = Problem("bad-value", "x.md", "m", position=Position(1, 7), line_text="text: قيس, lang: xx")
    assert as_text([problem], CONTENT).splitlines()[2].endswith("^ at “قيس”")


def test_long_line_is_cut_around_the_caret() -> None:
    """A line of thousands of characters shows the part that matters, with the caret still under it."""
    line = "a" * 3000 + "!" + "b" * 3000
    problem = Problem("bad-value", "x.md", "m", position=Position(1, 3001), line_text=line)
    _, shown, caret = as_text([problem], CONTENT).splitlines()[:3]
    assert len(shown) < 120
    assert shown[caret.index("^")] == "!"


def test_content_cannot_write_to_the_terminal() -> None:
    """Escape sequences and direction overrides from content are shown by their numbers."""
    problem = Problem(
        "bad-value",
        "x\x1b[2J.md",
        "“\x1b[31m\nred\u202e”",
        position=Position(1, 1),
        line_text="\x1b]0;t\x07: y",
    )
    text = as_text([problem], CONTENT)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "“\\u001b[31m\\u000ared\\u202e”" in text


def test_paths_are_as_typed(tmp_path: Path) -> None:
    """A folder named relatively stays so; one named absolutely is shown from here where it lies below."""
    assert path_of(Path("content"), "leaders/x.md") == "content/leaders/x.md"
    assert path_of(Path(), "leaders/x.md") == "leaders/x.md"
    assert path_of(Path("../other"), "x.md") == "../other/x.md"
    assert path_of(tmp_path / "content", "x.md", cwd=tmp_path) == "content/x.md"
    assert (
        path_of(tmp_path / "content", "x.md", cwd=tmp_path / "else") == f"{tmp_path.as_posix()}/content/x.md"
    )


def test_problem_of_the_whole_folder_has_no_line() -> None:
    """A problem without a position names the folder alone."""
    assert as_text([Problem("bad-output", "", "m")], CONTENT).startswith("content: error[bad-output]: m\n")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_colour_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour is for terminals, never for pipes, and NO_COLOR forbids it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain, forbidden = Terminal(), io.StringIO(), Terminal()
    print_report([UNKNOWN], CONTENT, coloured)
    print_report([UNKNOWN], CONTENT, plain)
    monkeypatch.setenv("NO_COLOR", "1")
    print_report([UNKNOWN], CONTENT, forbidden)
    assert "\x1b[" in coloured.getvalue()
    assert plain.getvalue() == forbidden.getvalue() == as_text([UNKNOWN], CONTENT)


def test_json_has_stable_keys() -> None:
    """Programs find every problem with its place and its remedy under fixed names."""
    document = json.loads(as_json([UNKNOWN], CONTENT))
    assert document["version"] == 1
    assert document["counts"] == {"errors": 1, "warnings": 0, "files": 1}
    assert document["problems"] == [
        {
            "path": "content/leaders/x.md",
            "file": "leaders/x.md",
            "line": 12,
            "column": 5,
            "severity": "error",
            "code": "unknown-source",
            "message": "nothing defines the source “jabori-2020”",
            "expected": "the id of a source",
            "meant": "jaboori-2020",
            "line_text": "  - [jabori-2020]",
            "related": [
                {
                    "path": "content/sources.yaml",
                    "file": "sources.yaml",
                    "line": 3,
                    "column": 7,
                    "note": "defines the near one",
                }
            ],
        }
    ]


def test_annotation_names_file_line_and_column() -> None:
    """An annotation lands on its line, in the form of a workflow command."""
    assert as_annotations([UNKNOWN], CONTENT) == (
        "::error file=content/leaders/x.md,line=12,col=5,title=error[unknown-source]::"
        "nothing defines the source “jabori-2020”%0Aexpected: the id of a source"
        "%0Adid you mean “jaboori-2020”?%0Asee content/sources.yaml:3:7: defines the near one\n"
    )


def test_annotation_is_escaped() -> None:
    """Content can neither end a workflow command nor begin another."""
    problem = Problem("bad-value", "a,b:c%.md", "100%\n::error::x", position=Position(1, 1))
    (line,) = as_annotations([problem], CONTENT).splitlines()
    assert line.startswith("::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=error[bad-value]::100%25")


def test_annotations_keep_to_the_limit_with_changed_files_first() -> None:
    """GitHub shows 10 of a kind: those of changed files come first, and a notice counts the rest."""
    many = [Problem("bad-value", f"leaders/{n:02}.md", "m", position=Position(1, 1)) for n in range(25)]
    lines = as_annotations([*many, UNCITED], CONTENT, frozenset({"content/leaders/24.md"})).splitlines()
    assert len(lines) == 12
    assert "content/leaders/24.md" in lines[0]
    assert lines[10].startswith("::warning ")
    assert lines[11].startswith("::notice title=More problems::15 errors in 15 files not shown here")


def test_summary_lists_all_and_fits() -> None:
    """The summary of a step lists every problem as long as it fits, and says how many it left out."""
    problem = Problem("bad-value", "leaders/<b>.md", "*x* [y](z)", position=Position(1, 1))
    assert "in content/leaders/\\<b\\>.md:1:1: \\*x\\* \\[y\\]\\(z\\)" in as_summary([problem], CONTENT)
    cut = as_summary([problem] * 100, CONTENT, limit=2000)
    assert len(cut.encode()) <= 2000
    shown = cut.count("- **error**")
    assert f"… and {100 - shown} more problems" in cut


def test_counts() -> None:
    """Counts tell errors, warnings and files apart."""
    counts = counted([UNKNOWN, UNKNOWN, UNCITED])
    assert (counts.errors, counts.warnings, counts.files) == (2, 1, 2)
    assert counts.sentence == "2 errors and 1 warning in 2 files"
