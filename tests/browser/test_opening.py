"""Every page opens: from a folder, from a server at any path, from the archive; and asks nothing of anyone else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from browsing import LEADER, TYPES, Reader, served
from playwright.sync_api import Route

from whole_site import SITEURL, Site

_SCRIPTS = """() => document.scripts.length
    + [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on/i.test(a.name)).length"""


@pytest.mark.parametrize("mount", [None, "/", "/repository/"], ids=["file", "root", "repository"])
def test_every_page_opens(example: Site, reader: Callable[..., Reader], mount: str | None) -> None:
    """No page has a console message, a failed request, a request that leaves the machine, or any script.

    From the root of a server, where least can go wrong, one page of each type.
    """
    paths = TYPES if mount == "/" else sorted(set(example.pages) - set(example.redirects))
    with ExitStack() as stack:
        window = reader(None if mount is None else stack.enter_context(served(example.root, mount)))
        for path in paths:
            assert window.measure(path, _SCRIPTS) == 0, path
            assert window.page.locator("h1").is_visible(), path
        assert window.faults == []


def test_former_addresses_lead_on(example: Site, reader: Callable[..., Reader]) -> None:
    """The page of a former id ends at the dossier, also from a folder and without script."""
    assert example.redirects["leaders/khazali.html"] == LEADER
    window = reader(java_script_enabled=False)
    for path, wanted in example.redirects.items():
        window.page.goto(window.home + path, wait_until="commit")
        window.page.wait_for_url(window.home + wanted)
        assert window.page.locator("h1").is_visible()


def test_text_is_the_same_without_script(reader: Callable[..., Reader]) -> None:
    """A browser that runs no script shows the whole text of each type of page."""
    with_script, without = reader(), reader(java_script_enabled=False)
    for path in TYPES:
        shown = without.measure(path, "() => document.body.innerText")
        assert len(shown) > 200, path
        assert shown == with_script.measure(path, "() => document.body.innerText"), path


def test_archive_is_read_from_its_folder(
    published: Site, reader: Callable[..., Reader], tmp_path: Path
) -> None:
    """Unzip, open index.html, and click through to a dossier and on: every page comes from the folder."""
    with zipfile.ZipFile(published.root / "dossiers-offline.zip") as archive:
        archive.extractall(tmp_path)
    index = min(tmp_path.rglob("index.html"), key=lambda path: len(path.parts))
    window = reader(index.parent.as_uri() + "/", java_script_enabled=False)
    page = window.open("index.html")
    for name, path in (
        ("Leaders", "leaders/index.html"),
        ("Qais al-Khazali", LEADER),
        ("Sanctions", "sanctions/index.html"),
        ("Dossiers", "index.html"),
    ):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(window.home + path)
        assert page.locator("h1").is_visible(), path
    assert window.faults == []


def test_published_site_shows_its_page_where_nothing_is(
    published: Site, reader: Callable[..., Reader]
) -> None:
    """At an address of any depth where nothing is, the host's answer is 404.html, with its style and its links."""

    def host(route: Route) -> None:
        path = published.root / route.request.url.removeprefix(f"{SITEURL}/").partition("#")[0]
        there = path.is_file()
        route.fulfill(status=200 if there else 404, path=path if there else published.root / "404.html")

    window = reader(f"{SITEURL}/")
    window.context.route(f"{SITEURL}/**", host)
    page = window.open("leaders/of/nothing.html")
    assert page.get_by_text("Nothing is at this address").is_visible()
    # The page itself is answered with 404, which the browser tells too; nothing else may go wrong.
    assert len(window.faults) == 2, window.faults
    assert all("404" in fault for fault in window.faults), window.faults
    window.faults.clear()
    assert page.evaluate("() => [...document.styleSheets].map(sheet => sheet.href)") == [
        f"{SITEURL}/theme/dossiers.css"
    ]
    page.get_by_role("link", name="Front page").click()
    page.wait_for_url(f"{SITEURL}/index.html")
