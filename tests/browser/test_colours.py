"""Colours: contrast by computation, light, dark, printed and forced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import LEADER, TYPES, Reader

_TEXT, _OTHER = 7.0, 4.5
"""Least contrast (WCAG 2.2, a ratio) of running text (1.4.6) and of links, status words and small print (1.4.3)."""
_STATUSES = {"active", "delisted", "unknown", "not-found", "not-checked"}

# Each pair of a text colour and what is behind it, with an example, its ratio, and whether the text is in the page's ink.
_PAIRS = """() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const ink = canvas.getContext('2d', {willReadFrequently: true}), known = new Map();
    const rgba = (colour) => {
        if (!known.has(colour)) {
            ink.clearRect(0, 0, 1, 1);
            ink.fillStyle = colour;
            ink.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data;
            known.set(colour, [r, g, b, a / 255]);
        }
        return known.get(colour);
    };
    const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
    const light = (colour) => colour.slice(0, 3)
        .map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const ratio = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const behind = (box) => {
        const layers = [];
        for (let each = box; each; each = each.parentElement) {
            const style = getComputedStyle(each), colour = rgba(style.backgroundColor);
            if (style.backgroundImage !== 'none' || style.opacity !== '1') return null;
            if (colour[3] > 0) layers.push(colour);
            if (colour[3] === 1) break;
        }
        return layers.length && layers.at(-1)[3] === 1 ? layers.reduceRight((low, top) => over(top, low)) : null;
    };
    const body = getComputedStyle(document.body).color, pairs = new Map(), texts = new Map();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const box = walk.currentNode.parentElement;
        if (walk.currentNode.data.trim() && box.checkVisibility({visibilityProperty: true}))
            texts.set(box, walk.currentNode.data.trim());
    }
    for (const [box, text] of texts) {
        const colour = getComputedStyle(box).color, paper = behind(box);
        const status = box.closest('.status');
        const code = status ? [...status.classList].find(name => name !== 'status') : '';
        const pair = colour + ' on ' + paper + ' ' + code;
        if (!pairs.has(pair))
            pairs.set(pair, {
                text: box.tagName + '.' + box.className + ': ' + text.slice(0, 40), pair, code, ink: colour === body,
                ratio: paper && ratio(over(rgba(colour), paper), paper),
            });
    }
    return [...pairs.values()];
}"""


def _poor(pairs: list[dict[str, Any]]) -> list[str]:
    """Return the pairs that fall short, and those that cannot be computed."""
    return [
        f"{each['text']}: {each['ratio']} of {each['pair']}"
        for each in pairs
        if each["ratio"] is None or each["ratio"] < (_TEXT if each["ink"] else _OTHER)
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(reader: Callable[..., Reader], scheme: str) -> None:
    """On each type of page running text has a contrast of 7, links, status words and small print of 4.5."""
    window = reader(color_scheme=scheme)
    statuses: set[str] = set()
    papers: set[str] = set()
    for path in TYPES:
        pairs = window.measure(path, _PAIRS)
        assert len(pairs) >= 3, path
        assert _poor(pairs) == [], path
        statuses |= {each["code"] for each in pairs}
        papers.add(window.page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))
    assert statuses >= _STATUSES
    (paper,) = papers
    lightest = max(int(part) for part in paper.removeprefix("rgb(").removesuffix(")").split(","))
    assert (lightest > 200) == (scheme == "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_pointed_at_stays_readable(reader: Callable[..., Reader], scheme: str) -> None:
    """The row or source that a link led to, and the row under the pointer, change their background and stay readable."""
    window = reader(color_scheme=scheme)
    page = window.open(LEADER)
    for anchor in ("sanction-us-ofac-sdn-glomag-28004", "source-jaboori-2020"):
        plain = window.measure(LEADER, _PAIRS)
        pointed = window.measure(f"{LEADER}#{anchor}", _PAIRS)
        assert {each["pair"] for each in pointed} > {each["pair"] for each in plain}, anchor
        assert _poor(pointed) == [], anchor
    page.locator("#search-gb-conlist-2018-04-13").hover()
    assert _poor(page.evaluate(_PAIRS)) == []


def test_dark_screen_prints_on_white(reader: Callable[..., Reader]) -> None:
    """Who reads in the dark gets black on white from the printer all the same."""
    window = reader(color_scheme="dark")
    window.page.emulate_media(media="print")
    pairs = window.measure(LEADER, _PAIRS)
    assert _poor(pairs) == []
    assert {each["pair"].partition(" on ")[2].split()[0] for each in pairs} == {"255,255,255,1"}


@pytest.mark.parametrize("path", ["components.html", "sanctions/index.html", LEADER])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_shapes(reader: Callable[..., Reader], path: str, scheme: str) -> None:
    """With the system's own colours each status keeps its word and a shape that is drawn in ink."""
    window = reader(forced_colors="active", color_scheme=scheme)
    page = window.open(path)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    shapes = page.evaluate(
        """() => [...document.querySelectorAll('.shape')].filter(box => box.checkVisibility()).map(box => {
            const size = box.getBoundingClientRect(), drawn = getComputedStyle(box.querySelector('use'));
            return [drawn.color, getComputedStyle(document.documentElement).backgroundColor, size.width, size.height];
        })"""
    )
    assert shapes
    for ink, paper, width, height in shapes:
        assert {ink, paper} == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
        assert min(width, height) > 8
    assert _poor([each for each in page.evaluate(_PAIRS) if each["code"]]) == []
