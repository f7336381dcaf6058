"""``data/sources.json``: a bibliography that citation programs read, each source once, from whoever defines it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dossiers.export.canonical_json import Record, text
from dossiers.export.csl import ITEM, csl
from dossiers.export.documented import (
    ADDRESS,
    DATE,
    IDS,
    INTEGER,
    OBJECT,
    OBJECTS,
    PATH,
    TEXT,
    DataField,
    DataFile,
    under,
)
from dossiers.export.shapes import date
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.source import Source

VERSION = 2

FILE = DataFile(
    "data/sources.json",
    "CSL-JSON 1.0.2 (a list of items), UTF-8",
    "Every source by id, as a bibliography that Zotero and pandoc read; under custom, what CSL does not know. What rests on a source is in the files of the dossiers that cite it. A bibliography of more than 20 MB is split by how ids begin, and this file then lists the parts.",
    (
        *ITEM,
        DataField("custom", OBJECT, "What CSL does not know."),
        *under(
            "custom",
            (
                DataField("page", PATH, "Its entry on the site, relative to the site's root."),
                DataField("date", DATE, "When it was published, with its precision."),
                DataField("accessed", DATE, "When it was last read."),
                DataField("archive_url", ADDRESS, "Where an archived copy can be read."),
                DataField("grade", TEXT, "The Admiralty code: reliability A to F, credibility 1 to 6."),
                DataField("via", IDS, "The sources in which it was read, where it was not read itself."),
            ),
        ),
    ),
)

PARTS = DataFile(
    "data/sources/<part>.json",
    "CSL-JSON 1.0.2 (a list of items), UTF-8",
    "A part of a bibliography that is too long for one file: the sources whose ids begin alike, with the keys of data/sources.json. That file then has the keys below instead.",
    (
        DataField("version", INTEGER, "The version of this form."),
        DataField("parts", OBJECTS, "The parts, by id."),
        DataField("parts[].prefix", TEXT, "How the ids of its sources begin."),
        DataField("parts[].path", PATH, "The file, relative to the site's root."),
    ),
)

END = " "
"""What stands in a key behind the id, so that an id is kept apart from longer ones that begin with it."""


def source_entries(known: Known, view: DossierView, page: str) -> Iterator[Entry]:
    """Yield the sources that a dossier defines and that are not shared; ``page`` is the path of its page."""
    own, shared = view.dossier.id, known.shared
    for source in view.dossier.front.sources:
        if isinstance(source, Source) and source.id not in shared:
            yield _entry(source, own, f"{page}#source-{source.id}")


def shared_source_entries(known: Known) -> Iterator[Entry]:
    """Yield the sources that several dossiers share."""
    for key in sorted(known.shared):
        yield _entry(known.sources[key], "", paths.encoded(paths.source(key)))


def each_once(texts: Iterable[str]) -> Iterator[str]:
    """Yield one row for each source: several dossiers may define the same, and then the first of them counts."""
    # A row begins with the id, and what follows it begins with a comma.
    return (next(same) for _, same in groupby(texts, lambda text: text[: text.index(",")]))


def _entry(source: Source, dossier: str, page: str) -> Entry:
    item = csl(source)
    custom: Record = {"page": page}
    if source.date is not None:
        custom["date"] = date(source.date)
    if source.accessed is not None:
        custom["accessed"] = date(source.accessed)
    if source.archive_url is not None:
        custom["archive_url"] = source.archive_url
    if source.grade is not None:
        custom["grade"] = source.grade
    if source.via:
        custom["via"] = source.via
    item["custom"] = custom
    return Entry((FILE.path,), f"{source.id}{END}{dossier}", text(item))
