"""Where pages lie, and the addresses by which they name each other."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.index import paths
from dossiers.index.paths import encoded, relative

STEPS = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="/\\"),
    min_size=1,
    max_size=8,
).filter(lambda step: step not in {".", ".."})
PATHS = st.lists(STEPS, min_size=1, max_size=5).map("/".join)


@pytest.mark.parametrize(
    ("start", "path", "address"),
    [
        ("index.html", "leaders/rupert.html", "leaders/rupert.html"),
        ("leaders/rupert.html", "index.html", "../index.html"),
        ("leaders/rupert.html", "leaders/flavia.html", "flavia.html"),
        ("leaders/rupert.html", "leaders/rupert.html", "rupert.html"),
        ("leaders/index.html", "leaders/index.html", "index.html"),
        ("leaders/rupert.html", "groups/guards.html", "../groups/guards.html"),
        ("a/b/c/d.html", "a/x/y.html", "../../x/y.html"),
        ("a/b.html", "a/b.html/c.html", "b.html/c.html"),
        ("index.html", "images/100 %?#:x.png", "images/100%20%25%3F%23%3Ax.png"),
        ("index.html", "sanctions/programme-عراق.html", "sanctions/programme-%D8%B9%D8%B1%D8%A7%D9%82.html"),
    ],
)
def test_an_address_leads_from_page_to_file(start: str, path: str, address: str) -> None:
    """The address is relative, percent-encoded and names a file, from any depth to any depth."""
    assert relative(start, path) == address


@given(PATHS, PATHS)
def test_a_browser_finds_every_file(start: str, path: str) -> None:
    """Whatever the names, the address that a browser resolves against the page is the file's own."""
    for root in ("https://example.org/", "https://example.org/repository/"):
        found = urljoin(root + encoded(start), relative(start, path))
        assert unquote(urlsplit(found).path) == urlsplit(root).path + path


@given(PATHS)
def test_addresses_are_plain_ascii(path: str) -> None:
    """An encoded path is ASCII and needs no further quoting in an attribute, a feed or a sitemap."""
    assert encoded(path).isascii()
    assert not set(encoded(path)) & set(' "<>#?%:\\') - {"%"}
    assert unquote(encoded(path)) == path


def test_the_pages_of_the_site_are_told_apart() -> None:
    """No two of the fixed pages lie at the same place."""
    fixed = [value for name, value in vars(paths).items() if name.isupper() and isinstance(value, str)]
    assert len(fixed) > 12
    assert len(fixed) == len({path.casefold() for path in fixed})


def test_codes_of_any_script_make_file_names() -> None:
    """A programme's code may hold anything; its page has a harmless name in the sanctions folder."""
    assert paths.programme("SDGT") == "sanctions/programme-sdgt.html"
    assert paths.programme("../../E.O. 13818/x") == "sanctions/programme-e-o-13818-x.html"
    assert paths.authority("US-OFAC") == "sanctions/authority-us-ofac.html"
    assert paths.page("method") == "pages/method.html"
