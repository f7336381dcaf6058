"""A dossier as the indexes list it: among leaders or groups, among stubs, on the front page, under its tags."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index.dossier import TieRow
from dossiers.index.entry import Entry
from dossiers.model.edtf import Edtf, display, sort_key
from dossiers.model.sanction import Status
from dossiers.render.entries.html import MISSING, NONE, STATUS, date, phrase, programme, said
from dossiers.render.entries.subject import Subject, link
from dossiers.render.escaping import esc
from dossiers.render.names import named

_LAST = 9_999_999
"""More than the number of any day: what is sorted backwards counts down from it."""


def dossier_entries(subject: Subject) -> Iterator[Entry]:
    """Yield a dossier's own rows."""
    view, order = subject.view, subject.order
    dossier = view.dossier
    front = dossier.front
    native = next(iter(dossier.subject.native_name), None)
    shown = f' <span class="native">{phrase(native.text, native.lang)}</span>' if native is not None else ""
    stub = ' <span class="badge">stub</span>' if dossier.is_stub else ""
    as_of = view.verdict.as_of
    dated = f'<span class="sub">{date(as_of.text)}</span>' if as_of is not None else ""
    standing = f"<td>{STATUS[view.verdict.state]}{dated}</td>"
    programmes = {
        row.sanction.program: row.programme.name if row.programme is not None else None
        for row in view.verdict.designations
        if row.sanction.program is not None and row.status is not Status.DELISTED
    }
    begun = f'<tr><th scope="row">{subject.link()}{shown}{stub}</th>{standing}<td>{_badges(programmes)}</td>'
    updated = (
        f'<td class="updated">{date(front.updated.text) if front.updated is not None else MISSING}</td></tr>'
    )
    line = f'<span class="sub">{named(front.summary)}</span></td></tr>' if front.summary else ""
    plain = f'{begun}{updated}{f"""<tr class="extra"><td colspan="4">{line}""" if line else ""}'
    if front.kind == "leader":
        yield Entry(("leaders", "stubs") if dossier.is_stub else ("leaders",), order, plain)
        home = "home/leaders"
    else:
        extra = f'<tr class="extra"><td colspan="5">{line}' if line else ""
        yield Entry(("groups",), order, f"{begun}<td>{_spells(subject)}</td>{updated}{extra}")
        if dossier.is_stub:
            yield Entry(("stubs",), order, plain)
        home = "home/groups"
    here = f'<a href="{subject.page[3:]}">{subject.title}</a>'
    brief = f'<tr><th scope="row">{here}{shown}{stub}</th>{standing}<td>{_badges(programmes, "")}</td></tr>'
    yield Entry((home,), order, brief)
    if front.updated is not None:
        yield from _changed(front.updated, order, here)
    if front.tags:
        words = f' <span class="quiet">{named(front.summary)}</span>' if front.summary else ""
        yield Entry(
            tuple(dict.fromkeys(f"tag/{tag}" for tag in front.tags)),
            order,
            f"<li>{subject.link()}{words}</li>",
        )


def _badges(programmes: dict[str, str | None], up: str = "../") -> str:
    if not programmes:
        return NONE
    shown = " ".join(programme(code, full, up) for code, full in programmes.items())
    return f'<span class="badges">{shown}</span>'


def _changed(updated: Edtf, order: str, here: str) -> Iterator[Entry]:
    """Yield the row of what changed, the latest first, and how new the content is."""
    earliest, latest, rank, _ = sort_key(updated)
    line = f'<li><span class="when">{date(updated.text)}</span> <span>{here}</span></li>'
    yield Entry(("home/changes",), f"{_LAST - earliest:07}{_LAST - latest:07}{99 - rank:02}{order}", line)
    if updated.latest is not None:
        # With the order no two keys are the same, and the first row is found without a look at all of that day.
        text = said(updated.text)
        yield Entry(("home/newest",), f"{_LAST - latest:07}{_LAST - earliest:07}{text} {order}", text)


def _spells(subject: Subject) -> str:
    """Those who lead or led a group: FollowTheMoney's Directorships, and its founders."""
    led = [
        row
        for row in subject.view.roles
        if row.tie.type.ftm == "Directorship" or row.tie.type.id == "founded"
    ]
    if not led:
        return MISSING
    known = subject.known
    led.sort(key=lambda row: (_begin(row.tie.start), known.in_words(row.other).title))
    return "".join(_spell(subject, row) for row in led)


def _begin(start: Edtf | None) -> tuple[object, ...]:
    return (1,) if start is None else (0, sort_key(start))


def _spell(subject: Subject, row: TieRow) -> str:
    tie = row.tie
    words = [tie.role or tie.type.name, period(tie.start, tie.end)]
    sub = ", ".join(esc(word) for word in words if word)
    who = link(subject.known, row.other)
    return f'<span class="item">{who}<wbr>{subject.cites(tie.sources)}<span class="sub">{sub}</span></span>'


def period(start: Edtf | None, end: Edtf | None) -> str | None:
    """Say from when to when, as far as it is known."""
    if start is None and end is None:
        return None
    if end is None:
        return f"from {display(start)}" if start is not None else None
    if end.text == "..":
        return f"since {display(start)}" if start is not None else "to date"
    return f"{display(start)} to {display(end)}" if start is not None else f"until {display(end)}"
