"""Golden files that a person can read: title, text and what reading it gives, with a line of one point between."""

from __future__ import annotations

from pathlib import Path

from dossiers.model.body import Body, Citation, FileLink, Link, Reference
from dossiers.model.problem import Position, Problem

FOLDER = Path(__file__).parents[2] / "data" / "body"


def cases(path: Path) -> list[tuple[str, str, str]]:
    """Return title, input and expected result of each case in a file."""
    parts = f"\n{path.read_text(encoding='utf-8')}".split("\n.\n")
    assert parts[-1] == "" and len(parts) % 3 == 1
    return [(parts[n].strip(), f"{parts[n + 1]}\n", parts[n + 2]) for n in range(0, len(parts) - 1, 3)]


def dump(body: Body, problems: list[Problem]) -> str:
    """Write a result: HTML; then @ references, # headings, ! problems; all in reading order."""
    lines = [block.html for block in body.blocks]
    lines += [_reference(number, reference) for number, reference in enumerate(body.references)]
    lines += [f"# {heading.level} {heading.anchor} = {heading.text}" for heading in body.headings]
    for problem in problems:
        assert isinstance(problem.at, Position)
        lines.append(
            f"! {problem.at.line}:{problem.at.column} {problem.code}: {problem.message} ({problem.expected})"
        )
    return "\n".join(lines)


def _reference(number: int, reference: Reference) -> str:
    sentence = "".join(part if isinstance(part, str) else f"{{{part}}}" for part in reference.sentence)
    at = f"{reference.position.line}:{reference.position.column}"
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
