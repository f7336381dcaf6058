"""Sitemap, feed, robots.txt and redirects: valid, complete, and unharmed by whatever a title holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from export_site import LEAST, LOCAL, PUBLISHED, published, ruritania, split
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossiers.export.redirects import redirect
from dossiers.export.xml_text import xml
from dossiers.index import paths
from dossiers.index.entry import Entry
from dossiers.index.memory_rows import MemoryRows
from file_bytes import export_files, file_bytes
from whole_index import Index, all_entries, export, whole

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = "</title><script>alert(1)</script> ]]> & \" '"


def test_the_sitemap_names_every_page_that_may_be_found() -> None:
    """Home, lists, pages and dossiers, each once, with the day of change where the content gives it exactly."""
    root = ElementTree.fromstring(published()["sitemap.xml"])
    found = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in root}
    base = "https://ruritania.example/who/"
    assert len(found) == len(root)
    assert found[base] == found[f"{base}leaders/rupert.html"] == "2020-02-04"
    assert found[f"{base}pages/method.html"] == "2020-01"
    assert found[f"{base}leaders/michael.html"] is None
    assert f"{base}sanctions/programme-crown.html" in found
    assert f"{base}sanctions/authority-ru-min.html" in found
    assert not {
        f"{base}{path}" for path in ("index.html", "404.html", "components.html", "leaders/hentzau.html")
    } & set(found)


def addresses(data: bytes) -> list[str]:
    """Return the addresses of a sitemap, or of the sitemaps of an index."""
    return [str(each.findtext(f"{MAP}loc")) for each in ElementTree.fromstring(data)]


def test_a_long_sitemap_is_split() -> None:
    """``sitemap.xml`` is then an index; the parts lie beside it and hold together what one file holds, the front page first."""
    index = ElementTree.fromstring(split()["sitemap.xml"])
    assert {each.tag for each in index} == {f"{MAP}sitemap"}
    base = "https://ruritania.example/who/"
    parts = [each.removeprefix(base) for each in addresses(split()["sitemap.xml"])]
    assert parts == [f"sitemap--{number}.xml" for number in range(1, len(parts) + 1)]
    assert all(ElementTree.fromstring(split()[part]).tag == f"{MAP}urlset" for part in parts)
    found = [addresses(split()[part]) for part in parts]
    assert [address for part in found for address in part] == addresses(published()["sitemap.xml"])
    assert [len(part) for part in found] == [2] + [1] * (len(parts) - 1)


@pytest.mark.parametrize("rows, parts", [(49_999, 0), (50_000, 5)])
def test_no_sitemap_has_more_addresses_than_the_protocol_allows(rows: int, parts: int) -> None:
    """50,000, the front page included, are in one file; with one more there are several."""
    found = made(Entry(("sitemap.xml",), f"e{number:05} ", f" <url>{number}</url>") for number in range(rows))
    assert len(found) == parts + 1
    assert sum(data.count(b"<url>") for data in found.values()) == rows + 1


@pytest.mark.parametrize("rows, parts", [(25_000, 0), (25_001, 3)])
def test_no_sitemap_is_larger_than_the_protocol_allows(rows: int, parts: int) -> None:
    """Long addresses fill a file before there are 50,000: 52,428,800 bytes are allowed."""
    found = made(Entry(("sitemap.xml",), f"e{number:05} ", "x" * 2_000) for number in range(rows))
    assert len(found) == parts + 1
    assert max(map(len, found.values())) < 52_428_800


def test_an_address_that_many_give_is_one() -> None:
    """A programme under which very many are listed stands once, in one sitemap."""
    found = made(Entry(("sitemap.xml",), "dsdgt ", " <url>SDGT</url>") for _ in range(50_000))
    assert list(found) == ["sitemap--1.xml", "sitemap.xml"]
    assert found["sitemap--1.xml"].count(b"SDGT") == 1


def test_an_address_that_begins_like_another_has_its_own_part(tmp_path: Path) -> None:
    """However alike ids are, each page is in one sitemap."""
    for stem in ("anna", "anna-b", "annab"):
        _write(tmp_path, stem, f"title: {stem}\nleader: {stem}")
    rows = MemoryRows(all_entries(whole(tmp_path), PUBLISHED))
    files = [file for file in export_files(rows, PUBLISHED, LEAST) if file.path.startswith("sitemap--")]
    found = [address for file in files for address in addresses(file_bytes(rows, file.parts()))]
    assert sorted(set(found)) == sorted(found)
    assert sum(address.endswith(("anna.html", "anna-b.html", "annab.html")) for address in found) == 3


def made(entries: Iterable[Entry]) -> dict[str, bytes]:
    """Return the sitemaps of a site with these rows, by path."""
    rows = MemoryRows(entries)
    found = (file for file in export_files(rows, PUBLISHED) if file.path.startswith("sitemap"))
    return {file.path: file_bytes(rows, file.parts()) for file in found}


def test_the_feed_is_atom() -> None:
    """The feed has what RFC 4287 demands of a feed and of each entry, and its ids are unique."""
    root = ElementTree.fromstring(published()["feeds/updated.atom.xml"])
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for each in (root, *entries):
        assert len(each.findall(f"{ATOM}id")) == len(each.findall(f"{ATOM}title")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.findtext(f"{ATOM}updated") or "")
        assert [link.get("href") for link in each.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [each.findtext(f"{ATOM}id") for each in (root, *entries)]
    assert len(set(ids)) == len(ids) == 3
    assert all(each and each.startswith("https://") for each in ids)


def test_the_feed_has_the_latest_first_and_the_latest_time() -> None:
    """Entries run from the newest to the oldest, and the feed is as new as the newest."""
    root = ElementTree.fromstring(published()["feeds/updated.atom.xml"])
    times = [each.findtext(f"{ATOM}updated") for each in root.findall(f"{ATOM}entry")]
    assert times == sorted(times, key=str, reverse=True) == ["2020-02-04T00:00:00Z", "1895-01-01T00:00:00Z"]
    assert root.findtext(f"{ATOM}updated") == times[0]


def test_a_renamed_dossier_keeps_its_id_in_the_feed() -> None:
    """A dossier that had other ids is known to readers by its first address, and leads to today's."""
    root = ElementTree.fromstring(published()["feeds/updated.atom.xml"])
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert (entry.findtext(f"{ATOM}id") or "").endswith("/leaders/count-rupert.html")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert (link.get("href") or "").endswith("/leaders/rupert.html")


