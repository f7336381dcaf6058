"""Front matter to records: short forms, typed text, single sources, and that nothing makes the stages raise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.link.site import link
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import parse
from dossiers.model.names import Strength
from dossiers.model.subject import Leader
from dossiers.read.content import Content
from dossiers.read.dossiers import read_dossier
from dossiers.read.locate import located
from site_of import dossier, site_of


def read(front: str) -> Dossier:
    """Read one dossier without problems."""
    data = dossier("Rudolf", front).encode()
    found = read_dossier(data, f"{'groups' if 'kind: group' in front else 'leaders'}/rudolf.md", "rudolf")
    assert found.problems == ()
    assert found.item is not None
    return found.item


def test_minimal_dossier_is_a_stub() -> None:
    """Kind, title, a subject's name and one source are a dossier; without text it is a stub."""
    item = read("kind: leader\ntitle: Rudolf\nleader: Rudolf Rassendyll\nsources: herald")
    assert (item.subject.name, item.is_stub, item.front.sources) == ("Rudolf Rassendyll", True, ("herald",))
    assert not read("title: Rudolf\n---\nText.").is_stub


SHORT_AND_LONG = [
    ("leader: Rudolf", "leader: {name: Rudolf}"),
    ("leader: {name: R, aliases: Rudi}", "leader: {name: R, aliases: [{name: Rudi, strength: strong}]}"),
    ("leader: {name: R, born: 1860}", "leader: {name: R, born: [{value: 1860}]}"),
    ("leader: {name: R, born: {value: 1860}}", "leader: {name: R, born: [{value: 1860, sources: []}]}"),
    ("leader: {name: R, nationality: DE}", "leader: {name: R, nationality: [{value: DE}]}"),
    ("leader: {name: R, status: active}", "leader: {name: R, status: [{value: active}]}"),
    (
        "leader: {name: R, native_name: {text: ر, lang: ar}}",
        "leader: {name: R, native_name: [{text: ر, lang: ar}]}",
    ),
    ("leader: {name: R, identifiers: {roll: 7}}", "leader: {name: R, identifiers: {roll: [{value: 7}]}}"),
    ("group: guard", "group: [{id: guard}]"),
    ("group: [guard, court]", "group: [{id: guard}, {id: court}]"),
    ("relations: {to: sapt, type: ally}", "relations: [{to: sapt, type: ally, sources: []}]"),
    ("sanctions: {authority: UN}", "sanctions: [{authority: [{value: UN}]}]"),
    (
        "sanctions: {authority: UN, listed: 1890, measures: travel ban}",
        "sanctions: [{authority: UN, listed: [{value: 1890}], measures: [travel ban]}]",
    ),
    ("sanctions_checked: {as_of: 1890, lists: UN}", "sanctions_checked: [{as_of: 1890, lists: [UN]}]"),
    (
        "events: {date: 1890, title: T, involved: sapt, sources: 'herald, p. 4'}",
        "events: [{date: 1890, title: T, involved: [sapt], sources: [{id: herald, locator: p. 4}]}]",
    ),
    ("sources: herald", "sources: [herald]"),
    ("sources: {id: herald, authors: Hope}", "sources: [{id: herald, authors: [Hope]}]"),
    ("tags: crown", "tags: [crown]"),
    ("authors: Hope", "authors: [Hope]"),
    ("former_ids: rassendyll", "former_ids: [rassendyll]"),
    ("summary:", "title: Rudolf"),
]


@pytest.mark.parametrize(("short", "long"), SHORT_AND_LONG)
def test_short_form_equals_long_form(short: str, long: str) -> None:
    """What a person would first try is the same as the long form."""
    assert read(short) == read(long)


words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
dates = st.sampled_from(["1860", "1860-03", "1860-03-20", "1860~", "186X", "1860/1870", "[1860,1862]"])
claims: dict[str, st.SearchStrategy[str]] = {
    "born": dates,
    "died": dates,
    "birth_place": words.map(str.title),
    "occupation": words,
    "nationality": st.sampled_from(["IQ", "NO", "DE"]),
}


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {}, optional={key: st.lists(value, min_size=1, max_size=3) for key, value in claims.items()}
    ),
    st.lists(words, max_size=3),
)
def test_every_mixture_of_forms_is_the_long_form(fields: dict[str, list[str]], aliases: list[str]) -> None:
    """Plain values, claims and lists of either give the same record."""
    aliases = list(dict.fromkeys(aliases))
    longest: dict[str, Any] = {key: [{"value": each} for each in found] for key, found in fields.items()}
    mixed = {
        key: found[0] if len(found) == 1 else [found[0], *({"value": each} for each in found[1:])]
        for key, found in fields.items()
    }
    short = {"name": "R", "aliases": aliases, **mixed}
    full = {"name": "R", "aliases": [{"name": each, "strength": "strong"} for each in aliases], **longest}
    assert _subject(short) == _subject(full)


def _subject(leader: dict[str, Any]) -> object:
    front = yaml.safe_dump({"leader": leader}, default_style='"', allow_unicode=True)
    found = read_dossier(dossier("Rudolf", f"title: Rudolf\n{front}").encode(), "leaders/r.md", "r").item
    assert found is not None
    return found.subject


