"""A dossier as JSON: one file beside each page, and all of them in ``data/dossiers.json``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossiers.export import sanctions, ties, timeline
from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Json, file, items, laid_out
from dossiers.export.csl import csl
from dossiers.export.documented import (
    ADDRESS,
    BOOLEAN,
    DATE,
    ID,
    IDS,
    INTEGER,
    OBJECT,
    OBJECTS,
    OPTIONAL,
    PATH,
    SOURCES,
    TEXT,
    TEXTS,
    DataField,
    DataFile,
    under,
)
from dossiers.export.exporter import File
from dossiers.export.shapes import CLAIM, claim, date, place_of, refs
from dossiers.index import paths
from dossiers.index.dossier import DossierView, Fact, NameRow
from dossiers.index.known import Known
from dossiers.index.views import Index

VERSION = 1

DOSSIER = (
    DataField("version", INTEGER, "The version of this form; it grows when a key changes its meaning or goes."),
    DataField("id", ID, "The dossier's id; no two are the same."),
    DataField("kind", TEXT, "leader, a person, or group, an organisation."),
    DataField("title", TEXT, "The title of the page."),
    DataField("name", TEXT, "The name of the person or organisation."),
    DataField("summary", OPTIONAL, "One plain sentence."),
    DataField("updated", DATE, "When the dossier was last changed in substance."),
    DataField("page", PATH, "Its page, relative to the site's root."),
    DataField("url", ADDRESS, "The canonical address of its page; null on a site that is only read locally."),
    DataField("edit", ADDRESS, "Where the file that it is made from is edited."),
    DataField("authors", TEXTS, "The editors."),
    DataField("tags", IDS, "Subjects by which dossiers are found together."),
    DataField("former_ids", IDS, "Ids that it had before."),
    DataField("stub", BOOLEAN, "Whether it has no text yet."),
    DataField("words", INTEGER, "The length of its text in words."),
    DataField("names", OBJECTS, "Other names: native script first, then by strength."),
    DataField("names[].name", TEXT, "The name."),
    DataField("names[].lang", OPTIONAL, "Its language as a BCP 47 tag, where it is not the site's."),
    DataField("names[].strength", TEXT, "native (its own script), or, of aliases, strong, weak or former."),
    DataField("names[].sources", SOURCES, "Who uses it; empty where it rests on the dossier's sources as a whole."),
    DataField("names[].as_of", DATE, "The date of the list or document that carries it."),
    DataField("names[].note", OPTIONAL, "A remark."),
    DataField("facts", OBJECTS, "The factsheet, one item a field that says something."),
    DataField("facts[].field", TEXT, "The field's name in the front matter, such as born."),
    DataField("facts[].label", TEXT, "What it is called on the page."),
    DataField("facts[].conflict", OPTIONAL, "contradict or precision, where readings differ; none is preferred."),
    DataField("facts[].claims", OBJECTS, "The claims; one without sources rests on the dossier's as a whole."),
    *under("facts[].claims[]", CLAIM),
    DataField("identifiers", OBJECTS, "Numbers by which registers know the subject."),
    DataField("identifiers[].scheme", ID, "Whose number."),
    DataField("identifiers[].conflict", OPTIONAL, "As of facts."),
    DataField("identifiers[].claims", OBJECTS, "As of facts."),
    *under("identifiers[].claims[]", CLAIM),
    DataField("verdict", OBJECT, "What is known of sanctions, taken together."),
    DataField("verdict.state", TEXT, "The first of these that holds: active, unknown, delisted, not-found, not-checked."),
    DataField("verdict.as_of", DATE, "The newest date of anything that it rests on; null where nothing was checked."),
    DataField("verdict.unchecked", TEXTS, "In whose name those authorities act of which nothing is said."),
    DataField("designations", OBJECTS, "The designations, in the order of the page."),
    *under("designations[]", sanctions.DESIGNATION),
    DataField("searches", OBJECTS, "Lists that were searched and held no entry: a finding, no designation."),
    *under("searches[]", sanctions.SEARCH),
    DataField("affiliations", OBJECTS, "Ties between leader and group, of both directions."),
    *under("affiliations[]", ties.TIE),
    DataField("relations", OBJECTS, "Relations, of both directions."),
    *under("relations[]", ties.TIE),
    DataField("timeline", OBJECTS, "All that involves the subject, in the order of time."),
    *under("timeline[]", timeline.OCCURRENCE),
    DataField("sources", OBJECTS, "The sources in the order in which the page cites them."),
    DataField("sources[].id", ID, "The source's id."),
    DataField("sources[].number", "integer or null", "Its number on the page; null where it is listed and not cited."),
    DataField("sources[].uses", OBJECTS, "Every statement of the page that cites it."),
    DataField("sources[].uses[].page", PATH, "Where its mark stands, relative to the site's root."),
    DataField("sources[].uses[].section", TEXT, "The section of the page."),
    DataField("sources[].uses[].sentence", TEXT, "The statement in one sentence."),
    DataField("sources[].csl", "CSL item", "The source as CSL-JSON; data/sources.json has its keys."),
    DataField("mentioned_in", OBJECTS, "The dossiers and pages whose text links here."),
    DataField("mentioned_in[].id", ID, "The dossier or page."),
    DataField("mentioned_in[].title", TEXT, "Its title."),
    DataField("mentioned_in[].page", PATH, "Its page, relative to the site's root."),
    DataField("mentioned_in[].sentences", TEXTS, "The sentences that link here."),
    DataField("shared_names", OBJECTS, "Names that others bear, too."),
    DataField("shared_names[].name", TEXT, "The name."),
    DataField("shared_names[].others", IDS, "The others' dossiers."),
)  # fmt: skip

ALL_FILE = DataFile(
    "data/dossiers.json",
    "JSON, UTF-8",
    "A list of all dossiers by id, each with everything that its page says beside the text, and every claim with its sources. The keys of each are those of the file beside its page.",
    (),
)

ONE_FILE = DataFile(
    "leaders/<id>.json, groups/<id>.json",
    "JSON, UTF-8",
    "One dossier, beside its page: the same as its item in data/dossiers.json.",
    DOSSIER,
)


@dataclass
class DossiersJson:
    """Makes the file beside each page, and ``data/dossiers.json`` of the same text."""

    index: Index
    where: SiteAddress
    found: list[str] = field(default_factory=list)

    def feed(self, view: DossierView) -> Iterable[File]:
        """Take one dossier and return the file beside its page."""
        own = laid_out(dossier(self.index.known, self.where, view))
        self.found.append(own)
        yield paths.json_of(view.dossier), file(own)

    def finish(self) -> Iterable[File]:
        """Return the file of all."""
        yield ALL_FILE.path, file(items(self.found))


def dossier(known: Known, where: SiteAddress, view: DossierView) -> dict[str, Json]:
    """Return a dossier with the keys of ``DOSSIER``."""
    own, front = view.dossier, view.dossier.front
    verdict = view.verdict
    return {
        "version": VERSION,
        "id": own.id,
        "kind": own.kind.value,
        "title": front.title,
        "name": own.subject.name,
        "summary": front.summary,
        "updated": date(front.updated),
        "page": place_of(known, own.id),
        "url": where.of(paths.dossier(own)),
        "edit": where.edits(own.file),
        "authors": front.authors,
        "tags": front.tags,
        "former_ids": front.former_ids,
        "stub": own.is_stub,
        "words": own.body.words,
        "names": [_name(row) for row in view.names],
        "facts": [
            {"field": fact.field, "label": fact.label, **_claims(known, fact)}
            for fact in view.facts
            if fact.scheme is None
        ],
        "identifiers": [
            {"scheme": fact.scheme, **_claims(known, fact)} for fact in view.facts if fact.scheme is not None
        ],
        "verdict": {
            "state": verdict.state.value,
            "as_of": date(verdict.as_of),
            "unchecked": verdict.unchecked,
        },
        "designations": [sanctions.designation(known, row) for row in verdict.designations],
        "searches": [sanctions.search(known, row) for row in verdict.searches],
        "affiliations": [ties.tie(known, own.id, row) for row in view.roles],
        "relations": [ties.tie(known, own.id, row) for row in view.relations],
        "timeline": [timeline.occurrence(known, row) for row in view.timeline],
        "sources": [
            {
                "id": cited.source.id,
                "number": cited.number,
                "uses": [
                    {
                        "page": place_of(known, own.id, use.anchor),
                        "section": use.section,
                        "sentence": use.sentence,
                    }
                    for use in cited.uses
                ],
                "csl": csl(cited.source),
            }
            for cited in view.sources
        ],
        "mentioned_in": [
            {
                "id": each.id,
                "title": known.title(each.id),
                "page": place_of(known, each.id),
                "sentences": ["".join(sentence) for sentence in each.sentences],
            }
            for each in view.mentions
        ],
        "shared_names": [{"name": name, "others": others} for name, others in view.shared_names],
    }


def _name(row: NameRow) -> Json:
    return {
        "name": row.name,
        "lang": row.lang,
        "strength": row.strength.value if row.strength is not None else "native",
        "sources": refs(row.sources),
        "as_of": date(row.as_of),
        "note": row.note,
    }


def _claims(known: Known, fact: Fact) -> dict[str, Json]:
    return {
        "conflict": fact.conflict,
        "claims": [claim(known, each.value, each.sources, each.as_of, each.note) for each in fact.claims],
    }
