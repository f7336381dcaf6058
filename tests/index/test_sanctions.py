"""Designations, searches and the verdict: what is derived, and that nothing is claimed beyond it."""

from __future__ import annotations

import pytest

from dossiers.index.sanctions import Verdict
from site_of import site_of


def verdict(front: str) -> Verdict:
    """Return the verdict on one leader."""
    return site_of(rudolf=front).view("rudolf").verdict


def statuses(front: str) -> list[tuple[str, str | None]]:
    """Return status and as-of date of each designation."""
    return [
        (row.status.value, None if row.as_of is None else row.as_of.text)
        for row in verdict(front).designations
    ]


UNDATED = "sources: {id: herald, title: The Herald}\n"


@pytest.mark.parametrize(
    ("sanction", "expected"),
    [
        ("{authority: UN}", ("unknown", None)),
        ("{authority: UN, listed: 1890}", ("unknown", None)),
        ("{authority: UN, as_of: 1891}", ("active", "1891")),
        ("{authority: UN, delisted: 1892}", ("delisted", None)),
        ("{authority: UN, delisted: 1892, as_of: 1893}", ("delisted", "1893")),
        # A delisting that is announced for later has not come about on the date for which the entry is known.
        ("{authority: UN, delisted: 1895, as_of: 1893}", ("active", "1893")),
        # One of the readings of the delisting has come about.
        ("{authority: UN, delisted: [1895, 1892], as_of: 1893}", ("delisted", "1893")),
        ("{authority: UN, delisted: 1893, as_of: 1893-06}", ("delisted", "1893-06")),
    ],
)
def test_status_follows_from_the_dates(sanction: str, expected: tuple[str, str | None]) -> None:
    """A status is active, delisted or unknown by the dates alone, as of a date where one is known."""
    assert statuses(f"{UNDATED}sanctions: {sanction}") == [expected]


def test_as_of_is_that_of_the_newest_source_where_nothing_else_says() -> None:
    """Without a date of its own an entry stands as of its newest dated source."""
    front = (
        "sanctions: {authority: UN, sources: [herald, gazette]}\n"
        "sources: [{id: herald, date: 1890-05}, {id: gazette, date: 1891}, {id: atlas, date: 1899}]\nevents: {date: 1890, title: T, sources: atlas}"
    )
    assert statuses(front) == [("active", "1891")]


def test_a_search_of_its_list_renews_the_as_of_date() -> None:
    """A list that was searched later and carries the entry renews the date, and is among its sources."""
    front = (
        "sanctions: {authority: US-OFAC, list: SDN, listed: 1890, as_of: 1891, sources: herald}\n"
        "sanctions_checked: {as_of: 1894, lists: US-OFAC/sdn, sources: gazette}\nsources: [{id: herald}, {id: gazette}]"
    )
    assert statuses(front) == [("active", "1894")]
    found = verdict(front)
    assert found.searches == ()
    assert [ref.id for ref in found.designations[0].sources] == ["herald", "gazette"]


def test_a_search_before_the_listing_found_none() -> None:
    """A search that lies before the designation renews nothing: it is a finding of its own."""
    found = verdict(
        f"{UNDATED}sanctions: {{authority: UN, listed: 1890-05}}\nsanctions_checked: {{as_of: 1889, lists: UN}}"
    )
    assert [row.status for row in found.designations] == ["unknown"]
    assert [(search.authority.id, search.as_of.text) for search in found.searches] == [("UN", "1889")]
    assert found.state == "unknown"


@pytest.mark.parametrize(
    ("listing", "covered"),
    [
        ("US-OFAC/SDN", True),  # State's designation stands on OFAC's list
        ("US-STATE", True),
        ("US-STATE/FTO", False),  # another list
        ("US-OFAC", False),  # the whole of another authority says nothing of the list by name
        ("CH/SDN", False),  # a list of another body that has the same name
    ],
)
def test_which_search_carries_a_designation(listing: str, covered: bool) -> None:
    """A list may carry another authority's designations, but only of the same country or body."""
    found = verdict(
        f"sanctions: {{authority: US-STATE, list: SDN}}\nsanctions_checked: {{as_of: 1894, lists: {listing}}}"
    )
    assert (found.searches == ()) is covered


