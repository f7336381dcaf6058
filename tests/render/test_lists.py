"""Lists as pages: what each shows, from rows that dossiers give, on sites that are small and large."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from bs4 import Tag

from dossiers.export.run import Run
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from dossiers.model.edtf import parse_end
from dossiers.render import assemble, parts, ways
from dossiers.render.entries.dossiers import period
from dossiers.render.entries.html import END
from dossiers.render.parts import ROWS
from dossiers.render.templates import Theme
from finding import one
from list_pages import CONFIG, THEME, list_pages, pages_of, rows_of, shown, theme
from site_of import Built, site_of


def sanctioned() -> Built:
    """Return a site with two designations and a search."""
    return site_of(
        rudolf="sanctions:\n  - {authority: US-OFAC, list: SDN, program: SDGT, ref: '7', url: https://example.org/7, as_of: 1891, listed: [{value: 1890, sources: herald}, 1891]}\n"
        "  - {authority: [EU, UN], legal_basis: Act 4, delisted: 1890, note: Odd.}\nsanctions_checked: {as_of: 1893, lists: GB/UK-list}",
        sapt="sanctions: {authority: US-OFAC, program: SDGT, legal_basis: E.O. 1, listed: 1892, as_of: 1892}",
    )


def test_tables_of_designations_count_by_status() -> None:
    """Over the site, by authority and by programme: each row names its subject and leads there; each status has its number."""
    pages = pages_of(sanctioned())
    expected = {
        "sanctions/index.html": {"active": 2, "delisted": 1, "not-found": 1},
        "sanctions/authority-us-ofac.html": {"active": 2},
        "sanctions/authority-eu.html": {"delisted": 1},
        "sanctions/authority-gb.html": {"not-found": 1},
        "sanctions/programme-sdgt.html": {"active": 2},
    }
    for path, counts in expected.items():
        page = shown(pages[path])
        boxes = {
            str(one(label, "input")["value"]): int(one(label, ".quiet").text)
            for label in page.select(".filter label")
        }
        rows = page.select("tbody tr")
        assert boxes == counts, path
        assert boxes == {code: sum(row["data-status"] == code for row in rows) for code in boxes}
        assert all(str(one(row, "th a")["href"]).startswith("../leaders/") for row in rows)
    newest = shown(pages["sanctions/index.html"]).select_one(".caption")
    assert isinstance(newest, Tag)
    assert "the newest as of 1893" in newest.text


def test_a_programme_says_what_its_designations_rest_on() -> None:
    """Above the rows stand its code and every legal basis once, below them who designates."""
    page = shown(pages_of(sanctioned())["sanctions/programme-sdgt.html"])
    facts = page.select_one("#facts")
    assert isinstance(facts, Tag)
    assert "SDGT" in facts.text
    assert facts.text.count("E.O. 1\n") == 1
    authorities = page.find(id="authorities")
    assert isinstance(authorities, Tag)
    assert "2 designations" in (authorities.parent or page).get_text()


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, None),
        ("1890", None, "from 1890"),
        ("1890", "..", "since 1890"),
        (None, "..", "to date"),
        ("1890", "1891-02", "1890 to February 1891"),
        (None, "1891", "until 1891"),
    ],
)
def test_period(start: str | None, end: str | None, said: str | None) -> None:
    """A period says what is known of its ends, and nothing of what is not."""
    assert period(parse_end(start) if start else None, parse_end(end) if end else None) == said


def test_names_stand_once_under_each_letter() -> None:
    """Each letter has one section with one anchor, whatever script, case and signs names begin with."""
    names = ["ßa", "sa", "Sb", "Éa", "eb", "e\u0301c", "ıa", "ib", "(x)", "ٱب", "1a", "“q”", "zz", "ﬁx", "fy"]
    quoted = ", ".join(f'"{name}"' for name in names)
    page = shown(pages_of(site_of(rudolf=f"leader: {{name: R, aliases: [{quoted}]}}"))["names/index.html"])
    heads = page.select("main h2")
    assert len({head["id"] for head in heads}) == len(heads)
    assert len({head.text for head in heads}) == len(heads)
    assert len(page.select("main .described li")) == len(names) + 2


def test_shared_names_are_told_apart() -> None:
    """Who bears a name that others bear, too, is said with a few words; how many names that are is said above."""
    built = site_of(
        rudolf="summary: The king.\nleader: {name: R, aliases: Double}",
        sapt="summary: The colonel.\nleader: {name: S, aliases: DOUBLE}",
    )
    page = shown(pages_of(built)["names/index.html"])
    found = [row.get_text(" ") for row in page.select(".described li") if "double" in row.text.casefold()]
    assert len(found) == 2
    assert "The king." in found[0]
    assert "The colonel." in found[1]
    assert "1 of them belongs to more than one" in page.get_text(" ")


def test_a_source_leads_to_all_that_rests_on_it() -> None:
    """A source of one dossier leads to that and to others that cite it; a shared one has a page with every sentence."""
    built = site_of(
        {
            "pages/about.md": "---\ntitle: About\n---\nIt says so [@herald; @report].\n",
            "sources.yaml": "- {id: report, title: A report, via: herald, url: https://example.org/r}\n",
        },
        rudolf="leader: {name: R, born: {value: 1860, sources: herald}, died: {value: 1890, sources: herald}}",
        sapt="sources: report\nevents: {date: 1890, title: Duel}",
    )
    pages = pages_of(built)
    index = shown(pages["sources/index.html"])
    herald, report = (index.find(id=f"source-{key}") for key in ("herald", "report"))
    assert isinstance(herald, Tag)
    assert isinstance(report, Tag)
    users = {str(link["href"]): link.parent.text for link in herald.select(".cited a") if link.parent}
    assert users == {
        "../leaders/rudolf.html#source-herald": "Rudolf (2)",
        "../pages/about.html#source-herald": "About",
        "../sources/report.html": "read in it: A report",
    }
    assert "Statements that rest on it: 2." in report.text
    own = shown(pages["sources/report.html"])
    quotes = {
        quote.text: str(one(around, "a")["href"])
        for around in own.select(".mentions :has(> q)")
        for quote in around.select("q")
    }
    assert set(quotes) == {"It says so.", "1890: Duel"}
    assert own.find("a", href="https://example.org/r") is not None
    assert own.find("a", href=lambda href: href is not None and href.endswith("herald")) is None


def test_a_title_in_another_language_says_so() -> None:
    """Among all sources, as on the page that cites it, a foreign title carries its language."""
    page = shown(
        pages_of(site_of(rudolf="sources: {id: herald, title: Der Herold, lang: de}"))["sources/index.html"]
    )
    title = page.select_one("#source-herald bdi")
    assert isinstance(title, Tag)
    assert (title["lang"], title["dir"], title.text) == ("de", "ltr", "Der Herold")


def test_places_are_listed_with_what_is_said_there() -> None:
    """Spellings of one plain name are one place; a place of places.yaml has a page with every statement."""
    built = site_of(
        {"places.yaml": "- {id: zenda, name: Zenda, lat: 50.1, lon: 14.2, country: CZ}\n"},
        rudolf="leader: {name: R, birth_place: zenda}\nevents: [{date: 1890, title: Duel, place: The Old Mill}, {date: 1891, title: Fire, place: the old mill}]",
        guard="kind: group\ngroup: {name: G, headquarters: zenda}",
    )
    pages = pages_of(built)
    index = shown(pages["places/index.html"])
    mill, zenda = (index.find(id=key) for key in ("place-name--the-old-mill", "place-zenda"))
    assert isinstance(mill, Tag)
    assert isinstance(zenda, Tag)
    assert [item.text for item in mill.select("ul .sub")] == ["Duel", "Fire"]
    assert "Statements: 2." in zenda.text
    own = shown(pages["places/zenda.html"])
    assert {str(link["href"]) for link in own.select(".placed a")} == {
        "../groups/guard.html#facts",
        "../leaders/rudolf.html#facts",
    }
    assert "Czech" in own.get_text()
    assert "50.100° N, 14.200° E" in own.get_text()


def test_tags_have_pages() -> None:
    """The index of tags says how many dossiers have each; its page lists them with a few words."""
    pages = pages_of(site_of(rudolf="tags: [crown, army, crown]\nsummary: The king.", sapt="tags: army"))
    tags = {
        str(one(item, "a")["href"]): item.text for item in shown(pages["tags/index.html"]).select(".tags li")
    }
    assert {href: text.split()[-1] for href, text in tags.items()} == {"army.html": "2", "crown.html": "1"}
    assert "The king." in shown(pages["tags/crown.html"]).get_text()


def test_how_many_dossiers_a_tag_has_can_be_read() -> None:
    """From a thousand on a number has its comma, as everywhere on the site."""
    pages = pages_of(site_of(rudolf="tags: army"), many(1233, ("tag/army",)))
    assert one(shown(pages["tags/index.html"]), ".tags .quiet").text == "1,234"


def many(number: int, lists: tuple[str, ...], text: str = "<li>x</li>") -> list[Entry]:
    """Return rows whose keys begin with all letters in turn."""
    return [Entry(lists, f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n:06}", text) for n in range(number)]


def test_a_long_list_has_a_way_in_and_parts_that_lead_on() -> None:
    """Its address shows letters with counts; each part leads to its neighbours and back; all rows are there once."""
    pages = pages_of(site_of(rudolf=""), many(3000, ("names",)))
    way = shown(pages["names/index.html"])
    links = [str(link["href"]) for link in way.select(".ways a")]
    assert [path for path in pages if path.startswith("names/part--")] == [f"names/{href}" for href in links]
    counted = [int(item.text.replace(",", "")) for item in way.select(".ways .quiet")]
    parts = [shown(pages[f"names/{href}"]) for href in links]
    rows = [len(part.select("main .described li")) for part in parts]
    assert rows == counted
    assert sum(rows) == 3000 + 1
    assert max(rows) <= ROWS
    for number, part in enumerate(parts):
        steps = {str(link["rel"][0]): str(link["href"]) for link in part.select(".paging a")}
        assert steps.get("prev") == (links[number - 1] if number else None)
        assert steps.get("next") == (links[number + 1] if number + 1 < len(links) else None)
        assert [(str(step["href"]), step.text) for step in part.select(".trail a")] == [
            ("index.html", "Names A to Z")
        ]
        assert part.find("meta", attrs={"name": "robots", "content": "noindex"}) is not None


def test_a_very_long_list_has_a_way_in_of_two_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many parts for one page, the way in leads to a page for each letter, and that to its parts.

    Each page says over its title which pages lead to it.
    """
    monkeypatch.setattr(assemble, "WAYS", 20)
    pages = pages_of(site_of(rudolf=""), many(26 * 26 * 20, ("names",)))
    seen: dict[str, list[str]] = {}
    waiting: list[tuple[str, list[str]]] = [("names/index.html", [])]
    while waiting:
        path, above = waiting.pop()
        page = shown(pages[path])
        seen[path] = [f"names/{step['href']}" for step in page.select(".trail a")]
        assert seen[path] == above
        found = page.select(".ways a")
        assert len(found) <= 60
        waiting += [(f"names/{link['href']}", [*above, path]) for link in found]
    assert seen.keys() == {path for path in pages if path.startswith("names/")}
    assert {len(above) for above in seen.values()} == {0, 1, 2}


