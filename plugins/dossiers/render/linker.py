"""Addresses as one page writes them: every link of the site relative, so that it works from anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from dossiers.index import paths
from dossiers.index.anchors import place_key
from dossiers.index.sanctions import Designation
from dossiers.index.views import Index
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display, iso
from dossiers.model.record import SourceRef
from dossiers.model.registry import Authority
from dossiers.model.sanction import Status as Listing
from dossiers.render.sources import in_mark, label, titled
from dossiers.render.views import Badge, Cite, DateText, Link, Status, StatusCode

WORDS: dict[str, tuple[StatusCode, str]] = {
    "active": ("active", "Active"),
    "delisted": ("delisted", "Delisted"),
    "unknown": ("unknown", "Unknown"),
    "not-found": ("not-found", "Not found"),
    "not-checked": ("not-checked", "Not checked"),
}
"""The word that always stands beside a status's shape."""


def date_text(date: Edtf) -> DateText:
    """Return a date as a person reads it, with its precision."""
    return DateText(display(date), iso(date))


def optional_date(date: Edtf | None) -> DateText | None:
    """Return a date as a person reads it, or None where the sources do not say."""
    return None if date is None else date_text(date)


def status(code: str) -> Status:
    """Return a status with its word."""
    return Status(*WORDS[code])


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes the links of one page; ``path`` is the page's own, relative to the site's root.

    ``absolute`` is the address of the front page for the one page that is served at any depth (404.html).
    """

    index: Index
    path: str
    absolute: str | None = None

    def to(self, path: str, anchor: str | None = None) -> str:
        """Return the address of a file of the site, or of a place in it."""
        if path == self.path and anchor:
            return f"#{anchor}"
        href = (
            paths.relative(self.path, path)
            if self.absolute is None
            else f"{self.absolute}/{paths.encoded(path)}"
        )
        return f"{href}#{anchor}" if anchor else href

    def path_of(self, item: str) -> str:
        """Return the path of a dossier's or ordinary page's file in the output."""
        dossier = self.index.site.dossiers.get(item)
        return paths.page(item) if dossier is None else paths.dossier(dossier)

    def item(self, item: str, anchor: str | None = None, text: str | None = None) -> Link:
        """Link a dossier or page, shown by its title."""
        return Link(self.to(self.path_of(item), anchor), text or self.index.site.targets.title(item))

    def dossier(self, dossier: Dossier, anchor: str | None = None) -> Link:
        """Link a dossier, shown by its title."""
        return Link(self.to(paths.dossier(dossier), anchor), dossier.front.title)

    def place(self, place: str) -> Link:
        """Link a place, by its id or plain name."""
        known = self.index.site.places.get(place)
        key = place_key(place, known is not None)
        return Link(self.to(paths.PLACES, key), known.name if known is not None else place)

    def authority(self, authority: Authority) -> Link:
        """Link an authority's page, or name it where no designation of its own makes one."""
        if authority.id not in self.index.authorities:
            return Link(None, authority.name)
        return Link(self.to(paths.authority(authority.id)), authority.name)

    def programme(self, row: Designation) -> Badge | None:
        """Link a programme's page by its code."""
        code = row.sanction.program
        if code is None:
            return None
        name = row.programme.name if row.programme is not None else None
        return Badge(code, name, self.to(paths.programme(code)))

    def source(self, source: str) -> str:
        """Return the address of a source's entry in the index of all sources."""
        return self.to(paths.SOURCES, f"source-{source}")

    def verdict(self, dossier: str) -> Status:
        """Return the status of a dossier's verdict."""
        return status(self.index.verdicts[dossier].state)

    def programmes(self, dossier: str) -> tuple[Badge, ...]:
        """Return the programmes under which a dossier's subject is designated today, each once."""
        rows = [
            row for row in self.index.verdicts[dossier].designations if row.status is not Listing.DELISTED
        ]
        found = {row.sanction.program: badge for row in rows if (badge := self.programme(row)) is not None}
        return tuple(found.values())

    def cites(self, dossier: str, sources: tuple[SourceRef, ...], key: str | None = None) -> tuple[Cite, ...]:
        """Return citation marks with the numbers that the sources have on a dossier's page.

        On that page itself they lead to the list below, elsewhere to the list on that page. ``key`` names the
        statement whose marks these are; the sources link back to it.
        """
        view = self.index.dossiers[dossier]
        page, numbers = paths.dossier(view.dossier), view.numbers
        marks = (
            Cite(
                numbers[ref.id],
                self.to(page, f"source-{ref.id}"),
                titled(label(self.index.site.sources[ref.id]), ref.locator),
                None if key is None or page != self.path else f"c-{key}-{number}",
                in_mark(ref.locator),
            )
            for number, ref in enumerate(sources, 1)
        )
        return tuple(sorted(marks, key=lambda mark: mark.number))
