"""The exporters: each is fed every view once and finishes with the bytes of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from dossiers.export import fields, records
from dossiers.export.values import encode, table
from dossiers.index.dossier import DossierView
from dossiers.index.views import Index


class Exporter(Protocol):
    """Gathers from each dossier's view; lives for one traversal."""

    path: str

    def feed(self, view: DossierView) -> None:
        """Take what this file needs of one dossier."""

    def finish(self) -> bytes:
        """Return the whole file."""


class Dossiers:
    """All dossiers in one list."""

    path = fields.DOSSIERS.path

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: list[dict[str, Any]] = []

    def feed(self, view: DossierView) -> None:
        """Take the whole dossier."""
        self._rows.append(records.dossier(self._index, view))

    def finish(self) -> bytes:
        """Return the list."""
        return encode(self._rows)


class SanctionsJson:
    """Every designation, and every search without result."""

    path = fields.SANCTIONS_JSON.path

    def __init__(self, index: Index) -> None:
        self._index = index
        self.rows: list[dict[str, Any]] = []

    def feed(self, view: DossierView) -> None:
        """Take designations, then searches."""
        self.rows += [records.designation(self._index, row) for row in view.verdict.designations]
        self.rows += [records.search(self._index, row) for row in view.verdict.searches]

    def finish(self) -> bytes:
        """Return the list."""
        return encode(self.rows)


class SanctionsCsv(SanctionsJson):
    """The same as a table."""

    path = fields.SANCTIONS_CSV.path

    def finish(self) -> bytes:
        """Return the table, every value flat."""
        return table(
            fields.SANCTIONS_CSV.names,
            ({key: flat(value) for key, value in row.items()} for row in self.rows),
        )


class Relations:
    """Affiliations and relations, each once."""

    path = fields.RELATIONS.path

    def __init__(self, index: Index) -> None:
        self._index = index

    def feed(self, view: DossierView) -> None:
        """Take nothing: a tie belongs to two dossiers, and the site holds each once."""

    def finish(self) -> bytes:
        """Return the table."""
        rows = (records.tie(self._index, row) for row in self._index.site.ties)
        return table(
            fields.RELATIONS.names, ({key: flat(value) for key, value in row.items()} for row in rows)
        )


class Timeline:
    """Everything that is dated."""

    path = fields.TIMELINE.path

    def __init__(self, index: Index) -> None:
        self._index = index

    def feed(self, view: DossierView) -> None:
        """Take nothing: an event belongs to all involved, and the site's timeline holds each once, in order."""

    def finish(self) -> bytes:
        """Return the table."""
        rows = (records.occurrence(row) for row in self._index.timeline)
        return table(
            fields.TIMELINE.names, ({key: flat(value) for key, value in row.items()} for row in rows)
        )


class Sources:
    """Every source with what rests on it."""

    path = fields.SOURCES.path

    def __init__(self, index: Index) -> None:
        self._index = index

    def feed(self, view: DossierView) -> None:
        """Take nothing: what rests on each source is a view of its own."""

    def finish(self) -> bytes:
        """Return the list, by id."""
        views = sorted(self._index.sources, key=lambda view: view.source.id)
        return encode([records.source(view) for view in views])


EXPORTERS = (Dossiers, SanctionsJson, SanctionsCsv, Relations, Timeline, Sources)


def flat(value: object) -> object:
    """Return a value as one cell: a date as EDTF, claims by their values, sources by their ids."""
    match value:
        case {"edtf": edtf}:
            return edtf
        case {"value": inner}:
            return flat(inner)
        case {"id": source}:
            return source
        case list():
            return [flat(each) for each in value]
        case bool():
            return "true" if value else "false"
    return value


def data_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Feed every exporter in one traversal of the dossiers, and yield their files; and each dossier's own."""
    exporters: list[Exporter] = [make(index) for make in EXPORTERS]
    for view in index.dossiers.values():
        for exporter in exporters:
            exporter.feed(view)
    for exporter in exporters:
        yield exporter.path, exporter.finish()