def test_a_feed_of_nothing_has_a_time(tmp_path: Path) -> None:
    """Where no dossier names a date the feed carries the epoch that was given, never the clock's."""
    index = _site(tmp_path, "title: T\nleader: T")
    files = dict(export(index, replace(PUBLISHED, epoch=86_400)))
    root = ElementTree.fromstring(files["feeds/updated.atom.xml"])
    assert root.findtext(f"{ATOM}updated") == "1970-01-02T00:00:00Z"
    assert root.find(f"{ATOM}entry") is None


def test_the_feed_holds_fifty(tmp_path: Path) -> None:
    """Of many dossiers the feed holds the fifty that were changed last."""
    for number in range(1, 61):
        _write(tmp_path, f"l{number}", f"title: T{number}\nleader: T{number}\nupdated: {1900 + number}")
    files = dict(export(whole(tmp_path), PUBLISHED))
    titles = [
        each.text for each in ElementTree.fromstring(files["feeds/updated.atom.xml"]).iter(f"{ATOM}title")
    ]
    assert titles[1:] == [f"T{number}" for number in range(60, 10, -1)]


def test_robots_may_read_everything() -> None:
    """robots.txt allows all; it names the sitemap where the site has an address."""
    text = published()["robots.txt"].decode()
    assert text.splitlines()[:2] == ["User-agent: *", "Allow: /"]
    assert "Sitemap: https://ruritania.example/who/sitemap.xml" in text.splitlines()
    assert b"Sitemap" not in dict(export(ruritania(), LOCAL))["robots.txt"]


@pytest.mark.parametrize("old", ["count-rupert", "hentzau"])
def test_a_former_id_leads_on(old: str) -> None:
    """The page at an old address leads on without a script, by a relative address, and has a link to see."""
    page = BeautifulSoup(published()[f"leaders/{old}.html"], "html.parser")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    link = page.find("a")
    assert refresh is not None
    assert link is not None
    assert refresh["content"] == "0; url=rupert.html"
    assert (link["href"], link.get_text()) == ("rupert.html", "Rupert of Hentzau")
    assert page.find("meta", attrs={"name": "robots", "content": "noindex"}) is not None
    assert page.find("script") is None
    canonical = page.find("link", rel="canonical")
    assert canonical is not None
    assert canonical["href"] == "https://ruritania.example/who/leaders/rupert.html"


def test_a_local_redirect_knows_no_address() -> None:
    """Without a canonical address a redirect names none, and still leads on."""
    page = dict(export(ruritania(), LOCAL))["leaders/hentzau.html"]
    assert b"canonical" not in page
    assert b'content="0; url=rupert.html"' in page


def test_markup_in_a_title_is_text(tmp_path: Path) -> None:
    """A title with markup is shown as it is, in the feed and in a redirect."""
    quoted = HOSTILE.replace("'", "''")
    index = _site(
        tmp_path, f"title: '{quoted}'\nsummary: '{quoted}'\nleader: L\nupdated: 2001\nformer_ids: [old]"
    )
    files = dict(export(index, replace(PUBLISHED, name=HOSTILE)))
    page = BeautifulSoup(files["leaders/old.html"], "html.parser")
    assert page.find("script") is None
    assert page.title is not None
    assert page.title.get_text() == HOSTILE.strip()
    entry = ElementTree.fromstring(files["feeds/updated.atom.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == HOSTILE.strip()


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    """Any text is read back from an element and an attribute; what XML cannot say becomes U+FFFD."""
    node = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    said = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert node.get("b") == said
    assert (node.text or "") == said


@given(st.text(min_size=1))
def test_any_title_can_stand_in_a_redirect(title: str) -> None:
    """Whatever the title, a redirect is a page with one link, to the dossier."""
    own = ruritania().dossiers["rupert"].dossier
    titled = replace(own, front=own.front.model_copy(update={"title": title}))
    page = BeautifulSoup(redirect(PUBLISHED, paths.former(own, "old"), titled), "html.parser")
    assert [link["href"] for link in page.find_all("a")] == ["rupert.html"]
    assert [tag.name for tag in page.find_all("body")[0].find_all(True)] == ["p", "a"]


def _write(folder: Path, stem: str, front: str) -> None:
    (folder / "leaders").mkdir(exist_ok=True)
    (folder / "leaders" / f"{stem}.md").write_text(
        f"---\nkind: leader\nsources: [{{id: s}}]\n{front}\n---\n", encoding="utf-8"
    )


def _site(folder: Path, front: str) -> Index:
    _write(folder, "x", front)
    return whole(folder)
