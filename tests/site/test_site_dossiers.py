"""What each dossier's page shows, and that every index, table and list is complete."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from dossiers.index.anchors import place_key
from dossiers.index.dossier import DossierView
from dossiers.index.sanctions import Designation
from dossiers.index.timeline import designated
from dossiers.model.edtf import sort_key
from finding import one
from whole_index import Index, whole
from whole_site import CONTENT, USES, Site, target


@pytest.fixture(scope="module")
def index() -> Index:
    """Return the views of the example content, read without Pelican."""
    return whole(CONTENT)


def records(site: Site) -> list[dict[str, Any]]:
    """Return all dossiers as the site's data say they are."""
    found: list[dict[str, Any]] = json.loads((site.root / "data/dossiers.json").read_text(encoding="utf-8"))
    return found


def links_in(site: Site, path: str, within: str = "main") -> set[tuple[str, str]]:
    """Return where the links in a part of a page lead."""
    part = site.pages[path].select_one(within)
    assert part is not None
    return {target(path, str(tag["href"])) for tag in part.find_all("a", href=True)}


def folders(site: Site) -> Iterator[tuple[str, BeautifulSoup, str]]:
    """Yield each dossier's page with its path and the index that must list it."""
    for path, page in site.dossiers.items():
        yield path, page, path.split("/")[0] + "/index.html"


def test_every_dossier_of_the_content_has_a_page(example: Site) -> None:
    """One page for each file of the content folder."""
    expected = {
        f"{kind}/{file.stem}.html" for kind in ("leaders", "groups") for file in (CONTENT / kind).glob("*.md")
    }
    assert set(example.dossiers) == expected


def test_a_dossier_has_all_its_parts(example: Site) -> None:
    """Verdict, facts, sanctions, sources, mentioned in, cite in three forms, and last updated, in each dossier."""
    for path, page in example.dossiers.items():
        assert one(page, ".verdict .main strong").get_text(strip=True), path
        assert page.select_one("#facts dl dt"), path
        for anchor in ("sanctions", "sources", "mentioned-in", "cite"):
            heading = page.find(id=anchor)
            assert isinstance(heading, Tag), (path, anchor)
            assert heading.name == "h2", (path, anchor)
        cite = page.select_one(".citepage")
        assert cite is not None
        assert "@misc{" in cite.get_text(), path
        assert "TY  - ELEC" in cite.get_text(), path
        assert page.select_one(".colophon time"), path
        # Where no editor is known the file is named, so that it can be found.
        assert path.removesuffix(".html") + ".md" in one(page, ".colophon").text, path


def test_a_dossier_without_text_says_that_it_is_a_stub(example: Site, index: Index) -> None:
    """A stub carries its notice, and no other page does."""
    stubs = {dossier.id for dossier in index.site.dossiers.values() if dossier.is_stub}
    for path, page in example.dossiers.items():
        stub = page.select_one(".notice-stub") is not None
        assert stub == (path.rpartition("/")[2].removesuffix(".html") in stubs), path


def test_the_contents_of_a_dossier_lead_to_its_parts(example: Site) -> None:
    """Each entry of the table of contents has its heading, in the same order."""
    for path, page in example.dossiers.items():
        entries = [str(tag["href"])[1:] for tag in page.select("nav.toc a[href^='#']")]
        there = [str(tag["id"]) for tag in page.find_all("h2", id=True)]
        wanted = [anchor for anchor in there if anchor in entries]
        assert entries[: len(wanted)] == wanted, path
        assert {"sanctions", "sources", "mentioned-in", "cite"} <= set(entries), path


def test_every_fact_shows_its_source_or_that_it_has_none(example: Site) -> None:
    """Each value of the factsheet carries a citation mark, or the mark of resting on the whole; the name is the title's."""
    for path, page in example.dossiers.items():
        rows = page.select("#facts dl > div")
        for row in rows[1:]:
            for value in row.select("dd:not(.missing, .conflict-note)"):
                assert value.select_one(".cite"), (path, value.get_text())


