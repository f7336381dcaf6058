"""On paper: no navigation, the addresses of the sources written out, and a PDF that has pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browsing import LEADER, Reader


def test_paper_has_addresses_and_no_navigation(reader: Callable[..., Reader]) -> None:
    """What only a screen can use is gone, and what it hides behind a link is written out."""
    page = reader().open(LEADER)
    page.locator(".sources summary").first.click()
    screen = (
        ".site-header nav",
        ".site-footer nav",
        ".toc",
        ".sources li > div + div > p",
        ".sources details",
    )
    titles = page.locator(".sources > li > div:first-child > p:first-child > a")
    assert titles.count() > 0
    written = "link => getComputedStyle(link, '::after').content"
    for selector in screen:
        assert page.locator(selector).first.is_visible(), selector
    assert titles.first.evaluate(written) == "none"

    page.emulate_media(media="print")
    for selector in (*screen, ".skip"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    for title in titles.all():
        assert title.evaluate(written) == f'" {title.get_attribute("href")}"'
    for selector in ("h1", ".verdict", "#facts", "#sanctions-table", ".block", "#sources"):
        assert page.locator(selector).first.is_visible(), selector


@pytest.mark.parametrize("path", [LEADER, "sanctions/index.html", "index.html"])
def test_page_can_be_printed(reader: Callable[..., Reader], path: str) -> None:
    """The browser makes a PDF with pages of it."""
    pdf = reader().open(path).pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 0
