"""The theme against its own contract: the gallery page, the style sheets, and the colours."""

from __future__ import annotations

import pickle
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment
from msgspec import Struct

from dossiers.render import views
from dossiers.render.gallery import Gallery, gallery
from dossiers.render.templates import Theme, ThemeError

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static" / "css"


class Context(Struct, frozen=True):
    page: views.Page
    gallery: Gallery


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    """Render the page of all components once."""
    return BeautifulSoup(Theme(THEME).render("components.html", Context(_frame(), gallery())), "html.parser")


def _frame() -> views.Page:
    return views.Page(
        "Components",
        "Dossiers",
        "dossiers.css",
        views.Header(
            "Dossiers",
            "index.html",
            (views.NavItem("a.html", "Here", "page"), views.NavItem("b.html", "There")),
        ),
        views.Footer("Built from <content>.", (views.Link("c.html", "More"),)),
    )


def test_ids_are_unique(page: BeautifulSoup) -> None:
    """No macro gives an id twice."""
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_fragments_resolve(page: BeautifulSoup) -> None:
    """Every address within the page leads somewhere: shapes, marks, captions."""
    ids = {tag["id"] for tag in page.find_all(id=True)}
    wanted = {str(tag["href"])[1:] for tag in page.find_all(href=re.compile("^#"))}
    wanted |= {str(tag["aria-labelledby"]) for tag in page.select("[aria-labelledby]")}
    assert wanted <= ids


def test_text_is_escaped(page: BeautifulSoup) -> None:
    """Plain text that looks like HTML is shown as text."""
    assert page.find("content") is None
    assert "Built from <content>." in page.get_text()


def test_every_status_has_shape_and_word(page: BeautifulSoup) -> None:
    """Colour is never the only sign: each status stands with its shape and its word."""
    for code in get_args(views.StatusCode):
        marks = page.select(f".status.{code}")
        assert marks
        for mark in marks:
            assert mark.find("use", href=f"#shape-{code}")
            assert mark.get_text(strip=True)


def test_foreign_names_carry_their_language(page: BeautifulSoup) -> None:
    """A name in another script stands in a bdi with its language and direction."""
    arabic = re.compile("[\u0600-\u06ff]")
    for text in page.find_all(string=arabic):
        bdi = text.find_parent("bdi")
        assert bdi is not None
        assert (bdi["lang"], bdi["dir"]) == ("ar", "rtl")


def test_a_missing_cell_is_said_in_words(page: BeautifulSoup) -> None:
    """The dot of a missing value has words for who listens, and no other cell is empty."""
    for cell in page.select("td, th"):
        assert cell.get_text(strip=True)
    dots = page.select("td .missing")
    assert dots
    assert all(dot.select_one(".hidden") for dot in dots)


def test_regions_have_names_of_their_own(page: BeautifulSoup) -> None:
    """Each scrolling table can be reached by keyboard and is told apart by its caption."""
    captions = [page.find(id=str(tag["aria-labelledby"])) for tag in page.select(".scroller[tabindex='0']")]
    texts = [caption.get_text() for caption in captions if caption]
    assert len(texts) == len(page.select(".scroller"))
    assert len(set(texts)) == len(texts)


def test_no_script_and_nothing_from_a_network(page: BeautifulSoup) -> None:
    """No component has a script, the style sheet loads nothing, and the one script asks no network and runs no text."""
    assert page.find("script") is None
    theme = Theme(THEME)
    assert not re.search(r"url\(|@import|https?:", theme.stylesheet().decode())
    script = theme.script().decode()
    assert not re.search(r"https?:|\bfetch\b|XMLHttpRequest|\beval\b|\bFunction\(|\bimport\(", script)
    assert [path.name for path in (THEME / "static/js").iterdir()] == ["full-table.js"]


def test_the_bundle_names_every_sheet_once() -> None:
    """No style sheet is forgotten, and print comes last."""
    listed = (CSS / "bundle.txt").read_text(encoding="utf-8").split()
    files = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}
    assert len(listed) == len(set(listed))
    assert set(listed) == files
    assert listed[-1] == "print.css"


def test_every_component_is_shown() -> None:
    """Each macro file is used by the page of all components, directly or by another macro."""
    templates = THEME / "templates"
    used: set[str] = set()
    open_files = ["components.html"]
    while open_files:
        text = (templates / open_files.pop()).read_text(encoding="utf-8")
        found = set(re.findall(r'(?:from|extends) "([^"]+)"', text))
        found |= {f"partials/{name}.html" for name in re.findall(r"\bpartials\.(\w+)\.", text)}
        found -= used
        used |= found
        open_files += sorted(found)
    assert {
        path.relative_to(templates).as_posix() for path in (templates / "partials").glob("*.html")
    } <= used