def test_indexes_list_every_dossier(example: Site, index: Index) -> None:
    """Each dossier is in its kind's index, on the page of names, and on the page of every tag that it has."""
    names = links_in(example, "names/index.html")
    for path, _, listing in folders(example):
        assert (path, "") in links_in(example, listing), path
        assert (path, "") in names, path
    tags: dict[str, set[str]] = {}
    for dossier in index.site.dossiers.values():
        for tag in dossier.front.tags:
            tags.setdefault(tag, set()).add(dossier.id)
    assert tags
    for tag, tagged in tags.items():
        page = f"tags/{tag}.html"
        assert (page, "") in links_in(example, "tags/index.html")
        ids = {
            path.rpartition("/")[2].removesuffix(".html")
            for path, _ in links_in(example, page)
            if path in example.dossiers
        }
        assert ids == tagged, tag


def test_every_name_is_on_the_page_of_names(example: Site, index: Index) -> None:
    """Titles, aliases and native-script names: each with all who bear it."""
    entries = {
        (
            tag.get_text().replace("\u2011", "-").replace("\u2060", ""),
            target("names/index.html", str(tag["href"]))[0],
        )
        for tag in example.pages["names/index.html"].select(".described a")
    }
    for view in index.dossiers.values():
        for row in view.names:
            page = f"{'leaders' if view.dossier.front.kind == 'leader' else 'groups'}/{view.dossier.id}.html"
            assert (row.name, page) in entries


def test_every_designation_is_in_every_table(example: Site, index: Index) -> None:
    """Each row stands on its dossier, in the table over the site, on its authority's page, on its programme's."""
    pages = {record["id"]: record["page"] for record in records(example)}
    everywhere = links_in(example, "sanctions/index.html", "table")
    listed = links_in(example, "sanctions/index.html")
    assert index.designations
    for row in index.designations:
        here = (pages[row.dossier], row.key)
        assert row.key in example.ids[pages[row.dossier]], here
        assert here in everywhere, here
        authority = f"sanctions/authority-{row.authority.id.lower()}.html"
        assert here in links_in(example, authority, "table"), here
        assert (authority, "") in listed
    programmes: dict[str, list[Designation]] = {}
    for row in index.designations:
        if row.sanction.program:
            programmes.setdefault(row.sanction.program.casefold(), []).append(row)
    assert programmes
    for rows in programmes.values():
        page = next(
            path
            for path in example.pages
            if path.startswith("sanctions/programme-")
            and (pages[rows[0].dossier], rows[0].key) in links_in(example, path, "table")
        )
        assert {(pages[row.dossier], row.key) for row in rows} <= links_in(example, page, "table")
        assert (page, "") in listed