def test_a_part_of_a_list_within_another_leads_back_to_both() -> None:
    """What stands over the title of a whole list, and names it, is a link on its parts."""
    pages = pages_of(site_of(rudolf=""), many(3000, ("tag/ruritania",)))
    whole, part = (
        shown(pages[path]).select_one(".trail")
        for path in (
            "tags/ruritania.html",
            next(path for path in pages if path.startswith("tags/ruritania--")),
        )
    )
    assert whole is not None
    assert part is not None
    assert whole.text == part.text == "Tags, tag ruritania"
    assert [str(step["href"]) for step in whole.select("a")] == ["index.html"]
    assert [str(step["href"]) for step in part.select("a")] == ["index.html", "ruritania.html"]


def test_no_two_parts_are_called_the_same() -> None:
    """Whether names begin alike or are the same, and however much happened on one day: each way says which rows it leads to."""
    names = [Entry(("names",), f"ba{END}{n:04}", "<li>x</li>") for n in range(900)]
    days = [(f"199001{n % 28 + 1:02}", n) for n in range(560)]
    days += [(day, n) for day, number in (("19900214", 900), ("19900316", 500)) for n in range(number)]
    events = [Entry(("timeline",), f"{day}{END}{n:04}", "<li>x</li>") for day, n in days]
    pages = pages_of(site_of(rudolf="title: Ba Rudolf"), names + events)
    said = {
        path: [str(way.string) for way in shown(pages[path]).select(".ways a")]
        for path in ("names/index.html", "timeline/index.html")
    }
    assert said["names/index.html"][:4] == ["Ba, 1", "Ba, 2", "Ba, 3", "Ba, 4"]
    assert said["timeline/index.html"] == [
        "1 to 19 January 1990",
        "20 to 29 January 1990",
        "14 February 1990, 1",
        "14 February 1990, 2",
        "14 February 1990, 3",
        "16 March 1990, 1",
        "16 March 1990, 2",
    ]
    for path, page in pages.items():
        if path.startswith(("names/part--", "timeline/part--")):
            head = one(shown(page), "h1").text
            assert head.partition(": ")[2] in said[path.split("/")[0] + "/index.html"], path


