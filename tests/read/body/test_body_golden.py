"""Golden files that a person can read: title, text and what reading it gives, with a line of one point between."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiers.model.body import Body, Citation, FileLink, Link, Reference
from dossiers.model.problem import Position, Problem
from dossiers.read.body import read_body, reference_positions

FOLDER = Path(__file__).parents[2] / "data" / "body"


def cases(path: Path) -> list[tuple[str, str, str]]:
    """Return title, input and expected result of each case in a file."""
    parts = f"\n{path.read_text(encoding='utf-8')}".split("\n.\n")
    assert parts[-1] == ""
    assert len(parts) % 3 == 1
    return [(parts[n].strip(), f"{parts[n + 1]}\n", parts[n + 2]) for n in range(0, len(parts) - 1, 3)]


def dump(body: Body, problems: list[Problem], positions: tuple[Position, ...]) -> str:
    """Write a result: HTML; then @ references, # headings, ! problems; all in reading order."""
    lines = [block.html for block in body.blocks]
    lines += [
        _reference(number, reference, at)
        for number, (reference, at) in enumerate(zip(body.references, positions, strict=True))
    ]
    lines += [f"# {heading.level} {heading.anchor} = {heading.text}" for heading in body.headings]
    for problem in problems:
        assert isinstance(problem.at, Position)
        where = f"{problem.at.line}:{problem.at.column}"
        lines.append(f"! {where} {problem.code}: {problem.message} ({problem.expected})")
    return "\n".join(lines)


def _reference(number: int, reference: Reference, place: Position) -> str:
    sentence = "".join(part if isinstance(part, str) else f"{{{part}}}" for part in reference.sentence)
    at = f"{place.line}:{place.column}"
    return f"@{number} {at} {_what(reference.what)} · {sentence} · {reference.anchor}"


def _what(what: Link | Citation | FileLink) -> str:
    match what:
        case Link(target, heading, text):
            return (
                f"[[{target}{'' if heading is None else '#' + heading}{'' if text is None else '|' + text}]]"
            )
        case Citation(items):
            return f"[@{'; @'.join(item.source + (f', {item.locator}' if item.locator else '') for item in items)}]"
        case FileLink(scheme, path, fragment, image, text):
            start = f"{{{scheme}}}" if scheme else ""
            return (
                f"{'!' if image else ''}[{text}]({start}{path}{'' if fragment is None else '#' + fragment})"
            )


ALL = [
    pytest.param(text, expected, id=f"{path.stem}: {title}")
    for path in sorted(FOLDER.glob("*.md"))
    for title, text, expected in cases(path)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_golden(text: str, expected: str) -> None:
    """Reading the text gives exactly the blocks, references, headings and problems of the golden file."""
    assert dump(*read_body(text, "leaders/x.md", 1), reference_positions(text, 1)) == expected


def test_all_files_are_read() -> None:
    """The golden files were found: links, citations, tables, notes, headings, addresses, sentences."""
    assert len(ALL) >= 25
