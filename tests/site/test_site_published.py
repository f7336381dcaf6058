"""The published site: what production adds, and nothing else; and the archive that is read offline."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import Tag

from dossiers.export.address import SiteAddress
from dossiers.index import paths
from dossiers.model.problem import Problem
from dossiers.render.settings import setting_problems
from dossiers.sitecheck import check_site
from whole_site import ROOT, SITEURL, Site, digests, internal

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def path_of(address: str) -> str:
    """Return the file of the site that a canonical address names."""
    assert address.startswith(f"{SITEURL}/"), address
    return address.removeprefix(f"{SITEURL}/") or "index.html"


def test_site_check_finds_no_fault(published: Site) -> None:
    """The published site is as whole as the local one, canonical addresses included."""
    assert check_site(published.root, SITEURL).faults == ()


def test_every_page_names_its_canonical_address(published: Site) -> None:
    """Each page that may be found names its own address, without doubled slashes; a redirect names its target's."""
    for path, page in published.pages.items():
        link = page.find("link", rel="canonical")
        robots = page.find("meta", attrs={"name": "robots"})
        if isinstance(robots, Tag) and path not in published.redirects:
            assert link is None, path
            continue
        assert isinstance(link, Tag), path
        address = str(link["href"])
        assert path_of(address) == published.redirects.get(path, path), path
        assert "//" not in address.removeprefix("https://"), path


def test_production_changes_nothing_else(example: Site, published: Site) -> None:
    """Without canonical addresses, feed links, edit links and citations, a page is the local one."""
    assert published.files - example.files == {"sitemap.xml", paths.FEED, "dossiers-offline.zip"}
    assert example.files <= published.files
    for path in ("leaders/index.html", "sanctions/index.html", "timeline/index.html"):
        text = (published.root / path).read_text(encoding="utf-8")
        text = re.sub(r'<link rel="(?:canonical|alternate)"[^>]*>\n', "", text)
        assert text == (example.root / path).read_text(encoding="utf-8"), path
    for path in ("data/sanctions.csv", "data/relations.csv", "data/timeline.csv", "data/sources.json"):
        assert (published.root / path).read_bytes() == (example.root / path).read_bytes(), path


def test_only_the_page_for_lost_addresses_is_absolute(published: Site) -> None:
    """404.html is served at any depth, so all that it names is absolute; every other page stays relative."""
    for path, page in published.pages.items():
        for tag in page.find_all(["a", "link"], href=True):
            address = str(tag["href"])
            if tag.get("rel") in (["canonical"], ["alternate"]):
                continue
            if path == "404.html":
                assert address.startswith(("#", "data:", "https://")), address
            else:
                assert not address.startswith(SITEURL), (path, address)
    lost = published.pages["404.html"]
    style = lost.find("link", rel="stylesheet")
    assert isinstance(style, Tag)
    assert path_of(str(style["href"])) in published.files


def test_the_sitemap_names_every_page_that_may_be_found(published: Site) -> None:
    """Each address is a page of the site, each once; all pages are there but those that say noindex."""
    root = ET.fromstring((published.root / "sitemap.xml").read_bytes())
    found = [path_of(str(loc.text)) for loc in root.iter(f"{SITEMAP}loc")]
    assert len(found) == len(set(found))
    indexed = {
        path for path, page in published.pages.items() if page.find("meta", attrs={"name": "robots"}) is None
    }
    assert set(found) == indexed
    assert f"Sitemap: {SITEURL}/sitemap.xml" in (published.root / "robots.txt").read_text(encoding="utf-8")


def test_every_page_leads_to_the_feed(published: Site) -> None:
    """The feed is named on each page, and its entries are dossiers with the dates of their content."""
    for path, page in published.pages.items():
        if path not in published.redirects:
            link = page.find("link", rel="alternate", type="application/atom+xml")
            assert isinstance(link, Tag), path
            assert path_of(str(link["href"])) == paths.FEED, path
    feed = ET.fromstring((published.root / paths.FEED).read_bytes())
    dates = {
        f"{SITEURL}/{record['page']}": record["updated"].get("earliest", record["updated"]["edtf"])
        for record in json.loads((published.root / "data/dossiers.json").read_text(encoding="utf-8"))
        if "updated" in record
    }
    entries = {
        str(link.get("href")): str(entry.findtext(f"{ATOM}updated"))[:10]
        for entry in feed.iter(f"{ATOM}entry")
        for link in entry.iter(f"{ATOM}link")
    }
    assert entries == dates


