"""The whole site as one ZIP file that is the same each time, to be unzipped and read offline."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from dossiers.index import paths
from dossiers.render.output import manifest

# Packed already: deflating them again costs time and saves nothing.
_PACKED = frozenset({"avif", "gif", "gz", "jpeg", "jpg", "mp4", "png", "webp", "woff", "woff2", "zip"})
_FIRST, _LAST = 315532800, 4354819198  # what ZIP can date: 1980-01-01 to 2107-12-31, in seconds since 1970
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


_ONLINE = frozenset({paths.NOT_FOUND, paths.FEED, paths.ROBOTS})
"""What only a server has a use for, and what names addresses of one; sitemaps as well."""

_PIECE = 1 << 20


def offline_archive(files: Iterable[tuple[str, Path]], prefix: str, epoch: int) -> Iterator[bytes]:
    """Return the ZIP of a site to be read offline: without what is for servers, and with a manifest of its own."""
    kept = [(path, place) for path, place in files if path not in _ONLINE and not paths.is_sitemap(path)]
    digests = {path: hashlib.sha256(place.read_bytes()).hexdigest() for path, place in kept}
    return zip_files(kept, prefix, epoch, {manifest.PATH: manifest.encode(digests)})


def zip_files(
    files: Iterable[tuple[str, Path]], prefix: str, epoch: int, made: Mapping[str, bytes] | None = None
) -> Iterator[bytes]:
    """Yield the pieces of a ZIP of files, given as path in the site and place of the bytes.

    It is packed in a temporary file, and not in memory: it can be as large as the site. ``made`` are further files that lie nowhere yet. All lie in one top folder named ``prefix``. Every file has the date ``epoch`` (seconds since 1970, UTC;
    ZIP begins in 1980 and counts in steps of two seconds) and the permissions 0644, and the order is that of
    the paths. So the same files give the same bytes, wherever the same version of zlib packs them.
    """
    entries: list[tuple[str, Path | bytes]] = [*files, *(made or {}).items()]
    at = datetime.fromtimestamp(min(max(epoch, _FIRST), _LAST), UTC)
    date = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    with tempfile.TemporaryFile() as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for path, data in sorted(entries, key=lambda entry: entry[0]):
                entry = zipfile.ZipInfo(f"{prefix}/{path}", date)
                entry.create_system = _UNIX
                entry.external_attr = _REGULAR_FILE
                done = path.rpartition(".")[2].lower() in _PACKED
                entry.compress_type = zipfile.ZIP_STORED if done else zipfile.ZIP_DEFLATED
                archive.writestr(entry, data if isinstance(data, bytes) else data.read_bytes())
        packed.seek(0)
        while piece := packed.read(_PIECE):
            yield piece
