"""Examples of indexes, conflicts, places and data files."""

from __future__ import annotations

from markupsafe import Markup

from dossiers.render import views as v
from dossiers.render.gallery.parties import (
    ACTIVE,
    ARABIC,
    DELISTED,
    FRONT,
    HENTZAU,
    JULY_2021,
    LONG_ARABIC,
    MARCH_2007,
    NOT_CHECKED,
    NOT_FOUND,
    RUDOLF,
    UNKNOWN,
    cites,
    day,
)


def conflicts() -> tuple[v.Conflict, ...]:
    """Give the examples of conflicts."""
    return (
        v.Conflict(
            "conflict-born",
            RUDOLF,
            "born",
            (
                v.Claim(v.Link(None, "20 June 1974"), cites(2)),
                v.Claim(v.Link(None, "24 April 1974"), cites(2)),
                v.Claim(v.Link(None, "1974"), cites(1, 6), note="so the article"),
            ),
        ),
        v.Conflict(
            "conflict-announced",
            FRONT,
            "announced by",
            (
                v.Claim(v.Link(None, "Ministry of Justice"), cites(1)),
                v.Claim(v.Link(None, "Treasury of Ruritania"), cites(3), as_of=MARCH_2007),
            ),
            "Both hold: the Ministry announced what the Treasury designated.",
        ),
    )


def indexes() -> tuple[v.IndexTable, ...]:
    """Give the examples of indexes."""
    codes = tuple(v.Badge(code, href="#main") for code in ("EXAMPLE", "FRONT", "ZENDA-3", "HENTZAU"))
    people = (
        v.IndexRow(
            RUDOLF,
            v.Link(None, "رودولف الستريلسي", "ar"),
            "Founder and leader of the Example Front",
            ACTIVE,
            JULY_2021,
            codes[:2],
        ),
        v.IndexRow(HENTZAU, None, None, NOT_FOUND, day("2021", "2021")),
        v.IndexRow(v.Link("#main", "رودولف الستريلسي", "ar"), status=NOT_CHECKED, stub=True),
    )
    groups = (
        v.IndexRow(
            FRONT,
            v.Link(None, LONG_ARABIC, "ar"),
            "An armed group",
            DELISTED,
            JULY_2021,
            codes,
            (
                v.Spell(RUDOLF, "founder and leader", "about 2006 to 2015", cites(1)),
                v.Spell(HENTZAU, "leader", "since 2015"),
            ),
        ),
        v.IndexRow(v.Link("#main", ARABIC, "ar"), status=UNKNOWN, stub=True),
    )
    return (
        v.IndexTable("leaders", "3 people.", "Status as of the lists named on their pages.", people, ""),
        v.IndexTable("groups", "2 organisations.", None, groups, "", "Leaders over time"),
        v.IndexTable("nobody", "Leaders.", None, (), "There is no dossier on a leader yet."),
    )


def table() -> v.Table:
    """Give the examples of table."""
    return v.Table(
        "plain",
        "A plain table.",
        "Long names, empty cells and figures.",
        (
            v.Column("Authority", "wide"),
            v.Column("Entries", "number"),
            v.Column("Newest", "date"),
            v.Column("Codes"),
        ),
        (
            v.Row(
                (
                    v.Cell((FRONT,)),
                    v.Cell((v.Link(None, "1,024"),)),
                    v.Cell((v.Link(None, "6 December 2019"),)),
                    v.Cell(badges=(v.Badge("EXAMPLE"), v.Badge("FRONT"))),
                ),
                "plain-1",
            ),
            v.Row(
                (
                    v.Cell((v.Link("#main", ARABIC, "ar"),)),
                    v.Cell((v.Link(None, "8"),)),
                    v.Cell(),
                    v.Cell(status=ACTIVE),
                )
            ),
        ),
        "",
    )


def pagings() -> tuple[v.Paging, ...]:
    """Give the examples of pagings."""
    pages = tuple(v.NavItem("#main", str(n), "page" if n == 2 else None) for n in range(1, 6))
    older, newer = v.Link("#main", "2004 to 2009"), v.Link("#main", "2015 to 2020")
    return (v.Paging("Pages of events", older, newer, pages), v.Paging("Years", None, newer))


def places() -> tuple[v.Place, ...]:
    """Give the examples of places."""
    return (
        v.Place(
            "place-strelsau",
            v.Link(None, "Strelsau"),
            (v.Link(None, "ستريلسو", "ar"),),
            "Ruritania",
            "50.087° N, 14.421° E",
            "https://example.org/map",
            cites=cites(12),
            rests=(v.Mention(RUDOLF, ("20 January 2007, Strelsau raid",), v.Badge("leader")),),
        ),
        v.Place(
            "place-zenda",
            v.Link(None, "Zenda"),
            (),
            "Ruritania",
            "49.9° N, 14.1° E",
            approximate=True,
            note="The town is on no map.",
        ),
        v.Place("place-none", v.Link(None, "the border")),
    )


def data() -> tuple[v.DataFile, ...]:
    """Give the examples of data."""
    return (
        v.DataFile(
            "sanctions-csv",
            v.Link("#main", "sanctions.csv"),
            "CSV, UTF-8, one designation a line",
            "Every designation of every dossier.",
            "12 KB",
            (
                v.DataField("dossier", "id", "The dossier of the party."),
                v.DataField(
                    "announced", "EDTF date", "When it was made public, with the precision of the source."
                ),
            ),
        ),
    )


def ways() -> tuple[v.ListSection, ...]:
    """Give the example of a way into a list that has several pages."""
    return (
        v.ListSection(
            "at-a", "A", Markup(), (v.Tag(v.Link("#main", "Al to Am"), 1234), v.Tag(v.Link("#main", "An"), 7))
        ),
        v.ListSection("at-b", "B", Markup(), (v.Tag(v.Link("#main", "Ba to By"), 380),)),
    )


def listed() -> tuple[v.ListSection, ...]:
    """Give the example of rows under letters."""
    row = '<li><a href="#main">{}</a> <span class="quiet">{}</span></li>\n'
    return (
        v.ListSection("at-h", "H", Markup(row.format("Hentzau", "Rupert of Hentzau"))),  # text of our own
        v.ListSection(
            "at-r", "R", Markup(row.format("Rudolf", "al-Strelsau") + row.format("Rupert", "Hentzau"))
        ),
    )
