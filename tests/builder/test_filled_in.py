"""Where nothing but the words of others changed, pages are filled in and not made: the site is that of a clean build all the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from building import THEME, begin, built, compare, settle, tree
from changing_site import MARK, Changing

from dossiers.builder import rendering
from dossiers.builder.refilling import Refiller
from dossiers.builder.rows import RowChanges
from dossiers.index.dossier import DossierView
from dossiers.render import dossier_page, texts
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DossierPage
from dossiers.render.linker import Linker
from dossiers.render.views import CitePage

FILES = {
    "sources.yaml": "- {id: herald, title: The Herald, date: 1893}\n- {id: gazette, title: The Gazette}\n",
    "places.yaml": "- {id: zenda, name: Zenda}\n- {id: strelsau, name: Strelsau, note: The capital}\n",
    "leaders/a.md": "kind: leader\ntitle: A\nleader: {name: A, birth_place: {value: zenda, sources: herald}}\n"
    "relations: [{to: b, type: rival, sources: herald}]\nsources: [herald]\n---\nRuled. [@herald]\n",
    "leaders/b.md": "kind: leader\ntitle: B\nleader: {name: B}\nsources: [gazette]\n---\nOf [[c]]. [@gazette]\n",
    "leaders/c.md": "kind: leader\ntitle: C\nleader: {name: C}\nsources: [gazette]\n"
    "events: [{date: 1890, title: Duel, involved: b, place: strelsau, sources: gazette}]\n---\n"
    "He met [[b]], 'the second', there. [@gazette]\n",
    "groups/guard.md": "kind: group\ntitle: Guard\ngroup: {name: Guard}\nsources: [herald]\n"
    "sanctions: [{authority: EU, program: BLR, sources: herald}]\n---\nSee [[b]] and [[c]]. [@herald]\n",
}
"""a is tied to b; c and the guard show b; who cites the herald, who the gazette, is told by their sources."""


class Site:
    """A site, its builds, and the dossiers whose pages were made in the last one."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.changing = place, Changing(random.Random(0))
        self.made: list[str] = []
        shutil.copytree(THEME, place / "theme")
        for name, text in FILES.items():
            self.write(name, f"---\n{text}" if name.endswith(".md") else text)
        page = dossier_page.dossier_page

        def noted(linker: Linker, config: SiteConfig, view: DossierView, cite: CitePage) -> DossierPage:
            self.made.append(view.dossier.id)
            return page(linker, config, view, cite)

        monkeypatch.setattr(texts, "dossier_page", noted)
        self.build()

    def write(self, name: str, text: str) -> None:
        """Write a file of the content folder."""
        (self.place / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (self.place / "content" / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file of the content folder."""
        text = (self.place / "content" / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def line(self, name: str, begins: str) -> str:
        """Return a line of a file of the content folder."""
        text = (self.place / "content" / name).read_text(encoding="utf-8")
        return next(line for line in text.splitlines(keepends=True) if line.startswith(begins))

    def build(self) -> list[str]:
        """Build, compare with a clean build, and return the dossiers whose pages were made."""
        self.made.clear()
        outcome = built(self.changing, self.place, "output", "cache")
        made = sorted(set(self.made))
        compare(outcome, self.changing, self.place, [])
        return made

    def page(self, path: str) -> str:
        """Return a file of the output."""
        return (self.place / "output" / path).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site that was built."""
    return Site(tmp_path, monkeypatch)


TITLE = "\"Karim al-B, “<second>” & 'last'\""


def test_a_title_is_filled_in_where_it_is_shown(site: Site) -> None:
    """A new title makes the page of its dossier and that on which ties are sorted by it, and no other; again and again."""
    for title in (TITLE, "=B", '"ب"', "B"):
        site.change("leaders/b.md", site.line("leaders/b.md", "title:"), f"title: {title}\n")
        assert site.build() == ["a", "b"]
    site.change("leaders/b.md", "title: B\n", f"title: {TITLE}\n")
    site.build()
    shown = 'Karim <span class="keep">al-B</span>, “&lt;second&gt;” &amp; &#39;last&#39;</a>'
    assert shown in site.page("leaders/c.html")
    assert shown in site.page("groups/guard.html")
    assert "“<second>” & 'last'" in site.page("leaders/c.json")


def test_what_a_dossier_says_makes_the_pages_that_show_it(site: Site) -> None:
    """A new verdict or date makes the pages with ties to it, a summary those that share a name; who only links it is left alone."""
    site.change("leaders/b.md", "title: B\n", "title: B\nupdated: 1894\n")
    assert site.build() == ["a", "b"]
    site.change(
        "leaders/b.md",
        "sources: [",
        "sanctions_checked: [{lists: [EU], as_of: 1894, sources: gazette}]\nsources: [",
    )
    assert site.build() == ["a", "b"]
    assert "Not found" in site.page("leaders/a.html")
    site.change("leaders/c.md", "name: C}", "name: C, aliases: [The Bee]}")
    site.change("leaders/b.md", "name: B}", "name: B, aliases: [The Bee]}")
    site.build()
    site.change("leaders/b.md", "title: B\n", "title: B\nsummary: A pretender.\n")
    assert site.build() == ["a", "b", "c"]
    assert "A pretender." in site.page("leaders/c.html")


def test_who_leads_is_in_the_order_of_titles(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no date tells leaders of a group apart they stand by their titles, not as their blanks do."""
    for key in ("d", "e", "f"):
        site.write(
            f"leaders/{key}.md",
            f"---\nkind: leader\ntitle: Of {key}\nleader: {{name: {key.upper()}}}\n"
            "group: [{id: guard, type: leads, role: captain, sources: herald}]\nsources: [herald]\n---\nLed it. [@herald]\n",
        )
    site.build()
    for key, title in (("f", "Aa"), ("d", "Zz"), ("e", "Mm")):
        site.change(f"leaders/{key}.md", f"title: Of {key}\n", f"title: {title}\n")
        assert "guard" in site.build()
    page = site.page("groups/index.html")
    assert page.index(">Aa<") < page.index(">Mm<") < page.index(">Zz<")
    monkeypatch.setattr(rendering, "holds", lambda _: True)
    assert built(site.changing, site.place, "plain", None).promotion is not None
    assert (site.place / "plain/groups/index.html").read_text(encoding="utf-8") == page


def test_a_former_id_may_become_that_of_another(site: Site) -> None:
    """What third pages show of who is meant by it is another then, though the one who bore it says what it said."""
    site.change("leaders/b.md", "title: B\n", "title: B\nformer_ids: [bee]\n")
    site.change("groups/guard.md", "See [[b]]", "See [[bee]]")
    site.build()
    assert ">B</a>" in site.page("leaders/c.html")
    site.change("leaders/b.md", "former_ids: [bee]\n", "")
    site.write(
        "leaders/bee.md",
        "---\nkind: leader\ntitle: The Bee\nleader: {name: Bee}\nsources: [gazette]\n---\nOf [[c|him]]. [@gazette]\n",
    )
    site.build()
    assert "See The Bee and C" in " ".join(
        BeautifulSoup(site.page("leaders/c.html"), "html.parser").text.split()
    )


def test_a_place_is_filled_in(site: Site) -> None:
    """A new name makes no page; anything else that changes of a place makes those that show it."""
    site.change("places.yaml", "Strelsau", '"Strelsau, the = city"')
    assert site.build() == []
    assert '"Strelsau, the = city"' in site.page("data/timeline.csv")
    assert "At <a href" in site.page("leaders/c.html")
    site.change("places.yaml", "The capital", "A town")
    assert site.build() == ["b", "c"]
    site.change("places.yaml", "name: Zenda", 'name: "Zenda & all", note: A castle')
    assert site.build() == ["a"]


def test_a_place_may_be_named_as_its_id(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data tells its name beside its id, whether the page has blanks or not."""
    site.change("places.yaml", "name: Zenda", "name: zenda")
    assert site.build() == []
    monkeypatch.setattr(rendering, "holds", lambda _: True)
    assert built(site.changing, site.place, "plain", None).promotion is not None
    data = site.page("leaders/a.json")
    assert '"text":"zenda"' in data
    assert (site.place / "plain/leaders/a.json").read_text(encoding="utf-8") == data


def test_a_source_is_filled_in(site: Site) -> None:
    """New words make no page; a new date does, and so does what it was read in, before and after."""
    for words in ('title: "The <Herald>"', "title: The Herald, publisher: P & Q, authors: [A. N. Other], note: Read.", "title: H, grade: A1, lang: de, url: 'https://e.example/?a&b', archive_url: 'https://e.example/x'", "publisher: The press"):  # fmt: skip
        site.change(
            "sources.yaml",
            site.line("sources.yaml", "- {id: herald"),
            f"- {{id: herald, {words}, date: 1893}}\n",
        )
        assert site.build() == []
    assert "The press" in site.page("leaders/a.html")
    site.change("sources.yaml", "1893", "1894")
    assert site.build() == ["a", "b", "guard"]
    for more, made in (
        (", via: gazette", True),
        (", via: gazette, note: N", True),
        ("", True),
        (", note: N", False),
    ):
        site.change(
            "sources.yaml",
            site.line("sources.yaml", "- {id: herald"),
            f"- {{id: herald, title: H, date: 1894{more}}}\n",
        )
        assert site.build() == (["a", "b", "guard"] if made else [])


def test_what_a_source_was_read_in_is_filled_in(site: Site) -> None:
    """The title of a source stands in the entries of those that were read in it."""
    site.change("sources.yaml", "title: The Herald,", "title: The Herald, via: gazette,")
    site.build()
    site.change("sources.yaml", "The Gazette", "The <Gazette>")
    assert site.build() == []
    assert "Read in" in site.page("leaders/a.html")
    assert "The &lt;Gazette&gt;" in site.page("leaders/a.html")


def test_a_text_may_hold_the_characters_of_blanks(site: Site) -> None:
    """A page that shows one of them as it is has no blanks: it is made again."""
    site.change("leaders/c.md", "there.", f"there{MARK}.")
    site.change("leaders/b.md", "title: B\n", f'title: "B{MARK}"\n')
    site.build()
    assert MARK in site.page("leaders/c.html")
    site.change("leaders/b.md", f'title: "B{MARK}"\n', "title: Bee\n")
    assert site.build() == ["a", "b", "c"]
    assert MARK in site.page("leaders/b.html"), "the sentence of c"
    site.change("leaders/c.md", MARK, "")
    site.build()
    site.change("leaders/b.md", "title: Bee\n", "title: B\n")
    assert site.build() == ["a", "b"]


def test_a_page_may_come_to_hold_the_characters_of_blanks(site: Site) -> None:
    """How its words lay before is forgotten, so that another template does not shape it by that."""
    site.change("leaders/c.md", "there.", f"there, of all {MARK}.")
    assert site.build() == ["b", "c"]
    page = site.place / "theme/templates/dossier.html"
    page.write_text(page.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}<!---->"))
    site.build()
    assert MARK in site.page("leaders/c.html")


def test_what_others_say_may_hold_the_characters_of_blanks(site: Site) -> None:
    """A page that shows a summary, or a source read in another, as it is, has no blanks where one of these holds a character."""
    site.change("leaders/c.md", "name: C}", "name: C, aliases: [The Bee]}")
    site.change("leaders/b.md", "name: B}", "name: B, aliases: [The Bee]}")
    site.change("leaders/b.md", "title: B\n", f'title: B\nsummary: "A {MARK} pretender."\n')
    site.change("sources.yaml", "title: The Herald,", f'title: "The {MARK}", via: gazette,')
    site.build()
    assert MARK in site.page("leaders/c.html")
    assert MARK in site.page("groups/guard.html")
    site.change("leaders/b.md", "title: B\n", "title: Bee\n")
    assert site.build() == ["a", "b", "c", "guard"]


def test_all_pages_may_show_the_characters_of_blanks(site: Site) -> None:
    """A theme that shows one of them, too, leaves no page with blanks."""
    base = site.place / "theme/templates/base.html"
    base.write_text(base.read_text(encoding="utf-8").replace("</head>", f"<!-- {MARK} --></head>"))
    site.build()
    site.change("leaders/b.md", "title: B\n", "title: Bee\n")
    assert site.build() == ["a", "b", "c", "guard"]


@pytest.mark.parametrize("lost", ["file", "blanks"])
def test_a_page_that_cannot_be_filled_in_is_made(
    lost: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that vanishes between two looks, or of which it is not known how its words lie, is made whole."""
    files: Callable[[Refiller, int, RowChanges], object] = Refiller.refill

    def losing(self: Refiller, n: int, moved: RowChanges) -> object:
        if lost == "blanks":
            self._db.execute("DELETE FROM blank WHERE n = ?", (n,))
        else:
            (paths,) = self._db.execute("SELECT paths FROM page WHERE n = ?", (n,)).fetchone()
            (site.place / "output" / paths.partition("\n")[0]).unlink(missing_ok=True)
        return files(self, n, moved)

    site.change("leaders/b.md", "title: B\n", "title: Bee\n")
    monkeypatch.setattr(Refiller, "refill", losing)
    assert site.build() == ["a", "b", "c", "guard"]


def test_words_and_a_template_change_at_once(site: Site) -> None:
    """A page is not filled in and shaped again from the last one: where both are asked for it is made."""
    page = site.place / "theme/templates/dossier.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}<!-- 1 -->")
    )
    site.change("leaders/b.md", "title: B\n", "title: Bee\n")
    assert site.build() == ["a", "b", "c", "guard"]
    page.write_text(page.read_text(encoding="utf-8").replace("<!-- 1 -->", "<!-- 2 -->"))
    assert site.build() == []
    site.change("leaders/b.md", "title: Bee\n", "title: Bees\n")
    assert site.build() == ["a", "b"]


@pytest.mark.parametrize("seed", range(6))
def test_blanks_leave_no_trace(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, data and rows are what they are where every page knows the words of others while it is made."""
    changing = begin(seed, tmp_path)
    for edit in (*changing.edits(), *changing.edits()):
        edit()
    settle(changing, tmp_path)
    assert built(changing, tmp_path, "output", None).promotion is not None
    monkeypatch.setattr(rendering, "holds", lambda _: True)
    assert built(changing, tmp_path, "plain", None).promotion is not None
    there, wanted = tree(tmp_path / "output"), tree(tmp_path / "plain")
    assert [path for path in wanted if there[path] != wanted[path]] == []
