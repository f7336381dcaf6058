"""``feeds/updated.atom.xml``: the dossiers that were changed last (Atom, RFC 4287).

It needs absolute addresses, so only production has one. Every time in it is the date of a dossier, at midnight UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dossiers.export.address import SiteAddress
from dossiers.export.exporter import File
from dossiers.export.xml_text import xml
from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.views import Index
from dossiers.model.dossier import Dossier

LATEST = 50
"""How many dossiers the feed holds."""


@dataclass
class UpdatedFeed:
    """Makes ``feeds/updated.atom.xml``."""

    index: Index
    where: SiteAddress

    def feed(self, view: DossierView) -> Iterable[File]:  # noqa: ARG002  # every exporter is fed
        """Take nothing: the order of changes is a view of the index already."""
        return ()

    def finish(self) -> Iterable[File]:
        """Return the file."""
        yield paths.FEED, "\n".join(self._lines()).encode()

    def _lines(self) -> Iterator[str]:
        where = self.where
        # A date with an open beginning, such as “../2006”, is no time at which something changed.
        latest = [
            (own, own.front.updated.earliest)
            for own in self.index.changed()
            if own.front.updated is not None and own.front.updated.earliest is not None
        ][:LATEST]
        epoch = datetime.fromtimestamp(where.epoch, UTC).date()
        newest = max((day for _, day in latest), default=epoch)
        home, own_address = where.of(paths.HOME) or "", where.of(paths.FEED) or ""
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(where.language)}">'
        yield f" <title>{xml(where.name)}: updated dossiers</title>"
        yield f" <id>{xml(own_address)}</id>"
        yield f' <link rel="self" type="application/atom+xml" href="{xml(own_address)}"/>'
        yield f' <link rel="alternate" type="text/html" href="{xml(home)}"/>'
        yield f" <updated>{_time(newest)}</updated>"
        yield f" <author><name>{xml(where.name)}</name></author>"
        for own, day in latest:
            yield from self._entry(own, day)
        yield "</feed>\n"

    def _entry(self, own: Dossier, day: date) -> Iterator[str]:
        front = own.front
        # A renamed dossier keeps the address that it had first as its id, so that no reader shows it twice.
        first = paths.former(own, front.former_ids[0]) if front.former_ids else paths.dossier(own)
        yield " <entry>"
        yield f"  <title>{xml(front.title)}</title>"
        yield f"  <id>{xml(self.where.of(first) or '')}</id>"
        yield f'  <link rel="alternate" type="text/html" href="{xml(self.where.of(paths.dossier(own)) or "")}"/>'
        yield f"  <updated>{_time(day)}</updated>"
        for name in front.authors:
            yield f"  <author><name>{xml(name)}</name></author>"
        for tag in front.tags:
            yield f'  <category term="{xml(tag)}"/>'
        if front.summary:
            yield f'  <summary type="text">{xml(front.summary)}</summary>'
        yield " </entry>"


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