def test_redirects_lead_to_dossiers(published: Site) -> None:
    """Each former id has a page that leads on, relative, is not indexed, and names where it leads."""
    assert published.redirects
    for path, to in published.redirects.items():
        page = published.pages[path]
        assert to in published.dossiers, path
        refresh = page.find("meta", attrs={"http-equiv": "refresh"})
        assert isinstance(refresh, Tag)
        assert internal(str(refresh["content"]).partition("url=")[2]), path
        assert "noindex" in str(page.find("meta", attrs={"name": "robots"})), path
        assert page.find("a") is not None, path


def test_every_dossier_and_page_can_be_mended(published: Site) -> None:
    """The edit link names the file that a page is made from."""
    for path in (*published.dossiers, *(path for path in published.pages if path.startswith("pages/"))):
        links = [
            str(tag["href"])
            for tag in published.pages[path].select(".colophon a")
            if "/edit/" in str(tag["href"])
        ]
        file = path.removesuffix(".html") + ".md"
        assert links == [f"https://github.com/someone/dossiers/edit/main/content/{file}"], path
        assert (ROOT / "content" / file).is_file()


def test_citations_name_the_address(published: Site) -> None:
    """How to cite a page gives its canonical address in all three forms."""
    for path, page in published.dossiers.items():
        cite = page.select_one(".citepage")
        assert cite is not None
        assert cite.get_text().count(f"{SITEURL}/{path}") == 3, path


@pytest.fixture(scope="module")
def unpacked(published: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the archive as a reader unpacks it."""
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(published.root / "dossiers-offline.zip") as archive:
        archive.extractall(folder)
    return Site(folder / "dossiers-offline")


def test_the_archive_is_the_whole_site(published: Site, unpacked: Site) -> None:
    """Unpacked, it holds every page and file in one folder, but itself and what is for servers alone."""
    servers = {"404.html", "robots.txt", "sitemap.xml", paths.FEED}
    assert published.files - unpacked.files == {"dossiers-offline.zip", *servers}
    assert unpacked.files <= published.files


def test_the_archive_can_be_read_offline(unpacked: Site) -> None:
    """Every link of the unpacked site leads to a file in it, to a place on a page, or openly into the network."""
    assert check_site(unpacked.root).faults == ()


def test_the_archive_can_be_checked(unpacked: Site) -> None:
    """Its manifest has the hash of each of its files."""
    manifest = json.loads((unpacked.root / "data/manifest.json").read_text(encoding="utf-8"))
    found = digests(unpacked.root)
    del found["data/manifest.json"]
    assert manifest["files"] == found


def test_the_archive_is_reproducible(published: Site) -> None:
    """Sorted names, one date that is not the clock's, plain permissions: the same files give the same bytes."""
    data = (published.root / "dossiers-offline.zip").read_bytes()
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert len({entry.date_time for entry in entries}) == 1
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert all(entry.extra == b"" for entry in entries)


@pytest.mark.parametrize(
    "address",
    ["example.org", "javascript:alert(1)", "https://example.org/?q=1", "https://example.org/a b", "https://", "/repo",
     'https://example.org/"><b>', "ftp://example.org/", "https://example.org/#top"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """A SITEURL that no link could be made from is named before anything is built."""
    assert [problem.code for problem in problems(CANONICAL_URL=address)] == ["bad-setting"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/",
        "http://localhost:8000",
        "https://example.org/a/b/",
        None,
        "",
    ],
)
def test_an_address_with_or_without_path_is_taken(address: str | None) -> None:
    """A site may lie at the root or in a folder, with or without a slash at the end."""
    assert problems(CANONICAL_URL=address) == []


@pytest.mark.parametrize("canonical", ["https://example.org/a", "https://example.org/a/"])
def test_addresses_are_joined_with_one_slash(canonical: str) -> None:
    """Whether the address ends with a slash or not, pages lie below it."""
    where = SiteAddress("Site", canonical)
    assert where.of(paths.HOME) == "https://example.org/a/"
    assert where.of("leaders/index.html") == "https://example.org/a/leaders/index.html"


def problems(**settings: object) -> list[Problem]:
    """Return what is wrong with settings that are good but for those given."""
    good: dict[str, object] = {"SITENAME": "Site", "DEFAULT_LANG": "en", "THEME": str(Path(ROOT, "theme"))}
    return setting_problems(good | settings)
