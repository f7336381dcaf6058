"""What the exports must know of a site beyond its content: its name and where it is published."""

from __future__ import annotations

from msgspec import Struct

from dossiers.index import paths


class SiteAddress(Struct, frozen=True):
    """The name of a site and its addresses.

    ``canonical`` is the absolute address of the front page, or None for a site that is only read locally: then
    nothing is written that needs absolute addresses. ``edit`` is an address with ``{path}`` for the file that a
    page is made from, or None. ``language`` is a BCP 47 tag. ``epoch`` is the second, counted from 1970, that
    stands where a format demands a time and the content has none (SOURCE_DATE_EPOCH).
    """

    name: str
    canonical: str | None = None
    language: str = "en"
    edit: str | None = None
    epoch: int = 0

    def of(self, path: str) -> str | None:
        """Return the canonical address of a file of the site, or None where the site has none.

        The front page's is the address of the site itself.
        """
        if self.canonical is None:
            return None
        base = self.canonical.rstrip("/")
        return f"{base}/" if path == paths.HOME else f"{base}/{paths.encoded(path)}"

    def edits(self, file: str) -> str | None:
        """Return the address at which a file of the content folder is edited, or None."""
        return None if self.edit is None else self.edit.replace("{path}", paths.encoded(file))
