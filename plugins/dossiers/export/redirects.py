"""Pages at addresses that a dossier had before: they lead on without a script, from a server or a folder."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dossiers.export.address import SiteAddress
from dossiers.index import paths
from dossiers.model.dossier import Dossier


def redirect_files(where: SiteAddress, own: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield a page for every former id of a dossier: its path, and its bytes."""
    for old in dict.fromkeys(own.front.former_ids):
        path = paths.former(own, old)
        yield path, redirect(where, path, own)


def redirect(where: SiteAddress, path: str, own: Dossier) -> bytes:
    """Return the page at ``path`` that leads to a dossier."""
    target = paths.dossier(own)
    to = escape(paths.relative(path, target))
    canonical = where.of(target)
    title = escape(own.front.title)
    known = [f'<link rel="canonical" href="{escape(canonical)}">'] if canonical else []
    page = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(where.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        '<meta name="robots" content="noindex">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta http-equiv="refresh" content="0; url={to}">',
        *known,
        "</head>",
        "<body>",
        f'<p>This dossier has moved: <a href="{to}">{title}</a></p>',
        "</body>",
        "</html>\n",
    ]
    return "\n".join(page).encode()
