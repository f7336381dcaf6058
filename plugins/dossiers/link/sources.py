"""One catalogue of sources for the whole site, and whether each is defined once and cited at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from dossiers.model.body import Citation
from dossiers.model.dossier import Dossier, Page
from dossiers.model.near import nearest
from dossiers.model.problem import InText, Pointer, Problem, Related, Where
from dossiers.model.source import Source
from dossiers.model.statements import sole_source, statements
from dossiers.read.content import Shared, SharedPlace


def catalogue(
    shared: Iterable[Shared], dossiers: Iterable[Dossier]
) -> tuple[dict[str, Shared], list[Problem]]:
    """Collect every definition of a source; two of the same id must be the same."""
    found: dict[str, Shared] = {}
    problems: list[Problem] = []
    for definition in (*shared, *(each for dossier in dossiers for each in _defined(dossier))):
        first = found.setdefault(definition.source.id, definition)
        if first.source != definition.source:
            fields = [
                name
                for name in Source.model_fields
                if getattr(first.source, name) != getattr(definition.source, name)
            ]
            problems.append(
                Problem(
                    "source-differs",
                    definition.file,
                    f"the source “{first.source.id}” is defined twice, with other {', '.join(fields)}",
                    definition.at,
                    expected=f"the same as in {first.file}, or the bare id",
                    related=(Related(first.file, first.at, "defined here too"),),
                )
            )
    return dict(sorted(found.items())), problems


def _defined(dossier: Dossier) -> Iterator[Shared]:
    for number, entry in enumerate(dossier.front.sources):
        if isinstance(entry, Source):
            yield Shared(entry, dossier.file, Pointer(("sources", number)))


def check_sources(
    known: Set[str],
    dossiers: Iterable[Dossier],
    pages: Iterable[Page],
    places: Iterable[SharedPlace],
    cited: set[str],
    rows: Mapping[str, Shared],
) -> list[Problem]:
    """Report every source id that nothing defines, and every source of ``rows`` that nothing cites.

    ``known`` are the ids of all sources; ``cited`` are those that others cite, and all
    that these cite are added to it.
    """
    problems: list[Problem] = []

    def use(source: str, file: str, at: Pointer) -> None:
        cited.add(source)
        if source not in known:
            problems.append(unknown_source(source, file, at, known))

    for dossier in dossiers:
        for number, entry in enumerate(dossier.front.sources):
            if isinstance(entry, str) and entry not in known:
                problems.append(unknown_source(entry, dossier.file, Pointer(("sources", number)), known))
        for path, refs in statements(dossier.front):
            for number, ref in enumerate(refs):
                use(ref.id, dossier.file, Pointer((*path, "sources", number)))
        only = sole_source(dossier.front)
        if only is not None:
            cited.add(only)
    texts: list[Dossier | Page] = [*dossiers, *pages]
    for item in texts:
        for number, reference in enumerate(item.body.references):
            if isinstance(reference.what, Citation):
                for cite in reference.what.items:
                    cited.add(cite.source)
                    if cite.source not in known:
                        problems.append(unknown_source(cite.source, item.file, InText(number), known))
    for shared in places:
        for number, ref in enumerate(shared.place.sources):
            use(ref.id, "places.yaml", Pointer((*shared.at.path, "sources", number)))
    for definition in rows.values():
        for number, via in enumerate(definition.source.via):
            use(via, definition.file, Pointer((*definition.at.path, "via", number)))
    for source_id, definition in rows.items():
        if source_id not in cited:
            problems.append(
                Problem(
                    "uncited-source",
                    definition.file,
                    f"nothing cites the source “{source_id}”",
                    definition.at,
                    expected="a statement that rests on it, or the source removed",
                )
            )
    return problems


def unknown_source(source: str, file: str, at: Where, known: Set[str]) -> Problem:
    """Say that no source has this id."""
    return Problem(
        "unknown-source",
        file,
        f"no source has the id “{source}”",
        at,
        expected="a source defined in this dossier or in sources.yaml",
        meant=nearest(source, known),
    )
