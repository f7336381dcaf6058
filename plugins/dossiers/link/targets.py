"""What a link can lead to: every id of the site, once, whatever its case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dossiers.model.dossier import Dossier, Page
from dossiers.model.filenames import fault
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem, Related

_INDEX = "index"
"""The name of the file that lists a folder."""


def fold(name: str) -> str:
    """Fold a name so that spellings that differ in case, width or composition are one."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class Targets(Struct, frozen=True):
    """The dossiers and pages of a site by id, the ids they had before, and who bears which name.

    ``bearers`` maps every folded name and alias to the sorted ids that bear it.
    """

    dossiers: Mapping[str, Dossier]
    pages: Mapping[str, Page]
    former: Mapping[str, str]
    bearers: Mapping[str, tuple[str, ...]]

    def resolve(self, target: str) -> str | None:
        """Return the id that ``target`` means today, or None."""
        if target in self.dossiers or target in self.pages:
            return target
        return self.former.get(target)

    def title(self, target: str) -> str:
        """Return the title of a dossier or page."""
        found = self.dossiers.get(target) or self.pages[target]
        return found.front.title

    def suggestion(self, word: str) -> str:
        """Return the id that was perhaps meant by a word: by its spelling, or because it is someone's name."""
        named = self.bearers.get(fold(word), ())
        if len(named) == 1:
            return named[0]
        # A page is no dossier: where one was expected, its own id is not what was meant.
        return nearest(word, (each for each in (*self.dossiers, *self.pages, *self.former) if each != word))


def collect(dossiers: Iterable[Dossier], pages: Iterable[Page]) -> tuple[Targets, list[Problem]]:
    """Collect all targets, and every id, former id and alias that collides."""
    problems: list[Problem] = []
    by_id: dict[str, Dossier] = {}
    page_by_id: dict[str, Page] = {}
    claimed: dict[str, str] = {}
    items: list[Dossier | Page] = [*dossiers, *pages]
    for item in items:
        folded = fold(item.id)
        if isinstance(item, Dossier) and item.id == _INDEX:
            problems.append(
                Problem(
                    "path-collision",
                    item.file,
                    "the page of this dossier would be written over the list of all",
                    expected="another file name",
                )
            )
        if folded in claimed:
            problems.append(
                Problem(
                    "id-collision",
                    item.file,
                    f"the id “{item.id}” is taken",
                    expected="a file name of its own",
                    related=(Related(claimed[folded], Pointer(), "also claims it"),),
                )
            )
            continue
        claimed[folded] = item.file
        if isinstance(item, Dossier):
            by_id[item.id] = item
        else:
            page_by_id[item.id] = item
    former: dict[str, str] = {}
    for dossier in by_id.values():
        for number, old in enumerate(dossier.front.former_ids):
            at = Pointer(("former_ids", number))
            if old == _INDEX:
                problems.append(
                    Problem(
                        "path-collision",
                        dossier.file,
                        "a redirect would be written over the list of all",
                        at,
                        expected="an id that a dossier can have",
                    )
                )
            reason = fault(f"{old}.html")
            if reason is not None:
                message, expected = f"no redirect can be written for “{old}”: {reason}", "another id"
                problems.append(Problem("bad-id", dossier.file, message, at, expected=expected))
            if fold(old) in claimed:
                problems.append(
                    Problem(
                        "id-collision",
                        dossier.file,
                        f"the former id “{old}” is taken",
                        at,
                        expected="an id that no file and no other dossier claims",
                        related=(Related(claimed[fold(old)], Pointer(), "also claims it"),),
                    )
                )
                continue
            claimed[fold(old)] = dossier.file
            former[old] = dossier.id
    bearers, found = _names(by_id)
    return Targets(by_id, page_by_id, former, bearers), problems + found


def _names(
    dossiers: Mapping[str, Dossier],
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    problems: list[Problem] = []
    bearers: dict[str, dict[str, Pointer]] = {}
    spelling: dict[str, str] = {}
    for dossier in dossiers.values():
        subject = dossier.subject
        kind = dossier.front.kind
        names = [(dossier.front.title, Pointer(("title",))), (subject.name, Pointer((kind, "name")))]
        names += [
            (name.text, Pointer((kind, "native_name", number)))
            for number, name in enumerate(subject.native_name)
        ]
        for number, alias in enumerate(subject.aliases):
            at = Pointer((kind, "aliases", number))
            names.append((alias.name, at))
            other = dossiers.get(fold(alias.name))
            if other is not None and other is not dossier:
                problems.append(
                    Problem(
                        "alias-collision",
                        dossier.file,
                        f"the alias “{alias.name}” is the id of another dossier",
                        at,
                        expected="an alias that is not an id, in whatever case",
                        related=(Related(other.file, Pointer(), "has this id"),),
                    )
                )
        for name, at in names:
            folded = fold(name)
            spelling.setdefault(folded, name)
            bearers.setdefault(folded, {}).setdefault(dossier.id, at)
    for folded, by_dossier in bearers.items():
        if len(by_dossier) > 1:
            first, *others = sorted(by_dossier)
            problems.append(
                Problem(
                    "shared-alias",
                    dossiers[first].file,
                    f"the name “{spelling[folded]}” belongs to {len(by_dossier)} dossiers",
                    by_dossier[first],
                    expected="nothing, if it is so: both pages and the list of names tell them apart",
                    related=tuple(
                        Related(dossiers[other].file, by_dossier[other], "bears it too") for other in others
                    ),
                )
            )
    return {name: tuple(sorted(ids)) for name, ids in bearers.items()}, problems
