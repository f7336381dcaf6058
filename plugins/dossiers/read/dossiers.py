"""One Markdown file to one record: the bytes of a file go in, a dossier or page and its problems come out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from dossiers.model.body import Body
from dossiers.model.dossier import Dossier, GroupFrontMatter, LeaderFrontMatter, Page, PageFrontMatter
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem
from dossiers.read.body import read_body
from dossiers.read.checks import check
from dossiers.read.records import build
from dossiers.read.salvage import Kept, salvage
from dossiers.read.source_text import decode, split
from dossiers.read.yaml_values import Value, parse_yaml

T = TypeVar("T")
F = TypeVar("F", bound=BaseModel)

FOLDERS = {"leaders": "leader", "groups": "group"}
"""The folder of each kind of dossier."""


_ALL = Kept()


class Read(Struct, Generic[T], frozen=True):
    """What reading a file gave.

    With errors among the problems ``item`` is what could be saved: good for finding what else is wrong, so
    that all problems come in one run, and so that links to it do not seem wrong too. ``kept`` then leads from
    places in what was saved to places in the file.
    """

    item: T
    problems: tuple[Problem, ...] = ()
    kept: Kept = _ALL


def read_dossier(data: bytes, file: str, dossier_id: str) -> Read[Dossier | None]:
    """Read one dossier. ``file`` is its path in the content folder, ``data`` what it holds."""
    values, body, problems = _parts(data, file)
    kind, found = _kind(values, file) if values is not None else (None, [])
    problems += found
    front: LeaderFrontMatter | GroupFrontMatter | None
    kept = _ALL
    if (kind or _folder_kind(file)) == "group":
        front, kept, found = _front(GroupFrontMatter, values, kind is not None, problems, file, dossier_id)
    else:
        front, kept, found = _front(LeaderFrontMatter, values, kind is not None, problems, file, dossier_id)
    whole = front is not None and kind is not None and not found
    problems += found
    if front is not None:
        # Of what is not whole sources may have been lost with what was faulty.
        problems += [
            replace(fault, at=kept.at(fault.at))
            for fault in check(front, file)
            if whole or fault.code != "no-source"
        ]
    return Read(None if front is None else Dossier(dossier_id, file, front, body), tuple(problems), kept)


def ready() -> None:
    """Make what reading makes at its first text, such as the validators of front matter; what is made once stays."""
    for folder in FOLDERS:
        read_dossier(b"---\ntitle: Nobody\n---\n\nNothing.\n", f"{folder}/nobody.md", "nobody")
    read_page(b"---\ntitle: Nothing\n---\n\nNothing.\n", "pages/nothing.md", "nothing")


def _front(
    model: type[F],
    values: dict[str, Value] | None,
    sound: bool,
    before: Sequence[Problem],
    file: str,
    name: str,
) -> tuple[F | None, Kept, list[Problem]]:
    """Build front matter, or save what can be saved; ``sound`` where nothing yet speaks against building it."""
    found: list[Problem] = []
    if values is not None and sound:
        front, found = build(model, values, file)
        if front is not None:
            return front, _ALL, []
    front, kept = salvage(model, values or {}, [*before, *found], name)
    return front, kept, found


def read_page(data: bytes, file: str, page_id: str) -> Read[Page | None]:
    """Read one ordinary page, by the same reader."""
    values, body, problems = _parts(data, file)
    front, kept, found = _front(PageFrontMatter, values, True, problems, file, page_id)
    return Read(None if front is None else Page(page_id, file, front, body), (*problems, *found), kept)


def _parts(data: bytes, file: str) -> tuple[dict[str, Value] | None, Body, list[Problem]]:
    text, problems = decode(data, file)
    if text is None:
        return None, Body(), problems
    parts, found = split(text, file)
    problems += found
    if parts is None:
        return None, Body(), problems
    values, found = parse_yaml(parts.yaml, file, parts.yaml_line)
    problems += found
    if values is not None and not isinstance(values, dict):
        problems.append(
            Problem(
                "wrong-type", file, "the front matter is not a mapping", expected="lines such as kind: leader"
            )
        )
        values = None
    body, found = read_body(parts.body, file, parts.body_line)
    return values, body, problems + found


def _folder_kind(file: str) -> str | None:
    return FOLDERS.get(file.split("/", maxsplit=1)[0])


def _kind(values: dict[str, Value], file: str) -> tuple[str | None, list[Problem]]:
    kind, wanted = values.get("kind"), _folder_kind(file)
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