def test_unquoted_values_are_the_text_that_was_typed() -> None:
    """Nothing is guessed of NO, 0123, 12:30, 1e3, yes, null or a date."""
    item = read(
        "title: 12:30\nsummary: 0123\nleader: {name: NO, nationality: NO, aliases: [yes, null, 1e3, ~], identifiers: {roll: 007}}\n"
        "sanctions: {authority: UN, ref: 28004, program: 1591}\nupdated: 2020-02-04"
    )
    leader = item.subject
    assert isinstance(leader, Leader)
    assert (item.front.title, item.front.summary, leader.name) == ("12:30", "0123", "NO")
    assert [alias.name for alias in leader.aliases] == ["yes", "null", "1e3", "~"]
    assert leader.nationality[0].value == "NO"
    assert leader.identifiers[0].value[0].value == "007"
    assert (item.front.sanctions[0].ref, item.front.sanctions[0].program) == ("28004", "1591")
    assert item.front.updated == parse("2020-02-04")


def test_precision_is_kept() -> None:
    """A date keeps exactly what the source gives: no month or day is made up."""
    item = read("leader: {name: R, born: [1860, 1860-03, 186X, 1860~, '[1860,1862]']}")
    assert isinstance(item.subject, Leader)
    born = item.subject.born
    assert [claim.value.text for claim in born] == ["1860", "1860-03", "186X", "1860~", "[1860,1862]"]


def test_aliases_have_three_strengths() -> None:
    """An alias is strong unless it says weak or former."""
    item = read("leader: {name: R, aliases: [A, {name: B, strength: weak}, {name: C, strength: former}]}")
    strengths = [alias.strength for alias in item.subject.aliases]
    assert strengths == [Strength.STRONG, Strength.WEAK, Strength.FORMER]


def test_claims_stand_side_by_side_each_with_its_sources() -> None:
    """Conflicting claims are all kept, with sources, date and remark of each."""
    item = read(
        "leader:\n  name: R\n  born:\n    - {value: 1860, sources: [herald], as_of: 1890, note: By his age}\n"
        "    - {value: 1861, sources: ['gazette, p. 4']}\nsources: [herald, gazette]"
    )
    assert isinstance(item.subject, Leader)
    first, second = item.subject.born
    assert ([ref.id for ref in first.sources], str(first.as_of), first.note) == (
        ["herald"],
        "1890",
        "By his age",
    )
    assert [(ref.id, ref.locator) for ref in second.sources] == [("gazette", "p. 4")]


@pytest.mark.parametrize("field", ["born", "status", "birth_place", "nationality"])
def test_an_empty_list_says_nothing(field: str) -> None:
    """An empty list of claims is as if the key were not there."""
    assert read(f"leader: {{name: R, {field}: []}}") == read("leader: R")


def test_an_identifier_without_numbers_is_not_shown() -> None:
    """A register with an empty list of numbers makes no row."""
    assert site_of(rudolf="leader: {name: R, identifiers: {roll: []}}").view("rudolf").facts == ()


keys = st.sampled_from(
    [
        "kind",
        "title",
        "summary",
        "updated",
        "authors",
        "tags",
        "former_ids",
        "relations",
        "sanctions",
        "sanctions_checked",
        "events",
        "sources",
        "leader",
        "group",
        "name",
        "native_name",
        "aliases",
        "born",
        "died",
        "birth_place",
        "nationality",
        "status",
        "identifiers",
        "id",
        "type",
        "role",
        "from",
        "to",
        "until",
        "as_of",
        "text",
        "lang",
        "strength",
        "value",
        "authority",
        "list",
        "program",
        "listed",
        "delisted",
        "measures",
        "ref",
        "url",
        "lists",
        "date",
        "place",
        "involved",
        "kind",
        "note",
    ]
)
scalars = st.one_of(
    st.sampled_from(
        [
            "rudolf",
            "guard",
            "herald",
            "leader",
            "group",
            "UN",
            "US-OFAC/SDN",
            "1890",
            "1890/..",
            "..",
            "active",
            "ally",
            "",
            "IQ",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12),
)
trees: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=25,
)


@settings(deadline=None)
@given(st.dictionaries(keys, trees, max_size=10), st.sampled_from(["leaders", "groups"]))
def test_no_front_matter_makes_a_stage_raise(front: dict[str, Any], folder: str) -> None:
    """Whatever stands under known keys: reading, linking and locating return, and every problem lies in its file."""
    text = f"---\n{yaml.safe_dump(front, default_style=chr(34), allow_unicode=True, width=10**6)}---\n[[guard]] [@herald]\n"
    file = f"{folder}/rudolf.md"
    found = read_dossier(text.encode(), file, "rudolf")
    content = Content(
        root=Path("nowhere"),
        dossiers=(found.item,) if found.item is not None else (),
        problems=found.problems,
        kept={file: found.kept},
    )
    _, problems = link(content)
    lines = text.split("\n")
    for problem in located(problems, lambda _: text):
        assert problem.position is not None
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1


minimal = {"kind": "leader", "title": "R", "leader": "R", "sources": ["herald"]}


@settings(deadline=None)
@given(st.dictionaries(keys, trees, max_size=4), st.integers(0, 3))
def test_a_fault_hides_no_other(front: dict[str, Any], events: int) -> None:
    """Whatever else is wrong in a file, an unknown target in its own event is found at its own line."""
    values = {**front, **minimal}
    values["events"] = [{"date": "1890"} for _ in range(events)] + [
        {"date": "1890", "title": "T", "involved": "nobody"}
    ]
    text = f"---\n{yaml.safe_dump(values, default_style=chr(34), allow_unicode=True, width=10**6)}---\n"
    found = read_dossier(text.encode(), "leaders/rudolf.md", "rudolf")
    assert found.item is not None
    content = Content(
        root=Path("nowhere"),
        dossiers=(found.item,),
        problems=found.problems,
        kept={"leaders/rudolf.md": found.kept},
    )
    problems = located(link(content)[1], lambda _: text)
    (unknown,) = [each for each in problems if each.code == "unknown-target" and "“nobody”" in each.message]
    assert "nobody" in unknown.line_text