def test_every_letter_has_its_anchor_on_the_first_page() -> None:
    """Rows elsewhere lead to the letter of a plain place: the list has it whether it is one page or many."""
    built = site_of(rudolf="events: [{date: 1890, title: Duel, place: Strelsau}]")
    more = [Entry(("places",), entry.key, f"<li>{n}</li>") for n, entry in enumerate(many(2000, ("x",)))]
    for pages in (pages_of(built), pages_of(built, more)):
        link = shown(pages["timeline/index.html"]).find("a", href="../places/index.html#at-s")
        assert link is not None
        assert shown(pages["places/index.html"]).find(id="at-s") is not None


def test_what_a_page_shows_is_in_its_rows_or_its_words() -> None:
    """Pages with the same rows and the same words have the same bytes: a build may leave such a page as it is."""
    files = {
        "sources.yaml": "- {id: report, title: A report}\n",
        "places.yaml": "- {id: zenda, name: Zenda}\n",
    }
    sites = [
        site_of(files, rudolf="sources: report\nleader: {name: R, birth_place: zenda}"),
        site_of(
            files,
            rudolf="sources: report\nleader: {name: R, birth_place: zenda}",
            sapt="sources: report\nleader: {name: S, birth_place: zenda, aliases: R}\nupdated: 1890\n"
            "events: {date: 1890, title: Duel, place: zenda}",
        ),
    ]
    # Rows before others change what these are called, and what the pages beside them call them.
    alike = [Entry(("names",), f"{key}{n:04}", "<li>x</li>") for key in ("ba ", "bab") for n in range(300)]
    before = [Entry(("names",), f"ba{END}{n:04}", "<li>x</li>") for n in range(300)]
    kept = 0
    seen: dict[tuple[object, ...], bytes] = {}
    for built, more in ((sites[0], ()), (sites[1], ()), (sites[0], alike), (sites[0], [*before, *alike])):
        rows = rows_of(built, more)
        for page in list_pages(rows, built.index().known, CONFIG, theme()):
            read = tuple(tuple(rows.texts(name, prefix)) for name, prefix in page.page.reads)
            made = page.make()
            assert seen.setdefault((page.path, page.page.about, read), made) == made, page.path
            kept += 1
    assert len(seen) < kept


