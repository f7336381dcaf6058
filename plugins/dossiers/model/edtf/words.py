"""How a date is said: plain English in one format, with exactly the precision that it has."""

from __future__ import annotations

from dossiers.model.edtf.grammar import MONTHS, Kind
from dossiers.model.edtf.reading import Edtf
from dossiers.model.edtf.remember import remembered

SEASONS = ("spring", "summer", "autumn", "winter")


@remembered
def display(edtf: Edtf) -> str:
    """Say the date in plain English, with exactly the precision that it has: ``about March 2007``."""
    kind = edtf.kind
    if kind is Kind.INTERVAL:
        return _interval_words(*edtf.parts)
    if kind is Kind.RANGE:
        start, end = edtf.parts
        if start.kind is Kind.OPEN:
            return f"{display(end)} or earlier"
        if end.kind is Kind.OPEN:
            return f"{display(start)} or later"
        return f"between {display(start)} and {display(end)}"
    if kind is Kind.SET:
        words = [display(part) for part in edtf.parts]
        return " or ".join(words) if len(words) <= 2 else f"one of {', '.join(words)}"
    words_ = _point_words(edtf)
    return f"{'about ' if edtf.approximate else ''}{words_}{' (uncertain)' if edtf.uncertain else ''}"


def _point_words(edtf: Edtf) -> str:
    day = edtf.earliest
    if day is None:
        return "open" if edtf.kind is Kind.OPEN else "unknown"
    match edtf.kind:
        case Kind.DAY:
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        case Kind.DAY_OF_MONTH:
            return f"a day in {MONTHS[day.month - 1]} {day.year}"
        case Kind.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        case Kind.SEASON:
            return f"{SEASONS[int(edtf.text[6]) - 1]} {day.year}"
        case Kind.DAY_OF_YEAR:
            return f"a day in {day.year}"
        case Kind.MONTH_OF_YEAR:
            return f"some month of {day.year}"
        case Kind.DECADE:
            return f"{day.year}s"
        case Kind.CENTURY:
            # "1900s" would be read as the decade.
            return f"a year between {day.year} and {day.year + 99}"
        case _:
            return str(day.year)


def _interval_words(start: Edtf, end: Edtf) -> str:
    if end.kind is Kind.OPEN:
        return f"from {display(start)}" if start.kind is not Kind.UNKNOWN else "start unknown, goes on"
    if end.kind is Kind.UNKNOWN:
        return f"from {display(start)}, end unknown"
    if start.kind is Kind.OPEN:
        return f"until {display(end)}"
    if start.kind is Kind.UNKNOWN:
        return f"until {display(end)}, start unknown"
    return f"{display(start)} to {display(end)}"


@remembered
def iso(edtf: Edtf) -> str | None:
    """Give the text for ``<time datetime>`` where the date is an exact day, month or year, else None."""
    exact = edtf.kind in (Kind.DAY, Kind.MONTH, Kind.YEAR) and not (edtf.approximate or edtf.uncertain)
    return edtf.text if exact else None
