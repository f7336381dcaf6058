"""What a table of designations says above and below its rows: how many have which status, how new they are, where it leads on."""

from __future__ import annotations

from msgspec.structs import replace

from dossiers.index import paths
from dossiers.index.entry import Rows
from dossiers.render.contexts import ListContext
from dossiers.render.linker import Linker, status
from dossiers.render.listing import STATUSES, Listing, designated, programme_words
from dossiers.render.views import Described, Link, StatusCount


def status_counts(rows: Rows, listing: Listing) -> tuple[StatusCount, ...]:
    """Return how many rows have each status."""
    counted = ((each, rows.total(f"{listing.name}/{each}").rows) for each in STATUSES)
    return tuple(StatusCount(status(each), number) for each, number in counted if number)


def table_detail(rows: Rows, listing: Listing, number: int) -> str:
    """Say how many rows there are, and as of when."""
    newest = next(iter(rows.first(f"{listing.name}/newest", 1)), None)
    dated = f", the newest as of {newest}" if newest else ""
    words = "row" if number == 1 else "rows"
    return f"{number:,} {words}{dated}. Status as of the list or document in the third column; a dot means that the source does not say."


def downloads(linker: Linker) -> tuple[Link, ...]:
    """Return the links to the files that hold all rows of the site's table."""
    return tuple(Link(linker.to(f"data/sanctions.{kind}"), kind.upper()) for kind in ("csv", "json"))


def with_ways(context: ListContext, rows: Rows, linker: Linker, listing: Listing) -> ListContext:
    """Add where a table of designations leads on: to authorities, programmes and downloads."""
    registry = linker.known.registry
    authorities: list[Described] = []
    programmes: list[Described] = []
    if listing.whole:
        for key, authority in registry.authorities.items():
            words = _words(designated(rows, f"authority/{_slug(paths.authority(key))}"))
            authorities.append(Described(Link(linker.to(paths.authority(key)), authority.name), words))
        context = replace(context, downloads=downloads(linker))
    for name in rows.lists():
        if not name.startswith("programme/") or name.count("/") != 1:
            continue
        by = f"{name}/by/{listing.name.removeprefix('authority/')}"
        number = designated(rows, name)
        if listing.name.startswith("authority/"):
            number = rows.total(by).rows
            if not number:
                continue
        elif not listing.whole:
            continue
        code, full = programme_words(rows, name)
        shown = f"{code}: {full}" if full else code
        programmes.append(Described(Link(linker.to(paths.programme(code)), shown), _words(number)))
    if listing.name.startswith("programme/"):
        for key, authority in registry.authorities.items():
            number = rows.total(f"{listing.name}/by/{_slug(paths.authority(key))}").rows
            if number:
                authorities.append(
                    Described(Link(linker.to(paths.authority(key)), authority.name), _words(number))
                )
    return replace(context, authorities=tuple(authorities), programmes=tuple(programmes))


def _slug(path: str) -> str:
    return path.removeprefix("sanctions/authority-").removesuffix(".html")


def _words(number: int) -> str:
    return f"{number:,} designation" + ("" if number == 1 else "s")
