"""A content folder to records: every dossier, page, shared source, place and list of terms, with all problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from dossiers.model.dossier import Dossier, Page
from dossiers.model.problem import Pointer, Problem
from dossiers.model.registry import (
    Authority,
    EventKind,
    IdentifierScheme,
    Programme,
    Registry,
    TieType,
)
from dossiers.model.source import PlaceRecord, Source
from dossiers.read.dossiers import FOLDERS, read_dossier, read_page
from dossiers.read.records import build
from dossiers.read.source_text import decode, list_files
from dossiers.read.yaml_values import parse_yaml

R = TypeVar("R", bound=BaseModel)

PAGES = "pages"
DATA_FILES = ("sources.yaml", "places.yaml")


@dataclass(frozen=True, slots=True)
class Shared:
    """A source as ``content/sources.yaml`` or a dossier defines it, with the place of its definition."""

    source: Source
    file: str
    at: Pointer


@dataclass(frozen=True, slots=True)
class Content:
    """All that a content folder holds, as read; nothing is resolved yet.

    Dossiers and pages are sorted by id; shared sources and places stand as in their files.
    """

    root: Path
    dossiers: tuple[Dossier, ...] = ()
    pages: tuple[Page, ...] = ()
    sources: tuple[Shared, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    registry: Registry = field(default_factory=Registry)
    problems: tuple[Problem, ...] = ()


def read_content(root: Path) -> Content:
    """Read a content folder. Nothing raises for what is in it; problems are part of the result."""
    files, problems = list_files(root, (*FOLDERS, PAGES))
    dossiers: list[Dossier] = []
    pages: list[Page] = []
    for file in files:
        data, found = _bytes(root, file.path)
        problems += found
        if data is None:
            continue
        if file.folder == PAGES:
            page, found = read_page(data, file.path, file.id)
            pages += [page] if page is not None else []
        else:
            dossier, found = read_dossier(data, file.path, file.id)
            dossiers += [dossier] if dossier is not None else []
        problems += found
    sources: dict[str, Source] = {}
    places: dict[str, PlaceRecord] = {}
    problems += _records(root, "sources.yaml", Source, sources)
    problems += _records(root, "places.yaml", PlaceRecord, places)
    registry, found = _registry(root)
    return Content(
        root,
        tuple(sorted(dossiers, key=lambda dossier: dossier.id)),
        tuple(sorted(pages, key=lambda page: page.id)),
        tuple(
            Shared(source, "sources.yaml", Pointer((number,)))
            for number, source in enumerate(sources.values())
        ),
        tuple(places.values()),
        registry,
        tuple(problems + found),
    )


def _bytes(root: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    try:
        return (root / file).read_bytes(), []
    except OSError as fault:
        return None, [
            Problem(
                "unreadable", file, f"cannot be read: {fault.strerror}", expected="a file that may be read"
            )
        ]


def _records(root: Path, file: str, model: type[R], into: dict[str, R]) -> list[Problem]:
    """Read a YAML list of records with ids into a mapping; a later one with the same id replaces an earlier one."""
    path = root / file
    if path.is_symlink():
        return [Problem("symbolic-link", file, "a symbolic link", expected="the file itself")]
    if not path.exists():
        return []
    data, problems = _bytes(root, file)
    return problems + (_records_of(data, file, model, into) if data is not None else [])


def _records_of(data: bytes, file: str, model: type[R], into: dict[str, R]) -> list[Problem]:
    text, problems = decode(data, file)
    if text is None or not text.strip():
        return problems
    values, found = parse_yaml(text, file, 1)
    problems += found
    if found and values is None:
        return problems
    if values in (None, ""):
        return problems
    if not isinstance(values, list):
        return [
            *problems,
            Problem(
                "wrong-type", file, "the file is not a list", expected="entries that begin with “- id: …”"
            ),
        ]
    seen: set[str] = set()
    for number, value in enumerate(values):
        record, found = build(model, value, file, (number,))
        problems += found
        if record is None:
            continue
        key: str = record.id  # type: ignore[attr-defined]  # every record kept in such a file has an id
        if key in seen:
            problems.append(
                Problem(
                    "id-collision",
                    file,
                    f"“{key}” is defined twice",
                    Pointer((number, "id")),
                    expected="each id once in a file",
                )
            )
        seen.add(key)
        into[key] = record
    return problems


def _registry(root: Path) -> tuple[Registry, list[Problem]]:
    registry = Registry({}, {}, {}, {}, {}, {})
    problems: list[Problem] = []
    for file, model, into in _lists(registry):
        brought = resources.files("dossiers.model").joinpath(f"data/{file}").read_bytes()
        problems += _records_of(brought, file, model, into)
        problems += _records(root, file, model, into)
    return registry, problems


def _lists(registry: Registry) -> Iterator[tuple[str, type[BaseModel], dict[str, BaseModel]]]:
    rows: list[tuple[str, type[BaseModel], Mapping[str, BaseModel]]] = [
        ("authorities.yaml", Authority, registry.authorities),
        ("programmes.yaml", Programme, registry.programmes),
        ("relation_types.yaml", TieType, registry.relation_types),
        ("affiliation_types.yaml", TieType, registry.affiliation_types),
        ("event_kinds.yaml", EventKind, registry.event_kinds),
        ("identifiers.yaml", IdentifierScheme, registry.identifiers),
    ]
    for file, model, into in rows:
        assert isinstance(into, dict)
        yield file, model, into
