"""The full table of sanctions: the rows of the table's pages, as scripts that one page loads."""

from __future__ import annotations

import json
import re
from functools import cache, partial

import pytest
from bs4 import BeautifulSoup, Tag

from dossiers.render import parts, ways
from finding import one
from list_pages import pages_of
from site_of import site_of

PAGE = "sanctions/full-table.html"
_CALL = re.compile(r'dossiersRows\("([^"]+)",(\[\n.*\n\])\);\n', re.S)


@cache
def files() -> dict[str, bytes]:
    """Return the pages of all lists of a site whose sanctions table has several."""
    sanctions = "title: Ödön\nsanctions:\n" + "".join(
        f"  - {{authority: {by}, program: 'A </script> \\u2028 & \"B\"', as_of: {year}}}\n"
        for by, year in (("EU", 1891), ("US-OFAC", 1890), ("GB", 1892))
    )
    built = site_of(**{f"{name}_of_ruritania": sanctions for name in ("rudolf", "sapt", "flavia", "odon")})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "plan", partial(parts.plan, most=4))
        return {path: page.make() for path, page in pages_of(built).items()}


def page() -> BeautifulSoup:
    """Return the page as a browser reads it."""
    return BeautifulSoup(files()[PAGE], "html.parser")


def test_each_part_has_the_rows_of_its_page() -> None:
    """A part is a script with the very rows of the page that it names, and the page says how many and how large they are."""
    listed = page().select(".parts li")
    assert len(listed) == 4
    way = BeautifulSoup(files()["sanctions/index.html"], "html.parser")
    assert [one(item, "a").text for item in listed] == [item.text for item in way.select(".ways a")]
    for item in listed:
        address, _, _ = str(item["data-src"]).partition("?")
        call = _CALL.fullmatch(files()[f"sanctions/{address}"].decode())
        assert call is not None
        name, rows = call[1], json.loads(call[2])
        assert name == item["data-name"]
        link = item.select_one("a")
        assert isinstance(link, Tag)
        own = files()[f"sanctions/{link['href']}"].decode()
        assert "\n".join(rows) in own
        assert own.count("<tr id=") == len(rows) == int(str(item["data-rows"]))
        assert sum(len(row.encode()) for row in rows) == int(str(item["data-size"]))


def test_addresses_of_parts_change_with_their_rows() -> None:
    """A browser that kept a part of another state asks for it anew: how many rows it has, and their bytes, stand in its address."""
    for item in page().select(".parts li"):
        assert str(item["data-src"]).endswith(f".js?{item['data-rows']}-{item['data-size']}")


def test_choices_are_those_that_rows_have() -> None:
    """Status and authority can be chosen where a row has them; an authority's value is what its rows link."""
    found = page()
    assert [box["value"] for box in found.select("[name=status]")] == ["active"]
    options = {str(option["value"]): option.text for option in found.select("option") if option["value"]}
    assert set(options) == {"authority-eu.html", "authority-us-ofac.html", "authority-gb.html"}
    assert all(text.endswith(" (4)") for text in options.values())
    rows = b"".join(data for path, data in files().items() if path.startswith("sanctions/rows--")).decode()
    assert all(rows.count(f'/{value}\\"') == 4 for value in options)


def test_the_table_leads_to_it_and_search_engines_do_not() -> None:
    """The way into the sanctions table names it; it is not for search engines, and its script lies beside the styles."""
    way_in = BeautifulSoup(files()["sanctions/index.html"], "html.parser")
    assert way_in.select_one(".downloads a[href='full-table.html']") is not None
    robots = page().find("meta", attrs={"name": "robots"})
    assert isinstance(robots, Tag)
    assert robots["content"] == "noindex"
    script = page().find("script")
    assert isinstance(script, Tag)
    assert script["src"] == "../theme/full-table.js"
    assert "theme/full-table.js" in files()


def test_a_table_of_one_page_needs_none() -> None:
    """Where all rows stand on one page, which filters without script, there is no full table and no script."""
    built = site_of(rudolf="sanctions: {authority: EU, as_of: 1891}")
    pages = pages_of(built)
    assert PAGE not in pages
    assert not [path for path in pages if path.endswith(".js")]
    assert b"full-table" not in pages["sanctions/index.html"].make()
