"""A dossier's page: its view turned into what the template shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from dossiers.index import paths
from dossiers.index.around import MentionedIn
from dossiers.index.dossier import DossierView, TieRow
from dossiers.link.references import SECTIONS
from dossiers.model.body import Heading as BodyHeading
from dossiers.model.edtf import display
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DossierPage
from dossiers.render.facts import factsheet, names
from dossiers.render.frame import edit_link, frame
from dossiers.render.linker import Linker, optional_date
from dossiers.render.names import named, unbroken
from dossiers.render.rows import small
from dossiers.render.rows.blocks import text_blocks
from dossiers.render.rows.claims import fact_sheet, name_groups
from dossiers.render.rows.mentions import mention_row, mentioned
from dossiers.render.rows.sources import listed
from dossiers.render.rows.tables import designations, tie_table
from dossiers.render.source_entries import source_html
from dossiers.render.tables import sanctions_of, ties_table
from dossiers.render.text import TextRenderer
from dossiers.render.timelines import timeline
from dossiers.render.verdict import sentence, verdict_view
from dossiers.render.views import (
    Badge,
    CitePage,
    Colophon,
    Described,
    Hatnote,
    Heading,
    Link,
    Mention,
    Notice,
    TocEntry,
)

_KINDS = {kind: small.badge(Badge(kind)) for kind in ("leader", "group", "page")}


def dossier_page(linker: Linker, config: SiteConfig, view: DossierView, cite: CitePage) -> DossierPage:
    """Return everything that dossier.html shows."""
    dossier = view.dossier
    front, subject = dossier.front, dossier.subject
    listing = (
        Link(linker.to(paths.LEADERS), "Leaders")
        if front.kind == "leader"
        else Link(linker.to(paths.GROUPS), "Groups")
    )
    trail: tuple[Link, ...] = (listing, Link(None, f"dossier {dossier.id}"))
    if front.updated is not None:
        trail += (Link(None, f"updated {display(front.updated)}"),)
    natives = tuple(Link(None, name.text, name.lang) for name in subject.native_name)
    text = TextRenderer(linker, dossier.body, view.resolved, view.numbers, below=True).blocks()
    return DossierPage(
        page=frame(linker, config, front.title, front.summary or sentence(view.verdict)),
        heading=Heading(
            Link(None, front.title),
            trail,
            natives,
            (Badge("stub"),) if dossier.is_stub else (),
            front.summary,
        ),
        hatnotes=tuple(_hatnotes(linker, view)),
        verdict=verdict_view(view.verdict),
        factsheet=Markup(fact_sheet(factsheet(linker, view))),
        names=Markup(name_groups(names(linker, view))),
        toc=_toc(view),
        stub=Notice(
            "stub", "This dossier is a stub", "It has facts and sources, but no account has been written yet."
        )
        if dossier.is_stub
        else None,
        sanctions=Markup(designations(sanctions_of(linker, view))),
        roles=_roles(linker, view),
        relations=_relations(linker, view),
        timeline=timeline(linker, view),
        outline=outline(dossier.body.headings),
        text=Markup(text_blocks(text)),
        sources=Markup(listed([source_html(linker, each) for each in view.sources])),
        mentions=Markup(mentioned([_mention(linker, each) for each in view.mentions])),
        cite=cite,
        colophon=_colophon(linker, config, view),
    )


def _roles(linker: Linker, view: DossierView) -> Markup:
    is_leader, title = view.dossier.front.kind == "leader", view.dossier.front.title
    caption = f"Positions of {title}." if is_leader else f"People of {title}."
    return _ties(linker, view, "roles-table", caption, view.roles, "Group" if is_leader else "Leader", "Role")


def _relations(linker: Linker, view: DossierView) -> Markup:
    caption = f"Direct relations of {view.dossier.front.title}."
    return _ties(linker, view, "relations-table", caption, view.relations, "Who", "Relation")


def _ties(
    linker: Linker, view: DossierView, anchor: str, caption: str, rows: Sequence[TieRow], who: str, what: str
) -> Markup:
    """Return a table of ties, nothing where there are none."""
    return Markup(
        tie_table(ties_table(linker, view.dossier.id, anchor, caption, rows, who, what)) if rows else ""
    )


def _hatnotes(linker: Linker, view: DossierView) -> Iterator[Hatnote]:
    for name, others in view.shared_names:
        described = (Described(linker.item(other), linker.known.in_words(other).summary) for other in others)
        yield Hatnote(f"“{name}” also names", tuple(described))


def _toc(view: DossierView) -> tuple[TocEntry, ...]:
    has = {
        "names": bool(view.names),
        "sanctions": True,
        "roles": bool(view.roles),
        "relations": bool(view.relations),
        "timeline": bool(view.timeline),
        "text": not view.dossier.is_stub,
        "sources": True,
        "mentioned-in": True,
        "cite": True,
    }
    return tuple(TocEntry(f"#{anchor}", SECTIONS[anchor]) for anchor, there in has.items() if there)


def outline(headings: Iterable[BodyHeading]) -> tuple[TocEntry, ...]:
    """Return the headings of a text in two levels."""
    entries: list[TocEntry] = []
    for heading in headings:
        entry = TocEntry(f"#{heading.anchor}", heading.text)
        if heading.level <= 2 or not entries:
            entries.append(entry)
        elif heading.level == 3:
            last = entries[-1]
            entries[-1] = TocEntry(last.href, last.text, (*last.children, entry))
    return tuple(entries)


def mention(linker: Linker, found: MentionedIn) -> Mention:
    """Return a page that links here, the link marked in each sentence."""
    sentences = tuple([Markup(each) for each in _sentences(found)])
    return Mention(linker.item(found.id), sentences, Badge(linker.known.cards[found.id].kind))


def _mention(linker: Linker, found: MentionedIn) -> str:
    kind = _KINDS[linker.known.cards[found.id].kind]
    return mention_row(linker.html(found.id), kind, _sentences(found))


def _sentences(found: MentionedIn) -> list[str]:
    return [
        f"{unbroken(before)}<mark>{named(shown)}</mark>{unbroken(after)}"
        for before, shown, after in found.sentences
    ]


def _colophon(linker: Linker, config: SiteConfig, view: DossierView) -> Colophon:
    dossier = view.dossier
    links = [Link(linker.to(paths.json_of(dossier)), "This dossier as JSON"), edit_link(config, dossier.file)]
    return Colophon(optional_date(dossier.front.updated), dossier.front.authors, tuple(links))
