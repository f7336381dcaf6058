"""Whether each list of sanctions that a dossier names is one that is known: a misspelt one would seem searched."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.model.dossier import Dossier
from dossiers.model.near import nearest
from dossiers.model.problem import Pointer, Problem
from dossiers.model.registry import Registry


def check_lists(dossier: Dossier, registry: Registry) -> Iterator[Problem]:
    """Report every list that no authority of the same country or body keeps, where any list of theirs is known.

    A designation may stand on another authority's list: the State Department's stand on OFAC's SDN list.
    """
    for number, sanction in enumerate(dossier.front.sanctions):
        if sanction.list is not None:
            at = Pointer(("sanctions", number, "list"))
            yield from _unknown(dossier, sanction.authority[0].value, sanction.list, at, registry)
    for number, searched in enumerate(dossier.front.sanctions_checked):
        for row, name in enumerate(searched.lists):
            authority, _, listing = name.partition("/")
            if listing:
                yield from _unknown(
                    dossier,
                    authority,
                    listing,
                    Pointer(("sanctions_checked", number, "lists", row)),
                    registry,
                )


def _unknown(
    dossier: Dossier, authority: str, listing: str, at: Pointer, registry: Registry
) -> Iterator[Problem]:
    if authority not in registry.authorities:
        return  # that is a problem of its own
    body = registry.authorities[authority].of
    known = [each.id for other in registry.authorities.values() if other.of == body for each in other.lists]
    if known and listing.casefold() not in {each.casefold() for each in known}:
        yield Problem(
            "unknown-list",
            dossier.file,
            f"no list “{listing}” of {body} is known",
            at,
            expected="one of: " + ", ".join(known) + "; a site adds its own in authorities.yaml",
            meant=nearest(listing, known),
        )
