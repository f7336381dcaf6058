"""By keyboard alone: everything is reached in order, and seen when it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import LEADER, TYPES, Reader

_FOCUSED = """() => {
    const box = document.activeElement, style = getComputedStyle(box), place = box.getBoundingClientRect();
    return {
        skip: box.className === 'skip',
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth,
        index: window.stops ? window.stops.indexOf(box) : -1,
        what: box.outerHTML.slice(0, 120),
    };
}"""
_STOPS = """() => {
    window.stops = [...document.querySelectorAll('a[href], input, summary, [tabindex="0"]')]
        .filter(box => box.checkVisibility({visibilityProperty: true}));
    return window.stops.length;
}"""


def test_first_key_reaches_the_text(reader: Callable[..., Reader]) -> None:
    """On each type of page the first stop is the link that skips the navigation; it shows, and leads to the text."""
    window = reader()
    for path in TYPES:
        page = window.open(path)
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        assert focused["skip"], path
        assert focused["outline"], path
        assert focused["seen"], path
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "main", path


@pytest.mark.parametrize("path", ["index.html", "sanctions/programme-sdgt.html", "pages/method.html"])
def test_every_stop_is_seen(reader: Callable[..., Reader], path: str) -> None:
    """Tab reaches each link, box and region in the order of the page; each has an outline and is on the screen."""
    page = reader(viewport={"width": 360, "height": 740}).open(path)
    stops = page.evaluate(_STOPS)
    assert stops > 20
    for number in range(stops):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        assert (focused["index"], focused["outline"], focused["seen"]) == (number, True, True), focused


def test_sentences_of_a_source_open_by_key(reader: Callable[..., Reader]) -> None:
    """Enter opens the sentences that cite a source, Space closes them."""
    page = reader(java_script_enabled=False).open(LEADER)
    entry = page.locator("#source-jaboori-2020")
    sentence = entry.locator("details q").first
    assert not sentence.is_visible()
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    assert sentence.is_visible()
    assert sentence.inner_text().strip()
    page.keyboard.press("Space")
    assert not sentence.is_visible()


def test_status_boxes_work_by_key(reader: Callable[..., Reader]) -> None:
    """Space on a status box hides the rows of this status, and again shows them."""
    page = reader(java_script_enabled=False).open("sanctions/index.html")
    rows = page.locator("tr[data-status='active']:visible")
    shown = rows.count()
    assert shown > 0
    page.locator("input[value='active']").focus()
    page.keyboard.press("Space")
    assert rows.count() == 0
    page.keyboard.press("Space")
    assert rows.count() == shown
