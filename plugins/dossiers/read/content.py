"""A content folder to records: every dossier, page, shared source, place and list of terms, with all problems."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import TypeAlias, TypeVar

from msgspec import Struct, field

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
from dossiers.read.look import Look
from dossiers.read.records import build
from dossiers.read.salvage import Kept, salvage
from dossiers.read.source_files import FILE_LIMIT, list_files
from dossiers.read.source_text import decode
from dossiers.read.yaml_values import parse_yaml

Term: TypeAlias = Authority | EventKind | IdentifierScheme | Programme | TieType
"""An entry of a list of terms."""
R = TypeVar("R", bound=Term | PlaceRecord | Source)

PAGES = "pages"


class Shared(Struct, frozen=True):
    """A source as ``content/sources.yaml`` or a dossier defines it, with the place of its definition."""

    source: Source
    file: str
    at: Pointer


class SharedPlace(Struct, frozen=True):
    """A place with its place in ``content/places.yaml``."""

    place: PlaceRecord
    at: Pointer


class Content(Struct, frozen=True):
    """All that a content folder holds, as read; nothing is resolved yet.

    Dossiers and pages are sorted by id; shared sources and places stand as in their files. What is faulty is
    here as far as it could be saved; ``kept`` says, by file, where its parts stand.
    """

    root: Path
    dossiers: tuple[Dossier, ...] = ()
    pages: tuple[Page, ...] = ()
    sources: tuple[Shared, ...] = ()
    places: tuple[SharedPlace, ...] = ()
    registry: Registry = field(default_factory=Registry)
    problems: tuple[Problem, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)


def read_content(root: Path) -> Content:
    """Read a content folder. Nothing raises for what is in it; problems are part of the result."""
    files, problems = list_files(Look(root), (*FOLDERS, PAGES))
    dossiers: list[Dossier] = []
    pages: list[Page] = []
    kept: dict[str, Kept] = {}
    for file in files:
        data, found = read_file(root, file.path)
        problems += found
        if data is None:
            continue
        if file.folder == PAGES:
            page = read_page(data, file.path, file.id)
            problems += page.problems
            pages += [page.item] if page.item is not None else []
            continue
        dossier = read_dossier(data, file.path, file.id)
        problems += dossier.problems
        dossiers += [dossier.item] if dossier.item is not None else []
        if dossier.kept.lists:
            kept[file.path] = dossier.kept
    shelf = read_shelf(root)
    return Content(
        root,
        tuple(sorted(dossiers, key=lambda dossier: dossier.id)),
        tuple(sorted(pages, key=lambda page: page.id)),
        shelf.sources,
        shelf.places,
        shelf.registry,
        (*problems, *shelf.problems),
        kept,
    )


class Shelf(Struct, frozen=True):
    """What the files that all dossiers share hold: sources and places in their order, and the lists of terms."""

    sources: tuple[Shared, ...]
    places: tuple[SharedPlace, ...]
    registry: Registry
    problems: tuple[Problem, ...] = ()


def read_shelf(root: Path) -> Shelf:
    """Read the shared files of a content folder."""
    sources: dict[str, Source] = {}
    places: dict[str, PlaceRecord] = {}
    source_rows: dict[str, int] = {}
    place_rows: dict[str, int] = {}
    problems = _records(root, "sources.yaml", Source, sources, source_rows)
    problems += _records(root, "places.yaml", PlaceRecord, places, place_rows)
    registry, found = _registry(root)
    return Shelf(
        tuple(
            Shared(source, "sources.yaml", Pointer((source_rows[key],))) for key, source in sources.items()
        ),
        tuple(SharedPlace(place, Pointer((place_rows[key],))) for key, place in places.items()),
        registry,
        (*problems, *found),
    )


def read_file(root: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    """Read the bytes of one file of a content folder; only of a plain file that is not larger than the limit.

    A link is not followed, since its target could lie anywhere, and a pipe or device would never end.
    """
    path = root / file
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return None, [Problem("symbolic-link", file, "a symbolic link", expected="the file itself")]
        if not stat.S_ISREG(found.st_mode):
            return None, [Problem("not-a-file", file, "this is not a plain file", expected="a file")]
        if found.st_size > FILE_LIMIT:
            size = f"the file has {found.st_size / 1024 / 1024:.1f} MB"
            most = f"at most {FILE_LIMIT // 1024 // 1024} MB of text"
            return None, [Problem("too-large", file, size, expected=most)]
        return path.read_bytes(), []
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}"
        return None, [Problem("unreadable", file, message, expected="a file that may be read")]


def _records(
    root: Path, file: str, model: type[R], into: dict[str, R], rows: dict[str, int] | None = None
) -> list[Problem]:
    """Read a YAML list of records with ids into a mapping; a later one with the same id replaces an earlier one.

    ``rows`` is given the number that each has in its file, from 0.
    """
    try:
        if stat.S_ISLNK((root / file).lstat().st_mode):
            return []  # the listing of the folder says so
    except FileNotFoundError:
        return []
    except OSError:
        pass  # reading says why
    data, problems = read_file(root, file)
    return problems + (_records_of(data, file, model, into, rows) if data is not None else [])


def _records_of(
    data: bytes, file: str, model: type[R], into: dict[str, R], rows: dict[str, int] | None = None
) -> list[Problem]:
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
    spelled = {key.casefold(): key for key in into}
    for number, value in enumerate(values):
        record, found = build(model, value, file, (number,))
        problems += found
        if record is None and isinstance(value, dict):
            record, _ = salvage(model, value, found, str(value.get("id", "")), (number,))
        if record is None:
            continue
        key = record.id
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
        other = spelled.setdefault(key.casefold(), key)
        if other != key:
            problems.append(
                Problem(
                    "id-collision",
                    file,
                    f"“{key}” and “{other}” differ only in upper and lower case",
                    Pointer((number, "id")),
                    expected="the same spelling, or another id",
                )
            )
        seen.add(key)
        into[key] = record
        if rows is not None:
            rows[key] = number
    return problems


def _registry(root: Path) -> tuple[Registry, list[Problem]]:
    registry = Registry({}, {}, {}, {}, {}, {})
    problems: list[Problem] = []
    for file, model, into in _lists(registry):
        brought = resources.files("dossiers.model").joinpath(f"data/{file}").read_bytes()
        problems += _records_of(brought, file, model, into)
        problems += _records(root, file, model, into)
    return registry, problems


def _lists(registry: Registry) -> Iterator[tuple[str, type[Term], dict[str, Term]]]:
    rows: list[tuple[str, type[Term], Mapping[str, Term]]] = [
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
