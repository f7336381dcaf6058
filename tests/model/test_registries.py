"""Near names, countries, and the lists that are data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiers.model.countries import countries
from dossiers.model.near import nearest
from dossiers.model.registry import Authority, TieType
from dossiers.read.records import build
from site_of import site_of

KNOWN = [
    "asaib-ahl-al-haq",
    "badr",
    "kataib-hezbollah",
    "mahdi-army",
    "title",
    "summary",
    "sources",
    "sanctions",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("Badr", "badr"),
        ("source", "sources"),
        ("sanction", "sanctions"),
        ("asaib-ahl-alhaq", "asaib-ahl-al-haq"),
        ("mahdi army", "mahdi-army"),
        ("hezbollah", "kataib-hezbollah"),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_nearest(word: str, meant: str) -> None:
    """A mistake of typing finds what was meant; what is like nothing finds nothing."""
    assert nearest(word, KNOWN) == meant


@given(st.permutations(["rudolf", "rudolph", "rupert"]), st.text(max_size=8))
@settings(deadline=None)
def test_nearest_does_not_depend_on_order(among: list[str], word: str) -> None:
    """Of several that are equally near always the same one is meant."""
    assert nearest(word, among) == nearest(word, sorted(among))


def test_countries() -> None:
    """Codes are two capital letters, each with a name, in order."""
    found = countries()
    assert len(found) > 240
    assert list(found) == sorted(found)
    assert all(len(code) == 2 and code.isalpha() and code.isupper() and name for code, name in found.items())
    assert (found["IQ"], found["NO"]) == ("Iraq", "Norway")


def test_the_lists_of_the_project() -> None:
    """The authorities that the vocabulary promises are there, with their lists; types read in both directions."""
    registry = site_of().site.registry
    assert list(registry.authorities) == ["UN", "EU", "GB", "US-OFAC", "US-STATE", "CA", "AU", "CH"]
    assert [each.id for each in registry.authorities["US-OFAC"].lists][:1] == ["SDN"]
    promised = {"family", "associate", "rival", "ally", "splinter-of", "backs", "commands", "part-of"}
    assert promised <= registry.relation_types.keys()
    assert {"leads", "member", "founded"} <= registry.affiliation_types.keys()
    assert all(each.authority in {None, *registry.authorities} for each in registry.programmes.values())
    assert [each.id for each in registry.relation_types.values() if each.symmetric] == [
        *("family", "associate", "ally", "rival")
    ]
    for schemes in registry.identifiers.values():
        assert schemes.url is None or schemes.url.count("{value}") == 1


@pytest.mark.parametrize(
    "words", [{"reverse": "x"}, {"reverse_name": "x"}, {"reverse": "x", "reverse_name": "y"}]
)
def test_a_type_says_all_of_its_reverse_or_nothing(words: dict[str, str]) -> None:
    """A type that could be read from one side only is refused."""
    record, problems = build(
        TieType, {"id": "a", "name": "a", "heading": "A", **words}, "relation_types.yaml", (3,)
    )
    assert record is None
    assert [(problem.code, problem.file) for problem in problems] == [("missing-key", "relation_types.yaml")]


@pytest.mark.parametrize("values", ["UN", ["UN"], {}, {"id": "RU", "lists": "SDN"}, {"id": ["RU"]}])
def test_malformed_terms_are_problems(values: object) -> None:
    """Whatever stands in a list of terms, reading it returns."""
    record, problems = build(Authority, values, "authorities.yaml", (0,))
    assert record is None
    assert problems
    assert all(problem.expected for problem in problems)
