"""``feeds/updated.atom.xml``: the dossiers that were changed last (Atom, RFC 4287).

It needs absolute addresses, so only production has one. Every time in it is the date of a dossier, at midnight UTC.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from dossiers.export.address import SiteAddress
from dossiers.export.newest import backwards, turned
from dossiers.export.xml_text import xml
from dossiers.index import paths
from dossiers.index.entry import Entry, Rows
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import sort_key

LATEST = 50
"""How many dossiers the feed holds."""


def feed_entry(where: SiteAddress, own: Dossier) -> Entry | None:
    """Return the row of a dossier: its time on a line of its own, then its entry. The latest have the first keys.

    A date with an open beginning, such as “../2006”, is no time at which something changed.
    """
    front = own.front
    if front.updated is None or front.updated.earliest is None:
        return None
    earliest, latest, rank, text = sort_key(front.updated)
    key = f"{backwards(earliest)}{backwards(latest)}{99 - rank:02}{turned(text)}{front.title.casefold()}\x01{own.id}"
    time = _time(front.updated.earliest)
    return Entry((paths.FEED,), key, "\n".join([time, *_lines(where, own, time)]))


def feed(rows: Rows, where: SiteAddress) -> Iterator[str]:
    """Yield the feed in pieces."""
    found = [row.partition("\n") for row in rows.first(paths.FEED, LATEST)]
    epoch = _time(datetime.fromtimestamp(where.epoch, UTC).date())
    home, address = where.of(paths.HOME) or "", where.of(paths.FEED) or ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(where.language)}">\n'
    yield f" <title>{xml(where.name)}: updated dossiers</title>\n"
    yield f" <id>{xml(address)}</id>\n"
    yield f' <link rel="self" type="application/atom+xml" href="{xml(address)}"/>\n'
    yield f' <link rel="alternate" type="text/html" href="{xml(home)}"/>\n'
    yield f" <updated>{found[0][0] if found else epoch}</updated>\n"
    yield f" <author><name>{xml(where.name)}</name></author>\n"
    for _, _, entry in found:
        yield f"{entry}\n"
    yield "</feed>\n"


def _lines(where: SiteAddress, own: Dossier, time: str) -> Iterator[str]:
    front = own.front
    # A renamed dossier keeps the address that it had first as its id, so that no reader shows it twice.
    first = paths.former(own, front.former_ids[0]) if front.former_ids else paths.dossier(own)
    yield " <entry>"
    yield f"  <title>{xml(front.title)}</title>"
    yield f"  <id>{xml(where.of(first) or '')}</id>"
    yield f'  <link rel="alternate" type="text/html" href="{xml(where.of(paths.dossier(own)) or "")}"/>'
    yield f"  <updated>{time}</updated>"
    for name in front.authors:
        yield f"  <author><name>{xml(name)}</name></author>"
    for tag in front.tags:
        yield f'  <category term="{xml(tag)}"/>'
    if front.summary:
        yield f'  <summary type="text">{xml(front.summary)}</summary>'
    yield " </entry>"


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
