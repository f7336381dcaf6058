"""What machines of the web ask for: a sitemap, a feed of updated dossiers, robots.txt, redirects from former ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from markupsafe import escape as html

from dossiers.export.address import SiteAddress
from dossiers.index import paths
from dossiers.index.views import Index
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf

_FEED = 50
"""How many of the latest dossiers the feed holds."""

_EPOCH = date(1970, 1, 1)


def web_files(index: Index, address: SiteAddress) -> Iterator[tuple[str, bytes]]:
    """Yield the files for machines of the web. Sitemap and feed need absolute addresses: without one they are left out."""
    yield paths.ROBOTS, _robots(address)
    if address.canonical:
        yield paths.SITEMAP, _sitemap(index, address)
        yield paths.FEED, _feed(index, address)
    for dossier in index.site.dossiers.values():
        for old in dossier.front.former_ids:
            yield paths.former(dossier, old), _redirect(dossier, paths.former(dossier, old), address)


def _robots(address: SiteAddress) -> bytes:
    lines = "User-agent: *\nAllow: /\n"
    if address.canonical:
        lines += f"Sitemap: {address.of(paths.SITEMAP)}\n"
    return lines.encode()


def _day(updated: Edtf | None) -> str | None:
    """The last day that a date of change can mean; the clock is never asked."""
    return updated.latest.isoformat() if updated is not None and updated.latest is not None else None


def _sitemap(index: Index, address: SiteAddress) -> bytes:
    newest = _day(index.newest)
    lists = (
        paths.LEADERS, paths.GROUPS, paths.SANCTIONS, paths.SOURCES, paths.PLACES, paths.TIMELINE, paths.TAGS,
        paths.NAMES, paths.CONFLICTS, paths.STUBS, paths.DATA,
    )  # fmt: skip
    rows: list[tuple[str, str | None]] = [("", newest), *((path, newest) for path in lists)]
    rows += [(paths.authority(key), newest) for key in index.authorities]
    rows += [
        (paths.programme(found[0].sanction.program or ""), newest) for found in index.programmes.values()
    ]
    rows += [(paths.page(page.id), _day(page.front.updated)) for page in index.site.pages.values()]
    rows += [
        (paths.dossier(dossier), _day(dossier.front.updated)) for dossier in index.site.dossiers.values()
    ]
    entries = "".join(
        f"<url><loc>{escape(address.of(paths.encoded(path)))}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for path, day in rows
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    ).encode()


def _feed(index: Index, address: SiteAddress) -> bytes:
    """The latest dossiers as an Atom feed (RFC 4287); the address of a dossier is its id, since it does not change."""
    found = index.changed()[:_FEED]
    updated = _day(found[0].front.updated) if found else None
    entries = "".join(_entry(dossier, address) for dossier in found)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(address.language)}>\n'
        f"<title>{escape(address.name)}: updated dossiers</title>\n"
        f"<id>{escape(address.of(paths.FEED))}</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address.of(paths.FEED))}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(address.of(""))}/>\n'
        f"<updated>{updated or _EPOCH.isoformat()}T00:00:00Z</updated>\n"
        f"<author><name>{escape(address.name)}</name></author>\n"
        f"{entries}</feed>\n"
    ).encode()


def _entry(dossier: Dossier, address: SiteAddress) -> str:
    where = address.of(paths.encoded(paths.dossier(dossier)))
    front = dossier.front
    authors = "".join(f"<author><name>{escape(author)}</name></author>" for author in front.authors)
    summary = f"<summary>{escape(front.summary)}</summary>" if front.summary else ""
    return (
        f"<entry><title>{escape(front.title)}</title><id>{escape(where)}</id>"
        f'<link rel="alternate" type="text/html" href={quoteattr(where)}/>'
        f"<updated>{_day(front.updated) or _EPOCH.isoformat()}T00:00:00Z</updated>{authors}{summary}</entry>\n"
    )


def _redirect(dossier: Dossier, start: str, address: SiteAddress) -> bytes:
    """A page that leads from a former id to the dossier: relative, without script, so that it works offline."""
    href = html(paths.relative(start, paths.dossier(dossier)))
    title = html(dossier.front.title)
    canonical = html(address.of(paths.encoded(paths.dossier(dossier)))) if address.canonical else href
    return (
        f'<!DOCTYPE html>\n<html lang="{html(address.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{canonical}">\n</head>\n<body>\n'
        f'<main><p>This dossier has moved: <a href="{href}">{title}</a>.</p></main>\n</body>\n</html>\n'
    ).encode()
