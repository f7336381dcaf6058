"""Where a site is published, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """A site's name, its absolute address without a trailing slash or None, and its language."""

    name: str
    canonical: str | None
    language: str = "en"

    def of(self, path: str) -> str:
        """Return the absolute address of a path where it is known, else the path itself."""
        return f"{self.canonical}/{path}" if self.canonical else path
