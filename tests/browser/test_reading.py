"""What a reader does on a page: choose rows by status, follow a mark to its source and back, jump to a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import LEADER, Reader

# Where the page now points, and whether that is on the screen.
_TARGET = """() => {
    const box = document.querySelector(':target'), place = box?.getBoundingClientRect();
    return [box?.id, Boolean(place) && place.width > 0 && place.bottom > 0 && place.top < innerHeight];
}"""


def test_status_boxes_choose_the_rows(reader: Callable[..., Reader]) -> None:
    """Without script each box hides and shows the rows of its status; without any a message says why none is there."""
    page = reader(java_script_enabled=False).open("sanctions/index.html")
    rows, message = page.locator("tbody tr:visible"), page.get_by_text("No status is chosen")
    everything = rows.count()
    hidden = 0
    labels = page.locator(".filter label")
    assert labels.count() >= 3
    for number in range(labels.count()):
        assert not message.is_visible()
        label = labels.nth(number)
        status = label.locator("input").get_attribute("value")
        promised = int(label.locator(".quiet").inner_text().replace(",", ""))
        assert promised == page.locator(f"tbody tr[data-status='{status}']:visible").count() > 0
        label.click()
        hidden += promised
        assert rows.count() == everything - hidden
    assert hidden == everything
    assert message.is_visible()
    labels.first.click()
    assert rows.count() > 0
    assert not message.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("part", ["#facts", "#sanctions-table", ".block", "#roles-table"])
def test_mark_leads_to_its_source_and_back(reader: Callable[..., Reader], part: str, width: int) -> None:
    """A click on a citation mark shows its source; a click on that source's link back shows the statement."""
    page = reader(viewport={"width": width, "height": 740}, java_script_enabled=False).open(LEADER)
    mark = page.locator(f"{part} .cite a").first
    anchor, source = mark.evaluate("mark => [mark.closest('[id]').id, mark.hash.slice(1)]")
    mark.click()
    assert page.evaluate(_TARGET) == [source, True]
    page.locator(f"[id='{source}'] div + div > p > a[href='#{anchor}']").click()
    assert page.evaluate(_TARGET) == [anchor, True]


@pytest.mark.parametrize("width", [360, 1280])
def test_each_letter_has_its_sentence(reader: Callable[..., Reader], width: int) -> None:
    """The letters of a source lead to the statements that rest on it, and its sentences stand in the letters' order."""
    page = reader(viewport={"width": width, "height": 740}).open(LEADER)
    entry = page.locator("#source-jaboori-2020")
    entry.locator("summary").click()
    letters = entry.locator("div + div > p > a:not(.entry)")
    sentences = entry.locator("details li")
    assert letters.count() == sentences.count() > 26
    assert sentences.last.is_visible()
    assert entry.locator("ol").evaluate("list => getComputedStyle(list).listStyleType") == "lower-alpha"
    last = letters.last
    anchor = (last.get_attribute("href") or "")[1:]
    last.click()
    assert page.evaluate(_TARGET) == [anchor, True]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [LEADER, "sources/index.html", "timeline/index.html"])
def test_every_jump_arrives(reader: Callable[..., Reader], path: str, width: int) -> None:
    """Each link within a page leads to something that is then on the screen, closed or folded as it was before."""
    page = reader(viewport={"width": width, "height": 740}).open(path)
    lost = page.evaluate(
        """() => {
            const lost = [], links = [...document.querySelectorAll('a[href^="#"]')].map(link => link.hash);
            for (const hash of new Set(links)) {
                location.hash = hash;
                const box = document.querySelector(':target'), place = box?.getBoundingClientRect();
                if (!place || !place.width || place.bottom <= 0 || place.top >= innerHeight) lost.push(hash);
            }
            return lost;
        }"""
    )
    assert lost == []