ACTIVE, DELISTED, UNKNOWN = (
    "{authority: UN, as_of: 1890}",
    "{authority: EU, delisted: 1890}",
    "{authority: CH}",
)


@pytest.mark.parametrize(
    ("sanctions", "checked", "state"),
    [
        ([], "", "not-checked"),
        ([], "{as_of: 1890, lists: [UN]}", "not-found"),
        ([DELISTED], "", "delisted"),
        ([DELISTED], "{as_of: 1890, lists: [UN]}", "delisted"),
        ([UNKNOWN, DELISTED], "", "unknown"),
        ([DELISTED, UNKNOWN, ACTIVE], "{as_of: 1890, lists: [GB]}", "active"),
    ],
)
def test_state_of_the_verdict(sanctions: list[str], checked: str, state: str) -> None:
    """The gravest that holds is the verdict; no entry is a finding only where lists were searched."""
    front = f"{UNDATED}sanctions: [{', '.join(sanctions)}]\n" + (
        f"sanctions_checked: {checked}" if checked else ""
    )
    assert verdict(front).state == state


def test_unchecked_are_the_bodies_of_which_nothing_is_said() -> None:
    """What was neither found nor searched is named, by those in whose name authorities act."""
    found = verdict(
        f"{UNDATED}sanctions: [{{authority: US-STATE}}]\nsanctions_checked: {{as_of: 1890, lists: [UN, EU/FSF]}}"
    )
    assert found.unchecked == ("the United Kingdom", "Canada", "Australia", "Switzerland")


def test_a_search_of_a_whole_authority_and_of_several_lists() -> None:
    """Each list that was searched without result is a finding of its own, with its date and anchor."""
    found = verdict(
        f"{UNDATED}sanctions_checked:\n  - {{as_of: 1890, lists: [UN, EU/FSF]}}\n  - {{as_of: 1891, lists: UN}}"
    )
    assert [(each.authority.id, each.list, each.as_of.text) for each in found.searches] == [
        ("UN", None, "1890"),
        ("EU", "FSF", "1890"),
        ("UN", None, "1891"),
    ]
    assert len({each.key for each in found.searches}) == 3
    assert found.as_of is not None
    assert found.as_of.text == "1891"


def test_keys_are_unique_and_stable() -> None:
    """A row's anchor is its own id, or made from what it says; the same twice is told apart."""
    row = "{authority: US-OFAC, list: SDN, program: SDGT, ref: '7'}"
    found = verdict(f"sanctions: [{row}, {row}, {{id: second, authority: UN}}]")
    assert [each.key for each in found.designations] == [
        "sanction-us-ofac-sdn-sdgt-7",
        "sanction-us-ofac-sdn-sdgt-7-2",
        "sanction-second",
    ]


def test_sources_are_those_of_the_row_and_of_its_claims() -> None:
    """A designation rests on its own sources, then on those that only its dates or authority name."""
    found = verdict(
        "sanctions: {authority: {value: UN, sources: gazette}, listed: [{value: 1890, sources: [herald, atlas]}, {value: 1891, sources: herald}], sources: herald}\n"
        "sources: [{id: herald}, {id: gazette}, {id: atlas}]"
    )
    assert [ref.id for ref in found.designations[0].sources] == ["herald", "gazette", "atlas"]


def test_the_code_of_another_body_is_another_programme() -> None:
    """What the project knows of a code of one country is not said of the same code elsewhere."""
    found = verdict("sanctions: [{authority: US-STATE, program: SYRIA}, {authority: GB, program: SYRIA}]")
    assert [row.programme is not None for row in found.designations] == [True, False]