def test_the_table_of_sanctions_can_be_taken_away(example: Site, index: Index) -> None:
    """The table over the site leads to its CSV and JSON, and these hold as many rows."""
    links = {path for path, _ in links_in(example, "sanctions/index.html")}
    assert {"data/sanctions.csv", "data/sanctions.json"} <= links
    rows = len(example.pages["sanctions/index.html"].select("table tbody tr"))
    assert rows == len(index.designations) + sum(
        len(view.verdict.searches) for view in index.dossiers.values()
    )
    text = (example.root / "data/sanctions.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == rows


def test_active_and_delisted_are_told_apart_in_words(example: Site, index: Index) -> None:
    """Each row of a table shows the status that the views derive, as word."""
    words = {"active": "Active", "delisted": "Delisted", "unknown": "Unknown"}
    table = example.pages["sanctions/index.html"]
    for row in index.designations:
        line = table.find(id=f"{row.dossier}--{row.key}")
        assert isinstance(line, Tag)
        assert one(line, ".status").get_text(strip=True) == words[row.status.value]


def test_every_source_leads_to_all_that_rests_on_it(example: Site, index: Index) -> None:
    """All sources are in their index; one that is shared has a page with every statement of every dossier that rests on it."""
    listed = {str(entry["id"]) for entry in example.pages["sources/index.html"].select("ol.sources > li")}
    assert listed == {f"source-{key}" for key in index.site.sources}
    uses = 0
    for path, page in example.dossiers.items():
        for entry in page.select("ol.sources > li"):
            source = str(entry["id"]).removeprefix("source-")
            if source in index.known.shared:
                shown = links_in(example, f"sources/{source}.html")
                for tag in entry.select(USES):
                    assert target(path, str(tag["href"])) in shown, (path, source)
                    uses += 1
            else:
                assert (path, f"source-{source}") in links_in(example, "sources/index.html"), (path, source)
    assert uses > 200


def test_mentions_go_both_ways(example: Site) -> None:
    """A page that a dossier's text links is told so, with the sentence around the link."""
    linked = 0
    for path, page in example.dossiers.items():
        for link in page.select("main .block :not(.cite) > a[href]"):
            other, _ = target(path, str(link["href"]))
            if other not in example.dossiers or other == path:
                continue
            section = one(example.dossiers[other], "#mentioned-in").find_parent("section")
            assert isinstance(section, Tag)
            back = {
                target(other, str(tag["href"]))[0]: item
                for item in section.select(".mentions > li")
                for tag in item.select(":scope > p > a")
            }
            assert path in back, (path, other)
            assert back[path].select("q mark"), (path, other)
            linked += 1
    assert linked > 20


def test_relations_stand_on_both_pages(example: Site, index: Index) -> None:
    """A tie is stated once and shown on both sides, each leading to the other."""
    pages = {record["id"]: record["page"] for record in records(example)}
    assert index.site.ties
    for tie in index.site.ties:
        for here, there in ((tie.first, tie.second), (tie.second, tie.first)):
            tables = example.pages[pages[here]].select("#roles-table, #relations-table")
            found = {
                target(pages[here], str(tag["href"]))[0]
                for table in tables
                for tag in (table.find_parent("section") or table).select("tbody th a")
            }
            assert pages[there] in found, (here, there)


def test_groups_are_listed_with_their_leaders(example: Site, index: Index) -> None:
    """The index of groups names each group's leaders over time."""
    pages = {record["id"]: record["page"] for record in records(example)}
    led = [
        tie for tie in index.site.ties if tie.affiliation and tie.type.id in {"leads", "commands", "founded"}
    ]
    assert led
    for tie in led:
        rows = example.pages["groups/index.html"].select("tbody tr:not(.extra)")
        row = next(
            row
            for row in rows
            if target("groups/index.html", str(one(row, "th a")["href"]))[0] == pages[tie.second]
        )
        found = {target("groups/index.html", str(tag["href"]))[0] for tag in row.select("td a")}
        assert pages[tie.first] in found, (tie.second, tie.first)


def test_the_timeline_and_the_places_are_complete(example: Site, index: Index) -> None:
    """Everything dated is on the page of time, every place with all that names it on its page, or under its plain name."""
    events = example.pages["timeline/index.html"].select("ol.events > li")
    dated = sum(len(view.dossier.front.events) for view in index.dossiers.values())
    assert len(events) == dated + len(designated(index.designations))
    places = [place for view in index.dossiers.values() for place in places_in(view)]
    assert any(place in index.site.places for place in places)
    for place in {*places, *index.site.places}:
        key = place_key(place, place in index.site.places)
        entry = example.pages["places/index.html"].find(id=key)
        assert isinstance(entry, Tag), place
        known = place in index.site.places
        rows = (
            example.pages[f"places/{place}.html"].select("ul.placed > li")
            if known
            else entry.select("ul > li")
        )
        alike = [each for each in places if place_key(each, each in index.site.places) == key]
        assert len(rows) == len(alike), place


def places_in(view: DossierView) -> Iterator[str]:
    """Yield each place that a dossier names: in a fact, or in an event of its own."""
    for fact in view.facts:
        if fact.field in {"birth_place", "death_place", "headquarters"}:
            yield from (str(claim.value) for claim in fact.claims)
    yield from (event.place for event in view.dossier.front.events if event.place is not None)


def test_open_conflicts_are_shown_on_both_pages(example: Site, index: Index) -> None:
    """Every disagreement is on the page of conflicts with each reading, by title, and marked in its dossier."""
    shown = example.pages["conflicts/index.html"].select("ul.conflicts > li")
    by_title = sorted(index.dossiers.values(), key=lambda view: view.dossier.front.title.casefold())
    facts = [(view.dossier.id, len(fact.claims)) for view in by_title for fact in view.facts if fact.conflict]
    readings = [
        (target("conflicts/index.html", str(one(entry, "a")["href"])), len(entry.select("ul > li")))
        for entry in shown
    ]
    assert facts
    assert [
        (path.rpartition("/")[2].removesuffix(".html"), number)
        for (path, anchor), number in readings
        if anchor == "facts"
    ] == facts
    for (path, anchor), _ in readings:
        marked = example.pages[path].find(id=anchor)
        assert isinstance(marked, Tag), (path, anchor)


def test_home_leads_to_every_index_and_counts(example: Site, index: Index) -> None:
    """The front page says how much there is, what changed last, and leads to every index."""
    there = {path for path, _ in links_in(example, "index.html")}
    for listing in (
        "leaders", "groups", "sanctions", "sources", "places", "timeline", "tags", "names", "conflicts", "stubs", "data",
    ):  # fmt: skip
        assert f"{listing}/index.html" in there, listing
    text = example.pages["index.html"].get_text(" ", strip=True)
    kinds = [dossier.front.kind for dossier in index.site.dossiers.values()]
    for number in (
        kinds.count("leader"),
        kinds.count("group"),
        len(index.designations),
        len(index.site.sources),
    ):
        assert f"{number:,}" in text
    dated = [
        (sort_key(dossier.front.updated), dossier.front.title)
        for dossier in index.site.dossiers.values()
        if dossier.front.updated is not None
    ]
    assert max(dated)[1] in text


def test_licences_are_named_on_every_page(example: Site) -> None:
    """Program and content say under which licence they may be used."""
    for path, page in example.pages.items():
        if path not in example.redirects:
            foot = page.find("footer")
            assert isinstance(foot, Tag), path
            assert "AGPL-3.0-or-later" in foot.get_text(), path
            assert "CC BY 4.0" in foot.get_text(), path


def test_every_data_file_is_described(example: Site) -> None:
    """The page about the data names every file under data/, and links it."""
    there = {path for path, _ in links_in(example, "data/index.html")}
    files = {path for path in example.files if path.startswith("data/") and not path.endswith(".html")}
    assert files == {path for path in there if path in files}


def test_every_dossier_leads_to_its_own_data(example: Site) -> None:
    """The JSON beside a dossier's page is linked from it and holds the same dossier."""
    for path in example.dossiers:
        beside = path.removesuffix(".html") + ".json"
        assert beside in {place for place, _ in links_in(example, path)}, path
        record = json.loads((example.root / beside).read_text(encoding="utf-8"))
        assert record["page"] == path


def test_every_anchor_of_the_data_is_a_place_of_the_page(example: Site) -> None:
    """An anchor in a dossier's data is the id of something on its page."""
    for path, page in example.dossiers.items():
        record = json.loads(
            (example.root / path.removesuffix(".html")).with_suffix(".json").read_text("utf-8")
        )
        anchors = set(anchors_in(record))
        assert anchors, path
        assert anchors <= {str(tag["id"]) for tag in page.find_all(id=True)}, path


def anchors_in(value: Any) -> Iterator[str]:
    """Yield every anchor in a value."""
    if isinstance(value, dict):
        yield from [value["anchor"]] if "anchor" in value else []
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from anchors_in(each)
