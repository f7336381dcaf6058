"""Examples of text, notes, mentions and sources."""

from __future__ import annotations

from markupsafe import Markup

from dossiers.render import views as v
from dossiers.render.gallery.parties import FRONT, HENTZAU, RUDOLF, day


def text() -> tuple[v.TextBlock, ...]:
    """Give the examples of text."""
    mark = Markup('<span class="cite">[<a href="#source-{0}" aria-label="Source {0}">{0}</a>]</span>')
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


def sources() -> tuple[v.SourceEntry, ...]:
    """Give the examples of sources."""
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
                    "The group was founded after the ceasefire of 2004.",
                ),
                v.SourceUse("b", "#text", "Born: 1974", RUDOLF),
            ),
            authors="Anthony Hope",
            grade=v.Badge("B2", "Usually reliable; probably true"),
            archive=v.Link("https://archive.example.org/strelsau", "Archived copy"),
            accessed=day("5 February 2020", "2020-02-05"),
        ),
        v.SourceEntry(
            "source-2",
            2,
            v.Link(None, "Register of Ruritania, entry 28004"),
            "Ministry of Ruritania, July 2021. Official list.",
            (v.SourceUse("a", "#sanctions", "Sanctioned by Ruritania."),),
            grade=v.Badge("A1", "Completely reliable; confirmed"),
        ),
        v.SourceEntry(
            "source-3",
            3,
            v.Link(None, "Item cited by Hope"),
            "Zenda Intelligencer, 29 January 2010.",
            tuple(v.SourceUse(letter, "#text", "A sentence.") for letter in "abcdefghijklmno"),
            read_in=(v.Link("#source-1", "Hope, 4 February 2020"),),
            language="In Arabic",
            note="Neither title nor address is known.",
        ),
        v.SourceEntry(
            "source-4", 4, v.Link(None, "الجريدة الرسمية", "ar"), "Graustark, 2015.", grade=v.Badge("C3")
        ),
        *(v.SourceEntry(f"source-{n}", n, v.Link(None, f"List {n}"), "Zenda, 2021.") for n in (6, 7, 10, 12)),
    )


def mentions() -> tuple[v.Mention, ...]:
    """Give the examples of mentions."""
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
