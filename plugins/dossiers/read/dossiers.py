"""One Markdown file to one record: the bytes of a file go in, a dossier or page and its problems come out."""

from __future__ import annotations

from dossiers.model.dossier import Dossier, GroupFrontMatter, LeaderFrontMatter, Page, PageFrontMatter
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem
from dossiers.read.body import read_body
from dossiers.read.checks import check
from dossiers.read.records import build
from dossiers.read.source_text import decode, split
from dossiers.read.yaml_values import Value, parse_yaml

FOLDERS = {"leaders": "leader", "groups": "group"}
"""The folder of each kind of dossier."""


def read_dossier(data: bytes, file: str, dossier_id: str) -> tuple[Dossier | None, list[Problem]]:
    """Read one dossier. ``file`` is its path in the content folder, ``data`` what it holds."""
    values, body_text, body_line, problems = _parts(data, file)
    if values is None:
        return None, problems
    kind, found = _kind(values, file)
    problems += found
    front: LeaderFrontMatter | GroupFrontMatter | None
    match kind:
        case "leader":
            front, found = build(LeaderFrontMatter, values, file)
        case "group":
            front, found = build(GroupFrontMatter, values, file)
        case _:
            front, found = None, []
    problems += found
    body, found = read_body(body_text, file, body_line)
    problems += found
    if front is None:
        return None, problems
    return Dossier(dossier_id, file, front, body), problems + check(front, file)


def read_page(data: bytes, file: str, page_id: str) -> tuple[Page | None, list[Problem]]:
    """Read one ordinary page, by the same reader."""
    values, body_text, body_line, problems = _parts(data, file)
    if values is None:
        return None, problems
    front, found = build(PageFrontMatter, values, file)
    problems += found
    body, found = read_body(body_text, file, body_line)
    problems += found
    return (None if front is None else Page(page_id, file, front, body)), problems


def _parts(data: bytes, file: str) -> tuple[dict[str, Value] | None, str, int, list[Problem]]:
    text, problems = decode(data, file)
    if text is None:
        return None, "", 1, problems
    parts, found = split(text, file)
    problems += found
    if parts is None:
        return None, "", 1, problems
    values, found = parse_yaml(parts.yaml, file, parts.yaml_line)
    problems += found
    if values is not None and not isinstance(values, dict):
        problems.append(
            Problem(
                "wrong-type", file, "the front matter is not a mapping", expected="lines such as kind: leader"
            )
        )
        values = None
    return values, parts.body, parts.body_line, problems


def _kind(values: dict[str, Value], file: str) -> tuple[str | None, list[Problem]]:
    kind, wanted = values.get("kind"), FOLDERS.get(file.split("/", maxsplit=1)[0])
    if kind is None:
        return wanted, [
            Problem(
                "missing-key",
                file,
                "“kind” is missing",
                Pointer(),
                expected=f"kind: {wanted or 'leader or group'}",
            )
        ] if wanted is None else []
    if kind not in FOLDERS.values():
        return None, [
            Problem(
                "bad-value",
                file,
                f"“{kind}” is not a kind of dossier" if isinstance(kind, str) else "“kind” is not plain text",
                Pointer(("kind",)),
                expected="kind: leader or kind: group",
                meant=nearest(kind, FOLDERS.values()) if isinstance(kind, str) else "",
            )
        ]
    if kind != wanted and wanted is not None:
        return str(kind), [
            Problem(
                "misplaced",
                file,
                f"a dossier of kind {kind} lies in the folder of {wanted}s",
                Pointer(("kind",)),
                expected=f"kind: {wanted}, or the file in {kind}s/",
            )
        ]
    return str(kind), []
