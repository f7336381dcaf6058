"""Views over the whole site: the timeline, places, conflicts, tags, stubs, leaders of groups."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.index.anchors import distinct, slug, unique
from site_of import Built, site_of


def test_timeline_is_in_the_order_of_time_with_a_year_before_its_months() -> None:
    """Events stand by their earliest day, those without one by their latest; none is given a month it does not have."""
    view = site_of(
        rudolf="events: [{date: 1891-02, title: c}, {date: '1891', title: b}, {date: 189X, title: a}, {date: 1891-02-03, title: d}, {date: ../1890, title: open}]"
    ).view("rudolf")
    assert [each.title for each in view.timeline] == ["a", "open", "b", "c", "d"]


def test_an_event_stands_on_the_page_of_everyone_involved() -> None:
    """Written in one dossier, an event is on all pages, with its sources numbered there, and once on the site's."""
    built = site_of(
        rudolf="events: {date: 1890, title: Duel, involved: [sapt, guard, sapt, rudolf], sources: herald}",
        sapt="sources: {id: gazette, title: G}\nevents: {date: 1889, title: Before}",
        guard="kind: group",
    )
    index = built.index()
    assert [each.title for each in index.dossiers["sapt"].timeline] == ["Before", "Duel"]
    assert index.dossiers["guard"].timeline[0].involved == ("rudolf", "sapt", "guard")
    assert index.dossiers["sapt"].numbers == {"gazette": 1, "herald": 2}
    assert [each.title for each in index.timeline] == ["Before", "Duel"]


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


def places(built: Built) -> list[tuple[str, bool, list[str]]]:
    """Return each place: its name, whether it has a record, and the sentences that rest on it."""
    return [
        (each.name, each.record is not None, [rest.sentence for rest in each.rests])
        for each in built.index().places
    ]


def test_places_by_id_and_by_plain_name() -> None:
    """A place is one by its id; a plain name is another, without coordinates, even where the names are alike."""
    built = site_of(
        {
            "places.yaml": "- {id: zenda, name: Zenda, lat: 50.1, lon: 14.2}\n- {id: strelsau, name: Strelsau}\n"
        },
        rudolf="leader: {name: R, birth_place: zenda, death_place: Zenda}\nevents: [{date: 1890, title: Duel, place: The Old Mill}, {date: 1891, title: Fire, place: the old mill}]",
        guard="kind: group\ngroup: {name: G, headquarters: zenda}",
    )
    assert places(built) == [
        ("Strelsau", True, []),
        ("The Old Mill", False, ["Duel", "Fire"]),
        ("Zenda", False, ["Place of death"]),
        ("Zenda", True, ["Headquarters", "Place of birth"]),
    ]
    keys = [each.key for each in built.index().places]
    assert len(set(keys)) == len(keys)
    linker = built.linker("leaders/rudolf.html")
    assert [linker.place(name).href for name in ("zenda", "Zenda", "The Old Mill", "strelsau")] == [
        "../places/zenda.html",
        None,
        None,
        "../places/strelsau.html",
    ]


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
    assert [each.degree for each in built.index().conflicts] == ([degree] if degree else [])


def test_conflicts_of_a_designation_name_its_row() -> None:
    """Readings of who designated, or when, are open conflicts of the row."""
    built = site_of(rudolf="sanctions: [{authority: UN}, {authority: [UN, EU], listed: [1890, 1891-02]}]")
    assert [(each.field, each.row, each.degree) for each in built.index().conflicts] == [
        ("authority", 1, "contradict"),
        ("listed", 1, "contradict"),
    ]


def test_groups_show_their_leaders_over_time() -> None:
    """Those who lead, command or founded, by their beginning, those without a date last; members are left out."""
    built = site_of(
        guard="kind: group\nleader: [{id: rudolf, type: leads, from: 1890}, {id: sapt, type: founded, from: 1880}, {id: fritz, type: member}, {id: black-michael}]",
        rudolf="",
        sapt="",
        fritz="",
        black_michael="",
    )
    assert [tie.first for tie in built.index().leaders_of["guard"]] == ["sapt", "rudolf", "black-michael"]


def test_lists_are_in_order() -> None:
    """Leaders and groups by title, tags by name, changes by date with the latest first, stubs without text."""
    index = site_of(
        rudolf="title: b\ntags: [crown, army]\nupdated: 1890-02\n---\nText.",
        sapt="title: A\ntags: army\nupdated: 1891",
        fritz="title: c",
        guard="kind: group\nupdated: 1891",
    ).index()
    assert [each.id for each in index.leaders] == ["sapt", "rudolf", "fritz"]
    assert [each.id for each in index.groups] == ["guard"]
    assert index.tags == {"army": ("sapt", "rudolf"), "crown": ("rudolf",)}
    assert [each.id for each in index.changed()] == ["sapt", "guard", "rudolf"]
    assert [each.id for each in index.stubs] == ["sapt", "fritz", "guard"]
    assert str(index.newest) == "1891"


def test_a_source_shows_all_that_rests_on_it() -> None:
    """Every use on every page, with its anchor there, and the sources that were read in it."""
    index = site_of(
        {
            "pages/about.md": "---\ntitle: About\n---\nIt says so [@herald].\n",
            "sources.yaml": "- {id: report, title: A report, via: herald}\n",
        },
        rudolf="leader: {name: R, born: {value: 1860, sources: herald}}",
        sapt="sources: report\nevents: {date: 1890, title: Duel}",
    ).index()
    views = {each.source.id: each for each in index.sources}
    assert [(rest.id, rest.section, rest.sentence) for rest in views["herald"].rests] == [
        ("rudolf", "Facts", "Born: 1860"),
        ("about", "Text", "It says so."),
    ]
    assert views["herald"].read_in_it == ("report",)
    assert [(rest.id, rest.anchor) for rest in views["report"].rests] == [("sapt", "event-1890-15ea")]


def test_an_empty_site_has_every_view() -> None:
    """Without any content every view is there and empty."""
    index = site_of().index()
    assert (index.leaders, index.timeline, index.places, index.sources, index.newest) == (
        (),
        (),
        (),
        (),
        None,
    )


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
