"""What every page of the example site keeps: links, ids, headings, tables, languages, and nothing from a network."""

from __future__ import annotations

import re
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from dossiers.sitecheck import check_site
from finding import one
from whole_site import ROOT, USES, Site, internal, target

_RTL = {"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi"}
_WORDS = {
    "active": "Active",
    "delisted": "Delisted",
    "unknown": "Unknown",
    "not-found": "Not found",
    "not-checked": "Not checked",
}


def test_site_check_finds_no_fault(example: Site) -> None:
    """The project's own check of finished sites passes, and has looked at every page."""
    found = check_site(example.root)
    assert found.faults == ()
    assert found.pages == len(example.pages)
    assert found.links > 1000


def test_every_internal_link_and_anchor_resolves(example: Site) -> None:
    """Each relative address names a file of the site, and a place that this page has."""
    broken = []
    for path, page in example.pages.items():
        for tag in page.find_all(["a", "link", "img", "script", "use"]):
            address = str(tag.get("href") or tag.get("src") or "")
            if not internal(address):
                continue
            place, anchor = target(path, address)
            there = bool(address) and place in example.files
            if not there or (anchor and anchor not in example.ids.get(place, {anchor})):
                broken.append(f"{path}: {address}")
    assert broken == []


def test_ids_are_unique(example: Site) -> None:
    """No id stands twice in a page."""
    for path, page in example.pages.items():
        ids = [str(tag["id"]) for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_every_page_is_reachable_from_home(example: Site) -> None:
    """Following links from the front page finds every page but 404.html and redirects."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for tag in example.pages[path].find_all("a", href=lambda href: href is not None and internal(href)):
            place, _ = target(path, str(tag["href"]))
            if place in example.pages and place not in seen:
                seen.add(place)
                waiting.append(place)
    assert set(example.pages) - seen == {"404.html", *example.redirects}


def test_no_address_is_absolute(example: Site) -> None:
    """The local site works from any folder: no address begins with a slash, names a folder, or names this site."""
    for path, page in example.pages.items():
        for tag in page.find_all(True):
            for key in ("href", "src", "action", "data", "poster"):
                address = tag.get(key)
                if isinstance(address, str) and internal(address) and tag.name != "use":
                    assert not address.startswith("/"), (path, address)
                    assert not address.partition("#")[0].endswith("/"), (path, address)
        assert page.find("base") is None, path
        assert page.find("link", rel="canonical") is None or path in example.redirects, path


def test_no_page_names_a_folder_of_the_machine(example: Site) -> None:
    """No file holds the path of the content, the output or the project."""
    for path in example.files:
        data = (example.root / path).read_bytes()
        for folder in (ROOT, example.root):
            assert str(folder).encode() not in data, path


def test_nothing_is_loaded_from_a_network(example: Site) -> None:
    """Scripts, styles, pictures and frames come with the site."""
    for path, page in example.pages.items():
        loaded = page.find_all(["script", "img", "iframe", "source", "video", "audio", "embed", "object"])
        loaded += page.find_all("link", rel=["stylesheet", "icon", "preload", "modulepreload"])
        for tag in loaded:
            address = str(tag.get("src") or tag.get("href") or tag.get("data") or "")
            assert internal(address) or address.startswith("data:"), (path, address)
        for style in (*page.find_all("style"), *page.find_all(style=True)):
            assert "//" not in str(style.get("style") or style.get_text()), path
    for path in example.files:
        if path.endswith((".css", ".js")):
            text = (example.root / path).read_text(encoding="utf-8")
            assert not re.search(r"(?:url\(|@import|fetch\()[\s\"']*(?:https?:)?//", text), path


def test_every_page_has_one_title_and_no_gap_in_its_headings(example: Site) -> None:
    """A page has a language, a title, exactly one h1, and no heading that skips a level."""
    for path, page in example.pages.items():
        if path in example.redirects:
            continue
        assert page.html is not None
        assert page.html.get("lang"), path
        assert page.title is not None
        assert page.title.get_text(strip=True), path
        levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], path


def test_every_page_says_where_its_text_begins(example: Site) -> None:
    """The keyboard reaches the text first: one main, and a link that leads to it."""
    for path, page in example.pages.items():
        if path in example.redirects:
            continue
        assert len(page.find_all("main")) == 1, path
        first = page.find("a")
        assert isinstance(first, Tag)
        assert first["href"] == f"#{one(page, 'main')['id']}", path


def test_every_table_has_a_name_and_headers(example: Site) -> None:
    """A table has a caption or a label, and its header cells say what they head."""
    for path, page in example.pages.items():
        for table in page.find_all("table"):
            around = table.find_parent(attrs={"role": "region"})
            caption = table.find("caption")
            named = (caption is not None and caption.get_text(strip=True)) or any(
                tag is not None and (tag.get("aria-label") or tag.get("aria-labelledby"))
                for tag in (table, around)
            )
            assert named, (path, table.get("id"))
            assert table.find("th") is not None, (path, table.get("id"))
            for header in table.select("tbody th"):
                assert header.get("scope") in {"row", "rowgroup"}, (path, header)


def test_every_status_has_its_word_and_its_shape(example: Site) -> None:
    """A status is never told by colour alone."""
    shown = 0
    for path, page in example.pages.items():
        for status in page.select(".status"):
            code = next(each for each in status["class"] if each != "status")
            assert status.get_text(strip=True) == _WORDS[code], path
            shape = status.find("use")
            assert isinstance(shape, Tag)
            assert shape["href"] == f"#shape-{code}", path
            assert f"shape-{code}" in example.ids[path], path
            shown += 1
    assert shown > 100


def test_names_in_other_scripts_have_language_and_direction(example: Site) -> None:
    """Every foreign phrase says its language, and Arabic its direction; no Arabic stands outside one."""
    phrases = 0
    for path, page in example.pages.items():
        for tag in page.find_all("bdi"):
            assert tag.get("lang"), (path, tag)
            right = str(tag["lang"]).split("-")[0] in _RTL
            assert tag.get("dir") == ("rtl" if right else "ltr"), (path, tag)
            phrases += 1
    assert phrases > 10
    for path, page in example.pages.items():
        for text in (page.find("main") or page).find_all(string=re.compile("[\u0600-\u06ff]{2}")):
            if text.find_parent(["pre", "q", "code"]) is None:
                assert text.find_parent(attrs={"lang": True, "dir": True}), (path, text)


def test_pages_work_without_script(example: Site) -> None:
    """No page asks a script for its text: scripts are absent or marked as extras, and no handler is inline."""
    for path, page in example.pages.items():
        for tag in page.find_all(True):
            assert not any(key.startswith("on") for key in tag.attrs), (path, tag.name)
        assert all(tag.get("src") for tag in page.find_all("script")), path


def _marks(page: BeautifulSoup) -> list[Tag]:
    return [tag for tag in page.select(".cite a") if str(tag["href"]).startswith("#source-")]


def test_every_mark_leads_to_a_source_that_leads_back(example: Site) -> None:
    """From each number to its source and back; a mark of the front matter leads back to its row."""
    lost, found = [], 0
    for path, page in example.pages.items():
        if path == "components.html":
            continue
        back = {
            f"#{entry['id']}": {str(use["href"]) for use in entry.select(USES)}
            for entry in page.select("ol.sources > li")
        }
        for mark in _marks(page):
            cite = mark.find_parent(class_="cite")
            assert cite is not None
            here = mark.get("id") or cite.get("id")
            uses = back[str(mark["href"])]
            found += 1
            if here is not None:
                if f"#{here}" not in uses:
                    lost.append((path, here))
                continue
            around = [str(tag["id"]) for tag in mark.find_parents(id=True)]
            rows = {use.removeprefix("#") for use in uses}
            if not any(each == row or each.startswith(f"{row}-") for each in around for row in rows):
                lost.append((path, mark["href"]))
    assert lost == []
    assert found > 500


def test_sources_are_numbered_in_reading_order_and_say_where_they_are_used(example: Site) -> None:
    """Marks carry the number of their source, and each source shows the sentences that rest on it."""
    for path, page in example.dossiers.items():
        numbers = {f"#{entry['id']}": entry.get("value") for entry in page.select("ol.sources > li")}
        for mark in _marks(page):
            assert mark.get_text() == numbers[str(mark["href"])], path
        given = [int(str(value)) for value in numbers.values() if value is not None]
        assert given == list(range(1, len(given) + 1)), path
        for entry in page.select("ol.sources > li"):
            uses = entry.select(USES)
            assert len(entry.select("details q")) == len(uses), path
            for quote in entry.select("details q"):
                assert quote.get_text(strip=True), path
                assert not re.search(r" [.,;:]( |$)", quote.get_text()), (path, quote.get_text())
