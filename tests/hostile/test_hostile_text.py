"""Markup in every field and every text is shown as text: the pages' structure never depends on what is written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from hostile_fields import every_field
from hostile_site import pages, write

from dossiers.render.config import SiteConfig

PLAIN = "plain words"
PAYLOADS = [
    "\"><script>alert(1)</script>",
    "'onmouseover=alert(1) x='",
    "\" onfocus=alert(1) autofocus x=\"",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{7*7}}{% raw %}{{ page }}${7*7}",
    "<!--<svg onload=alert(1)>-->]]><![CDATA[",
    "</pre></code></style></textarea><iframe src=//evil.example>",
    "&lt;b&gt; &amp; &#x3c;script&#62; &bogus;",
    "{#id .class onclick=alert(1)} {: onclick=alert(1) }",
    "javascript:alert(1)//http://x.example",
    "=HYPERLINK(\"http://evil.example\")",
    "ق\u200fيس \u0430pple \U0001d4d0 e\u0301\u0301\u0301",
    "|a| *b* [c](d) `e` \\ _f_",
]  # fmt: skip
CONFIG = SiteConfig("Name", "Words", canonical="https://dossiers.example/site")


_WORDS = [
    "Flocator",
    "Fnote",
    "Fvalue",
    "Stitle",
    "Sauthor",
    "Spublisher",
    "Scontainer",
    "Svolume",
    "Sissue",
    "Spages",
    "Snumber",
    "Snote",
    "Dsummary",
    "Deditor",
    "Xnote",
    "Zlist",
    "Zprogram",
    "Zbasis",
    "Zref",
    "Zreason",
    "Znote",
    "Etitle",
    "Esummary",
    "Eplace",
    "Rrole",
    "Rnote",
    "Ttitle",
    "Ltitle",
    "Lname",
    "Lnative",
    "Lalias",
    "Lweak",
    "Laliasnote",
    "Lbornnote",
    "Lbirthplace",
    "Lnumber",
    "Lother",
    "Arole",
    "Anote",
    "Gtitle",
    "Gseat",
    "Gsummary",
    "Ptitle",
    "Psummary",
    "Wname",
    "Wnote",
    "Uname",
    "Kname",
    "Iname",
    "Heading",
    "Words",
    "Cell",
    "Quoted",
    "Term",
    "Meaning",
    "Fenced",
    "Indented",
    "Noted",
    "alternative",
]
"""The words before the payloads that must be found in the pages. Others (the reverse of a type that is not used) need not."""


@dataclass(frozen=True)
class Made:
    """A site made of one payload: its files, and its pages parsed; those that show no content are left out."""

    payload: str
    files: dict[str, bytes]
    pages: dict[str, BeautifulSoup]


def _made(payload: str, folder: Path) -> Made:
    files = pages(write(folder, every_field(payload)), CONFIG)
    return Made(
        payload,
        files,
        {
            path: BeautifulSoup(data, "html.parser")
            for path, data in files.items()
            if path.endswith(".html") and path not in {"components.html", "data/index.html", "404.html"}
        },
    )


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site with harmless words in every field."""
    return _made(PLAIN, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module", params=PAYLOADS, ids=range(len(PAYLOADS)))
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A site with one payload in every field."""
    return _made(request.param, tmp_path_factory.mktemp("hostile"))


def _tags(soup: BeautifulSoup) -> set[tuple[str, tuple[str, ...]]]:
    return {(tag.name, tuple(sorted(tag.attrs))) for tag in soup.find_all(True)}


def test_nothing_runs_and_nothing_is_fetched(hostile: Made) -> None:
    """No page has a script, a handler, a frame, a form or an address of another scheme."""
    for path, soup in hostile.pages.items():
        for tag in soup.find_all(True):
            assert tag.name not in {"script", "iframe", "object", "embed", "base", "math"}, path
            for name, value in tag.attrs.items():
                assert not name.startswith("on") and name not in {"srcdoc", "srcset", "formaction", "ping"}, (
                    path
                )
                if name in {"href", "src", "action"}:
                    address = "".join(str(value).split()).lower()
                    scheme = re.match(r"[^/?#]*?:", address)
                    assert scheme is None or scheme[0] in {"http:", "https:", "mailto:", "data:"}, (
                        path,
                        address,
                    )
                    assert not address.startswith("data:") or address == "data:,", path
                if name == "src":
                    assert "//" not in value, path


def test_structure_is_the_same(hostile: Made, plain: Made) -> None:
    """The elements of every kind of page and the names of their attributes are those of the harmless site."""
    known = {found for _, soup in plain.pages.items() for found in _tags(soup)}
    for path, soup in hostile.pages.items():
        strange = {
            (tag, names)
            for tag, names in _tags(soup) - known
            if not {tag, *names} <= {"span", "class", "em", "code", "a", "href", "rel"}
        }
        assert not strange, path


def test_payload_is_shown_as_typed(hostile: Made) -> None:
    """What was typed into a field is what the pages show, to the letter, somewhere in their text."""
    payload = hostile.payload
    shown = []
    for soup in hostile.pages.values():
        shown.append(soup.get_text())
        shown += [
            str(value)
            for tag in soup.find_all(True)
            for name, value in tag.attrs.items()
            if name in {"title", "alt", "aria-label", "content"}
        ]
    everything = " ".join(" ".join(shown).split())
    wanted = " ".join(payload.split())
    missing = [word for word in _WORDS if f"{word} {wanted}" not in everything]
    assert missing == []


def test_ids_of_a_page_are_unique(hostile: Made) -> None:
    """No word makes two anchors of one page the same, or breaks out of one."""
    for path, soup in hostile.pages.items():
        ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), path
        assert not [found for found in ids if re.search(r"[\s<>\"'&]", found)], path


def test_paths_stay_inside(hostile: Made) -> None:
    """No word becomes a path out of the site, or more of one than a name."""
    for path in hostile.files:
        assert not path.startswith("/") and ".." not in path.split("/") and path.count("/") <= 1, path
        assert len(path.encode()) < 255


def test_data_hold_it_as_text(hostile: Made) -> None:
    """JSON, CSV, feed and sitemap are well-formed, and carry the payload as a value."""
    payload, files = hostile.payload, hostile.files
    found: dict[str, list[str]] = {"json": [], "csv": [], "xml": []}
    for path, data in files.items():
        if path.endswith(".json"):
            found["json"] += _strings(json.loads(data))
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1, path
            found["csv"] += [cell for row in rows for cell in row]
        elif path.endswith(".xml"):
            found["xml"] += list(ElementTree.fromstring(data).itertext())
    assert any(f"Ltitle {payload}" in text for text in found["json"])
    assert any(f"Etitle {payload}" in text for text in found["csv"])
    assert any(f"Ltitle {payload}" in text for text in found["xml"])
    # A cell that a spreadsheet would run begins with an apostrophe.
    assert not [
        cell for cell in found["csv"] if cell[:1] in {"=", "@", "\t", "\r"} or re.match(r"[+-][^0-9]", cell)
    ]


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _strings(item)
        case dict():
            for item in value.values():
                yield from _strings(item)


def test_citations_are_text(hostile: Made) -> None:
    """BibTeX and RIS stand in the page as text, each value in its own line."""
    soup = hostile.pages["leaders/x.html"]
    blocks = [
        tag
        for tag in soup.find_all("pre")
        if isinstance(tag, Tag) and ("@misc" in tag.text or "TY  - " in tag.text)
    ]
    assert len(blocks) == 2
    for block in blocks:
        assert {child.name for child in block.find_all(True)} <= {"code"}
    ris = next(block.text for block in blocks if "TY  - " in block.text)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.strip("\n").splitlines())
    bibtex = next(block.text for block in blocks if "@misc" in block.text)
    unescaped = re.sub(r"\\.", "", bibtex)
    assert unescaped.count("{") == unescaped.count("}")
