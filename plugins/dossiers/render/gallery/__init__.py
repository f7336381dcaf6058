"""The example values that components.html shows: every component, with every variant and state.

All parties, lists and sources are invented (Ruritania and its neighbours), so the page says nothing about
anyone.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from dossiers.render import views as v
from dossiers.render.gallery.head import factsheet, headings, names, verdicts
from dossiers.render.gallery.lists import data, pagings, table
from dossiers.render.gallery.parties import (
    ACTIVE,
    DELISTED,
    FRONT,
    HENTZAU,
    MARCH_2007,
    NOT_CHECKED,
    NOT_FOUND,
    RUDOLF,
    UNKNOWN,
    day,
)
from dossiers.render.gallery.rows import full, lists, ways
from dossiers.render.gallery.tables import sanctions, ties
from dossiers.render.gallery.text import mentions, sources, text
from dossiers.render.gallery.time import timelines


class Gallery(Struct, frozen=True):
    """One field a component; a tuple holds its variants in the order in which they are shown."""

    headings: tuple[v.Heading, ...]
    verdicts: tuple[v.Verdict, ...]
    statuses: tuple[tuple[v.Status, str], ...]
    badges: tuple[v.Badge, ...]
    hatnote: v.Hatnote
    disambiguation: tuple[v.Described, ...]
    notices: tuple[v.Notice, ...]
    factsheet: v.Factsheet
    toc: tuple[v.TocEntry, ...]
    text: tuple[v.TextBlock, ...]
    names: tuple[v.NameGroup, ...]
    sanctions: tuple[v.SanctionsTable, ...]
    ties: tuple[v.TieTable, ...]
    timelines: tuple[v.Timeline, ...]
    sources: tuple[v.SourceEntry, ...]
    mentions: tuple[v.Mention, ...]
    cite_page: v.CitePage
    colophons: tuple[v.Colophon, ...]
    changes: tuple[v.Change, ...]
    lists: tuple[v.ListExample, ...]
    ways: tuple[v.ListSection, ...]
    full_table: v.FullTable
    table: v.Table
    counts: tuple[v.Count, ...]
    pagings: tuple[v.Paging, ...]
    tags: tuple[v.Tag, ...]
    data: tuple[v.DataFile, ...]


def gallery() -> Gallery:
    """Give the example values of every component."""
    return Gallery(
        headings=headings(),
        verdicts=verdicts(),
        statuses=(
            (ACTIVE, "On the list named, as of the date shown."),
            (DELISTED, "Was on the list and was removed; the entry stays."),
            (UNKNOWN, "Was put on the list; whether it still stands is not known."),
            (NOT_FOUND, "The list was searched and holds no entry."),
            (NOT_CHECKED, "Nobody has looked. It says nothing either way."),
        ),
        badges=(
            v.Badge("leader"),
            v.Badge("group"),
            v.Badge("EXAMPLE", "Example programme"),
            v.Badge("FRONT", "Front programme", "#main"),
            v.Badge("AN-UNUSUALLY-LONG-PROGRAMME-CODE"),
        ),
        hatnote=v.Hatnote(
            "“Rudolf” also names", (v.Described(HENTZAU, "a leader of the Blue Guard"), v.Described(FRONT))
        ),
        disambiguation=(v.Described(RUDOLF, "leader of the Example Front"), v.Described(HENTZAU)),
        notices=(
            v.Notice(
                "stub",
                "A stub",
                "This dossier has facts and no text yet.",
                (v.Link("#main", "Write it on GitHub"),),
            ),
            v.Notice("info", "Two readings stand", "The sources disagree on who announced the designation."),
            v.Notice(
                "gone",
                "This dossier was withdrawn",
                "It was taken down on 4 May 2021, because its sources did not hold.",
                (v.Link("#main", "What remains"),),
            ),
            v.Notice(
                "error",
                "There is no page at this address",
                "It may have moved.",
                (v.Link("#main", "All leaders"),),
            ),
        ),
        factsheet=factsheet(),
        toc=tuple(
            v.TocEntry(f"#{word.lower().replace(' ', '-')}", word)
            for word in ("Sanctions", "Names", "Relations", "Timeline", "Text", "Sources")
        ),
        text=text(),
        names=names(),
        sanctions=sanctions(),
        ties=ties(),
        timelines=timelines(),
        sources=sources(),
        mentions=mentions(),
        cite_page=v.CitePage(
            "“Rudolf al-Strelsau”. Dossiers, updated 31 July 2021, dossier rudolf-al-strelsau.",
            "@misc{rudolf-al-strelsau,\n  title = {Rudolf al-Strelsau},\n  date = {2021-07-31}\n}",
            "TY  - ELEC\nTI  - Rudolf al-Strelsau\nDA  - 2021/07/31\nER  -",
        ),
        colophons=(
            v.Colophon(
                day("31 July 2021", "2021-07-31"),
                ("A. Hope", "F. von Tarlenheim"),
                (v.Link("#main", "Edit on GitHub"), v.Link("#main", "This dossier as JSON")),
            ),
            v.Colophon(None, (), (v.Link("#main", "Edit on GitHub"),)),
        ),
        changes=(
            v.Change(
                day("31 July 2021", "2021-07-31"),
                "Checked against the register of July 2021: two programmes.",
            ),
            v.Change(MARCH_2007, Markup("Dossier written from the article in the <i>Strelsau Gazette</i>.")),
        ),
        lists=lists(),
        ways=ways(),
        full_table=full(),
        table=table(),
        counts=tuple(
            v.Count(number, label, "#main")
            for number, label in (
                ("8", "leaders"),
                ("11", "groups"),
                ("1,028", "designations"),
                ("16", "dated events"),
                ("27", "sources"),
            )
        ),
        pagings=pagings(),
        tags=(v.Tag(v.Link("#main", "ruritania"), 12), v.Tag(v.Link("#main", "armed-group"), 3)),
        data=data(),
    )
