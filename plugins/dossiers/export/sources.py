"""``data/sources.json``: a bibliography that citation programs read, with what rests on each source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossiers.export.address import SiteAddress
from dossiers.export.canonical_json import Json, encode, file, items
from dossiers.export.csl import ITEM, csl
from dossiers.export.documented import (
    ADDRESS,
    DATE,
    ID,
    IDS,
    OBJECT,
    OBJECTS,
    OPTIONAL,
    PATH,
    TEXT,
    DataField,
    DataFile,
    under,
)
from dossiers.export.exporter import File
from dossiers.export.shapes import date, fragment, place_of
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.known import Known
from dossiers.index.sanctions import newest
from dossiers.index.views import Index, Rest, SourceView
from dossiers.model.edtf import Edtf

FILE = DataFile(
    "data/sources.json",
    "CSL-JSON 1.0.2 (a list of items), UTF-8",
    "Every source, as a bibliography that Zotero and pandoc read; under custom, what CSL does not know.",
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
                DataField("grade", OPTIONAL, "The Admiralty code: reliability A to F, credibility 1 to 6."),
                DataField("via", IDS, "The sources in which it was read, where it was not read itself."),
                DataField("read_in_it", IDS, "The sources that were read in it."),
                DataField("as_of", DATE, "The newest change of a page that rests on it."),
                DataField("rests", OBJECTS, "Every statement that rests on it."),
                DataField("rests[].id", ID, "The dossier or page that makes it."),
                DataField("rests[].page", PATH, "Where it stands, relative to the site's root."),
                DataField("rests[].section", TEXT, "The section of the page."),
                DataField("rests[].sentence", TEXT, "The statement in one sentence."),
            ),
        ),
    ),
)


@dataclass
class SourcesJson:
    """Makes ``data/sources.json``."""

    index: Index
    where: SiteAddress

    def feed(self, view: DossierView) -> Iterable[File]:  # noqa: ARG002  # every exporter is fed
        """Take nothing: what rests on a source is a view of the index already."""
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        yield FILE.path, file(items(encode(_item(self.index.known, source)) for source in self.index.sources))


def _item(known: Known, view: SourceView) -> Json:
    source = view.source
    pages = dict.fromkeys(rest.id for rest in view.rests)
    custom: dict[str, Json] = {
        "page": f"{paths.encoded(paths.SOURCES)}#{fragment(f'source-{source.id}')}",
        "date": date(source.date),
        "accessed": date(source.accessed),
        "archive_url": source.archive_url,
        "grade": source.grade,
        "via": source.via,
        "read_in_it": view.read_in_it,
        "as_of": date(newest(_updated(known, page) for page in pages)),
        "rests": [_rest(known, rest) for rest in view.rests],
    }
    return {**csl(source), "custom": custom}


def _updated(known: Known, item: str) -> Edtf | None:
    return known.cards[item].updated


def _rest(known: Known, rest: Rest) -> Json:
    return {
        "id": rest.id,
        "page": place_of(known, rest.id, rest.anchor),
        "section": rest.section,
        "sentence": rest.sentence,
    }
