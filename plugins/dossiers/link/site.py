"""The whole site as one value: built once, complete, read-only, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossiers.link.lists import check_lists
from dossiers.link.references import References, references
from dossiers.link.sources import catalogue, check_sources
from dossiers.link.targets import Targets, collect
from dossiers.link.tie import Tie
from dossiers.link.ties import has_unknown_types, ties
from dossiers.model.dossier import Dossier, Page
from dossiers.model.near import nearest
from dossiers.model.problem import CODES, Pointer, Position, Problem, Severity, Where
from dossiers.model.record import ID
from dossiers.model.registry import Registry
from dossiers.model.source import PlaceRecord, Source
from dossiers.model.subject import Leader
from dossiers.read.content import Content


class Site(Struct, frozen=True):
    """Everything that is known, with every reference resolved. Mappings are sorted by id."""

    root: Path
    targets: Targets
    registry: Registry
    sources: Mapping[str, Source]
    source_files: Mapping[str, str]
    places: Mapping[str, PlaceRecord]
    ties: tuple[Tie, ...]
    references: References

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Every dossier by id."""
        return self.targets.dossiers

    @property
    def pages(self) -> Mapping[str, Page]:
        """Every ordinary page by id."""
        return self.targets.pages


_DEFINES = {
    "sources.yaml": "unknown-source",
    "places.yaml": "unknown-place",
    "authorities.yaml": "unknown-authority",
    "relation_types.yaml": "unknown-type",
    "affiliation_types.yaml": "unknown-type",
    "event_kinds.yaml": "unknown-type",
}
"""What seems unknown where a file of terms cannot be read."""

_WHOLE = frozenset(code for code, about in CODES.items() if about.stage == "file") | {
    "yaml-syntax",
    "yaml-forbidden",
}
"""Problems for which a file of terms may be lost as a whole."""


def link(content: Content) -> tuple[Site, tuple[Problem, ...]]:
    """Resolve all that was read into one site; its problems are added to those of reading."""
    problems: list[Problem] = []
    targets, found = collect(content.dossiers, content.pages)
    problems += found
    defined, found = catalogue(content.sources, content.dossiers)
    problems += found
    problems += check_sources(defined.keys(), content.dossiers, content.pages, content.places, set(), defined)
    all_ties, found = ties(targets, content.registry)
    problems += found
    refs, found = references(targets, content.root)
    problems += found
    places = dict(sorted((each.place.id, each.place) for each in content.places))
    for dossier in targets.dossiers.values():
        problems += check_terms(dossier, content.registry, places, targets)
    site = Site(
        content.root,
        targets,
        content.registry,
        {key: definition.source for key, definition in defined.items()},
        {key: definition.file for key, definition in defined.items()},
        places,
        all_ties,
        refs,
    )
    return site, (*content.problems, *founded(problems, content))


def founded(problems: Iterable[Problem], content: Content) -> Iterator[Problem]:
    """Give problems their places in the files, and leave out those that errors of reading may have caused."""
    faulty = any(problem.severity is Severity.ERROR for problem in content.problems)
    unread = {
        _DEFINES.get(problem.file)
        for problem in content.problems
        if problem.code in _WHOLE or (problem.code == "wrong-type" and problem.at == Position())
    }
    for problem in problems:
        if (faulty and problem.severity is Severity.WARNING) or problem.code in unread:
            continue
        if not content.kept:
            yield problem
            continue
        related = tuple(replace(other, at=_at(content, other.file, other.at)) for other in problem.related)
        yield replace(problem, at=_at(content, problem.file, problem.at), related=related)


def _at(content: Content, file: str, at: Where) -> Where:
    kept = content.kept.get(file)
    return at if kept is None else kept.at(at)


def check_terms(
    dossier: Dossier, registry: Registry, places: Mapping[str, PlaceRecord], targets: Targets
) -> Iterator[Problem]:
    """Check the words of one dossier that others define: authorities, lists, kinds of event, places, parties."""
    yield from check_words(dossier, registry)
    front = dossier.front
    for number, event in enumerate(front.events):
        if event.place is not None:
            yield from _place(dossier, Pointer(("events", number, "place")), event.place, places)
        for row, other in enumerate(event.involved):
            target = targets.resolve(other)
            if target is None or target not in targets.dossiers:
                yield Problem(
                    "unknown-target",
                    dossier.file,
                    f"no dossier has the id “{other}”",
                    Pointer(("events", number, "involved", row)),
                    expected="the id of a dossier: the name of its file without .md",
                    meant=targets.suggestion(other),
                )
    subject = dossier.subject
    fields = ("birth_place", "death_place") if isinstance(subject, Leader) else ("headquarters",)
    for field in fields:
        for number, claim in enumerate(getattr(subject, field)):
            yield from _place(dossier, Pointer((front.kind, field, number)), claim.value, places)


def has_odd_words(dossier: Dossier, registry: Registry) -> bool:
    """Say whether a dossier uses a word that the lists of terms do not have."""
    return next(check_words(dossier, registry), None) is not None or has_unknown_types(dossier, registry)


def check_words(dossier: Dossier, registry: Registry) -> Iterator[Problem]:
    """Check the words of one dossier that the lists of terms define: authorities, their lists, kinds of event."""
    front = dossier.front
    for number, sanction in enumerate(front.sanctions):
        for row, claim in enumerate(sanction.authority):
            if claim.value not in registry.authorities:
                yield _unknown_authority(
                    dossier, Pointer(("sanctions", number, "authority", row)), claim.value, registry
                )
    for number, searched in enumerate(front.sanctions_checked):
        for row, name in enumerate(searched.lists):
            authority = name.split("/", 1)[0]
            if authority not in registry.authorities:
                yield _unknown_authority(
                    dossier, Pointer(("sanctions_checked", number, "lists", row)), authority, registry
                )
    yield from check_lists(dossier, registry)
    for number, event in enumerate(front.events):
        if event.kind is not None and event.kind not in registry.event_kinds:
            yield Problem(
                "unknown-type",
                dossier.file,
                f"“{event.kind}” is not a kind of event",
                Pointer(("events", number, "kind")),
                expected="one of: " + ", ".join(registry.event_kinds),
                meant=nearest(event.kind, registry.event_kinds),
            )


def _unknown_authority(dossier: Dossier, at: Pointer, word: str, registry: Registry) -> Problem:
    return Problem(
        "unknown-authority",
        dossier.file,
        f"no authority has the id “{word}”",
        at,
        expected="one of: " + ", ".join(registry.authorities) + "; a site adds its own in authorities.yaml",
        meant=nearest(word, registry.authorities),
    )


def _place(dossier: Dossier, at: Pointer, word: str, places: Mapping[str, PlaceRecord]) -> Iterator[Problem]:
    """A plain name is fine; what is written like an id must be one."""
    if word not in places and ID.match(word):
        yield Problem(
            "unknown-place",
            dossier.file,
            f"places.yaml has no place “{word}”",
            at,
            expected="the id of a place in places.yaml, or a name with a capital letter, which has no coordinates",
            meant=nearest(word, places),
        )
