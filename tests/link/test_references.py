"""Links of texts: where they lead, what they show, who mentions whom."""

from __future__ import annotations

from pathlib import Path

from dossiers.link.references import ToFile, ToItem
from dossiers.pipeline import load
from site_of import Built, dossier, site_of, write


def leads(built: Built, dossier: str) -> list[tuple[str, str | None, str]]:
    """Return target, anchor and shown text of each link of a text."""
    found = built.site.references.resolved[dossier]
    return [(each.id, each.anchor, each.text) for each in found if isinstance(each, ToItem)]


def test_links_show_their_text_or_the_title() -> None:
    """A link shows its own text or its target's title; Markdown's own links lead to dossiers, too."""
    built = site_of(
        {"pages/method.md": "---\ntitle: The method\n---\n"},
        rudolf="---\n[[sapt]], [[sapt|the colonel]], [he](sapt.md), [she](../pages/method.md), [[method]], [him](/leaders/sapt.md#facts).",
        sapt="title: Colonel Sapt",
    )
    assert leads(built, "rudolf") == [
        ("sapt", None, "Colonel Sapt"),
        ("sapt", None, "the colonel"),
        ("sapt", None, "he"),
        ("method", None, "she"),
        ("method", None, "The method"),
        ("sapt", "facts", "him"),
    ]


def test_headings_by_anchor_words_or_section() -> None:
    """A heading is named by its anchor or its words in any case; the sections of a page by theirs."""
    built = site_of(
        rudolf="---\n[[sapt#the-duel]] [[sapt#The Duel]] [[sapt#sanctions]] [[sapt#Cite this page]] [[#at-home]]\n\n## At home\n\nText.",
        sapt="---\n## The duel\n\nText.",
    )
    assert [anchor for _, anchor, _ in leads(built, "rudolf")] == [
        "the-duel",
        "the-duel",
        "sanctions",
        "cite",
        "at-home",
    ]


def test_a_section_of_the_page_comes_before_a_heading_of_its_name() -> None:
    """Where a text has a heading of a section's name, that name leads to the section, and its anchor to it."""
    built = site_of(rudolf="---\n[[sapt#Sources]] [[sapt#text-sources]]", sapt="---\n## Sources\n\nText.")
    assert [anchor for _, anchor, _ in leads(built, "rudolf")] == ["sources", "text-sources"]


def test_mentions_carry_their_sentence() -> None:
    """A page that is linked says by whom, with the sentence around each link, in the order of ids."""
    built = site_of(
        {"pages/about.md": "---\ntitle: About\n---\nRead [[rudolf]] first. Then stop.\n"},
        sapt="---\nA fine man. He served [[rudolf|the King]] well [@herald]. Then [he](rudolf.md) left [[sapt]].",
        rudolf="",
    )
    mentions = [(each.id, each.sentences) for each in built.view("rudolf").mentions]
    assert mentions == [
        ("sapt", (("He served ", "the King", " well."), ("Then ", "he", " left Sapt."))),
        ("about", (("Read ", "Rudolf", " first."),)),
    ]
    assert built.view("sapt").mentions == ()


def test_a_list_names_those_who_are_linked_in_its_items() -> None:
    """Links in lists, tables and headings are mentions, too."""
    built = site_of(
        rudolf="", sapt="---\n## With [[rudolf]]\n\n- [[rudolf]]\n\n| a |\n|---|\n| [[rudolf|him]] |\n"
    )
    (mention,) = built.view("rudolf").mentions
    assert {shown for _, shown, _ in mention.sentences} == {"Rudolf", "him"}


def test_files_are_published_once(tmp_path: Path) -> None:
    """Linked files are published as they are; a place in a file is kept."""
    text = "---\n[a](/files/plan.pdf#page=3) [b](../files/plan.pdf) ![c](/files/map.png)"
    write(tmp_path, {"leaders/rudolf.md": dossier("Rudolf", text), "files/plan.pdf": "", "files/map.png": ""})
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.site.references.files == ("files/map.png", "files/plan.pdf")
    assert loaded.site.references.resolved["rudolf"][0] == ToFile("files/plan.pdf", "page=3")


def test_a_name_too_long_for_the_file_system_is_no_file() -> None:
    """An address that no file can have is an error like any other."""
    (problem,) = site_of(rudolf=f"---\n[a](/files/{'x' * 300}.pdf)").problems
    assert problem.code in {"unknown-file", "forbidden-file"}


def test_many_links_to_a_text_with_many_headings() -> None:
    """Thousands of wrong links do not repeat every heading in every message."""
    headings = "\n\n".join(f"## H{number}" for number in range(400))
    built = site_of(sapt=f"---\n{headings}", rudolf="---\n" + "[[sapt#none]]\n\n" * 400)
    assert len(built.problems) == 400
    assert max(len(problem.expected) for problem in built.problems) < 400
