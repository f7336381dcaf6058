"""What a dossier's page shows: its order, the numbers of its sources, and every place that cites them."""

from __future__ import annotations

from site_of import site_of

FULL = """
leader:
  name: Rudolf
  native_name: {text: رودولف, lang: ar, sources: s2}
  aliases: [{name: Rudi, strength: weak, sources: s3}, {name: The King, sources: [s1, s4]}]
  born: {value: 1860, sources: ["s1, p. 7"]}
  birth_place: {value: zenda, sources: s1}
  nationality: IQ
group: {id: guard, type: leads, sources: s6}
relations: {to: sapt, type: ally, sources: s7}
sanctions: {authority: UN, program: CROWN, listed: 1892, sources: s5}
sanctions_checked: {as_of: 1894, lists: EU/FSF, sources: s8}
events:
  - {date: 1891, title: Duel, sources: s9}
  - {date: 1890, title: Coronation, sources: s10}
sources: [{id: s1}, {id: s2}, {id: s3}, {id: s4}, {id: s5}, {id: s6}, {id: s7}, {id: s8}, {id: s9}, {id: s10}, {id: s11}, {id: s12}]
---
He was crowned [@s11, p. 2; @s1]. Nobody [[sapt|objected]] [@s1].
"""
BUILT = {
    "places.yaml": "- {id: zenda, name: Zenda, sources: s12}\n",
}


def test_sources_are_numbered_in_the_order_of_reading() -> None:
    """Numbers follow the page: facts, names by strength, sanctions, roles, relations, timeline by date, text."""
    view = site_of(BUILT, rudolf=FULL, sapt="sources: s1", guard="kind: group\nsources: s1").view("rudolf")
    order = [each.source.id for each in view.sources]
    assert order == ["s1", "s2", "s4", "s3", "s5", "s8", "s6", "s7", "s10", "s9", "s11", "s12"]
    assert [each.number for each in view.sources] == [*range(1, 12), None]
    assert view.numbers == {source: number for number, source in enumerate(order[:-1], 1)}


def test_a_source_lists_every_place_that_cites_it_with_its_sentence() -> None:
    """Each use has the anchor of its statement, the section and the sentence; a locator makes no other source."""
    view = site_of(BUILT, rudolf=FULL, sapt="sources: s1", guard="kind: group\nsources: s1").view("rudolf")
    uses = {each.source.id: [(use.section, use.sentence) for use in each.uses] for each in view.sources}
    assert uses["s1"] == [
        ("Facts", "Born: 1860"),
        ("Facts", "Place of birth: Zenda"),
        ("Names", "Name: The King"),
        ("Account", "He was crowned."),
        ("Account", "Nobody objected."),
    ]
    assert uses["s5"] == [("Sanctions", "Designated by United Nations Security Council under CROWN")]
    assert uses["s8"] == [("Sanctions", "No designation found on EU/FSF, as of 1894")]
    assert uses["s6"] == [("Roles", "Rudolf leads Guard")]
    assert uses["s9"] == [("Timeline", "1891: Duel")]
    assert uses["s12"] == []
    anchors = [use.anchor for each in view.sources for use in each.uses]
    assert len(set(anchors)) == len(anchors) - 2  # a name and a citation have two sources each


def test_a_place_and_a_country_are_named_in_sentences() -> None:
    """A place id reads as the place's name only where a place stands."""
    places = {"places.yaml": "- {id: active, name: Activeville}\n"}
    view = site_of(
        places,
        rudolf="leader: {name: R, status: {value: active, sources: herald}, nationality: {value: IQ, sources: herald}}",
    ).view("rudolf")
    assert [use.sentence for use in view.sources[0].uses] == ["Nationality: Iraq", "Status: active"]


def test_names_stand_by_strength() -> None:
    """Native script first, then strong, weak and former names, each in the order of the file."""
    view = site_of(
        rudolf="leader: {name: R, native_name: {text: ر, lang: ar}, aliases: [{name: A, strength: former}, {name: B, strength: weak}, C, {name: D, strength: former}]}"
    ).view("rudolf")
    assert [(row.name, row.strength) for row in view.names] == [
        ("ر", None),
        ("C", "strong"),
        ("B", "weak"),
        ("A", "former"),
        ("D", "former"),
    ]


def test_anchors_of_a_page_are_unique() -> None:
    """A register named like a field, and rows that say the same, have anchors of their own."""
    event = "{date: 1890, title: Duel}"
    view = site_of(
        rudolf=f"leader: {{name: R, born: [1860, 1861], identifiers: {{born: [a, b], status: c}}, aliases: [A, B]}}\nevents: [{event}, {event}]\n"
        "relations: [{to: sapt, type: ally, from: 1880}, {to: sapt, type: ally, from: 1890}]",
        sapt="",
    ).view("rudolf")
    keys = [claim.key for fact in view.facts for claim in fact.claims]
    keys += [row.key for row in view.names] + [row.key for row in view.relations]
    keys += [row.key for row in view.timeline]
    assert len(keys) == 11
    assert len(set(keys)) == len(keys)


def test_a_page_of_the_site_numbers_its_own_sources() -> None:
    """An ordinary page cites in its own reading order."""
    from dossiers.index.citing import page_sources

    built = site_of(
        {"pages/about.md": "---\ntitle: About\n---\nOne [@gazette]. Two [@herald; @gazette, p. 2].\n"},
        rudolf="sources: [{id: herald}, {id: gazette}]\nevents: {date: 1890, title: T, sources: [herald, gazette]}",
    )
    site = built.site
    found = page_sources(site.sources, site.pages["about"].body, site.references.resolved["about"])
    assert [(each.source.id, each.number, [use.sentence for use in each.uses]) for each in found] == [
        ("gazette", 1, ["One.", "Two."]),
        ("herald", 2, ["Two."]),
    ]
