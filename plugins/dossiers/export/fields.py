"""Every data file of the site with what is in it: ``data/index.html`` is made from this list, and tests hold it true."""

from __future__ import annotations

from dossiers.export import dossier_json, dossier_list, sanctions, sources, ties, timeline
from dossiers.export.documented import INTEGER, DataField, DataFile

__all__ = ["FILES", "DataField", "DataFile"]

MANIFEST = DataFile(
    "data/manifest.json",
    "JSON, UTF-8",
    "Every file of the site with its SHA-256, so that a copy can be checked. The build writes it last.",
    (
        DataField("version", INTEGER, "The version of this form."),
        DataField("files", "object of path to SHA-256", "Every file but this one."),
    ),
)

FILES: tuple[DataFile, ...] = (
    dossier_list.FILE,
    dossier_json.FILE,
    sanctions.CSV_FILE,
    sanctions.JSON_FILE,
    sources.FILE,
    sources.PARTS,
    ties.FILE,
    timeline.FILE,
    MANIFEST,
)
"""In the order in which the page shows them."""
