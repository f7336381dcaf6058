"""Names: every title, alias and native-script name from A to Z, each with its bearer, so that shared names are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index.entry import Entry
from dossiers.link.targets import fold
from dossiers.render.entries.html import END, phrase
from dossiers.render.entries.subject import Subject
from dossiers.render.escaping import esc
from dossiers.render.names import named


def name_entries(subject: Subject) -> Iterator[Entry]:
    """Yield a row for each name of a dossier's subject; spellings that fold to the same are one."""
    view = subject.view
    dossier = view.dossier
    title = dossier.front.title
    shared = {fold(each): others for each, others in view.shared_names}
    languages = {row.name: row.lang for row in view.names if row.lang}
    given: set[str] = set()
    for each in dossier.names:
        folded = each.lower().strip() if each.isascii() else fold(each)
        if folded in given:
            continue
        given.add(folded)
        others = shared.get(folded)
        words = "" if each == title else f' <span class="quiet">{subject.title}</span>'
        if others is not None:
            # Who shares a name is told apart by what the dossier says of them.
            words = f' <span class="quiet">{subject.title}, {_about(subject)}</span>'
            if subject.id < min(others):
                yield Entry(("names/shared",), folded, "")
        shown = phrase(each, languages.get(each))
        yield Entry(("names",), f"{folded}{END}{subject.id}", f"<li>{subject.link(shown=shown)}{words}</li>")


def _about(subject: Subject) -> str:
    front = subject.view.dossier.front
    return named(front.summary) if front.summary else f"{front.kind} {esc(subject.id)}"
