"""What a dossier's page is made of, kept so that another template needs nothing else.

A page shows its finished parts as they are, so that they are kept as places in the page itself; what the template
shapes is small, and kept as MessagePack.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from markupsafe import Markup
from msgspec import Struct

from dossiers.index.known import Known
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DossierPage
from dossiers.render.frame import frame
from dossiers.render.linker import Linker
from dossiers.render.views import CitePage, Colophon, Hatnote, Heading, Notice, TocEntry, Verdict

Part: TypeAlias = tuple[int, int] | str
"""A finished part: its place in the page and its size in bytes, or its HTML where the page does not show it as it is."""

_BEGINNING = 100
_PARTS = tuple(field.name for field in msgspec.structs.fields(DossierPage) if field.type is Markup)


class _Kept(Struct, frozen=True, array_like=True):
    """A context without its frame, which follows from the title and the description; ``parts`` in the order of the fields."""

    title: str
    description: str | None
    heading: Heading
    hatnotes: tuple[Hatnote, ...]
    verdict: Verdict
    toc: tuple[TocEntry, ...]
    stub: Notice | None
    outline: tuple[TocEntry, ...]
    cite: CitePage
    colophon: Colophon
    parts: tuple[Part, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def keep(context: DossierPage, page: bytes) -> bytes:
    """Return what is kept of a page that was made of this context."""
    return _encode(
        _Kept(
            context.page.title,
            context.page.description,
            context.heading,
            context.hatnotes,
            context.verdict,
            context.toc,
            context.stub,
            context.outline,
            context.cite,
            context.colophon,
            tuple(_laid(context, page)),
        )
    )


def _laid(context: DossierPage, page: bytes) -> list[Part]:
    """Say where each part is. A theme may show one twice, changed, or not at all."""
    found: list[Part] = []
    behind = 0
    for name in _PARTS:
        html: Markup = getattr(context, name)
        data = html.encode()
        at = _place(page, data, behind) if data else -1
        if at < 0:
            found.append(str(html))
        else:
            behind = at + len(data)
            found.append((at, len(data)))
    return found


def _place(page: bytes, data: bytes, behind: int) -> int:
    """Return where a part stands, -1 for nowhere. The parts mostly follow each other as the fields do."""
    # Its beginning is found in a tenth of the time that the whole takes.
    at = page.find(data[:_BEGINNING], behind)
    return at if page.startswith(data, at) else page.find(data)


def kept_context(known: Known, config: SiteConfig, path: str, kept: bytes, page: bytes) -> DossierPage:
    """Return the context that ``keep`` kept of a page, the page given; raises msgspec.DecodeError for anything else."""
    held = _decode(kept)
    parts = {
        name: Markup(part if isinstance(part, str) else page[part[0] : part[0] + part[1]].decode())
        for name, part in zip(_PARTS, held.parts, strict=True)
    }
    return DossierPage(
        page=frame(Linker(known, path), config, held.title, held.description),
        heading=held.heading,
        hatnotes=held.hatnotes,
        verdict=held.verdict,
        toc=held.toc,
        stub=held.stub,
        outline=held.outline,
        cite=held.cite,
        colophon=held.colophon,
        **parts,
    )
