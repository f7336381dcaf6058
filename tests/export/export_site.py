"""The small invented site of the export tests, and its golden files.

``PYTHONPATH=plugins python tests/export/export_site.py`` writes the golden files anew; read what changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dossiers.export.address import SiteAddress
from dossiers.export.assemble import Limits
from dossiers.index.memory_rows import MemoryRows
from file_bytes import export_files, file_bytes
from whole_index import Index, all_entries, export, whole

_DATA = Path(__file__).parents[1] / "data" / "export"
CONTENT = _DATA / "content"
GOLDEN = _DATA / "site"

LOCAL = SiteAddress("Dossiers of Ruritania")
PUBLISHED = SiteAddress(
    "Dossiers of Ruritania",
    "https://ruritania.example/who",
    "en",
    "https://forge.example/edit/main/content/{path}",
)
LEAST = Limits(bibliography=1, addresses=2)
"""Limits that leave nothing in one file that can be split."""


@cache
def ruritania() -> Index:
    """Return the views of the site."""
    return whole(CONTENT)


@cache
def published() -> dict[str, bytes]:
    """Return every export of the published site by its path."""
    return dict(export(ruritania(), PUBLISHED))


@cache
def split() -> dict[str, bytes]:
    """Return the files of the whole site where hardly a source, or an address, fits into one file with another."""
    rows = MemoryRows(all_entries(ruritania(), PUBLISHED))
    made = list(export_files(rows, PUBLISHED, LEAST))
    found = {file.path: file_bytes(rows, file.parts()) for file in made}
    assert len(found) == len(made)
    return found


def readable(data: bytes) -> str:
    """Return a file as the golden one shows it: without a byte order mark, and with plain line ends."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")


if __name__ == "__main__":
    for path, data in published().items():
        golden = GOLDEN / path
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(readable(data), encoding="utf-8", newline="\n")