def test_the_readme_lists_every_macro_file() -> None:
    """The theme's README has a row for each file of macros, and none for what is not there."""
    readme = (THEME / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| file in `partials/` |")[2].partition("\n\n")[0]
    named = {name for row in re.findall(r"^\| ([a-z_, ]+) \|", table, re.M) for name in row.split(", ")}
    assert named == {path.stem for path in (THEME / "templates/partials").glob("*.html")}


def _luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of a colour #rrggbb."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(scheme: int) -> None:
    """Text reaches 7 to 1 on every paper that it stands on, and the lines of controls 3 to 1."""
    blocks = re.split(r"@media screen and \(prefers-color-scheme: dark\)", (CSS / "tokens.css").read_text())
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    paper = tokens["paper"]
    for name in ("ink", "ink-2", "accent"):
        assert _contrast(tokens[name], paper) >= 7, name
        assert _contrast(tokens[name], tokens["paper-2"]) >= 7, name
    for name in ("active", "delisted", "not-found", "not-checked"):
        assert _contrast(tokens[name], paper) >= 7, name
        assert _contrast(tokens[name], tokens[f"{name}-paper"]) >= 7, name
        assert _contrast(tokens["accent"], tokens[f"{name}-paper"]) >= 7, name
    assert _contrast(tokens["rule-control"], paper) >= 3


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (None, None),
        ("en", "ltr"),
        ("ar", "rtl"),
        ("fa-AF", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("AR", "rtl"),
    ],
)
def test_direction_follows_language_and_script(lang: str | None, expected: str | None) -> None:
    """A script subtag decides the direction, else the language does."""
    assert views.direction(lang) == expected


def test_a_template_is_known_by_all_that_it_is_made_with(tmp_path: Path) -> None:
    """A digest changes with what a template extends, includes or imports at any depth, and with no other template."""
    shutil.copytree(THEME, tmp_path / "theme")
    every = sorted(path.name for path in (THEME / "templates").glob("*.html"))

    def changed(name: str, put: str) -> set[str]:
        before = Theme(tmp_path / "theme")
        file = tmp_path / "theme" / name
        file.write_text(file.read_text(encoding="utf-8") + put, encoding="utf-8")
        after = Theme(tmp_path / "theme")
        assert before.digest() != after.digest()
        return {each for each in every if before.digest_of(each) != after.digest_of(each)}

    assert changed("templates/list.html", " ") == {"list.html"}
    assert changed("templates/partials/citepage.html", " ") == {"components.html", "dossier.html"}
    assert changed("templates/partials/paging.html", " ") == {"components.html", "list.html"}
    assert changed("templates/base.html", " ") == {*every}
    assert changed("static/css/base.css", "/* */") == set()
    # What it cannot read it takes for everything.
    for dark in ("{% include choice %}", "{{ partials[choice] }}"):
        assert "list.html" in changed("templates/list.html", dark)
        assert "list.html" in changed("templates/partials/citepage.html", " ")
        file = tmp_path / "theme/templates/list.html"
        file.write_text(file.read_text(encoding="utf-8").replace(dark, ""), encoding="utf-8")


def test_an_edited_template_is_compiled_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that reads a theme again compiles what is not as it was, and goes back to what it knew."""
    shutil.copytree(THEME, tmp_path / "theme")
    Theme(tmp_path / "theme").render("components.html", Context(_frame(), gallery()))
    compiled = []
    compile_one = Environment.compile

    def noted(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_one(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noted)
    file = tmp_path / "theme/templates/components.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{% block main %}", "{% block main %}<!-- edited -->"), encoding="utf-8")
    page = Theme(tmp_path / "theme").render("components.html", Context(_frame(), gallery()))
    assert b"<!-- edited -->" in page
    assert compiled == ["components.html"]
    file.write_text(text, encoding="utf-8")
    page = Theme(tmp_path / "theme").render("components.html", Context(_frame(), gallery()))
    assert b"<!-- edited -->" not in page
    assert compiled == ["components.html"]


@pytest.mark.parametrize(
    ("file", "text", "line", "why"),
    [
        (
            "partials/counts.html",
            "{% macro counts(it) %}\n\n{{ it.nothing }}{% endmacro %}",
            3,
            "no attribute 'nothing'",
        ),
        ("components.html", "\n{{ page.title + 1 }}", 2, "TypeError: "),
        ("components.html", "\n\n{{ fact_sheet(page) }}", 3, "AttributeError: "),
        ("components.html", "{{ page.title }}\n{% if %}", 2, "Expected an expression"),
        (
            "components.html",
            "{{ page.title }}\n{{ partials.none.none() }}",
            2,
            "there is no template “partials/none.html”",
        ),
        ("components.html", "\n{% extends 'none.html' %}", 2, "there is no template “none.html”"),
    ],
)
def test_a_template_that_fails_says_where(tmp_path: Path, file: str, text: str, line: int, why: str) -> None:
    """Its file, its line and what is wrong, whatever was done in it; and so from one process to another."""
    shutil.copytree(THEME / "templates", tmp_path / "templates")
    shutil.copytree(THEME / "static", tmp_path / "static")
    (tmp_path / "templates" / file).write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError) as raised:
        Theme(tmp_path).render("components.html", Context(_frame(), gallery()))
    fault = pickle.loads(pickle.dumps(raised.value))  # as a pool of processes does
    assert (fault.template, fault.line) == (file, line)
    assert why in fault.why


def test_a_template_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    """An editor that writes another encoding is told the file and the line."""
    shutil.copytree(THEME / "templates", tmp_path / "templates")
    (tmp_path / "templates/list.html").write_bytes(b"one\ntwo \xe9\n")
    with pytest.raises(ThemeError) as raised:
        Theme(tmp_path)
    assert (raised.value.template, raised.value.line) == ("list.html", 2)
