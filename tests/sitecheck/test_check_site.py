"""The check of a finished site: what it lets pass and what it finds."""

from pathlib import Path

import pytest

from dossiers.sitecheck import check_site

PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>T</title>{head}</head>\n<body>{body}</body></html>\n'


def site(root: Path, **files: str) -> Path:
    """Write a site of an index page that links to ``sub/page.html`` and back, with more files or other texts."""
    texts = {
        "index.html": '<p id="here"><a href="sub/page.html#there">page</a></p>',
        "sub/page.html": '<h1 id="there"><a href="../index.html">home</a></h1>',
    }
    texts |= {
        name.replace("__", "/").replace("_html", ".html").replace("_css", ".css"): text
        for name, text in files.items()
    }
    for path, text in texts.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = PAGE.format(head="", body=text) if path.endswith(".html") and "<html" not in text else text
        target.write_text(whole, encoding="utf-8")
    return root


def messages(root: Path) -> list[str]:
    """Return what the check finds, as lines."""
    return [str(fault) for fault in check_site(root).faults]


def test_whole_site_passes_with_its_numbers(tmp_path: Path) -> None:
    """A site without a fault passes, and the check says how much it looked at."""
    result = check_site(site(tmp_path))
    assert result.faults == ()
    assert (result.pages, result.files, result.links, result.anchors) == (2, 2, 2, 1)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="gone.html">x</a>', "the address “gone.html” leads nowhere"),
        ('<a href="page.html#gone">x</a>', "sub/page.html has no place “gone”"),
        ('<a href="#gone">x</a>', "sub/page.html has no place “gone”"),
        ('<a href="Page.html">x</a>', "the address “Page.html” differs in case from sub/page.html"),
        ('<a href="../../x.html">x</a>', "the address “../../x.html” leads out of the site"),
        (
            '<a href="/index.html">x</a>',
            "the address “/index.html” is absolute, which fails from a folder or offline",
        ),
        ('<a href="../">x</a>', "the address “../” names a folder, which fails offline"),
        (
            '<a href="//example.org/x">x</a>',
            "the address “//example.org/x” has no scheme, which fails offline",
        ),
        (
            '<a href="javascript:x()">x</a>',
            "the address “javascript:x()” has a scheme that does not belong here",
        ),
        ('<a href="">x</a>', "an address is empty"),
        ('<img src="https://example.org/x.png">', "loads “https://example.org/x.png” from a network"),
        ('<script src="//example.org/x.js"></script>', "loads “//example.org/x.js” from a network"),
        (
            '<style>@import "https://example.org/x.css";</style>',
            "loads “https://example.org/x.css” from a network",
        ),
        ('<p style="background: url(x.png)">', "the address “x.png” leads nowhere"),
        ('<img srcset="a.png 1x, b.png 2x">', "the address “b.png” leads nowhere"),
        ('<i id="a"></i><b id="a"></b>', "the id “a” stands 2 times"),
        ('<p aria-labelledby="gone">', "refers to the id “gone”, which is not in the page"),
        ('<svg><use href="#gone"/></svg>', "sub/page.html has no place “gone”"),
    ],
)
def test_fault_is_found_with_page_and_line(tmp_path: Path, body: str, message: str) -> None:
    """Each kind of fault is reported with the page and the line that it stands in."""
    home = '<h1 id="there"><a href="../index.html">home</a></h1>\n'
    assert f"sub/page.html:4: {message}" in messages(site(tmp_path, sub__page_html=home + body))


def test_what_a_reader_follows_may_lead_outside(tmp_path: Path) -> None:
    """Links to other sites, mail addresses and data inside a page are no faults."""
    body = (
        '<h1 id="there"></h1><a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a><a href="geo:33.3,44.4">x</a>'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="#top">up</a><a href="?q=1#there">q</a>'
    )
    result = check_site(site(tmp_path, sub__page_html=body))
    assert result.faults == ()
    assert result.external == 3


def test_names_are_compared_decoded(tmp_path: Path) -> None:
    """Percent-encoded paths and places in other scripts are found."""
    body = '<h1 id="there">x</h1><p id="قيس"><a href="%D9%82.html#%D9%82">x</a></p>'
    root = site(tmp_path, sub__page_html=body, **{"sub/ق.html": '<p id="ق">x</p>'})
    assert messages(root) == []


def test_style_sheet_is_read(tmp_path: Path) -> None:
    """What a style sheet loads must be there, comments excepted."""
    css = "/* url(old.png) */ @font-face { src: url('font.woff2') } a { background: url(https://example.org/b.png) }"
    assert messages(site(tmp_path, theme__a_css=css)) == [
        "theme/a.css: loads “https://example.org/b.png” from a network",
        "theme/a.css: the address “font.woff2” leads nowhere",
    ]


def test_page_nobody_links_to_is_found(tmp_path: Path) -> None:
    """Every page can be reached from the first one; 404.html and redirects are exceptions."""
    redirect = '<!DOCTYPE html><html lang="en"><meta http-equiv="refresh" content="0; url=sub/page.html"><title>x</title></html>'
    root = site(tmp_path, lone_html="alone", **{"404.html": "gone", "old.html": redirect})
    assert messages(root) == ["lone.html: cannot be reached from index.html"]


def test_redirect_must_lead_somewhere(tmp_path: Path) -> None:
    """The target of a redirect is a link like any other."""
    redirect = '<!DOCTYPE html><html lang="en"><meta http-equiv="refresh" content="0; url=gone.html"><title>x</title></html>'
    assert messages(site(tmp_path, **{"old.html": redirect})) == [
        "old.html:1: the address “gone.html” leads nowhere"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<html><title>x</title></html>", "sub/page.html:1: <html> has no lang"),
        ('<html lang="en"></html>', "sub/page.html: has no <title>"),
        ('<html lang="en"><title> </title></html>', "sub/page.html: has an empty <title>"),
        (
            '<html lang="en"><base href="/"><title>x</title></html>',
            "sub/page.html:1: has a <base>, which breaks every link to a place in the page",
        ),
    ],
)
def test_frame_of_a_page_is_whole(tmp_path: Path, text: str, message: str) -> None:
    """A page says its language and its title and changes no address."""
    assert message in messages(site(tmp_path, sub__page_html=text))


def test_names_that_differ_in_case_only_are_found(tmp_path: Path) -> None:
    """Two files that one folder of Windows or macOS cannot hold are a fault."""
    root = site(tmp_path, **{"sub/a.txt": "x", "sub/A.txt": "y"})
    assert "sub/a.txt: differs only in case from another file" in messages(root)


def test_production_addresses_count_as_inside(tmp_path: Path) -> None:
    """Under the site's own address, given as such, files are looked up as if it were the folder."""
    body = '<h1 id="there"><a href="https://example.org/site/gone.html">x</a><a href="https://example.org/site/">y</a></h1>'
    result = check_site(site(tmp_path, sub__page_html=body), "https://example.org/site/")
    assert [fault.message for fault in result.faults] == ["the address “gone.html” leads nowhere"]


def test_missing_first_page_is_a_fault(tmp_path: Path) -> None:
    """An empty folder is not a site."""
    assert messages(tmp_path) == ["index.html: is missing: a site begins there"]


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    """How the work is shared out changes nothing in the result."""
    root = site(tmp_path, sub__page_html='<a href="gone.html">x</a>')
    assert check_site(root, processes=2) == check_site(root, processes=1)
