"""Who bears which name, and which source is defined where."""

from __future__ import annotations

from dossiers.link.targets import fold
from site_of import site_of


def test_a_shared_alias_is_a_warning_and_stands_on_both_pages() -> None:
    """A name that two bear, in whatever case or width, is a warning and tells each page of the other."""
    built = site_of(
        rudolf="leader: {name: Rudolf, aliases: [The King]}",
        michael="leader: {name: Michael, aliases: [ＴＨＥ king]}",
    )
    assert built.codes == ["shared-alias"]
    assert built.view("rudolf").shared_names == (("The King", ("michael",)),)
    assert built.view("michael").shared_names == (("ＴＨＥ king", ("rudolf",)),)
    assert built.site.targets.bearers[fold("the king")] == ("michael", "rudolf")


def test_folding() -> None:
    """Names are one that differ in case, width or composition."""
    assert fold(" É") == fold("e\u0301") == fold("Ｅ\u0301 ")
    assert fold("Straße") == fold("STRASSE")
    assert fold("ا") != fold("إ")


def test_the_same_definition_twice_is_one_source() -> None:
    """A source may be defined in several files if it is everywhere the same."""
    same = "sources: {id: herald, title: The Herald, date: 1890}"
    built = site_of(
        {"sources.yaml": "- {id: herald, date: 1890, title: The Herald}\n"}, rudolf=same, sapt=same
    )
    assert built.codes == []
    assert list(built.site.sources) == ["herald"]


def test_a_statement_in_a_dossier_with_one_source_rests_on_it() -> None:
    """With a single source affiliations, relations, sanctions and events rest on it without saying so."""
    built = site_of(
        rudolf="group: guard\nrelations: {to: sapt, type: ally}\nsanctions: {authority: UN}\nevents: {date: 1890, title: Duel}",
        sapt="",
        guard="kind: group",
    )
    view = built.view("rudolf")
    rests = [
        view.roles[0].tie.sources,
        view.relations[0].tie.sources,
        view.verdict.designations[0].sources,
        view.timeline[0].sources,
    ]
    assert [[ref.id for ref in refs] for refs in rests] == [["herald"]] * 4


def test_a_plain_field_is_unattributed_even_with_one_source() -> None:
    """A plain field of the subject rests on the dossier's sources as a whole, and names none."""
    view = site_of(rudolf="leader: {name: R, born: 1860, died: {value: 1900, sources: herald}}").view(
        "rudolf"
    )
    assert [[len(claim.sources) for claim in fact.claims] for fact in view.facts] == [[0], [1]]


def test_an_entry_replaced_by_a_site_is_the_only_one() -> None:
    """A site's authorities add to the project's, and replace an entry of the same id."""
    ours = "- {id: RU, name: Royal Court, short: Court, of: Ruritania, lists: [{id: Red, name: Red Book}]}\n- {id: UN, name: Assembly, short: UN, of: the world}\n"
    built = site_of(
        {"authorities.yaml": ours}, rudolf="sanctions:\n  - {authority: RU, list: red}\n  - {authority: UN}"
    )
    rows = built.view("rudolf").verdict.designations
    assert [row.authority.name for row in rows] == ["Royal Court", "Assembly"]
    assert list(built.site.registry.authorities)[-1] == "RU"
