"""Every code of a problem with its place, message and near name, from golden files; and the report as a whole."""

from __future__ import annotations

import pytest

from dossiers.model.problem import CODES
from problem_cases import FOLDER, cases, report
from site_of import site_of

CASES = [(path.stem, *case) for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]
STAGES = {"front matter", "sources", "links", "collisions"}


@pytest.mark.parametrize(
    ("title", "files", "expected"),
    [pytest.param(*case[1:], id=f"{case[0]}-{case[1][:50]}") for case in CASES],
)
def test_golden(title: str, files: dict[str, str], expected: str) -> None:
    """All problems of all files come in one run, sorted, each with its place, its words and what was meant."""
    assert report(site_of(files).problems) == expected, title


@pytest.mark.parametrize("code", [code for code, about in CODES.items() if about.stage in STAGES])
def test_every_code_has_a_case(code: str) -> None:
    """No code of a problem is without an example in the golden files."""
    assert any(f" {code}: " in report or f" {code} (warning): " in report for *_, report in CASES)


def test_problems_are_sorted_and_say_what_was_expected() -> None:
    """Problems come by file, line and column, and each but those of YAML says what was expected."""
    for _, _, files, _ in CASES:
        problems = site_of(files).problems
        places = [(problem.file, problem.position) for problem in problems]
        assert places == sorted(places)
        assert [problem for problem in problems if not problem.expected] == []


def test_the_order_of_files_does_not_matter() -> None:
    """The same content gives the same report, in whatever order its files were made."""
    for _, _, files, expected in CASES:
        turned = dict(reversed(files.items()))
        assert report(site_of(turned).problems) == expected
