"""Whose rows are made: one dossier or ordinary page, with what each of its rows needs of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from dossiers.index import paths
from dossiers.index.dossier import DossierView
from dossiers.index.known import Known
from dossiers.model.record import SourceRef
from dossiers.render.entries.html import END, UP
from dossiers.render.escaping import esc
from dossiers.render.names import named
from dossiers.render.sources import in_mark


def order(title: str, item: str) -> str:
    """Return the key by which dossiers and pages are sorted: by title, then by id."""
    return f"{title.casefold()}{END}{item}"


def link(known: Known, item: str) -> str:
    """A dossier or page, shown by its title."""
    card = known.cards[item]
    return f'<a href="{UP}{paths.item(card)}">{named(card.title)}</a>'


class Subject(Struct):
    """A dossier whose rows are made. ``page`` is its address, ``title`` its title as HTML, ``order`` its sort key."""

    known: Known
    view: DossierView
    id: str
    page: str
    title: str
    order: str
    numbers: Mapping[str, int]
    _marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known, view: DossierView) -> Subject:
        """Return the subject of one dossier's rows."""
        dossier = view.dossier
        title = dossier.front.title
        return cls(
            known,
            view,
            dossier.id,
            UP + paths.dossier(dossier),
            named(title),
            order(title, dossier.id),
            view.numbers,
        )

    def link(self, anchor: str | None = None, shown: str | None = None) -> str:
        """The dossier, or a place on its page, shown by its title or by a text that is HTML already."""
        place = f"#{esc(anchor)}" if anchor else ""
        return f'<a href="{self.page}{place}">{shown or self.title}</a>'

    def cites(self, refs: Sequence[SourceRef]) -> str:
        """The numbers that sources have on the dossier's page, which lead to its list; nothing for none."""
        if not refs:
            return ""
        if len(refs) == 1:
            marks = self._mark(refs[0])
        else:
            marks = ", ".join(map(self._mark, sorted(refs, key=lambda ref: self.numbers[ref.id])))
        return f'<span class="cite{" many" if len(refs) > 5 else ""}">[{marks}]</span>'

    def _mark(self, ref: SourceRef) -> str:
        mark = self._marks.get(ref.id)
        if mark is None:
            number = self.numbers[ref.id]
            mark = f'<a href="{self.page}#source-{ref.id}" aria-label="Source {number}">{number}</a>'
            self._marks[ref.id] = mark
        short = in_mark(ref.locator) if ref.locator else None
        return mark if short is None else f"{mark} ({esc(short)})"
