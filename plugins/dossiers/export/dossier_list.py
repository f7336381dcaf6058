"""``data/dossiers.json``: every dossier in short, and where all of it stands.

One file with everything would have 300 MB for ten thousand dossiers, which no reader opens and every change of one
dossier would write again. So what is in full stands beside the pages, and this list says where.
"""

from __future__ import annotations

from dossiers.export.canonical_json import Record, text
from dossiers.export.documented import BOOLEAN, DATE, ID, IDS, PATH, TEXT, TEXTS, DataField, DataFile
from dossiers.export.shapes import date
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry

FILE = DataFile(
    "data/dossiers.json",
    "JSON, UTF-8",
    "A list of all dossiers by id, one a line, in short. Everything about one stands in the file beside its page, which json names.",
    (
        DataField("id", ID, "The dossier's id; no two are the same."),
        DataField("kind", TEXT, "leader, a person, or group, an organisation."),
        DataField("title", TEXT, "The title of the page."),
        DataField("name", TEXT, "The name of the person or organisation."),
        DataField("summary", TEXT, "One plain sentence."),
        DataField("updated", DATE, "When the dossier was last changed in substance."),
        DataField("page", PATH, "Its page, relative to the site's root."),
        DataField("json", PATH, "The file with everything about it, relative to the site's root."),
        DataField("state", TEXT, "What is known of sanctions: active, unknown, delisted, not-found, not-checked."),
        DataField("as_of", DATE, "The newest date of anything that the state rests on."),
        DataField("names", TEXTS, "Other names: native script first, then by strength."),
        DataField("tags", IDS, "Subjects by which dossiers are found together."),
        DataField("stub", BOOLEAN, "Whether it has no text yet."),
    ),
)  # fmt: skip


def list_entry(view: DossierView, page: str) -> Entry:
    """Return the row of a dossier; ``page`` is the path of its page."""
    own, front, as_of = view.dossier, view.dossier.front, view.verdict.as_of
    record: Record = {
        "id": own.id,
        "kind": front.kind,
        "title": front.title,
        "name": own.subject.name,
    }
    if front.summary is not None:
        record["summary"] = front.summary
    if front.updated is not None:
        record["updated"] = date(front.updated)
    record["page"] = page
    record["json"] = paths.encoded(paths.json_of(own))
    record["state"] = view.verdict.state.value
    if as_of is not None:
        record["as_of"] = date(as_of)
    if view.names:
        record["names"] = list(dict.fromkeys([row.name for row in view.names]))
    if front.tags:
        record["tags"] = list(dict.fromkeys(front.tags))
    record["stub"] = own.is_stub
    return Entry((FILE.path,), own.id, text(record))
