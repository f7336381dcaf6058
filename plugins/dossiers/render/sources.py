"""A source in words: a short label for marks and margins, and its parts for a list."""

from __future__ import annotations

from markupsafe import Markup

from dossiers.index.blanks import OpenSource
from dossiers.model.edtf import display
from dossiers.model.source import Source
from dossiers.render.escaping import esc

GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The Admiralty code: reliability of the source, credibility of the item."""


_TYPES = {
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "legal_case": "Law case",
    "post-weblog": "Blog post",
    "webpage": "Web page",
}
"""Types of CSL whose names are not words; the others are."""


def _who(source: Source) -> str | None:
    if source.authors:
        first, comma, _ = source.authors[0].partition(",")
        words = first.split()
        # An organisation has no surname; a name of more than three words is taken for one.
        person = not comma and len(words) <= 3 and first != source.publisher
        who = words[-1] if person else first.strip()
        return who + (" and others" if len(source.authors) > 1 else "")
    return source.publisher


def label(source: Source) -> str:
    """Return a source in a few words: who, where, when."""
    if isinstance(source, OpenSource):
        return source.label
    parts = [_who(source), source.container, display(source.date) if source.date is not None else None]
    found = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(found) if len(found) > 1 else source.title or ", ".join(found) or source.id


_LOCATOR = 12
"""The longest locator that stands in a mark, such as ``p. 4``; a longer one stands in its title alone."""


def in_mark(locator: str | None) -> str | None:
    """Return a locator where it is short enough to stand in a citation mark."""
    return locator if locator is not None and len(locator) <= _LOCATOR else None


def titled(text: str, locator: str | None) -> str:
    """Return the title of a citation mark: the source in a few words and the whole locator."""
    return f"{text}, {locator}" if locator else text


def short(source: Source) -> Markup:
    """Return a source in a few words with its container in italics, for the margin."""
    if isinstance(source, OpenSource):
        return Markup(source.short)  # a blank, filled in with what this function returns
    parts: list[str] = []
    who, container = _who(source), source.container
    if who:
        parts.append(esc(who))
    if container and container != who:
        parts.append(f"<i>{esc(container)}</i>")
    if not parts and source.title:
        parts.append(esc(source.title))
    if source.date is not None:
        parts.append(esc(display(source.date)))
    return Markup(", ".join(parts) or esc(source.id))


def title(source: Source) -> str:
    """Return the title of a source; where it has none, say what it is by publisher and date."""
    if source.title:
        return source.title
    who = source.publisher or ", ".join(source.authors) or source.container or source.id
    return f"{who}, item of {display(source.date)}" if source.date is not None else f"{who}, undated item"


def kind_of(type_: str) -> str:
    """Return a type of CSL in words."""
    return _TYPES.get(type_) or type_.replace("-", " ").replace("_", " ").capitalize()


def details(source: Source) -> Markup:
    """Return publisher, container, date and type in one line."""
    parts: list[str] = []
    has_title, publisher, container = source.title, source.publisher, source.container
    if publisher and has_title:
        parts.append(esc(publisher))
    if container and (has_title or publisher or source.authors or source.volume):
        where = ", ".join(
            [
                f"{name} {value}"
                for name, value in (("vol.", source.volume), ("no.", source.issue), ("pp.", source.pages))
                if value
            ]
        )
        parts.append(f"<i>{esc(container)}</i> {esc(where)}" if where else f"<i>{esc(container)}</i>")
    if source.number:
        parts.append(esc(source.number))
    if source.date is not None and has_title:
        parts.append(esc(display(source.date)))
    kind = source.type
    parts.append(_TYPES.get(kind) or kind.replace("-", " ").replace("_", " ").capitalize())
    return Markup(". ".join(parts) + ".")


def grade_meaning(grade: str) -> str:
    """Return what an Admiralty code says."""
    return f"{GRADES[grade[0]]}; {GRADES[grade[1]]}"
