"""What lists show of the whole site, and in which order."""

from __future__ import annotations

from bs4 import BeautifulSoup

from finding import one
from list_pages import pages_of, shown
from site_of import Built, site_of


def page(built: Built, path: str) -> BeautifulSoup:
    """Return the page of a list."""
    return shown(pages_of(built)[path])


def links(page: BeautifulSoup, within: str) -> list[str]:
    """Return where the links in the parts of a page lead that a selector finds, in their order."""
    return [str(link["href"]) for link in page.select(f"{within} a[href]")]


def test_lists_are_in_order() -> None:
    """Leaders and groups by title, tags by name, changes by date with the latest first, stubs without text."""
    built = site_of(
        rudolf="title: b\ntags: [crown, army]\nupdated: 1890-02\n---\nText.",
        sapt="title: A\ntags: army\nupdated: 1891",
        fritz="title: c",
        guard="kind: group\nupdated: 1891",
    )
    pages = {path: shown(listed) for path, listed in pages_of(built).items()}
    leaders = [f"../leaders/{name}.html" for name in ("sapt", "rudolf", "fritz")]
    assert links(pages["leaders/index.html"], "tbody th") == leaders
    assert links(pages["groups/index.html"], "tbody th") == ["../groups/guard.html"]
    assert links(pages["tags/index.html"], ".tags") == ["army.html", "crown.html"]
    assert links(pages["tags/army.html"], "main li") == leaders[:2]
    assert links(pages["stubs/index.html"], "tbody th") == [leaders[0], leaders[2], "../groups/guard.html"]
    changed = [str(link["href"]) for link in pages["index.html"].select(".when + span > a")]
    assert changed == ["leaders/sapt.html", "groups/guard.html", "leaders/rudolf.html"]


def test_groups_show_their_leaders_over_time() -> None:
    """Those who lead, command or founded, by their beginning, those without a date last; members are left out."""
    built = site_of(
        guard="kind: group\nleader: [{id: rudolf, type: leads, from: 1890}, {id: sapt, type: founded, from: 1880}, {id: fritz, type: member}, {id: black-michael}]",
        rudolf="",
        sapt="",
        fritz="",
        black_michael="",
    )
    leaders = links(page(built, "groups/index.html"), "tbody td .item")
    assert [link for link in leaders if "#" not in link] == [
        f"../leaders/{name}.html" for name in ("sapt", "rudolf", "black-michael")
    ]


def test_an_event_of_several_stands_once_in_the_timeline() -> None:
    """Everything dated stands there by its date, an event once however many it involves."""
    built = site_of(
        rudolf="events: {date: 1890, title: Duel, involved: [sapt, guard, sapt, rudolf], sources: herald}",
        sapt="sources: {id: gazette, title: G}\nevents: {date: 1889, title: Before}",
        guard="kind: group",
    )
    events = page(built, "timeline/index.html").select("ol.events > li")
    assert ["Duel" in event.text for event in events] == [False, True]


def test_places_by_id_and_by_plain_name() -> None:
    """A place is one by its id; a plain name is another, without coordinates, even where the names are alike."""
    built = site_of(
        {
            "places.yaml": "- {id: zenda, name: Zenda, lat: 50.1, lon: 14.2}\n- {id: strelsau, name: Strelsau}\n"
        },
        rudolf="leader: {name: R, birth_place: zenda, death_place: Zenda}\nevents: [{date: 1890, title: Duel, place: The Old Mill}, {date: 1891, title: Fire, place: the old mill}]",
        guard="kind: group\ngroup: {name: G, headquarters: zenda}",
    )
    pages = pages_of(built)
    index = shown(pages["places/index.html"])
    listed = [str(item["id"]) for item in index.select("[id^=place-]")]
    assert listed == ["place-strelsau", "place-name--the-old-mill", "place-name--zenda", "place-zenda"]
    assert [line.text for line in index.select("#place-name--zenda ul .sub")] == ["Place of death"]
    assert "Zenda" in one(index, "#place-name--zenda").text
    assert shown(pages["places/strelsau.html"]).select(".placed a") == []
    statements = [line.text for line in shown(pages["places/zenda.html"]).select(".placed .sub")]
    assert statements == ["Headquarters", "Place of birth"]
    linker = built.linker("leaders/rudolf.html")
    assert [linker.place(name).href for name in ("zenda", "Zenda", "The Old Mill", "strelsau")] == [
        "../places/zenda.html",
        None,
        None,
        "../places/strelsau.html",
    ]


def test_every_disagreement_is_on_the_page_of_conflicts() -> None:
    """Readings of a fact, of who designated, or when, are open conflicts, by title; each leads to the fact or the row."""
    built = site_of(
        rudolf="title: The King\nleader: {name: R, born: [1860, 1861], nationality: [IQ, DE]}\n"
        "sanctions: [{authority: UN}, {id: second, authority: [UN, EU], listed: [1890, 1891-02, 1892]}]",
        sapt="leader: {name: S, died: [1900, 1901]}",
    )
    listed = page(built, "conflicts/index.html")
    assert one(listed, ".caption").text == "4 disagreements."
    found = listed.select("ul.conflicts > li")
    assert [str(one(entry, "a")["href"]) for entry in found] == [
        "../leaders/sapt.html#facts",
        "../leaders/rudolf.html#facts",
        "../leaders/rudolf.html#sanction-second",
        "../leaders/rudolf.html#sanction-second",
    ]
    fields = [one(entry, ".field").text.partition(" of ")[0] for entry in found]
    assert fields == ["Died", "Born", "Authority", "Listed"]
    assert [len(entry.select("ul > li")) for entry in found] == [2, 2, 2, 3]


def test_programmes_are_grouped_by_code() -> None:
    """Designations under one code stand together, whatever its case; one without a code is left out."""
    built = site_of(
        rudolf="sanctions: [{authority: US-OFAC, program: SDGT}, {authority: UN}]",
        sapt="sanctions: {authority: US-STATE, program: sdgt}",
    )
    pages = programmes(built)
    assert list(pages) == ["sanctions/programme-sdgt.html"]
    (only,) = pages.values()
    assert len(only.select("tbody tr")) == 2


def test_long_programmes_that_begin_alike_are_not_one() -> None:
    """Names of programmes that differ only far behind have pages of their own."""
    name = "Restrictive measures in respect of serious and repeated offences against the Crown of "
    built = site_of(
        rudolf=f"sanctions: [{{authority: EU, program: {name}Ruritania}}, {{authority: EU, program: {name}Strelsau}}]"
    )
    assert len(programmes(built)) == 2


def programmes(built: Built) -> dict[str, BeautifulSoup]:
    """Return the pages of programmes by path."""
    return {
        path: shown(listed)
        for path, listed in pages_of(built).items()
        if path.startswith("sanctions/programme-")
    }
