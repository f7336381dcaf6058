"""Examples of plain tables, steps between pages, and data files."""

from __future__ import annotations

from dossiers.render import views as v
from dossiers.render.gallery.parties import (
    ACTIVE,
    ARABIC,
    FRONT,
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
