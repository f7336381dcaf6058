"""Pages fit every screen: only a wide table scrolls sideways, in a region of its own that keys reach."""

from __future__ import annotations

from collections.abc import Callable

from browsing import LEADER, TYPES, Reader

from whole_site import Site

_SIDEWAYS = """() => {
    const root = document.documentElement, faults = [];
    for (const box of [root, document.body])
        if (getComputedStyle(box).overflowX !== 'visible') faults.push(box.tagName + ' hides what is too wide');
    if (root.scrollWidth > root.clientWidth) {
        faults.push('scrolls by ' + (root.scrollWidth - root.clientWidth));
        for (const box of document.querySelectorAll('body *'))
            if (!box.closest('.scroller') && box.getBoundingClientRect().right > root.clientWidth + 1)
                faults.push(box.tagName + '.' + box.className);
    }
    for (const box of document.querySelectorAll('body *'))
        if (box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX)) {
            const by = document.getElementById(box.getAttribute('aria-labelledby'));
            const name = box.getAttribute('aria-label') || by?.innerText;
            if (box.tabIndex !== 0 || box.getAttribute('role') !== 'region' || !name)
                faults.push('no region that keys reach: ' + box.tagName + '.' + box.className);
        }
    return faults.slice(0, 8);
}"""


def test_every_page_fits_the_narrowest_screen(example: Site, reader: Callable[..., Reader]) -> None:
    """At 280 px no page scrolls sideways; what scrolls inside it is a named, focusable region."""
    window = reader(viewport={"width": 280, "height": 740})
    paths = sorted(set(example.pages) - set(example.redirects))
    faults = {path: window.measure(path, _SIDEWAYS) for path in paths}
    assert {path: fault for path, fault in faults.items() if fault} == {}


def test_no_type_of_page_scrolls_sideways(reader: Callable[..., Reader]) -> None:
    """The same holds for a page of each type on a phone, a tablet, a desk and a wide desk, also when turned."""
    window, faults = reader(), {}
    for path in TYPES:
        page = window.open(path)
        for width in (360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            faults[path, width] = page.evaluate(_SIDEWAYS)
    assert {place: fault for place, fault in faults.items() if fault} == {}


_STUCK = """() => [...document.querySelectorAll('main *')].filter(box => {
    const before = box.previousSibling;
    return before instanceof Element && box.getClientRects().length && before.getClientRects().length
        && [before, box].every(each => getComputedStyle(each).display.startsWith('inline'))
        && /[\\p{L}\\p{N}]$/u.test(before.innerText) && /^[\\p{L}\\p{N}]/u.test(box.innerText);
}).map(box => box.previousSibling.innerText.slice(-20) + '|' + box.innerText.slice(0, 20)).slice(0, 5)"""


def test_no_word_sticks_to_another(reader: Callable[..., Reader]) -> None:
    """Where one thing is told beside another, on a phone and a desk, there is a space or a new line between their words."""
    window, faults = reader(), {}
    for path in TYPES:
        page = window.open(path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            faults[path, width] = page.evaluate(_STUCK)
    assert {place: fault for place, fault in faults.items() if fault} == {}


_SQUEEZED = """() => [...document.querySelectorAll('main p, main .cited')].filter(box =>
    !box.closest('table') && box.innerText.trim().length > 15 && box.getBoundingClientRect().width < 80
    && getComputedStyle(box).position !== 'absolute' && box.getClientRects().length
).map(box => box.className + ': ' + box.innerText.slice(0, 40)).slice(0, 5)"""


def test_no_sentence_is_squeezed_into_a_margin(reader: Callable[..., Reader]) -> None:
    """On a phone and a desk no paragraph of a page of any type is so narrow that its words break."""
    window, faults = reader(), {}
    for path in TYPES:
        page = window.open(path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            faults[path, width] = page.evaluate(_SQUEEZED)
    assert {place: fault for place, fault in faults.items() if fault} == {}


def test_wide_table_scrolls_in_its_region(reader: Callable[..., Reader]) -> None:
    """On a phone the table over the site is wider than its region, and the arrow keys move it."""
    page = reader(viewport={"width": 360, "height": 740}).open("sanctions/index.html")
    region = page.get_by_role("region").first
    assert region.evaluate("box => box.scrollWidth > box.clientWidth + 100")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_arabic_is_drawn_from_right_to_left(reader: Callable[..., Reader]) -> None:
    """The first letter of a native-script name stands to the right of its last, apart from the text around it."""
    found = reader().measure(
        LEADER,
        """() => [...document.querySelectorAll('bdi:lang(ar)')].map(box => {
            const node = box.firstChild, style = getComputedStyle(box);
            const at = (from) => { const range = document.createRange();
                range.setStart(node, from); range.setEnd(node, from + 1);
                return range.getBoundingClientRect().left; };
            return [style.direction, style.unicodeBidi, at(0) - at(node.length - 1)];
        })""",
    )
    assert len(found) >= 2
    for direction, apart, distance in found:
        assert direction == "rtl"
        assert apart == "isolate"
        assert distance > 10
