"""What a dossier's page is made of, kept so that another template needs nothing else.

A page shows its finished parts as they are, so that they are kept as places in the page itself; what the template
shapes is small, and kept as MessagePack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
from markupsafe import Markup

from dossiers.index.known import Known
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DossierPage
from dossiers.render.frame import frame
from dossiers.render.linker import Linker

Part: TypeAlias = tuple[int, int] | str
"""A finished part: its place in the page and its size in bytes, or its HTML where the page does not show it as it is."""

_FIELDS = {field.name: field.type for field in msgspec.structs.fields(DossierPage)}
_PARTS = tuple(name for name, kind in _FIELDS.items() if kind is Markup)
_SMALL = tuple(name for name in _FIELDS if name not in {"page", *_PARTS})

_Kept = msgspec.defstruct(
    "_Kept",
    [
        # The frame follows from these two.
        ("title", str),
        ("description", str | None),
        ("parts", tuple[Part, ...]),
        *((name, _FIELDS[name]) for name in _SMALL),
    ],
    frozen=True,
    array_like=True,
)

_BEGINNING = 100
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def keep(context: DossierPage, page: bytes) -> bytes:
    """Return what is kept of a page that was made of this context."""
    small = [getattr(context, name) for name in _SMALL]
    return _encode(_Kept(context.page.title, context.page.description, tuple(_laid(context, page)), *small))


def _laid(context: DossierPage, page: bytes) -> Iterator[Part]:
    """Say where each part is. A theme may show one twice, changed, or not at all."""
    behind = 0
    for name in _PARTS:
        html: Markup = getattr(context, name)
        data = html.encode()
        at = _place(page, data, behind) if data else -1
        if at < 0:
            yield str(html)
        else:
            behind = at + len(data)
            yield at, len(data)


def _place(page: bytes, data: bytes, behind: int) -> int:
    """Return where a part stands, -1 for nowhere. The parts mostly follow each other as the fields do."""
    # Its beginning is found in a tenth of the time that the whole takes.
    at = page.find(data[:_BEGINNING], behind)
    return at if page.startswith(data, at) else page.find(data)


def kept_context(known: Known, config: SiteConfig, path: str, kept: bytes, page: bytes) -> DossierPage:
    """Return the context that ``keep`` kept of a page, the page given; raises msgspec.DecodeError for anything else."""
    held: Any = _decode(kept)
    given: dict[str, Any] = {name: getattr(held, name) for name in _SMALL}
    for name, part in zip(_PARTS, held.parts, strict=True):
        given[name] = Markup(part if isinstance(part, str) else page[part[0] : part[0] + part[1]].decode())
    return DossierPage(page=frame(Linker(known, path), config, held.title, held.description), **given)
