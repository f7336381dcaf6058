"""The example values that components.html shows: every component, with every variant and state.

All parties, lists and sources are invented (Ruritania and its neighbours), so the page says nothing about
anyone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

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


def _cites(*numbers: int, locator: str | None = None) -> tuple[v.Cite, ...]:
    return tuple(
        v.Cite(number, f"#source-{number}", f"Strelsau Gazette, item {number}", locator=locator)
        for number in numbers
    )


def _day(text: str, iso: str | None = None) -> v.DateText:
    return v.DateText(text, iso)


MARCH_2007 = _day("March 2007", "2007-03")
JULY_2021 = _day("July 2021", "2021-07")


@dataclass(frozen=True, slots=True)
class Gallery:
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
    all_sanctions: v.SanctionsTable
    ties: tuple[v.TieTable, ...]
    timelines: tuple[v.Timeline, ...]
    sources: tuple[v.SourceEntry, ...]
    mentions: tuple[v.Mention, ...]
    cite_page: v.CitePage
    colophons: tuple[v.Colophon, ...]
    changes: tuple[v.Change, ...]
    conflicts: tuple[v.Conflict, ...]
    indexes: tuple[v.IndexTable, ...]
    table: v.Table
    counts: tuple[v.Count, ...]
    pagings: tuple[v.Paging, ...]
    tags: tuple[v.Tag, ...]
    places: tuple[v.Place, ...]
    data: tuple[v.DataFile, ...]


def _headings() -> tuple[v.Heading, ...]:
    return (
        v.Heading(
            v.Link(None, "Rudolf al-Strelsau"),
            (v.Link("#main", "Leaders"), v.Link(None, "dossier rudolf-al-strelsau")),
            (v.Link(None, "رودولف الستريلسي", "ar"),),
            lead="Founder and leader of the Example Front, an armed group within the Host of Zenda.",
            lead_cites=_cites(1),
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


def _verdicts() -> tuple[v.Verdict, ...]:
    none_found = v.VerdictLine(
        NOT_FOUND,
        "No designation found",
        " on the lists of Zenda (2021, 2026) and Graustark (2018).",
        _cites(10, 12),
    )
    not_checked = v.VerdictLine(NOT_CHECKED, "Not checked", ": Strelsau, Hentzau.")
    delisted = v.VerdictLine(DELISTED, "Delisted by Graustark", " on 4 May 2015.", _cites(4))
    return (
        v.Verdict(
            v.VerdictLine(
                ACTIVE,
                "Sanctioned by Ruritania",
                " under two programmes, EXAMPLE (announced 6 December 2019) and FRONT (announced 3 January"
                " 2020). Both stood on the list of July 2021.",
                _cites(2),
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
                UNKNOWN, "Listed by Ruritania, state unknown", ": the source gives no date.", _cites(3)
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


def _factsheet() -> v.Factsheet:
    return v.Factsheet(
        "Facts",
        (
            v.Fact("Name", (v.Claim(v.Link(None, "Rudolf al-Strelsau"), whole=True),)),
            v.Fact("Arabic", (v.Claim(v.Link(None, "رودولف الستريلسي", "ar"), _cites(2)),)),
            v.Fact(
                "Born",
                (
                    v.Claim(v.Link(None, "20 June 1974"), _cites(2)),
                    v.Claim(v.Link(None, "24 April 1974"), _cites(2)),
                    v.Claim(v.Link(None, "1974"), _cites(1, 6), note="so the article"),
                ),
                conflict="The sources disagree.",
            ),
            v.Fact("Died", ()),
            v.Fact("Place of birth", (v.Claim(v.Link("#place-strelsau", "Strelsau"), _cites(2)),)),
            v.Fact("Nationality", (v.Claim(v.Link(None, "Ruritania"), whole=True),)),
            v.Fact("State", (v.Claim(v.Link(None, "detained"), _cites(7), as_of=MARCH_2007),)),
            v.Fact("Leads", (v.Claim(FRONT, _cites(1)),)),
            v.Fact(
                "Register no.",
                (v.Claim(v.Link(None, "AN-UNUSUALLY-LONG-REFERENCE-NUMBER-28004"), _cites(2)),),
            ),
        ),
        "12 sources. 2 of 9 fields name no source of their own and rest on the dossier’s sources as a whole, marked ∗.",
    )


def _text() -> tuple[v.TextBlock, ...]:
    mark = Markup(
        '<span class="cite">[<a href="#source-{0}" title="Strelsau Gazette, item {0}" aria-label="Source {0}">'
        "{0}</a>]</span>"
    )
    note = {
        1: v.Note(1, "#source-1", Markup("Hope, <i>Strelsau Gazette</i>, 4 February 2020")),
        2: v.Note(2, "#source-2", "Register of Ruritania, entry 28004, July 2021"),
        3: v.Note(3, "#source-3", Markup("Ministry, 6 December 2019. <i>Read in Hope</i>")),
        4: v.Note(
            4, "#source-4", "State Paper 85/1369, as printed by the Zenda Intelligencer and Advertiser"
        ),
    }
    return (
        v.TextBlock(Markup("<h3>Origins and arrest</h3>")),
        v.TextBlock(
            Markup(
                "<p>The group was founded after the ceasefire of 2004.{} The raid on Strelsau of 20 January 2007"
                " rests on an item that the same publication printed ten years before.{} Rudolf"
                ' <span class="keep">al-Strelsau</span> was arrested in March 2007; the article gives the month'
                " and no day, and none is supplied here.{}</p>"
            ).format(mark.format(1), mark.format(2), mark.format(1)),
            (note[1], note[2]),
        ),
        v.TextBlock(
            Markup(
                '<p><bdi lang="ar" dir="rtl">جبهة المثال</bdi> (1974), an Arabic-only name in Latin text, keeps its'
                ' brackets in place. A URL: <a href="#main">https://example.org/a/very/long/path/that/has/no/spaces/'
                "in/it/and/goes/on/for/a/while/2019-12-06.html</a>.{}</p>"
            ).format(mark.format(1)),
            (note[1], note[2], note[3], note[4]),
            v.Link("#sources", "and 3 more in Sources"),
        ),
        v.TextBlock(
            Markup("<p>A short paragraph beside a long queue of notes.{}</p>").format(mark.format(3)),
            (note[3],),
        ),
        v.TextBlock(Markup("<p>Another one.{}</p>").format(mark.format(4)), (note[4],)),
        v.TextBlock(
            Markup(
                "<p>And a last one without notes, to see whether the text is held back by the queue above it. It is"
                " long enough to run over several lines, so that the rhythm of the lines shows.</p>"
            )
        ),
        v.TextBlock(
            Markup("<blockquote><p>A quotation stands in, with a thin line beside it.</p></blockquote>")
        ),
        v.TextBlock(
            Markup(
                "<ul><li>A list in the text,</li><li>with <code>code</code> and a second entry that is long enough"
                " to need a second line of its own.</li></ul>"
            )
        ),
    )


def _names() -> tuple[v.NameGroup, ...]:
    return (
        v.NameGroup(
            "In its own script",
            None,
            (
                v.Claim(v.Link(None, "رودولف الستريلسي", "ar"), _cites(2)),
                v.Claim(v.Link(None, "Рудольф Стрельзауский", "uk")),
            ),
        ),
        v.NameGroup(
            "Strong",
            "identifies by itself",
            (
                v.Claim(v.Link(None, "Rudolph al-Strelsau"), _cites(2)),
                v.Claim(v.Link(None, "Rudolf of Strelsau")),
            ),
        ),
        v.NameGroup(
            "Weak",
            "may mean others",
            (v.Claim(v.Link(None, "The Red Elphberg"), _cites(1), note="a nickname"),),
        ),
        v.NameGroup(
            "Former",
            "no longer used",
            (v.Claim(v.Link(None, "Rudolf Rassendyll"), _cites(4), as_of=MARCH_2007),),
        ),
    )


def _sanction_rows() -> tuple[v.SanctionRow, ...]:
    ruritania = v.Link("#main", "Ruritania")
    register = v.Link("#main", "Register")
    return (
        v.SanctionRow(
            "row-1",
            ACTIVE,
            (ruritania,),
            subject=RUDOLF,
            kind="leader",
            list=register,
            as_of=JULY_2021,
            programme=v.Badge("EXAMPLE", "Example programme", "#main"),
            programme_name="Example programme",
            legal_basis="E.O. 13818",
            dates=(
                v.RoleDate("announced", _day("6 December 2019", "2019-12-06"), _cites(3)),
                v.RoleDate("amended", JULY_2021),
            ),
            measures=("asset freeze", "travel ban"),
            reference=v.Link("#main", "28004"),
            reason="Said by the Ministry to have led the raid on Strelsau.",
            cites=_cites(2, 3),
        ),
        v.SanctionRow(
            "row-2",
            DELISTED,
            (v.Link("#main", "Graustark"), v.Link(None, "Zenda")),
            subject=FRONT,
            kind="group",
            list=v.Link(None, "consolidated"),
            as_of=_day("2026", "2026"),
            programme=v.Badge("AN-UNUSUALLY-LONG-PROGRAMME-CODE"),
            legal_basis="Regulation 881, s. 1(a)(ii)(A), as amended",
            dates=(
                v.RoleDate("listed", MARCH_2007, _cites(4)),
                v.RoleDate("delisted", _day("4 May 2015", "2015-05-04"), note="another source: June 2015"),
            ),
            reference=v.Link(None, "GR.3918.85"),
            note="Two readings stand: who designated is told apart by who announced it.",
            cites=_cites(4),
        ),
        v.SanctionRow(
            "row-3",
            UNKNOWN,
            (ruritania,),
            subject=v.Link("#main", ARABIC, "ar"),
            kind="group",
            cites=_cites(7),
        ),
        v.SanctionRow(
            "row-4",
            NOT_FOUND,
            (v.Link("#main", "Zenda"),),
            subject=RUDOLF,
            kind="leader",
            list=v.Link(None, "consolidated"),
            as_of=_day("2021", "2021"),
            cites=_cites(10),
        ),
        v.SanctionRow("row-5", NOT_CHECKED, (v.Link("#main", "Hentzau"),), subject=HENTZAU, kind="leader"),
    )


def _sanctions() -> tuple[v.SanctionsTable, ...]:
    rows = _sanction_rows()
    detail = "Status as of the list named in each row."
    many = tuple(_renamed(row, f"own-{row.anchor}") for row in rows)
    return (
        v.SanctionsTable("sanctions-many", "Designations of Rudolf al-Strelsau.", detail, many, ""),
        v.SanctionsTable("sanctions-one", "One designation.", detail, (_renamed(rows[0], "one-row"),), ""),
        v.SanctionsTable(
            "sanctions-none",
            "No designation.",
            "",
            (),
            "No designation is recorded, and no list was checked.",
        ),
    )


def _renamed(row: v.SanctionRow, anchor: str) -> v.SanctionRow:
    return replace(row, anchor=anchor, subject=None, kind=None)


def _all_sanctions() -> v.SanctionsTable:
    return v.SanctionsTable(
        "all-sanctions",
        "Designations and searches.",
        "5 rows. A dot means that the source does not say.",
        _sanction_rows(),
        "",
        tuple(v.StatusCount(status, 1) for status in (ACTIVE, DELISTED, UNKNOWN, NOT_FOUND, NOT_CHECKED)),
        (v.Link("#main", "CSV"), v.Link("#main", "JSON")),
    )


def _ties() -> tuple[v.TieTable, ...]:
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
                    start=_day("about 2006"),
                    end=_day("ongoing"),
                    status=ACTIVE,
                    cites=_cites(1),
                ),
                v.TieRow(
                    v.Link(None, "Host of Zenda"), "militia leader", status=NOT_CHECKED, cites=_cites(1)
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
                    start=_day("2004", "2004"),
                    end=MARCH_2007,
                    status=NOT_FOUND,
                    cites=_cites(1, 6),
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


def _event(
    anchor: str, date: v.DateText, title: str, x: float, width: float = 0.0, shape: v.Shape = "dot"
) -> v.TimelineEvent:
    link = v.Link(None, title)
    return v.TimelineEvent(anchor, date, link, x, width, shape, label=v.label_side(x, width), cites=_cites(1))


def _events(prefix: str) -> tuple[v.TimelineEvent, ...]:
    return (
        replace(
            _event(f"{prefix}-1", _day("after the 2004 ceasefire"), "Founding of the Front", 0, 14, "bar"),
            open="end",
        ),
        _event(f"{prefix}-2", _day("20 January 2007", "2007-01-20"), "Strelsau raid", 17),
        replace(
            _event(f"{prefix}-3", MARCH_2007, "Arrest of Rudolf al-Strelsau", 18, 0.5, "bar"),
            place=v.Link("#place-strelsau", "Strelsau"),
            involved=(RUDOLF, HENTZAU),
            page=RUDOLF,
            detail="The article gives the month and no day.",
        ),
        replace(
            _event(f"{prefix}-4", _day("about 2008 to 2018"), "The long regency", 24, 62, "bar"),
            approximate=True,
        ),
        _event(
            f"{prefix}-5",
            _day("June 2014", "2014-06"),
            "Mobilisation, with a title that is a good deal longer than the others and has to wrap on a telephone",
            60,
            0.5,
            "bar",
        ),
        _event(f"{prefix}-6", _day("2018", "2018"), "Elections, 15 seats", 86, 6, "bar"),
        replace(
            _event(
                f"{prefix}-7",
                _day("6 December 2019", "2019-12-06"),
                "Sanctions announced, EXAMPLE",
                97.5,
                0,
                "square",
            ),
            status=ACTIVE,
        ),
        replace(
            _event(
                f"{prefix}-8",
                _day("7 December 2019", "2019-12-07"),
                "Taken off the list of Graustark",
                97.6,
                0,
                "square",
            ),
            status=DELISTED,
        ),
        replace(_event(f"{prefix}-9", _day("since January 2020"), "Strike", 98, 2, "bar"), open="both"),
    )


def _timelines() -> tuple[v.Timeline, ...]:
    ticks = tuple(v.Tick(str(year), (year - 2004) / 16 * 100) for year in range(2004, 2021, 2))
    detail = (
        "A dot is a day, a thin bar the month or year that the source gives, a dotted bar a span that is not exact;"
        " an open span fades. Squares are designations."
    )
    one = (_event("event-single", _day("20 January 2007", "2007-01-20"), "Strelsau raid", 50),)
    return (
        v.Timeline("timeline-many", "Dated events, 2004 to 2020.", detail, ticks, _events("event"), ""),
        v.Timeline(
            "timeline-listed", "The same, with a list under it.", detail, ticks, _events("listed"), "", True
        ),
        v.Timeline("timeline-one", "One event.", "", (v.Tick("2007", 0), v.Tick("2008", 100)), one, ""),
        v.Timeline("timeline-none", "No event.", "", (), (), "No event has a date."),
    )


def _sources() -> tuple[v.SourceEntry, ...]:
    return (
        v.SourceEntry(
            "source-1",
            1,
            v.Link("https://example.org/strelsau/2020-02-04", "“Rudolf al-Strelsau, the Front’s Leader”"),
            "Strelsau Gazette XI/1, 4 February 2020. Article.",
            (
                v.SourceUse(
                    "a",
                    "#text",
                    "Cited at a: Origins and arrest",
                    "The group was founded after the ceasefire of 2004.",
                ),
                v.SourceUse("b", "#text", "Cited at b: Facts", "Born: 1974", RUDOLF),
            ),
            authors="Anthony Hope",
            grade=v.Badge("B2", "Usually reliable; probably true"),
            archive=v.Link("https://archive.example.org/strelsau", "Archived copy"),
            accessed=_day("5 February 2020", "2020-02-05"),
        ),
        v.SourceEntry(
            "source-2",
            2,
            v.Link(None, "Register of Ruritania, entry 28004"),
            "Ministry of Ruritania, July 2021. Official list.",
            (v.SourceUse("a", "#sanctions", "Cited at a: Sanctions", "Sanctioned by Ruritania."),),
            grade=v.Badge("A1", "Completely reliable; confirmed"),
        ),
        v.SourceEntry(
            "source-3",
            3,
            v.Link(None, "Item cited by Hope"),
            "Zenda Intelligencer, 29 January 2010.",
            tuple(
                v.SourceUse(letter, "#text", f"Cited at {letter}", "A sentence.")
                for letter in "abcdefghijklmno"
            ),
            read_in=(v.Link("#source-1", "Hope, 4 February 2020"),),
            language="In Arabic",
            note="Neither title nor address is known.",
        ),
        v.SourceEntry(
            "source-4", 4, v.Link(None, "الجريدة الرسمية", "ar"), "Graustark, 2015.", grade=v.Badge("C3")
        ),
        *(v.SourceEntry(f"source-{n}", n, v.Link(None, f"List {n}"), "Zenda, 2021.") for n in (6, 7, 10, 12)),
    )


def _mentions() -> tuple[v.Mention, ...]:
    return (
        v.Mention(
            FRONT,
            (
                Markup(
                    '… designated under section 1 together with <mark>Rudolf <span class="keep">al-Strelsau</span></mark> and Rupert.'
                ),
            ),
            v.Badge("group"),
        ),
        v.Mention(
            HENTZAU,
            (
                Markup(
                    'The Ministry designated <mark>Rudolf <span class="keep">al-Strelsau</span></mark> on the same day.'
                ),
                Markup("He fled before <mark>Rudolf</mark> could reach the castle."),
            ),
            v.Badge("leader"),
        ),
    )


def _conflicts() -> tuple[v.Conflict, ...]:
    return (
        v.Conflict(
            "conflict-born",
            RUDOLF,
            "born",
            (
                v.Claim(v.Link(None, "20 June 1974"), _cites(2)),
                v.Claim(v.Link(None, "24 April 1974"), _cites(2)),
                v.Claim(v.Link(None, "1974"), _cites(1, 6), note="so the article"),
            ),
        ),
        v.Conflict(
            "conflict-announced",
            FRONT,
            "announced by",
            (
                v.Claim(v.Link(None, "Ministry of Justice"), _cites(1)),
                v.Claim(v.Link(None, "Treasury of Ruritania"), _cites(3), as_of=MARCH_2007),
            ),
            "Both hold: the Ministry announced what the Treasury designated.",
        ),
    )


def _indexes() -> tuple[v.IndexTable, ...]:
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
        v.IndexRow(HENTZAU, None, None, NOT_FOUND, _day("2021", "2021")),
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
                v.Spell(RUDOLF, "founder and leader", "about 2006 to 2015", _cites(1)),
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


def _table() -> v.Table:
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


def _pagings() -> tuple[v.Paging, ...]:
    pages = tuple(v.NavItem("#main", str(n), "page" if n == 2 else None) for n in range(1, 6))
    older, newer = v.Link("#main", "2004 to 2009"), v.Link("#main", "2015 to 2020")
    return (v.Paging("Pages of events", older, newer, pages), v.Paging("Years", None, newer))


def _places() -> tuple[v.Place, ...]:
    return (
        v.Place(
            "place-strelsau",
            v.Link(None, "Strelsau"),
            (v.Link(None, "ستريلسو", "ar"),),
            "Ruritania",
            "50.087° N, 14.421° E",
            "https://example.org/map",
            cites=_cites(12),
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


def _data() -> tuple[v.DataFile, ...]:
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


def gallery() -> Gallery:
    """Give the example values of every component."""
    return Gallery(
        headings=_headings(),
        verdicts=_verdicts(),
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
        factsheet=_factsheet(),
        toc=tuple(
            v.TocEntry(f"#{word.lower().replace(' ', '-')}", word)
            for word in ("Sanctions", "Names", "Relations", "Timeline", "Text", "Sources")
        ),
        text=_text(),
        names=_names(),
        sanctions=_sanctions(),
        all_sanctions=_all_sanctions(),
        ties=_ties(),
        timelines=_timelines(),
        sources=_sources(),
        mentions=_mentions(),
        cite_page=v.CitePage(
            Markup(
                "“Rudolf al-Strelsau”. <i>Dossiers</i>, updated 31 July 2021, dossier rudolf-al-strelsau."
            ),
            "@misc{rudolf-al-strelsau,\n  title = {Rudolf al-Strelsau},\n  date = {2021-07-31}\n}",
            "TY  - ELEC\nTI  - Rudolf al-Strelsau\nDA  - 2021/07/31\nER  -",
        ),
        colophons=(
            v.Colophon(
                _day("31 July 2021", "2021-07-31"),
                ("A. Hope", "F. von Tarlenheim"),
                (v.Link("#main", "Edit on GitHub"), v.Link("#main", "This dossier as JSON")),
            ),
            v.Colophon(None, (), (v.Link("#main", "Edit on GitHub"),)),
        ),
        changes=(
            v.Change(
                _day("31 July 2021", "2021-07-31"),
                "Checked against the register of July 2021: two programmes.",
            ),
            v.Change(MARCH_2007, Markup("Dossier written from the article in the <i>Strelsau Gazette</i>.")),
        ),
        conflicts=_conflicts(),
        indexes=_indexes(),
        table=_table(),
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
        pagings=_pagings(),
        tags=(v.Tag(v.Link("#main", "ruritania"), 12), v.Tag(v.Link("#main", "armed-group"), 3)),
        places=_places(),
        data=_data(),
    )
