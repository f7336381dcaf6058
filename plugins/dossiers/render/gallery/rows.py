"""Examples of lists: the rows that invented dossiers give, by the code that makes those of a site."""

from __future__ import annotations

import re

from markupsafe import Markup
from msgspec.structs import replace

from dossiers.index.around import Around
from dossiers.index.dossier import DossierView, dossier_view
from dossiers.index.known import Card, Known
from dossiers.index.memory_rows import MemoryRows
from dossiers.index.timeline import events_of
from dossiers.model.body import Body
from dossiers.model.dossier import Dossier, GroupFrontMatter, LeaderFrontMatter
from dossiers.model.registry import Authority, Programme, Registry
from dossiers.model.source import PlaceRecord, Source
from dossiers.render import views as v
from dossiers.render.config import SiteConfig
from dossiers.render.entries import entries, site_entries
from dossiers.render.linker import status
from dossiers.render.runs import joined

_LEADER = {
    "kind": "leader",
    "title": "Rudolf al-Strelsau",
    "summary": "Founder and leader of the Example Front",
    "updated": "2021-07-31",
    "tags": ["ruritania"],
    "leader": {
        "name": "Rudolf al-Strelsau",
        "native_name": {"text": "رودولف الستريلسي", "lang": "ar"},
        "aliases": ["Rudolf <V>", {"name": "The Double", "strength": "weak"}],
        "born": [{"value": "1974-06-20", "sources": ["gazette"]}, {"value": "1974", "note": "so the article"}],
        "birth_place": "strelsau",
    },
    "sanctions": [
        {"authority": "RU-MIN", "list": "REG", "program": "EXAMPLE", "legal_basis": "Act 4", "listed": "2019-12-06",
         "ref": "4711", "as_of": "2021-07", "sources": ["register"]},
        {"authority": ["RU-MIN", "ZE"], "announced": ["2007-03", "2007-03-04"], "delisted": "2012", "sources": ["gazette"]},
        {"authority": "ZE", "program": "FRONT", "url": "https://example.org/entry"},
    ],
    "sanctions_checked": [{"as_of": "2021", "lists": ["ZE/WATCH"], "sources": ["register"]}],
    "events": [
        {"date": "2007-01-20", "title": "Strelsau raid", "place": "strelsau", "sources": ["gazette"]},
        {"date": "2006~/..", "title": "Leads the Example Front", "place": "the border"},
    ],
    "sources": [
        {"id": "gazette", "type": "article-newspaper", "title": "Der Überfall", "lang": "de", "publisher": "Strelsau Press",
         "container": "Strelsau Gazette", "date": "2007-01-21", "url": "https://example.org/gazette", "grade": "B2"},
        {"id": "register", "title": "Register of the Ministry", "date": "2021-07", "via": ["gazette"]},
        "handbook",
    ],
}  # fmt: skip
_GROUP = {
    "kind": "group",
    "title": "Example Front",
    "group": {"name": "Example Front", "founded": "2006~"},
    "sources": ["handbook"],
}


def _known() -> Known:
    register = {"id": "REG", "name": "Register", "url": "https://example.org/register"}
    authorities = [
        Authority.model_validate(each)
        for each in (
            {
                "id": "RU-MIN",
                "name": "Ministry of Justice",
                "short": "Ministry",
                "of": "Ruritania",
                "lists": [register],
            },
            {"id": "ZE", "name": "Council of Zenda", "short": "Zenda", "of": "Zenda"},
        )
    ]
    cards = (
        Card("rudolf", "leader", "Rudolf al-Strelsau", "Founder and leader of the Example Front"),
        Card("front", "group", "Example Front"),
    )
    return Known(
        Registry(
            {each.id: each for each in authorities},
            {"EXAMPLE": Programme(id="EXAMPLE", name="Example programme")},
        ),
        {"strelsau": PlaceRecord(id="strelsau", name="Strelsau")},
        {
            "handbook": Source.model_validate(
                {"id": "handbook", "title": "A handbook", "authors": ["A. Hope"]}
            )
        },
        {card.id: card for card in cards},
        shared=frozenset(["handbook"]),
    )


