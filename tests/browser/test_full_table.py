"""The full table in a browser: it loads its rows from a folder, filters and sorts them, and says what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Reader
from playwright.sync_api import Page, expect

from site_of import dossier, write
from whole_site import built

PAGE = "sanctions/full-table.html"
LEADERS, EACH = 40, 15
ALL = LEADERS * EACH
_NAMES = ("Qays al-Hentzau", "Öd Őn", "Ba’al", "Duke Michael")


def _front(number: int) -> str:
    rows = [
        f"  - {{authority: {'EU' if row % 3 else 'US-OFAC'}, ref: 'R-{number}-{row}', as_of: {1700 + (number * 7 + row) % 200}"
        f"{', delisted: 1650' if row % 5 == 0 else ''}{', program: SDGT' if row % 2 else ''}}}"
        for row in range(EACH)
    ]
    return "sanctions:\n" + "\n".join(rows)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of invented leaders whose sanctions table has several pages."""
    place = tmp_path_factory.mktemp("full")
    texts: dict[str, str | bytes] = {
        f"leaders/leader-{number}.md": dossier(f"{_NAMES[number % 4]} {number}", _front(number))
        for number in range(LEADERS)
    }
    return built(write(place / "content", texts), place / "output", "-e", 'CACHE_FOLDER=""')


@pytest.fixture
def window(reader: Callable[..., Reader], site: Path) -> Callable[..., Reader]:
    """Return what opens a window on that site."""
    return lambda **options: reader(site.as_uri() + "/", **options)


def loaded(page: Page) -> Page:
    """Wait until all rows are there."""
    expect(page.locator(".loaded span")).to_have_text(f"All {ALL} rows are loaded.")
    return page


def column(page: Page, number: int) -> list[str]:
    """Return the texts of a column of the rows that are shown."""
    return [text.strip() for text in page.locator(f"tbody tr > :nth-child({number})").all_inner_texts()]


def _parts(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(".parts a").all()]


def test_all_rows_are_loaded_and_shown_in_steps(window: Callable[..., Reader], site: Path) -> None:
    """From a folder every row arrives in the order of the pages; some hundred are shown, and more when asked for."""
    page = loaded(window().open(PAGE))
    rows, more = page.locator("tbody tr"), page.locator(".more button")
    for shown in (200, 400):
        expect(rows).to_have_count(shown)
        expect(page.locator(".shown")).to_have_text(f"The first {shown} are shown.")
        more.click()
    expect(rows).to_have_count(ALL)
    expect(more).to_be_hidden()
    ids = [row.get_attribute("id") for row in rows.all()]
    assert len(set(ids)) == ALL
    pages = [(site / "sanctions" / name).read_text(encoding="utf-8") for name in _parts(page)]
    assert ids == [found for text in pages for found in re.findall(r'<tr id="([^"]*)"', text)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("qays ALHENTZAU", "Qays al-Hentzau"),
        ("hentzau al r-12-3", "Qays al-Hentzau 12"),
        ("baal", "Ba’al"),
        ("od on", "Öd Őn"),
        ("ÖD", "Öd Őn"),
        ("sdgt michael 1700", "Duke Michael"),
        ("nobody", None),
        ("not stated", None),
    ],
)
def test_words_are_found_whatever_their_signs(
    window: Callable[..., Reader], words: str, name: str | None
) -> None:
    """Case, accents, hyphens, apostrophes and order do not matter; what only the markup says is not found."""
    page = loaded(window().open(PAGE))
    page.locator("[name=q]").fill(words)
    expect(page.locator(".shown")).to_contain_text(f"“{words}”")
    subjects = column(page, 1)
    if name is None:
        assert subjects == []
    else:
        assert subjects
        assert all(subject.startswith(name) for subject in subjects)


def test_status_and_authority_choose_rows(window: Callable[..., Reader]) -> None:
    """Boxes and the list of authorities leave the rows that have them; the count is said, and all come back."""
    page = loaded(window().open(PAGE))
    page.locator("[value=active]").uncheck()
    expect(page.locator(".shown")).to_contain_text("120 rows match status Delisted")
    page.locator("[name=authority]").select_option("authority-us-ofac.html")
    expect(page.locator(".shown")).to_contain_text("40 rows match")
    assert set(column(page, 4)) == {"US-OFAC"}
    page.locator("[value=delisted]").uncheck()
    expect(page.locator(".shown")).to_contain_text("No row matches")
    assert page.locator("tbody tr").count() == 0
    page.get_by_role("button", name="Show all rows").click()
    expect(page.locator(".shown")).to_have_text("The first 200 are shown.")
    expect(page.locator("tbody tr")).to_have_count(200)


def test_heads_sort_both_ways(window: Callable[..., Reader]) -> None:
    """A head sorts by its column and says so, a second time the other way; what is not stated comes last both times."""
    page = loaded(window().open(PAGE))
    head = page.locator("thead th").nth(2)
    years = []
    for way in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", way)
        expect(page.locator("thead [aria-sort]")).to_have_count(1)
        page.wait_for_function(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
        )
        years.append([int(text[:4]) for text in column(page, 3)])
    assert years[0] == sorted(years[0])
    assert years[1] == sorted(years[1], reverse=True)
    assert years[0][0] == min(years[0] + years[1])
    programme = page.locator("thead th").nth(4)
    for _ in range(2):
        programme.get_by_role("button").click()
        page.wait_for_function(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
        )
        assert set(column(page, 5)) == {"SDGT"}


