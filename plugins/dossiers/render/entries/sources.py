"""Sources: each once among all, with who rests on it; every statement that rests on a shared one on its own page.

What rests on a source of one dossier stands on that dossier's page, sentence by sentence, and is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dossiers.index import paths
from dossiers.index.citing import CitedSource
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.source import Source
from dossiers.render.entries.html import BELOW, COUNT, END, RUN, UP, date, phrase, said
from dossiers.render.escaping import esc
from dossiers.render.names import named, unbroken
from dossiers.render.sources import grade_meaning, kind_of, title

USES = ("sources", "sources/uses")
"""The lists of a row that stands under a source; the other rows of the first list are the sources themselves."""


def source_order(source: Source) -> str:
    """Return the key of a source in the index of all sources: by its title, or what stands for it."""
    return f"{(source.title or source.publisher or source.id).casefold()}{END}{source.id}{END}"


def source_entries(
    known: Known, page: str, shown: str, order: str, cited: Iterable[CitedSource], defined: frozenset[str]
) -> Iterator[Entry]:
    """Yield the rows of the sources of one page: its address, its title as HTML, its sort key, what it cites, what it defines."""
    shared = known.shared
    for each in cited:
        source = each.source
        if source.id in shared:
            yield from _statements(page, shown, order, each)
            continue
        count = len(each.uses)
        times = f" ({count})" if count > 1 else "" if count else ", not cited"
        user = f'<li><a href="{page}#source-{source.id}">{shown}</a>{times}</li>'
        if source.id in defined:
            key = source_order(source)
            yield Entry(("sources",), key, f"{_head(known, source, source.url)}{RUN}{user}")
            yield from _read_in(known, source)
        else:
            yield Entry(USES, f"{source_order(source)}{order}", RUN + user)


def shared_source(known: Known, source: Source) -> Iterator[Entry]:
    """Yield the rows of a source of sources.yaml: it leads to its page. How much rests on it is said when all is known."""
    resting = f'<p class="cited small">Statements that rest on it: {COUNT}source/{source.id}{COUNT}.</p>'
    head = _head(known, source, UP + paths.source(source.id))
    yield Entry(("sources",), source_order(source), f"{head}{resting}{RUN}")
    yield from _read_in(known, source)


def _read_in(known: Known, source: Source) -> Iterator[Entry]:
    """Yield a row for each source in which this one was read, under that one."""
    for via in source.via:
        read_in = known.sources.get(via)
        if read_in is not None:
            note = f"<li>read in it: {_linked(known, source)}</li>"
            if via in known.shared:
                yield Entry((f"source/{via}/read",), source_order(source), note)
            else:
                yield Entry(USES, f"{source_order(read_in)}{BELOW}{source_order(source)}", RUN + note)


def _statements(page: str, shown: str, order: str, cited: CitedSource) -> Iterator[Entry]:
    """Yield every statement of a page that rests on a shared source."""
    source = cited.source.id
    head = f'<li id="by-{page[3:-5].replace("/", "-")}"><p class="mention-page"><a href="{page}#source-{source}">{shown}</a></p>'
    for number, use in enumerate(cited.uses):
        item = (
            f'<li><a href="{page}#{esc(use.anchor)}">{use.section}</a>: <q>{unbroken(use.sentence)}</q></li>'
        )
        yield Entry((f"source/{source}",), f"{order}{END}{number:05}", f"{head}{RUN}{item}")


def source_line(known: Known, source: Source, href: str | None) -> str:
    """Return a source in two lines: its title, which leads to ``href``, and what it is and where it was read."""
    shown = title(source)
    lang = source.lang if source.title and source.lang and not source.lang.startswith("en") else None
    titled = phrase(shown, lang)
    if href is not None:
        titled = f'<a href="{esc(href)}">{titled}</a>'
    authors = f"{named(', '.join(source.authors))}, " if source.authors else ""
    return (
        f'<p class="source-title">{authors}{titled}</p>'
        f'<p class="small">{details(source)}{_more(known, source) if _has_more(source) else ""}</p>'
    )


def _head(known: Known, source: Source, href: str | None) -> str:
    return f'<li id="source-{source.id}"><div>{source_line(known, source, href)}</div>'


def _has_more(source: Source) -> bool:
    return bool(source.grade or source.via or source.archive_url or source.accessed or source.note)


def _more(known: Known, source: Source) -> str:
    parts = []
    if source.grade:
        meaning = esc(grade_meaning(source.grade))
        parts.append(f' Grade <span class="badge"><abbr title="{meaning}">{esc(source.grade)}</abbr></span>.')
    if source.via:
        read = ", ".join(_via(known, via) for via in source.via)
        parts.append(f' <span class="via">Read in {read}.</span>')
    if source.archive_url:
        parts.append(f' <a href="{esc(source.archive_url)}">Archived copy</a>.')
    if source.accessed is not None:
        parts.append(f" Last read {date(source.accessed.text)}.")
    if source.note:
        parts.append(f" {named(source.note)}")
    return "".join(parts)


def _via(known: Known, via: str) -> str:
    source = known.sources.get(via)
    return _linked(known, source) if source is not None else esc(via)


def _linked(known: Known, source: Source) -> str:
    """The title of another source, with its page where it has one."""
    shown = named(title(source))
    return f'<a href="{UP}{paths.source(source.id)}">{shown}</a>' if source.id in known.shared else shown


def details(source: Source) -> str:
    """Publisher, container, number, date and type in one line."""
    publisher, titled, container = source.publisher, source.title, source.container
    line = f"{esc(publisher)}. " if publisher and titled else ""
    if container and (titled or publisher or source.authors or source.volume):
        where = ", ".join(
            f"{word} {value}"
            for word, value in (("vol.", source.volume), ("no.", source.issue), ("pp.", source.pages))
            if value
        )
        line += f"<i>{esc(container)}</i>{' ' + esc(where) if where else ''}. "
    if source.number:
        line += f"{esc(source.number)}. "
    if source.date is not None and titled:
        line += f"{said(source.date.text)}. "
    return f"{line}{_kind(source.type)}."


@lru_cache(maxsize=64)
def _kind(type_: str) -> str:
    return esc(kind_of(type_))
