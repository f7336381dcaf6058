"""Addresses as one page writes them: every link of the site relative, so that it works from anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dossiers.index import paths
from dossiers.index.anchors import place_key
from dossiers.index.dossier import DossierView
from dossiers.index.known import Known
from dossiers.index.sanctions import Designation, State
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

    ``view`` is the dossier that is shown: its page, or its row in a list. ``absolute`` is the address of the front page for
    the one page that is served at any depth (404.html).
    """

    known: Known
    path: str
    view: DossierView | None = None
    absolute: str | None = None

    def showing(self, view: DossierView) -> Linker:
        """Return what makes the links of one dossier's row on this page."""
        return replace(self, view=view)

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
        return paths.item(self.known.cards[item])

    def item(self, item: str, anchor: str | None = None, text: str | None = None) -> Link:
        """Link a dossier or page, shown by its title."""
        return Link(self.to(self.path_of(item), anchor), text or self.known.title(item))

    def dossier(self, dossier: Dossier, anchor: str | None = None) -> Link:
        """Link a dossier, shown by its title."""
        return Link(self.to(paths.dossier(dossier), anchor), dossier.front.title)

    def place(self, place: str) -> Link:
        """Link a place, by its id or plain name."""
        known = self.known.places.get(place)
        key = place_key(place, known is not None)
        return Link(self.to(paths.PLACES, key), known.name if known is not None else place)

    def authority(self, authority: Authority) -> Link:
        """Link an authority's page."""
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
        return status(self.known.cards[dossier].state or State.NOT_CHECKED)

    def programmes(self, view: DossierView) -> tuple[Badge, ...]:
        """Return the programmes under which a dossier's subject is designated today, each once."""
        rows = [row for row in view.verdict.designations if row.status is not Listing.DELISTED]
        found = {row.sanction.program: badge for row in rows if (badge := self.programme(row)) is not None}
        return tuple(found.values())

    def cites(self, sources: tuple[SourceRef, ...], key: str | None = None) -> tuple[Cite, ...]:
        """Return citation marks with the numbers that the sources have on the page of the dossier that is shown.

        On that page itself they lead to the list below, elsewhere to the list on that page. ``key`` names the
        statement whose marks these are; the sources link back to it.
        """
        assert self.view is not None
        page, numbers = paths.dossier(self.view.dossier), self.view.numbers
        marks = (
            Cite(
                numbers[ref.id],
                self.to(page, f"source-{ref.id}"),
                titled(label(self.known.sources[ref.id]), ref.locator),
                None if key is None or page != self.path else f"c-{key}-{number}",
                in_mark(ref.locator),
            )
            for number, ref in enumerate(sources, 1)
        )
        return tuple(sorted(marks, key=lambda mark: mark.number))
