"""Examples of what stands at the head of a dossier."""

from __future__ import annotations

from dossiers.render import views as v
from dossiers.render.gallery.parties import (
    ACTIVE,
    ARABIC,
    DELISTED,
    FRONT,
    LONG,
    LONG_ARABIC,
    MARCH_2007,
    NOT_CHECKED,
    NOT_FOUND,
    UNKNOWN,
    cites,
)


def headings() -> tuple[v.Heading, ...]:
    """Give the examples of headings."""
    return (
        v.Heading(
            v.Link(None, "Rudolf al-Strelsau"),
            (v.Link("#main", "Leaders"), v.Link(None, "dossier rudolf-al-strelsau")),
            (v.Link(None, "رودولف الستريلسي", "ar"),),
            lead="Founder and leader of the Example Front, an armed group within the Host of Zenda.",
            lead_cites=cites(1),
        ),
        v.Heading(
            v.Link(None, LONG),
            (v.Link("#main", "Groups"),),
            (v.Link(None, LONG_ARABIC, "ar"),),
            badges=(v.Badge("stub"),),
        ),
        v.Heading(v.Link(None, ARABIC, "ar"), (v.Link("#main", "Groups"),)),
        v.Heading(v.Link(None, "Page not found"), lead="There is no page at this address."),
    )


def verdicts() -> tuple[v.Verdict, ...]:
    """Give the examples of verdicts."""
    none_found = v.VerdictLine(
        NOT_FOUND,
        "No designation found",
        " on the lists of Zenda (2021, 2026) and Graustark (2018).",
        cites(10, 12),
    )
    not_checked = v.VerdictLine(NOT_CHECKED, "Not checked", ": Strelsau, Hentzau.")
    delisted = v.VerdictLine(DELISTED, "Delisted by Graustark", " on 4 May 2015.", cites(4))
    return (
        v.Verdict(
            v.VerdictLine(
                ACTIVE,
                "Sanctioned by Ruritania",
                " under two programmes, EXAMPLE (announced 6 December 2019) and FRONT (announced 3 January"
                " 2020). Both stood on the list of July 2021.",
                cites(2),
            ),
            (none_found, not_checked),
        ),
        v.Verdict(
            v.VerdictLine(ACTIVE, "Sanctioned by Ruritania", ", one designation, listed in March 2007."),
            (delisted, none_found, not_checked),
        ),
        v.Verdict(
            v.VerdictLine(
                DELISTED, "Delisted by Ruritania", " on 4 May 2015, after eight years on the list."
            ),
            remark="The entry stays on this page and in the tables.",
        ),
        v.Verdict(
            v.VerdictLine(
                UNKNOWN, "Listed by Ruritania, state unknown", ": the source gives no date.", cites(3)
            ),
            (not_checked,),
        ),
        v.Verdict(
            v.VerdictLine(NOT_FOUND, "No designation found", " on the lists of Ruritania and Zenda."),
            remark="As of July 2021.",
        ),
        v.Verdict(
            v.VerdictLine(NOT_CHECKED, "Not checked", ": no list has been searched for this name."),
            remark="This says nothing either way.",
        ),
    )


def factsheet() -> v.Factsheet:
    """Give the examples of factsheet."""
    return v.Factsheet(
        "Facts",
        (
            v.Fact("Name", (v.Claim(v.Link(None, "Rudolf al-Strelsau"), whole=True),)),
            v.Fact("Arabic", (v.Claim(v.Link(None, "رودولف الستريلسي", "ar"), cites(2)),)),
            v.Fact(
                "Born",
                (
                    v.Claim(v.Link(None, "20 June 1974"), cites(2)),
                    v.Claim(v.Link(None, "24 April 1974"), cites(2)),
                    v.Claim(v.Link(None, "1974"), cites(1, 6), note="so the article"),
                ),
                conflict="The sources disagree.",
            ),
            v.Fact("Died", ()),
            v.Fact("Place of birth", (v.Claim(v.Link("#places-place-strelsau", "Strelsau"), cites(2)),)),
            v.Fact("Nationality", (v.Claim(v.Link(None, "Ruritania"), whole=True),)),
            v.Fact("State", (v.Claim(v.Link(None, "detained"), cites(7), as_of=MARCH_2007),)),
            v.Fact("Leads", (v.Claim(FRONT, cites(1)),)),
            v.Fact(
                "Register no.",
                (v.Claim(v.Link(None, "AN-UNUSUALLY-LONG-REFERENCE-NUMBER-28004"), cites(2)),),
            ),
        ),
        "12 sources. 2 of 9 fields name no source of their own and rest on the dossier’s sources as a whole, marked ∗.",
    )


def names() -> tuple[v.NameGroup, ...]:
    """Give the examples of names."""
    return (
        v.NameGroup(
            "In its own script",
            None,
            (
                v.Claim(v.Link(None, "رودولف الستريلسي", "ar"), cites(2)),
                v.Claim(v.Link(None, "Рудольф Стрельзауский", "uk")),
            ),
        ),
        v.NameGroup(
            "Strong",
            "identifies by itself",
            (
                v.Claim(v.Link(None, "Rudolph al-Strelsau"), cites(2)),
                v.Claim(v.Link(None, "Rudolf of Strelsau")),
            ),
        ),
        v.NameGroup(
            "Weak",
            "may mean others",
            (v.Claim(v.Link(None, "The Red Elphberg"), cites(1), note="a nickname"),),
        ),
        v.NameGroup(
            "Former",
            "no longer used",
            (v.Claim(v.Link(None, "Rudolf Rassendyll"), cites(4), as_of=MARCH_2007),),
        ),
    )
