"""The timeline of a dossier, conflicts of its facts, and the names of anchors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.index.anchors import distinct, slug, unique
from site_of import site_of


def test_timeline_is_in_the_order_of_time_with_a_year_before_its_months() -> None:
    """Events stand by their earliest day, those without one by their latest; none is given a month it does not have."""
    view = site_of(
        rudolf="events: [{date: 1891-02, title: c}, {date: '1891', title: b}, {date: 189X, title: a}, {date: 1891-02-03, title: d}, {date: ../1890, title: open}]"
    ).view("rudolf")
    assert [each.title for each in view.timeline] == ["a", "open", "b", "c", "d"]


def test_an_event_stands_on_the_page_of_everyone_involved() -> None:
    """Written in one dossier, an event is on all pages, with its sources numbered there."""
    built = site_of(
        rudolf="events: {date: 1890, title: Duel, involved: [sapt, guard, sapt, rudolf], sources: herald}",
        sapt="sources: {id: gazette, title: G}\nevents: {date: 1889, title: Before}",
        guard="kind: group",
    )
    index = built.index()
    assert [each.title for each in index.dossiers["sapt"].timeline] == ["Before", "Duel"]
    assert index.dossiers["guard"].timeline[0].involved == ("rudolf", "sapt", "guard")
    assert index.dossiers["sapt"].numbers == {"gazette": 1, "herald": 2}


def test_designations_are_in_the_timeline_by_their_dates() -> None:
    """Each date of a designation is an occurrence with its role; its sources are cited in the table, not again."""
    view = site_of(
        rudolf="sanctions: {authority: UN, program: CROWN, listed: 1890, delisted: 1892}\nevents: {date: 1891, title: Duel}"
    ).view("rudolf")
    assert [each.role for each in view.timeline] == ["listed", None, "delisted"]
    listed, _, delisted = (each.title for each in view.timeline)
    assert listed.endswith(": CROWN, listed")
    assert "elisted" in delisted
    assert [use.section for use in view.sources[0].uses] == ["Sanctions", "Timeline"]


@pytest.mark.parametrize(
    ("field", "degree"),
    [
        ("born: [1860, 1861]", "contradict"),
        ("born: [1860, 1860-03]", "precision"),
        ("born: [1860, 1860-03, 1860-03-04]", "precision"),
        ("born: [1860, 1860-03, 1860-04]", "contradict"),
        ("born: [1860, {value: 1860, note: the same}]", None),
        ("born: ['[1860,1862]', 1862]", "precision"),
        ("birth_place: [Zenda, Strelsau]", "contradict"),
        ("nationality: [IQ, DE]", None),
        ("occupation: [king, actor]", None),
        ("identifiers: {roll: [a, b]}", None),
        ("status: [active, detained]", "contradict"),
        ("status: [{value: active, as_of: 1890}, {value: detained, as_of: 1891}]", None),
        ("status: [{value: active, as_of: 1890}, {value: detained, as_of: 1890}]", "contradict"),
        ("status: [{value: active, as_of: 1890}, {value: active, as_of: 1891}, detained]", "contradict"),
    ],
)
def test_degree_of_a_conflict(field: str, degree: str | None) -> None:
    """Readings contradict, or one is more exact; what may be several, or was so at other times, does not conflict."""
    built = site_of(rudolf=f"leader: {{name: R, {field}}}")
    (fact,) = built.view("rudolf").facts
    assert fact.conflict == degree


@given(st.text(max_size=200))
@settings(deadline=None)
def test_slug_is_harmless(words: str) -> None:
    """A slug is never empty, has at most 60 characters, and holds nothing that means something in a path."""
    for made in (slug(words), distinct(words)):
        assert 1 <= len(made) <= 60
        assert not set(made) & set(" /\\.:?#%&'\"<>")
        assert made == made.strip("-")
        assert "--" not in made


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("US-OFAC", "us-ofac"),
        ("E.O. 13818", "e-o-13818"),
        ("Größe", "grösse"),
        ("كربلاء", "كربلاء"),
        ("…", "x"),
        ("a__b", "a-b"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    """Letters and digits of any script, lower-case, joined by hyphens."""
    assert slug(words) == expected


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=12))
@settings(deadline=None)
def test_unique(wanted: list[str]) -> None:
    """What is handed out is never handed out again, and is what was wanted where that is free."""
    taken: set[str] = set()
    given_out = [unique(each, taken) for each in wanted]
    assert len(set(given_out)) == len(wanted)
    assert all(
        made == each or each in given_out[:number]
        for number, (each, made) in enumerate(zip(wanted, given_out, strict=True))
    )
