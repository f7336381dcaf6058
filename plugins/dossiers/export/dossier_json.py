"""A dossier as JSON, in the file beside its page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dossiers.export import sanctions, ties, timeline
from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Record, laid_out
from dossiers.export.csl import ITEM, csl
from dossiers.export.documented import (
    ADDRESS,
    ANCHOR,
    BOOLEAN,
    DATE,
    ID,
    IDS,
    INTEGER,
    OBJECT,
    OBJECTS,
    PATH,
    SOURCES,
    TEXT,
    TEXTS,
    DataField,
    DataFile,
    under,
)
from dossiers.export.shapes import CLAIM, STATED, claim, date, place_of, rested
from dossiers.index import paths
from dossiers.index.blanks import OpenSource
from dossiers.index.citing import CitedSource
from dossiers.index.dossier import DossierView, Fact, NameRow
from dossiers.index.known import Known
from dossiers.model.body import Citation, CitationItem

VERSION = 2

DOSSIER = (
    DataField("version", INTEGER, "The version of this form; it grows when a key changes its meaning or goes."),
    DataField("id", ID, "The dossier's id; no two are the same."),
    DataField("kind", TEXT, "leader, a person, or group, an organisation."),
    DataField("title", TEXT, "The title of the page."),
    DataField("name", TEXT, "The name of the person or organisation."),
    DataField("summary", TEXT, "One plain sentence."),
    DataField("updated", DATE, "When the dossier was last changed in substance."),
    DataField("page", PATH, "Its page, relative to the site's root; all anchors are places on it."),
    DataField("url", ADDRESS, "The canonical address of its page; absent on a site that is only read locally."),
    DataField("edit", ADDRESS, "Where the file that it is made from is edited."),
    DataField("authors", TEXTS, "The editors."),
    DataField("tags", IDS, "Subjects by which dossiers are found together."),
    DataField("former_ids", IDS, "Ids that it had before."),
    DataField("stub", BOOLEAN, "Whether it has no text yet."),
    DataField("words", INTEGER, "The length of its text in words."),
    DataField("verdict", OBJECT, "What is known of sanctions, taken together."),
    DataField("verdict.state", TEXT, "The first of these that holds: active, unknown, delisted, not-found, not-checked."),
    DataField("verdict.as_of", DATE, "The newest date of anything that it rests on; absent where nothing was checked."),
    DataField("verdict.unchecked", TEXTS, "In whose name those authorities act of which nothing is said."),
    DataField("names", OBJECTS, "Other names: native script first, then by strength."),
    DataField("names[].anchor", ANCHOR, "Where it stands."),
    DataField("names[].name", TEXT, "The name."),
    DataField("names[].lang", TEXT, "Its language as a BCP 47 tag, where it is not the site's."),
    DataField("names[].strength", TEXT, "native (its own script), or, of aliases, strong, weak or former."),
    DataField("names[].sources", SOURCES, "Who uses it; absent where it rests on the dossier's sources as a whole."),
    DataField("names[].as_of", DATE, "The date of the list or document that carries it."),
    DataField("names[].note", TEXT, "A remark."),
    DataField("facts", OBJECTS, "The factsheet, one item a field that says something."),
    DataField("facts[].field", TEXT, "The field's name in the front matter, such as born."),
    DataField("facts[].label", TEXT, "What it is called on the page."),
    DataField("facts[].conflict", TEXT, "contradict or precision, where readings differ; none is preferred."),
    DataField("facts[].claims", OBJECTS, "The claims; one without sources rests on the dossier's as a whole."),
    *under("facts[].claims[]", CLAIM),
    DataField("identifiers", OBJECTS, "Numbers by which registers know the subject."),
    DataField("identifiers[].scheme", ID, "Whose number."),
    DataField("identifiers[].claims", OBJECTS, "As of facts."),
    *under("identifiers[].claims[]", (CLAIM[0], *STATED)),
    DataField("designations", OBJECTS, "The designations, in the order of the page."),
    *under("designations[]", (sanctions.ON_PAGE, *sanctions.DESIGNATION)),
    DataField("searches", OBJECTS, "Lists that were searched and held no entry: a finding, no designation."),
    *under("searches[]", (sanctions.ON_PAGE, *sanctions.SEARCH)),
    DataField("affiliations", OBJECTS, "Ties between leader and group, of both directions."),
    *under("affiliations[]", ties.TIE),
    DataField("relations", OBJECTS, "Relations, of both directions."),
    *under("relations[]", ties.TIE),
    DataField("timeline", OBJECTS, "All that involves the subject, in the order of time."),
    *under("timeline[]", timeline.OCCURRENCE),
    DataField("account", OBJECTS, "The statements of the text that cite, each once, in the order of the text. What else cites names its sources itself."),
    DataField("account[].sentence", TEXT, "The statement in one sentence."),
    DataField("account[].marks", OBJECTS, "Its citations, one item a source."),
    DataField("account[].marks[].anchor", ANCHOR, "Where the mark stands."),
    DataField("account[].marks[].id", ID, "The source."),
    DataField("account[].marks[].locator", TEXT, "The place in the source."),
    DataField("sources", OBJECTS, "The sources in the order in which the page cites them, those that are listed and not cited last: CSL items with the keys of data/sources.json but custom."),
    DataField("sources[].citation-number", INTEGER, "Its number on the page; absent where it is listed and not cited."),
    *under("sources[]", ITEM),
    DataField("mentioned_in", OBJECTS, "The dossiers and pages whose text links here. What these say is theirs: where it cites, it stands in their account."),
    DataField("mentioned_in[].id", ID, "The dossier or page."),
    DataField("mentioned_in[].title", TEXT, "Its title."),
    DataField("mentioned_in[].page", PATH, "Its page, relative to the site's root."),
    DataField("shared_names", OBJECTS, "Names that others bear, too."),
    DataField("shared_names[].name", TEXT, "The name."),
    DataField("shared_names[].others", IDS, "The others' dossiers."),
)  # fmt: skip

FILE = DataFile(
    "leaders/<id>.json, groups/<id>.json",
    "JSON, UTF-8",
    "One dossier, beside its page: everything that the page says beside the text, and every claim with its sources.",
    DOSSIER,
)


def dossier_file(known: Known, where: SiteAddress, view: DossierView) -> bytes:
    """Return the file beside a dossier's page, with the keys of ``DOSSIER``."""
    own = view.dossier.id
    verdict = view.verdict
    return laid_out(
        _head(where, view),
        (
            ("names", [_name(row) for row in view.names]),
            ("facts", [_fact(known, fact) for fact in view.facts if fact.scheme is None]),
            ("identifiers", [_fact(known, fact) for fact in view.facts if fact.scheme is not None]),
            (
                "designations",
                [{"anchor": row.key, **sanctions.designation(known, row)} for row in verdict.designations],
            ),
            ("searches", [{"anchor": row.key, **sanctions.search(row)} for row in verdict.searches]),
            ("affiliations", [ties.tie(known, row) for row in view.roles]),
            ("relations", [ties.tie(known, row) for row in view.relations]),
            ("timeline", [timeline.occurrence(known, own, row) for row in view.timeline]),
            ("account", _account(view)),
            ("sources", [_source(cited) for cited in view.sources]),
            (
                "mentioned_in",
                [
                    {
                        "id": each.id,
                        "title": known.title(each.id),
                        "page": place_of(known, each.id),
                    }
                    for each in view.mentions
                ],
            ),
            ("shared_names", [{"name": name, "others": others} for name, others in view.shared_names]),
        ),
    )