def test_the_address_keeps_what_was_chosen(window: Callable[..., Reader]) -> None:
    """Who opens the address again, or goes back to it, sees the same rows in the same order."""
    page = loaded(window().open(PAGE))
    page.locator("[name=q]").fill("Duke")
    page.locator("[value=active]").uncheck()
    page.locator("thead th").nth(2).get_by_role("button").click()
    expect(page.locator(".shown")).to_contain_text("30 rows match “Duke”, status Delisted")
    rows, address = page.locator("tbody tr").all_inner_texts(), page.url
    again = loaded(window().open(PAGE + "#" + address.partition("#")[2]))
    expect(again.locator(".shown")).to_contain_text("30 rows match “Duke”, status Delisted")
    assert again.locator("tbody tr").all_inner_texts() == rows
    assert again.locator("[name=q]").input_value() == "Duke"


def copied(site: Path, place: Path) -> Path:
    """Return a copy of what the page and its links need, which a test may harm."""
    for folder in ("sanctions", "theme"):
        for file in (site / folder).iterdir():
            write(place, {f"{folder}/{file.name}": file.read_bytes()})
    return place


def test_a_very_large_table_is_loaded_only_when_asked_for(
    reader: Callable[..., Reader], site: Path, tmp_path: Path
) -> None:
    """Above 50 MB the page says how much there is and loads nothing; one button loads it."""
    place = copied(site, tmp_path / "site")
    page = place / PAGE
    text = page.read_text(encoding="utf-8")
    first = re.search(r'data-size="(\d+)"', text)
    assert first is not None
    page.write_text(text.replace(first[0], 'data-size="60000000"', 1), encoding="utf-8")
    window = reader(place.as_uri() + "/").open(PAGE)
    expect(window.locator(".loaded span")).to_contain_text("MB: not loaded yet.")
    expect(window.locator("tbody tr")).to_have_count(0)
    window.get_by_role("button", name="Load them").click()
    # The part whose size is not what the page says is not shown; all others are.
    expect(window.locator(".loaded span")).to_contain_text("the others are missing below")
    expect(window.locator(".failures li")).to_contain_text("of another state of the site")
    expect(window.locator("tbody tr")).to_have_count(200)


@pytest.mark.parametrize("harm", ["gone", "other state", "other script"])
def test_a_part_that_fails_is_named(
    reader: Callable[..., Reader], site: Path, tmp_path: Path, harm: str
) -> None:
    """What does not arrive whole is not shown: its part is named with the way to its page, and can be tried again."""
    place = copied(site, tmp_path / "site")
    victim = sorted((place / "sanctions").glob("rows--*.js"))[0]
    sound = victim.read_bytes()
    harmed = {"other state": sound.replace(b"R-", b"R--", 1), "other script": b'"use strict";\n'}
    if harm == "gone":
        victim.unlink()
    else:
        victim.write_bytes(harmed[harm])
    window = reader(place.as_uri() + "/")
    page = window.open(PAGE)
    expect(page.locator(".failures li")).to_have_count(1)
    expect(page.locator(".loaded span")).to_contain_text("the others are missing below")
    link = page.locator(".failures li a")
    name = victim.name.removeprefix("rows--").removesuffix(".js")
    assert link.get_attribute("href") == f"part--{name}.html"
    victim.write_bytes(sound)
    page.get_by_role("button", name="Try again").click()
    loaded(page)
    expect(page.locator(".failures")).to_be_hidden()
    if harm == "gone":
        assert window.faults
        window.faults.clear()


def test_without_script_it_leads_to_the_pages(window: Callable[..., Reader]) -> None:
    """A browser that runs no script is told so, sees no empty table, and finds every row by the links."""
    page = window(java_script_enabled=False).open(PAGE)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("table")).to_be_hidden()
    links = page.locator(".parts a")
    assert links.count() > 1
    links.first.click()
    assert page.locator("tbody tr").count() > 0


@pytest.mark.parametrize("width", [280, 360, 1280])
def test_nothing_is_wider_than_the_screen(window: Callable[..., Reader], width: int) -> None:
    """The table scrolls by itself, and the page does not."""
    page = loaded(window(viewport={"width": width, "height": 740}).open(PAGE))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keys_reach_everything(window: Callable[..., Reader]) -> None:
    """With the keyboard alone words are typed, a head sorts, and after Show more the first new row has the focus."""
    page = loaded(window().open(PAGE))
    page.locator("[name=q]").focus()
    page.keyboard.type("al")
    expect(page.locator(".shown")).to_contain_text("match “al”")
    page.locator("thead button").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("thead th").nth(1)).to_have_attribute("aria-sort", "ascending")
    page.locator(".more button").focus()
    page.keyboard.press("Enter")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('tbody tr')].indexOf(document.activeElement.closest('tr'))"
        )
        == 200
    )
