"""Claims that disagree: shown side by side, never resolved silently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from dossiers.model.edtf import Edtf, contains
from dossiers.model.statements import AnyClaim
from dossiers.model.subject import SEVERAL

Degree: TypeAlias = Literal["contradict", "precision"]
"""Readings contradict each other, or one is merely more exact than the other."""


CHANGING = frozenset({"status", "headquarters"})
"""The fields whose fact changes in time: claims as of different dates do not disagree."""


def degree(field: str, claims: Sequence[AnyClaim]) -> Degree | None:
    """Say whether claims of one field disagree, and how; None where they do not, or stand beside each other."""
    if field in SEVERAL:
        return None
    if field in CHANGING:
        always = list({claim.value: claim for claim in claims if claim.as_of is None}.values())
        moments: dict[Edtf, list[AnyClaim]] = {}
        for claim in claims:
            if claim.as_of is not None:
                moments.setdefault(claim.as_of, []).append(claim)
        if len(moments) > 1 and len(always) < 2:
            found = (_degree([*always, *of_moment]) for of_moment in moments.values())
            return next((each for each in found if each is not None), None)
    return _degree(claims)


def _degree(claims: Sequence[AnyClaim]) -> Degree | None:
    values = list(dict.fromkeys(claim.value for claim in claims))
    if len(values) < 2:
        return None
    dates = [value for value in values if isinstance(value, Edtf)]
    if len(dates) == len(values):
        exact = dates[0]
        for date in dates:
            # If one reading lies in all others, this arrives at it: what contains is transitive.
            exact = date if contains(exact, date) else exact
        if all(contains(other, exact) for other in dates):
            return "precision"
    return "contradict"
