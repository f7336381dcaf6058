"""The parts of pages that are made in code: verdicts, slots of texts, names, sources, the axis, tables."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dossiers.model.edtf import Edtf, parse
from dossiers.model.source import Source
from dossiers.render.axis import axis
from dossiers.render.config import SiteConfig
from dossiers.render.names import keep_together
from dossiers.render.source_entries import letters, source_entry
from dossiers.render.sources import label, short, title
from dossiers.render.tables import sanctions_of
from dossiers.render.templates import Theme
from dossiers.render.text import TextRenderer
from dossiers.render.verdict import sentence, verdict_view
from finding import one
from site_of import Built, site_of
from whole_index import site_files

VERDICTS = Path(__file__).parents[1] / "data" / "verdicts.txt"


def verdict_cases() -> list[tuple[str, str]]:
    """Return front matter and the expected lines of each case of the golden file."""
    blocks = VERDICTS.read_text(encoding="utf-8").strip().split("\n\n")
    return [(front, said) for front, _, said in (block.partition("\n->\n") for block in blocks)]


@pytest.mark.parametrize(("front", "expected"), verdict_cases())
def test_verdict_in_words(front: str, expected: str) -> None:
    """Each state and mixture is said in whole sentences with its as-of date, the main finding first."""
    verdict = site_of(rudolf=front).view("rudolf").verdict
    view = verdict_view(verdict)
    lines = [f"[{line.status.code}] {line.opening}{line.rest}" for line in (view.main, *view.others)]
    assert "\n".join([*lines, *([view.remark] if view.remark else [])]) == expected
    assert sentence(verdict) == f"{view.main.opening}{view.main.rest}"


TEXT = """---
## Title

He met [[sapt]], [[sapt|the *colonel*]] and [[guard#facts]] [@herald, p. 4; @gazette].
See [the plan](/files/plan.pdf#page=2), [here](#title) or [about](../pages/about.md).

![A map](/files/map.png "Map")

- [[rudolf]] [@gazette]
"""


def filled(tmp_path: Path, path: str, item: str) -> str:
    """Return the text of a dossier or page as the page at a path shows it."""
    from dossiers.index.citing import page_sources

    built = site_of(
        {
            "pages/about.md": "---\ntitle: About <us>\n---\n[[rudolf]] [@herald]\n",
            "files/plan.pdf": "",
            "files/map.png": "",
        },
        rudolf=f"sources: [{{id: herald, title: The <Herald>}}, {{id: gazette}}]\n{TEXT}",
        sapt="title: Sapt & sons\nsources: herald",
        guard="kind: group\ntitle: al-Guard\nsources: herald",
    )
    linker = built.linker(path)
    site = built.site
    if item in site.pages:
        body = site.pages[item].body
        cited = page_sources(site.sources, body, site.references.resolved[item])
        numbers = {each.source.id: each.number for each in cited if each.number}
    else:
        numbers, body = dict(built.view(item).numbers), site.dossiers[item].body
    renderer = TextRenderer(linker, body, site.references.resolved.get(item, ()), numbers, below=True)
    return "\n".join(block.html for block in renderer.blocks())


@pytest.mark.parametrize(
    ("path", "up"), [("leaders/rudolf.html", "../"), ("index.html", ""), ("a/b/c.html", "../../")]
)
def test_slots_are_filled_from_any_depth(tmp_path: Path, path: str, up: str) -> None:
    """No slot is left, and every address is right from the page that shows the text."""
    html = filled(tmp_path, path, "rudolf")
    assert "data-slot" not in html
    own = "" if path == "leaders/rudolf.html" else f"{up}leaders/rudolf.html"
    sapt = "sapt.html" if path == "leaders/rudolf.html" else f"{up}leaders/sapt.html"
    assert re.findall(r'href="([^"]*)"', html) == [
        sapt,
        sapt,
        f"{up}groups/guard.html#facts",
        "#source-herald",
        "#source-gazette",
        f"{up}files/plan.pdf#page=2",
        f"{own}#title",
        f"{up}pages/about.html",
        own or "rudolf.html",
        "#source-gazette",
    ]
    assert f'<img src="{up}files/map.png" alt="A map"' in html


def test_slots_show_titles_texts_and_numbers(tmp_path: Path) -> None:
    """A link shows its target's title escaped, or its own text with its emphasis; a citation its number and locator."""
    html = filled(tmp_path, "leaders/rudolf.html", "rudolf")
    assert ">Sapt &amp; sons</a>" in html
    assert ">the <em>colonel</em></a>" in html
    assert '<span class="keep">al-Guard</span>' in html
    assert ">1</a> (p. 4), " in html
    assert 'aria-label="Source 1, p. 4"' in html
    assert '<h3 id="title">' in html


def test_ids_of_slots_are_unique(tmp_path: Path) -> None:
    """Every citation has an id of its own, to which its sources lead back."""
    html = filled(tmp_path, "leaders/rudolf.html", "rudolf")
    found = re.findall(r'\bid="([^"]*)"', html)
    assert len(found) == len(set(found)) >= 3


def test_a_page_of_the_site_is_filled_likewise(tmp_path: Path) -> None:
    """An ordinary page's text is filled by the same means."""
    html = filled(tmp_path, "pages/about.html", "about")
    assert 'href="../leaders/rudolf.html"' in html
    assert "data-slot" not in html


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Rudolf", "Rudolf"),
        ("Qais al-Khazali", 'Qais <span class="keep">al-Khazali</span>'),
        (
            "Asa’ib Ahl al-Haq (al-Nur)",
            'Asa’ib Ahl <span class="keep">al-Haq</span> (<span class="keep">al-Nur</span>)',
        ),
        ("<b> & al-<i>", "&lt;b&gt; &amp; al-&lt;i&gt;"),
        ('al-"x"', '<span class="keep">al-&#34;x&#34;</span>'),
        ("well-known", "well-known"),
    ],
)
def test_keep_together(name: str, html: str) -> None:
    """An article stays with its name, and everything is escaped."""
    assert keep_together(name) == html


@given(st.text(st.sampled_from("al-<>&\"' xAbin\n"), max_size=30))
@settings(deadline=None)
def test_keep_together_keeps_every_character(name: str) -> None:
    """Whatever the text, what is shown is the text."""
    shown = keep_together(name)
    assert Markup(re.sub(r'<span class="keep">|</span>', "", shown)).unescape() == name


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({"title": "A report"}, "A report"),
        ({"title": "T", "authors": ["Anthony Hope"], "date": "1894"}, "Hope, 1894"),
        ({"title": "T", "authors": ["Hope, Anthony", "B"], "date": "1894"}, "Hope and others, 1894"),
        (
            {"title": "T", "publisher": "The Herald", "container": "The Herald", "date": "1894-05"},
            "The Herald, May 1894",
        ),
        ({"publisher": "The Herald"}, "The Herald"),
        ({}, "herald"),
    ],
)
def test_label_of_a_source(source: dict[str, object], said: str) -> None:
    """A source in a few words is never empty: who, where and when, or its title, or its id."""
    assert label(Source.model_validate({"id": "herald", **source})) == said


