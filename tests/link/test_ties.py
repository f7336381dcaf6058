"""Affiliations and relations: stated once on either side, known on both."""

from __future__ import annotations

import pytest

from site_of import Built, site_of

GUARD = "kind: group"


def told(built: Built, dossier: str) -> list[tuple[str, str]]:
    """Return how a dossier's ties read from its side, each with the other's id."""
    view = built.view(dossier)
    return [(row.reads, row.other) for row in (*view.roles, *view.relations)]


def headings(built: Built, dossier: str) -> list[str]:
    """Return the headings under which a dossier's ties stand."""
    view = built.view(dossier)
    return [row.heading for row in (*view.roles, *view.relations)]


@pytest.mark.parametrize(
    ("leader", "group"),
    [("group: {id: guard, type: leads}", GUARD), ("", f"{GUARD}\nleader: rudolf")],
)
def test_affiliation_stated_on_either_side(leader: str, group: str) -> None:
    """Written in the leader's or in the group's dossier, an affiliation is the same on both pages."""
    built = site_of(rudolf=leader, guard=group)
    assert (told(built, "rudolf"), headings(built, "rudolf")) == ([("leads", "guard")], ["Leads"])
    assert (told(built, "guard"), headings(built, "guard")) == ([("led by", "rudolf")], ["Leaders"])


def test_affiliation_without_a_type() -> None:
    """Without a type one is a member in a leader's dossier, and a leader in a group's."""
    assert told(site_of(rudolf="group: guard", guard=GUARD), "guard") == [("has as member", "rudolf")]
    assert told(site_of(rudolf="", guard=f"{GUARD}\nleader: rudolf"), "rudolf") == [("leads", "guard")]


@pytest.mark.parametrize(
    ("leader", "group", "reads"),
    [
        ("group: guard", f"{GUARD}\nleader: {{id: rudolf, type: commander}}", "commander in"),
        ("group: {id: guard, type: founded}", f"{GUARD}\nleader: rudolf", "founded"),
        ("group: guard", f"{GUARD}\nleader: rudolf", "leads"),
    ],
)
def test_the_other_sides_type_counts_where_none_is_typed(leader: str, group: str, reads: str) -> None:
    """An affiliation without a type takes the other side's, and is one; without any, the group's word for it."""
    built = site_of(rudolf=leader, guard=group)
    assert told(built, "rudolf") == [(reads, "guard")]


def test_relation_reads_in_both_directions() -> None:
    """A relation has a name for each direction, whichever side states it, by whichever name."""
    built = site_of(rudolf="relations: {to: sapt, type: backs}", sapt="")
    turned = site_of(rudolf="", sapt="relations: {to: rudolf, type: backed-by}")
    for each in (built, turned):
        assert (told(each, "rudolf"), headings(each, "rudolf")) == ([("backs", "sapt")], ["Backs"])
        assert (told(each, "sapt"), headings(each, "sapt")) == ([("backed by", "rudolf")], ["Backed by"])


def test_symmetric_relation_reads_the_same() -> None:
    """A relation without a reverse reads the same from both sides."""
    built = site_of(rudolf="", sapt="relations: {to: rudolf, type: rival}")
    assert told(built, "rudolf") == [("rival of", "sapt")]
    assert told(built, "sapt") == [("rival of", "rudolf")]


def test_both_sides_agree() -> None:
    """Stated on both sides alike it is one relation, with what either side alone says, and the sources of both."""
    built = site_of(
        rudolf="relations: {to: sapt, type: ally, from: 1890, role: friend}",
        sapt="relations: {to: rudolf, type: ally, from: 1890, until: .., note: To the end}\nsources: {id: gazette, title: G}",
    )
    assert built.codes == []
    (tie,) = built.site.ties
    assert (str(tie.start), str(tie.end), tie.role, tie.note) == ("1890", "..", "friend", "To the end")
    assert [ref.id for ref in tie.sources] == ["herald", "gazette"]
    assert [side.dossier for side in tie.stated] == ["rudolf", "sapt"]


def test_a_side_that_is_silent_does_not_disagree() -> None:
    """What only one side dates or names is no contradiction."""
    built = site_of(
        rudolf="group: {id: guard, type: leads, role: captain, from: 1890}", guard=f"{GUARD}\nleader: rudolf"
    )
    assert built.codes == []
    assert len(built.site.ties) == 1


