"""Addresses as one page writes them: every link of the site relative, so that it works from anywhere."""

from __future__ import annotations

from msgspec import Struct, field

from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.known import Known
from dossiers.index.sanctions import Designation, State
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display, iso, remembered
from dossiers.model.record import SourceRef
from dossiers.model.registry import Authority
from dossiers.model.sanction import Status as Listing
from dossiers.render.names import named
from dossiers.render.rows import small
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


@remembered
def date_html(date: Edtf) -> str:
    """Return a date as HTML."""
    return small.date(DateText(display(date), iso(date)))


@remembered
def date_text(date: Edtf) -> DateText:
    """Return a date as a person reads it, with its precision."""
    return DateText(display(date), iso(date))


def optional_date(date: Edtf | None) -> DateText | None:
    """Return a date as a person reads it, or None where the sources do not say."""
    return None if date is None else date_text(date)


_STATUSES = {code: Status(*words) for code, words in WORDS.items()}


def status(code: str) -> Status:
    """Return a status with its word."""
    return _STATUSES[code]


class Linker(Struct, frozen=True):
    """Makes the links of one page; ``path`` is the page's own, relative to the site's root.

    ``view`` is the dossier that is shown: its page, or its row in a list. ``absolute`` is the address of the front page for
    the one page that is served at any depth (404.html).
    """

    known: Known
    path: str
    view: DossierView | None = None
    absolute: str | None = None
    _addresses: dict[str, str] = field(default_factory=dict)
    """The address of each file that was linked, by its path: a page links the same ones again and again."""
    _links: dict[str, str] = field(default_factory=dict)
    """The finished link of each dossier and page, by its id."""
    _labels: dict[str, str] = field(default_factory=dict)
    """Each source that was cited in a few words, by its id."""

    def to(self, path: str, anchor: str | None = None) -> str:
        """Return the address of a file of the site, or of a place in it."""
        if anchor:
            return f"#{anchor}" if path == self.path else f"{self._address(path)}#{anchor}"
        return self._address(path)

    def _address(self, path: str) -> str:
        if self.absolute is not None:
            return f"{self.absolute}/{paths.encoded(path)}"
        found = self._addresses.get(path)
        if found is None:
            found = self._addresses[path] = paths.relative(self.path, path)
        return found

    def address(self, item: str) -> str:
        """Return the address of a dossier's or ordinary page's file."""
        found = self._addresses.get(item)  # no id is a path: every path has a dot
        if found is None:
            found = self._addresses[item] = paths.relative(self.path, paths.item(self.known.cards[item]))
        return found

    def html(self, item: str) -> str:
        """Return the finished link of a dossier or page, shown by its title."""
        found = self._links.get(item)
        if found is None:
            title = named(self.known.cards[item].title)
            found = self._links[item] = f'<a href="{self.address(item)}">{title}</a>'
        return found

    def path_of(self, item: str) -> str:
        """Return the path of a dossier's or ordinary page's file in the output."""
        return paths.item(self.known.cards[item])

    def item(self, item: str, anchor: str | None = None, text: str | None = None) -> Link:
        """Link a dossier or page, shown by its title."""
        card = self.known.cards[item]
        path = paths.item(card)
        if anchor:
            return Link(self.to(path, anchor), text or card.title)
        return Link(self._address(path), text or card.title)

    def dossier(self, dossier: Dossier, anchor: str | None = None) -> Link:
        """Link a dossier, shown by its title."""
        return Link(self.to(paths.dossier(dossier), anchor), dossier.front.title)

    def place(self, place: str) -> Link:
        """Link the page of a place that places.yaml knows; a plain name has none."""
        known = self.known.places.get(place)
        return Link(None, place) if known is None else Link(self.to(paths.place(place)), known.name)

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

    def source(self, source: str) -> str | None:
        """Return the address of a source's own page; None where it has none, since one dossier alone describes it."""
        return self.to(paths.source(source)) if source in self.known.shared else None

    def verdict(self, dossier: str) -> Status:
        """Return the status of a dossier's verdict."""
        return status(self.known.in_words(dossier).state or State.NOT_CHECKED)

    def programmes(self, view: DossierView) -> tuple[Badge, ...]:
        """Return the programmes under which a dossier's subject is designated today, each once."""
        rows = [row for row in view.verdict.designations if row.status is not Listing.DELISTED]
        found = {row.sanction.program: badge for row in rows if (badge := self.programme(row)) is not None}
        return tuple(found.values())

    def cites(self, sources: tuple[SourceRef, ...]) -> tuple[Cite, ...]:
        """Return citation marks with the numbers that the sources have on the page of the dossier that is shown.

        On that page itself they lead to the list below, elsewhere to the list on that page.
        """
        if not sources:
            return ()
        assert self.view is not None
        page, numbers = paths.dossier(self.view.dossier), self.view.numbers
        base = "" if page == self.path else self._address(page)
        marks = [
            Cite(
                numbers[ref.id],
                f"{base}#source-{ref.id}",
                titled(self._label(ref.id), ref.locator),
                in_mark(ref.locator),
            )
            for ref in sources
        ]
        if len(marks) > 1:
            marks.sort(key=_number)
        return tuple(marks)

    def marks(self, sources: tuple[SourceRef, ...]) -> str:
        """Return the finished marks of a statement on the page of the dossier that is shown."""
        if not sources:
            return ""
        assert self.view is not None
        numbers = self.view.numbers
        if len(sources) == 1:
            ref = sources[0]
            one = small.mark(numbers[ref.id], f"#source-{ref.id}", None, in_mark(ref.locator))
            return f'<span class="cite">[{one}]</span>'
        in_order = sorted(sources, key=lambda ref: numbers[ref.id])
        marks = [
            small.mark(numbers[ref.id], f"#source-{ref.id}", None, in_mark(ref.locator)) for ref in in_order
        ]
        return small.raised(", ".join(marks), len(marks), None)

    def _label(self, source: str) -> str:
        found = self._labels.get(source)
        if found is None:
            found = self._labels[source] = label(self.known.sources[source])
        return found


def _number(mark: Cite) -> int:
    return mark.number
