"""The full table of sanctions: one page that loads the rows of the table's pages by parts, to filter and to sort them.

It is there where the table has several pages. Its parts are those pages' rows, as scripts that call one function with
their name and their rows: a page that is read from a folder can load nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.export.assembled import Assembled, Unit
from dossiers.export.canonical_json import ITEMS, encode
from dossiers.index import paths
from dossiers.index.anchors import slug
from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import FullTablePage
from dossiers.render.frame import frame
from dossiers.render.linker import Linker
from dossiers.render.listing import Listing
from dossiers.render.parts import Part, texts_of
from dossiers.render.sanction_lists import downloads, status_counts, table_detail
from dossiers.render.templates import Theme
from dossiers.render.views import Choice, FullTable, Heading, Link, RowsPart, SortedColumn
from dossiers.render.ways import parts_of

NAME = "list/full table"
"""What its files are called: as those of a list, which has no rows of its own."""
TEMPLATE = "full-table.html"
SCRIPT = "theme/full-table.js"
CALLED = "dossiersRows"
"""The function that a part calls, with its name and its rows."""

_COLUMNS = (
    SortedColumn("subject", "Subject", "subject"),
    SortedColumn("status", "Status", "status"),
    SortedColumn("as-of", "As of", "date"),
    SortedColumn("authority", "Authority and list", "text"),
    SortedColumn("programme", "Programme", "text"),
    SortedColumn("basis", "Legal basis", "text"),
    SortedColumn("dates", "Dates", "date"),
    SortedColumn("reference", "Reference", "text"),
)
"""The columns of the rows that ``render.entries.designations`` makes."""


def full_table(rows: Rows, known: Known, config: SiteConfig, theme: Theme, listing: Listing) -> Unit:
    """Return the full table of a list of designations with its parts and its script; of a list of one page, nothing."""

    page, script = theme.digest_of(TEMPLATE), repr(theme.script())

    def pages() -> Iterator[Assembled]:
        parts = parts_of(rows, listing)
        if not parts[0].name:
            return
        linker = Linker(known, paths.FULL_TABLE)
        context = _page(rows, linker, config, listing, parts)
        about = repr((page, context))
        yield Assembled.whole(paths.FULL_TABLE, lambda: theme.render(TEMPLATE, context), about)
        yield Assembled.whole(SCRIPT, theme.script, script)
        for part in parts:
            yield _rows_script(rows, listing, part)

    return Unit(NAME, pages, repr(listing), page + script)


def _page(
    rows: Rows, linker: Linker, config: SiteConfig, listing: Listing, parts: tuple[Part, ...]
) -> FullTablePage:
    number, size = sum(part.rows for part in parts), sum(part.size for part in parts)
    lead = "Every row of the sanctions table on one page, to filter and to sort."
    title = "All designations"
    table = FullTable(
        "full-table",
        "All designations and searches.",
        table_detail(rows, listing, number),
        number,
        f"{number:,} rows in {len(parts):,} parts, {_megabytes(size)}: not loaded.",
        _COLUMNS,
        status_counts(rows, listing),
        tuple(_authorities(rows, linker.known)),
        tuple(_part(linker, listing, part) for part in parts),
    )
    return FullTablePage(
        frame(linker, config, title, lead, robots="noindex"),
        Heading(Link(None, title), (Link(linker.to(listing.path), listing.title),), lead=lead),
        linker.to(SCRIPT),
        table,
        downloads(linker),
    )


def _authorities(rows: Rows, known: Known) -> Iterator[Choice]:
    """Yield the authorities that have rows; each row links the page of its own."""
    for key, authority in known.registry.authorities.items():
        found = rows.total(f"authority/{slug(key)}").rows
        if found:
            yield Choice(paths.encoded(paths.authority(key)).rpartition("/")[2], authority.name, found)


def _part(linker: Linker, listing: Listing, part: Part) -> RowsPart:
    page = Link(linker.to(paths.part(listing.path, part.name)), part.label)
    # What a browser has kept of another state has another number of bytes, nearly always.
    src = f"{linker.to(paths.rows_script(part.name))}?{part.rows}-{part.size}"
    return RowsPart(part.name, src, page, part.rows, part.size)


def _rows_script(rows: Rows, listing: Listing, part: Part) -> Assembled:
    def make() -> bytes:
        lines = (encode(text) for leaf in part.leaves for text in texts_of(rows, listing.name, leaf))
        name = encode(part.name)
        return b"%s(%s,[\n%s\n]);\n" % (CALLED.encode(), name, ITEMS.encode().join(lines))

    reads = tuple(dict.fromkeys((listing.name, leaf.prefix) for leaf in part.leaves))
    return Assembled.whole(paths.rows_script(part.name), make, repr(part), reads)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000):,} KB"