def test_disagreement_names_both_files() -> None:
    """Stated on both sides and different is an error that names both places."""
    built = site_of(
        rudolf="relations: {to: sapt, type: ally, from: 1890}",
        sapt="relations: {to: rudolf, type: ally, from: 1891}",
    )
    (problem,) = built.problems
    assert problem.code == "relation-disagrees"
    assert [problem.file, problem.related[0].file] == ["leaders/rudolf.md", "leaders/sapt.md"]
    assert "“1890”" in problem.message
    assert "“1891”" in problem.message


def test_several_periods_are_several_ties() -> None:
    """Two periods stated on both sides are paired by their beginning, in whatever order they stand."""
    built = site_of(
        rudolf="relations:\n  - {to: sapt, type: ally, from: 1880, until: 1885}\n  - {to: sapt, type: ally, from: 1890}",
        sapt="relations:\n  - {to: rudolf, type: ally, from: 1890, until: ..}\n  - {to: rudolf, type: ally, from: 1880}",
    )
    assert built.codes == []
    assert [(str(tie.start), str(tie.end)) for tie in built.site.ties] == [("1880", "1885"), ("1890", "..")]


def test_a_period_that_one_side_leaves_out_is_no_contradiction() -> None:
    """One side may know of fewer periods."""
    built = site_of(
        rudolf="relations:\n  - {to: sapt, type: ally, from: 1880}\n  - {to: sapt, type: ally, from: 1890}",
        sapt="relations: {to: rudolf, type: ally, from: 1890}",
    )
    assert built.codes == []
    assert {str(tie.start): len(tie.stated) for tie in built.site.ties} == {"1880": 1, "1890": 2}


def test_former_id_leads_to_the_dossier_of_today() -> None:
    """A tie, an event and a link by a former id lead to the id of today."""
    built = site_of(
        rudolf="former_ids: rassendyll",
        sapt="relations: {to: rassendyll, type: ally}\nevents: {date: 1890, title: Duel, involved: rassendyll}\n---\n[[rassendyll]] won.",
    )
    assert told(built, "rudolf") == [("ally of", "sapt")]
    view = built.view("rudolf")
    assert [each.title for each in view.timeline] == ["Duel"]
    assert [mention.id for mention in view.mentions] == ["sapt"]


def test_sites_add_types_and_replace_them() -> None:
    """A site's own list adds a type, and replaces one of the same id."""
    built = site_of(
        {
            "relation_types.yaml": "- {id: betrays, name: betrays, heading: Betrays, reverse: betrayed-by, reverse_name: betrayed by, reverse_heading: Betrayed by}\n"
            "- {id: ally, name: friend of, heading: Friends}\n"
        },
        rudolf="relations:\n  - {to: sapt, type: betrayed-by}\n  - {to: sapt, type: ally}",
        sapt="",
    )
    assert told(built, "sapt") == [("friend of", "rudolf"), ("betrays", "rudolf")]


def test_ties_are_in_the_order_of_their_types_and_time() -> None:
    """Ties stand by type, then by beginning, those without one last."""
    built = site_of(
        rudolf="relations:\n  - {to: sapt, type: rival}\n  - {to: sapt, type: rival, from: 1890}\n"
        "  - {to: sapt, type: rival, from: 1880~}\n  - {to: sapt, type: family}",
        sapt="",
    )
    rows = built.view("sapt").relations
    assert [(row.tie.type.id, str(row.tie.start)) for row in rows] == [
        ("family", "None"),
        ("rival", "1880~"),
        ("rival", "1890"),
        ("rival", "None"),
    ]
    assert len({row.key for row in rows}) == 4


def test_thousands_of_ties_between_two_are_paired() -> None:
    """Pairing what two sides state does not compare everything with everything."""
    count = 3000
    mine = "".join(f"  - {{to: sapt, type: ally, from: {year % 2000 + 1:04}}}\n" for year in range(count))
    theirs = "".join(
        f"  - {{to: rudolf, type: ally, from: {year % 2000 + 1:04}}}\n" for year in reversed(range(count))
    )
    built = site_of(rudolf=f"relations:\n{mine}", sapt=f"relations:\n{theirs}")
    assert built.codes == []
    assert len(built.site.ties) == count
    assert all(len(tie.stated) == 2 for tie in built.site.ties)