def test_a_source_without_a_title_is_named_by_what_is_known() -> None:
    """No title is made up: publisher and date say which item it is, as such."""
    source = Source.model_validate({"id": "herald", "publisher": "Herald & <Co>", "date": "1894"})
    assert title(source) == "Herald & <Co>, item of 1894"
    assert short(source) == "Herald &amp; &lt;Co&gt;, 1894"
    assert short(Source.model_validate({"id": "herald"})) == "herald"


years = st.integers(1, 9999)
edtf = st.one_of(
    years.map(lambda year: parse(f"{year:04}")),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: parse(day.isoformat())),
    years.map(lambda year: parse(f"{year:04}/..")),
    years.map(lambda year: parse(f"../{year:04}")),
)


@given(st.lists(edtf, max_size=8))
@settings(deadline=None)
def test_axis_holds_every_date(dates: list[Edtf]) -> None:
    """Each mark lies on the axis, in the order of time, between first and last label's ends; labels are few."""
    found = axis(dates)
    assert (found is None) == (not dates)
    if found is None:
        return
    ticks = found.ticks()
    assert 1 <= len(ticks) <= 11
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    for each in dates:
        mark = found.mark(each)
        assert 0 <= mark.x <= 100
        assert mark.x + mark.width <= 100.3
        assert (mark.shape == "dot") == (each.earliest is not None and each.earliest == each.latest)
    days = sorted(each.earliest for each in dates if each.earliest is not None)
    marks = [found.mark(parse(day.isoformat())).x for day in days]
    assert marks == sorted(marks)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("0001", 1, 2), ("9999-12-31", 9999, 9999), ("1890-05-01", 1890, 1891), ("1890/1899", 1890, 1900)],
)
def test_axis_at_its_bounds(text: str, first: int, last: int) -> None:
    """The first and the last year that there are, and a single day, have an axis."""
    found = axis([parse(text)])
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert found.ticks()