def _view(known: Known, name: str, front: LeaderFrontMatter | GroupFrontMatter) -> tuple[Known, DossierView]:
    own = {each.id: each for each in front.sources if isinstance(each, Source)}
    known = replace(known, sources={**known.sources, **own})
    dossier = Dossier(name, f"{front.kind}s/{name}.md", front, Body())
    events = events_of(known.resolve, dossier)
    return known, dossier_view(known, dossier, Around(events=events))


def lists() -> tuple[v.ListExample, ...]:
    """Give an example of every form of a list."""
    known, config = _known(), SiteConfig("Dossiers", "")
    found = list(site_entries(known, config))
    for each in (
        _view(known, "rudolf", LeaderFrontMatter.model_validate(_LEADER)),
        _view(known, "front", GroupFrontMatter.model_validate(_GROUP)),
    ):
        found += entries(each[0], config, each[1])
    rows = MemoryRows(found)

    def shown(name: str, form: str, what: str, *, titled: str | None = None) -> v.ListExample:
        html = joined(rows.texts(name), lambda of: rows.total(of).rows, form)
        # The pages of invented dossiers are not there.
        html = re.sub(r'href="\.\./[^"]*"', 'href="#main"', html)
        html = re.sub(r' id="([^"]*)"', rf' id="{form}-\1"', html)
        counts = tuple(
            v.StatusCount(status(code), rows.total(f"{name}/{code}").rows)
            for code in ("active", "delisted", "unknown", "not-found")
            if form == "sanctions"
        )
        section = v.ListSection(None if titled is None else f"at-{form}", titled, Markup(html))
        number = rows.total(name).rows
        return v.ListExample(
            form, f"list-{form}", f"{what}.", f"Rows: {number}.", number, "", (section,), counts
        )

    return (
        shown("leaders", "leaders", "Leaders as an index lists them"),
        shown("groups", "groups", "Groups as an index lists them"),
        v.ListExample("leaders", "list-nobody", "No leaders.", None, 0, "No people are recorded yet."),
        shown("sanctions", "sanctions", "Designations of several dossiers"),
        shown("sources", "sources", "Sources", titled="A to R"),
        shown("source/handbook", "statements", "Statements on a source"),
        shown("places", "places", "Places", titled="Places"),
        shown("place/strelsau", "placed", "Statements on a place"),
        shown("timeline", "timeline", "Dated events", titled="Years"),
        shown("names", "described", "Names", titled="Names"),
        shown("conflicts", "conflicts", "Conflicts"),
    )


def ways() -> tuple[v.ListSection, ...]:
    """Give an example of a way into a list that has several pages."""
    tags = tuple(v.Tag(v.Link("#main", words), number) for words, number in (("Ka to Ke", 312), ("Ki", 1204)))
    return (v.ListSection("at-way", "K", Markup(), tags),)


def full() -> v.FullTable:
    """Give an example of a table whose rows are loaded, before the first of them is there."""
    parts = tuple(
        v.RowsPart(name, f"rows--{name}.js", v.Link("#main", words), number, 200 * number)
        for name, words, number in (("a-h", "A to H", 1204), ("i", "I", 87))
    )
    return v.FullTable(
        "full-table",
        "All designations of invented parties.",
        "1,291 rows, the newest as of 1897.",
        1291,
        "1,291 rows in 2 parts, 259 KB: not loaded.",
        (
            v.SortedColumn("subject", "Subject", "subject"),
            v.SortedColumn("as-of", "As of", "date"),
            v.SortedColumn("reference", "Reference", "text"),
        ),
        tuple(v.StatusCount(status(code), number) for code, number in (("active", 1204), ("not-found", 87))),
        (v.Choice("#main", "Ministry of the Interior of Ruritania", 1291),),
        parts,
    )
