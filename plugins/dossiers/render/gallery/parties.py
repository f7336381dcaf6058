"""The invented parties and small values that the examples share."""

from __future__ import annotations

from dossiers.render import views as v

ACTIVE = v.Status("active", "Active")

DELISTED = v.Status("delisted", "Delisted")

UNKNOWN = v.Status("unknown", "Unknown")

NOT_FOUND = v.Status("not-found", "Not found")

NOT_CHECKED = v.Status("not-checked", "Not checked")

LONG = "The Example Front for the Liberation and Unification of the Upper and Lower Provinces of Ruritania"

LONG_ARABIC = "جبهة المثال لتحرير وتوحيد المقاطعات العليا والسفلى"

ARABIC = "جبهة المثال"

RUDOLF = v.Link("#heading-long", "Rudolf al-Strelsau")

FRONT = v.Link("#heading-long", LONG)

HENTZAU = v.Link("#heading-long", "Rupert al-Hentzau")


def cites(*numbers: int, locator: str | None = None) -> tuple[v.Cite, ...]:
    """Give citation marks with these numbers."""
    return tuple(
        v.Cite(number, f"#source-{number}", f"Strelsau Gazette, item {number}", locator=locator)
        for number in numbers
    )


def day(text: str, iso: str | None = None) -> v.DateText:
    """Give a date."""
    return v.DateText(text, iso)


MARCH_2007 = day("March 2007", "2007-03")

JULY_2021 = day("July 2021", "2021-07")
