"""Examples of tables of designations and ties."""

from __future__ import annotations

from dossiers.render import views as v
from dossiers.render.gallery.parties import (
    ACTIVE,
    DELISTED,
    FRONT,
    HENTZAU,
    JULY_2021,
    MARCH_2007,
    NOT_CHECKED,
    NOT_FOUND,
    UNKNOWN,
    cites,
    day,
)


def sanction_rows() -> tuple[v.SanctionRow, ...]:
    """Give the examples of sanction rows."""
    ruritania = v.Link("#main", "Ruritania")
    register = v.Link("#main", "Register")
    return (
        v.SanctionRow(
            "row-1",
            ACTIVE,
            (ruritania,),
            list=register,
            as_of=JULY_2021,
            programme=v.Badge("EXAMPLE", "Example programme", "#main"),
            programme_name="Example programme",
            legal_basis="E.O. 13818",
            dates=(
                v.RoleDate("announced", day("6 December 2019", "2019-12-06"), cites(3)),
                v.RoleDate("amended", JULY_2021),
            ),
            measures=("asset freeze", "travel ban"),
            reference=v.Link("#main", "28004"),
            reason="Said by the Ministry to have led the raid on Strelsau.",
            cites=cites(2, 3),
        ),
        v.SanctionRow(
            "row-2",
            DELISTED,
            (v.Link("#main", "Graustark"), v.Link(None, "Zenda")),
            list=v.Link(None, "consolidated"),
            as_of=day("2026", "2026"),
            programme=v.Badge("AN-UNUSUALLY-LONG-PROGRAMME-CODE"),
            legal_basis="Regulation 881, s. 1(a)(ii)(A), as amended",
            dates=(
                v.RoleDate("listed", MARCH_2007, cites(4)),
                v.RoleDate("delisted", day("4 May 2015", "2015-05-04"), note="another source: June 2015"),
            ),
            reference=v.Link(None, "GR.3918.85"),
            note="Two readings stand: who designated is told apart by who announced it.",
            cites=cites(4),
        ),
        v.SanctionRow(
            "row-3",
            UNKNOWN,
            (ruritania,),
            cites=cites(7),
        ),
        v.SanctionRow(
            "row-4",
            NOT_FOUND,
            (v.Link("#main", "Zenda"),),
            list=v.Link(None, "consolidated"),
            as_of=day("2021", "2021"),
            cites=cites(10),
        ),
        v.SanctionRow("row-5", NOT_CHECKED, (v.Link("#main", "Hentzau"),)),
    )


def sanctions() -> tuple[v.SanctionsTable, ...]:
    """Give the examples of sanctions."""
    rows = sanction_rows()
    detail = "Status as of the list named in each row."
    many = tuple(renamed(row, f"own-{row.anchor}") for row in rows)
    return (
        v.SanctionsTable("sanctions-many", "Designations of Rudolf al-Strelsau.", detail, many, ""),
        v.SanctionsTable("sanctions-one", "One designation.", detail, (renamed(rows[0], "one-row"),), ""),
        v.SanctionsTable(
            "sanctions-none",
            "No designation.",
            "",
            (),
            "No designation is recorded, and no list was checked.",
        ),
    )


def renamed(row: v.SanctionRow, anchor: str) -> v.SanctionRow:
    """Give a row with another anchor."""
    return row._replace(anchor=anchor)


def ties() -> tuple[v.TieTable, ...]:
    """Give the examples of ties."""
    return (
        v.TieTable(
            "affiliations",
            "Positions.",
            "Dates as the sources give them.",
            "Group",
            "Role",
            (
                v.TieRow(
                    FRONT,
                    "founder and leader",
                    start=day("about 2006"),
                    end=day("ongoing"),
                    status=ACTIVE,
                    cites=cites(1),
                    heading="Leads",
                ),
                v.TieRow(
                    v.Link(None, "Host of Zenda"),
                    "militia leader",
                    status=NOT_CHECKED,
                    cites=cites(1),
                    heading="Commander in",
                ),
            ),
            "",
        ),
        v.TieTable(
            "relations-one",
            "Direct relations.",
            "Status of the other party, as of July 2021.",
            "Who",
            "Relation",
            (
                v.TieRow(
                    HENTZAU,
                    "rival of",
                    start=day("2004", "2004"),
                    end=MARCH_2007,
                    status=NOT_FOUND,
                    cites=cites(1, 6),
                    stated_on=HENTZAU,
                    note="the two sources differ on the year",
                ),
            ),
            "",
        ),
        v.TieTable(
            "relations-none", "No relations.", None, "Who", "Relation", (), "No relation is recorded."
        ),
    )
