"""What a site's settings say, as one value; everything else that shapes a page comes from its content."""

from __future__ import annotations

import datetime

from msgspec import Struct


class SiteConfig(Struct, frozen=True):
    """The settings of a site.

    ``canonical`` is the absolute address of the front page without a trailing slash, or None for a site that
    is only read locally; ``edit`` an address with ``{path}`` for the file that a page is made from, or None.
    """

    name: str
    description: str
    language: str = "en"
    canonical: str | None = None
    edit: str | None = None
    licence_code: tuple[str, str] = ("AGPL-3.0-or-later", "https://www.gnu.org/licenses/agpl-3.0.html")
    licence_content: tuple[str, str] = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    archive: str | None = None
    """The file, in the output, that holds the whole site for reading offline; only production makes it."""
    built: datetime.date | None = None
    """The date of the newest dossier, or that of SOURCE_DATE_EPOCH; never the clock's."""

    @property
    def epoch(self) -> int:
        """The same as seconds since 1970, for formats that demand a time; not before 1970."""
        if self.built is None:
            return 0
        return max(0, (self.built - datetime.date(1970, 1, 1)).days * 86400)
