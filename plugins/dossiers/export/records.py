"""Views as plain values, with the keys that ``fields`` documents; every file is made of these."""

from __future__ import annotations

from typing import Any

from dossiers.export.values import bounds, claim_json, date_json, refs_json
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.sanctions import Designation, Search, State
from dossiers.index.timeline import Occurrence
from dossiers.index.views import Index, SourceView
from dossiers.link.ties import Tie
from dossiers.model.sanction import DATE_ROLES


def designation(index: Index, row: Designation) -> dict[str, Any]:
    """Return a designation with the keys of data/sanctions.json."""
    dossier, sanction = index.site.dossiers[row.dossier], row.sanction
    several = len(sanction.authority) > 1
    return {
        "dossier": row.dossier,
        "row": row.key,
        "subject": dossier.subject.name,
        "kind": dossier.kind.value,
        "status": row.status.value,
        "as_of": date_json(row.as_of),
        "authority": row.authority.id,
        "authority_readings": [claim_json(claim) for claim in sanction.authority] if several else [],
        "announced_by": [claim_json(claim) for claim in sanction.announced_by],
        "list": sanction.list,
        "programme": sanction.program,
        "programme_name": row.programme.name if row.programme is not None else None,
        "legal_basis": sanction.legal_basis,
        **{role: [claim_json(claim) for claim in getattr(sanction, role)] for role in DATE_ROLES},
        "measures": list(sanction.measures),
        "reference": sanction.ref,
        "url": sanction.url,
        "reason": sanction.reason,
        "note": sanction.note,
        "sources": refs_json(row.sources),
    }


def search(index: Index, row: Search) -> dict[str, Any]:
    """Return a search without result with the same keys; most are empty, and its status is ``not-found``."""
    dossier = index.site.dossiers[row.dossier]
    return {
        "dossier": row.dossier,
        "row": row.key,
        "subject": dossier.subject.name,
        "kind": dossier.kind.value,
        "status": State.NOT_FOUND.value,
        "as_of": date_json(row.as_of),
        "authority": row.authority.id,
        "authority_readings": [],
        "announced_by": [],
        "list": row.list,
        "programme": None,
        "programme_name": None,
        "legal_basis": None,
        **{role: [] for role in DATE_ROLES},
        "measures": [],
        "reference": None,
        "url": None,
        "reason": None,
        "note": row.note,
        "sources": refs_json(row.sources),
    }


def tie(index: Index, row: Tie) -> dict[str, Any]:
    """Return a tie with the columns of data/relations.csv."""
    title = index.site.targets.title
    return {
        "first": row.first,
        "first_name": title(row.first),
        "type": row.type.id,
        "reads": row.type.name,
        "second": row.second,
        "second_name": title(row.second),
        "role": row.role,
        "from": row.start.text if row.start is not None else None,
        "to": row.end.text if row.end is not None else None,
        "as_of": row.as_of.text if row.as_of is not None else None,
        "affiliation": row.affiliation,
        "ftm_schema": row.type.ftm,
        "sources": refs_json(row.sources),
        "stated_in": [statement.dossier for statement in row.stated],
        "note": row.note,
    }


def occurrence(row: Occurrence) -> dict[str, Any]:
    """Return an event with the columns of data/timeline.csv."""
    earliest, latest = bounds(row.date)
    return {
        "date": row.date.text,
        "earliest": earliest,
        "latest": latest,
        "title": row.title,
        "kind": row.kind,
        "dossier": row.dossier,
        "row": row.designation or row.key,
        "involved": list(row.involved),
        "place": row.place,
        "role": row.role,
        "status": row.status.value if row.status is not None else None,
        "summary": row.summary,
        "sources": refs_json(row.sources),
    }


def source(view: SourceView) -> dict[str, Any]:
    """Return a source with the keys of data/sources.json: CSL-JSON's, and what rests on it."""
    each = view.source
    release = each.type == "press-release"
    return {
        "id": each.id,
        "type": "article" if release else each.type,
        "genre": "press release" if release else None,
        "title": each.title,
        "author": [{"literal": name} for name in each.authors],
        "publisher": each.publisher,
        "container-title": each.container,
        "volume": each.volume,
        "issue": each.issue,
        "page": each.pages,
        "number": each.number,
        "issued": date_json(each.date),
        "URL": each.url,
        "archive": each.archive_url,
        "accessed": date_json(each.accessed),
        "language": each.lang,
        "grade": each.grade,
        "via": list(each.via),
        "note": each.note,
        "rests": [
            {"page": rest.id, "section": rest.section, "sentence": rest.sentence} for rest in view.rests
        ],
    }


def dossier(index: Index, view: DossierView) -> dict[str, Any]:
    """Return a whole dossier with the keys of its own file."""
    item, front = view.dossier, view.dossier.front
    return {
        "id": item.id,
        "kind": item.kind.value,
        "page": paths.dossier(item),
        "title": front.title,
        "name": item.subject.name,
        "summary": front.summary,
        "updated": date_json(front.updated),
        "authors": list(front.authors),
        "tags": list(front.tags),
        "former_ids": list(front.former_ids),
        "stub": item.is_stub,
        "verdict": {
            "state": view.verdict.state.value,
            "as_of": date_json(view.verdict.as_of),
            "unchecked": list(view.verdict.unchecked),
        },
        "names": [
            {
                "name": name.name,
                "lang": name.lang,
                "strength": name.strength.value if name.strength is not None else None,
                "sources": refs_json(name.sources),
                "as_of": date_json(name.as_of),
                "note": name.note,
            }
            for name in view.names
        ],
        "facts": [
            {
                "field": fact.field,
                "scheme": fact.scheme,
                "conflict": fact.conflict,
                "claims": [claim_json(claim) for claim in fact.claims],
            }
            for fact in view.facts
        ],
        "designations": [designation(index, row) for row in view.verdict.designations],
        "searches": [search(index, row) for row in view.verdict.searches],
        "ties": [tie(index, row.tie) for row in (*view.roles, *view.relations)],
        "events": [occurrence(row) for row in view.timeline],
        "sources": [
            {
                "id": cited.source.id,
                "number": cited.number,
                "uses": [{"section": use.section, "sentence": use.sentence} for use in cited.uses],
            }
            for cited in view.sources
        ],
        "mentioned_in": [
            {"id": mention.id, "sentences": ["".join(parts) for parts in mention.sentences]}
            for mention in view.mentions
        ],
        "words": item.body.words,
    }