def test_open_ends_reach_the_edges() -> None:
    """What goes on reaches the edge of the axis and says so; a day is a dot."""
    found = axis([parse("1890"), parse("1900")])
    assert found is not None
    marks = [found.mark(parse(text)) for text in ("1895/..", "../1895", "1895-05-01", "1895")]
    assert [(mark.shape, mark.open) for mark in marks] == [
        ("bar", "end"),
        ("bar", "start"),
        ("dot", None),
        ("bar", None),
    ]
    assert marks[0].x + marks[0].width == pytest.approx(100)
    assert marks[1].x == 0


@pytest.mark.parametrize(
    ("number", "said"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")]
)
def test_letters(number: int, said: str) -> None:
    """Uses are lettered a to z, then with two letters, and so on."""
    assert letters(number) == said


def listed(built: Built, path: str) -> BeautifulSoup:
    """Return one page of a site as it is built."""
    files = dict(site_files(built.index(), CONFIG, Theme(ROOT / "theme")))
    return BeautifulSoup(files[path], "html.parser")


ROOT = Path(__file__).parents[2]
CONFIG = SiteConfig("Ruritania", "Who rules it")


def sanctioned() -> Built:
    """Return a site with two designations and a search."""
    return site_of(
        rudolf="sanctions:\n  - {authority: US-OFAC, list: SDN, program: SDGT, ref: '7', url: https://example.org/7, as_of: 1891, listed: [{value: 1890, sources: herald}, 1891]}\n"
        "  - {authority: [EU, UN], announced_by: [The King, GB], delisted: 1890, note: Odd.}\nsanctions_checked: {as_of: 1893, lists: GB/UK-list}",
    )


def test_table_of_one_dossier() -> None:
    """Designations in the order of the file, then the searches; status by word, dates by role, both authorities."""
    built = sanctioned()
    rows = sanctions_of(built.linker("leaders/rudolf.html", "rudolf"), built.view("rudolf")).rows
    assert [row.status.code for row in rows] == ["active", "delisted", "not-found"]
    assert [(dated.role, dated.date.text) for dated in rows[0].dates] == [
        ("listed", "1890"),
        ("listed", "1891"),
    ]
    assert [len(row.authorities) for row in rows] == [1, 2, 1]
    assert rows[0].reference is not None
    assert (rows[0].reference.href, rows[0].reference.text) == ("https://example.org/7", "7")
    assert rows[1].note is not None
    assert rows[1].note.startswith("Announced by The King or, by another reading, ")
    assert "Odd. " in rows[1].note


def test_table_of_the_site_counts_by_status() -> None:
    """Over the site each row names its subject and leads to its row there; anchors are unique."""
    page = listed(sanctioned(), "sanctions/index.html")
    counts = {
        str(one(box, "input")["value"]): one(box, ".quiet").get_text() for box in page.select(".filter label")
    }
    assert counts == {"active": "1", "delisted": "1", "not-found": "1"}
    rows = page.select("tbody tr")
    assert all(row.select_one("th a[href]") for row in rows)
    anchors = [str(row["id"]) for row in rows]
    assert len(set(anchors)) == len(anchors) == 3


def test_values_of_identifiers_are_encoded_in_addresses() -> None:
    """A number stands in its register's address as a value, whatever it holds."""
    from dossiers.render.dossier_page import dossier_page
    from dossiers.render.views import CitePage

    built = site_of(rudolf="leader: {name: R, identifiers: {wikidata: 'Q1/../../x?y#\"z'}}")
    page = dossier_page(
        built.linker("leaders/rudolf.html", "rudolf"), CONFIG, built.view("rudolf"), CitePage("", "", "")
    )
    claim = one(BeautifulSoup(page.factsheet, "html.parser"), "dd:last-of-type a")
    assert claim["href"] == "https://www.wikidata.org/wiki/Q1%2F..%2F..%2Fx%3Fy%23%22z"


def test_a_title_in_another_language_says_so_wherever_it_is_listed() -> None:
    """On the page that cites it and among all sources alike, a foreign title carries its language."""
    built = site_of(rudolf="sources: {id: herald, title: Der Herold, lang: de}")
    view = built.view("rudolf")
    cited = source_entry(built.linker("leaders/rudolf.html", "rudolf"), view.sources[0])
    assert cited.title.lang == "de"
    assert 'lang="de"' in str(listed(built, "sources/index.html").select_one("#source-herald"))