def _head(where: SiteAddress, view: DossierView) -> Record:
    own, front, verdict = view.dossier, view.dossier.front, view.verdict
    path = paths.dossier(own)
    state: Record = {"state": verdict.state.value}
    as_of = verdict.as_of
    if as_of is not None:
        state["as_of"] = date(as_of)
    if verdict.unchecked:
        state["unchecked"] = verdict.unchecked
    head: Record = {
        "version": VERSION,
        "id": own.id,
        "kind": front.kind,
        "title": front.title,
        "name": own.subject.name,
        "summary": front.summary,
        "updated": date(front.updated) if front.updated is not None else None,
        "page": paths.encoded(path),
        "url": where.of(path),
        "edit": where.edits(own.file),
        "authors": front.authors,
        "tags": front.tags,
        "former_ids": front.former_ids,
        "stub": own.is_stub,
        "words": own.body.words,
        "verdict": state,
    }
    return {key: value for key, value in head.items() if value is not None and value != ()}


def _name(row: NameRow) -> Record:
    record: Record = {"anchor": row.key, "name": row.name}
    if row.lang is not None:
        record["lang"] = row.lang
    record["strength"] = row.strength.value if row.strength is not None else "native"
    return rested(record, row.sources, row.as_of, row.note)


def _fact(known: Known, fact: Fact) -> Record:
    record: Record = (
        {"field": fact.field, "label": fact.label} if fact.scheme is None else {"scheme": fact.scheme}
    )
    if fact.conflict is not None:
        record["conflict"] = fact.conflict
    record["claims"] = [claim(known, fact.field, each) for each in fact.claims]
    return record


def _account(view: DossierView) -> list[Record]:
    """Return the statements of the text that cite; marks that stand together in a sentence share it."""
    sentences = {
        use.anchor: use.sentence for cited in view.sources for use in cited.uses if use.section == "Account"
    }
    found: list[Record] = []
    for anchor, item in _marks(view):
        mark = {"anchor": anchor, "id": item.source}
        if item.locator is not None:
            mark["locator"] = item.locator
        sentence = sentences[anchor]
        if found and found[-1]["sentence"] == sentence:
            found[-1]["marks"].append(mark)
        else:
            found.append({"sentence": sentence, "marks": [mark]})
    return found


def _marks(view: DossierView) -> Iterator[tuple[str, CitationItem]]:
    for reference in view.dossier.body.references:
        what = reference.what
        if isinstance(what, Citation):
            for item in what.items:
                yield reference.anchor, item


def _source(cited: CitedSource) -> Record | msgspec.Raw:
    source = cited.source
    if isinstance(source, OpenSource):
        number = "" if cited.number is None else f'"citation-number":{cited.number},'
        return msgspec.Raw(f"{{{number}{source.item}}}".encode())
    item = csl(source)
    return item if cited.number is None else {"citation-number": cited.number, **item}