def tabular() -> tuple[MemoryRows, Built]:
    """Return the rows of a site with a source of each sort, shared places, and two who say the same."""
    built = site_of(
        {"sources.yaml": "- {id: report, title: A report}\n", "places.yaml": "- {id: zenda, name: Zenda}\n"},
        rudolf="sources: {id: both, title: Own}\nleader: {name: R, birth_place: Hentzau}",
        sapt="sources: {id: both, title: Own}\nleader: {name: S, birth_place: HENTZAU}\n"
        "events: [{date: 1890, title: Duel, place: zenda}, {date: 1890-02, title: Ball, place: Hentzau}]\n"
        "sanctions: {authority: EU, as_of: 1891}",
        flavia="sources: {id: own, title: Own}",
    )
    return rows_of(built), built


def test_rows_stand_on_a_page_as_they_are() -> None:
    """A page of a list is what the theme makes and runs of rows, so that a build copies those that did not move."""
    rows, built = tabular()
    runs: dict[str, int] = {}
    for page in list_pages(rows, built.index().known, CONFIG, theme()):
        runs[page.path] = sum(isinstance(part, Run) for part in page.page.parts())
    for path in ("leaders/index.html", "sanctions/index.html", "timeline/index.html", "names/index.html"):
        assert runs[path] > 0, path
    # These say how many rows other lists have, which changes without their own.
    assert runs["sources/index.html"] == runs["places/index.html"] == 0


@pytest.mark.parametrize("most", [1, 2, 400])
@pytest.mark.parametrize("put", ["{{ it.rows|upper }}", "{{ it.rows }}{{ it.rows }}", ""])
def test_a_theme_may_show_rows_as_it_likes(
    most: int, put: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed, twice or not at all: it gets the rows themselves, and what it makes of them is the page."""
    monkeypatch.setattr(ways, "plan", partial(parts.plan, most=most))
    rows, built = tabular()
    shutil.copytree(THEME, tmp_path / "theme")
    partials = tmp_path / "theme/templates/partials/listed.html"
    text = partials.read_text(encoding="utf-8")
    partials.write_text(text.replace("{{ it.rows }}", put), encoding="utf-8")
    other = Theme(tmp_path / "theme")
    usual = {page.path: page.make() for page in list_pages(rows, built.index().known, CONFIG, theme())}
    changed = {page.path: page.make() for page in list_pages(rows, built.index().known, CONFIG, other)}
    assert usual.keys() == changed.keys()
    assert not any(b"\0" in page for page in [*usual.values(), *changed.values()])
    timeline = next(path for path in sorted(usual) if path.startswith("timeline/") and b"Duel" in usual[path])
    found = changed[timeline]
    assert (b"DUEL" in found, found.count(b"Duel")) == (
        "upper" in put,
        0 if "upper" in put else len(put) // 13 * usual[timeline].count(b"Duel"),
    )
