"""The index pages: leaders, groups, sanctions, sources, places, time, tags, names, conflicts, stubs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossiers.index.anchors import slug, unique
from dossiers.index.dossier import DossierView
from dossiers.index.views import Index
from dossiers.link.targets import fold
from dossiers.link.tie import Tie
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import (
    IndexPage,
    Section,
    SectionsPage,
)
from dossiers.render.frame import frame
from dossiers.render.linker import Linker, optional_date
from dossiers.render.views import (
    Described,
    Heading,
    IndexRow,
    IndexTable,
    Link,
    Spell,
    Tag,
)


def heading(text: str, lead: str | None = None, trail: tuple[Link, ...] = ()) -> Heading:
    """Return the head of a page that is in the language of the site."""
    return Heading(Link(None, text), trail, lead=lead)


def index_row(
    linker: Linker, view: DossierView, spells: tuple[Spell, ...] = (), *, brief: bool = False
) -> IndexRow:
    """Return a dossier as an index lists it; ``brief`` leaves out what only the full index has room for."""
    dossier, verdict = view.dossier, view.verdict
    native = next(iter(dossier.subject.native_name), None)
    return IndexRow(
        name=linker.dossier(dossier),
        native=Link(None, native.text, native.lang) if native is not None else None,
        summary=None if brief else dossier.front.summary,
        status=linker.verdict(dossier.id),
        as_of=optional_date(verdict.as_of),
        programmes=linker.programmes(view),
        leaders=spells,
        stub=dossier.is_stub,
        updated=None if brief else optional_date(dossier.front.updated),
    )


def index_table(
    linker: Linker,
    index: Index,
    dossiers: Sequence[Dossier],
    one: str,
    many: str,
    *,
    leaders: bool = False,
    brief: bool = False,
) -> IndexTable:
    """Return dossiers as a table, by title."""
    rows = tuple(
        index_row(
            linker,
            index.dossiers[dossier.id],
            tuple(_spells(linker.showing(index.dossiers[dossier.id]), index.leaders_of[dossier.id]))
            if leaders
            else (),
            brief=brief,
        )
        for dossier in dossiers
    )
    caption = f"{len(rows):,} {one if len(rows) == 1 else many}."
    return IndexTable(
        f"{many.replace(' ', '-')}-table",
        caption,
        "Status as of the date under it.",
        rows,
        f"No {many} are recorded yet.",
        "Leaders over time" if leaders else None,
    )


def _spells(linker: Linker, ties: Iterable[Tie]) -> Iterator[Spell]:
    for tie in ties:
        role = tie.role or tie.type.name
        yield Spell(linker.item(tie.first), role, period(tie.start, tie.end), linker.cites(tie.sources))


def period(start: Edtf | None, end: Edtf | None) -> str | None:
    """Say from when to when, as far as it is known."""
    if start is None and end is None:
        return None
    if end is None:
        return f"from {display(start)}" if start is not None else None
    if end.text == "..":
        return f"since {display(start)}" if start is not None else "to date"
    return f"{display(start)} to {display(end)}" if start is not None else f"until {display(end)}"


def leaders_page(index: Index, linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the index of leaders."""
    lead = "Every person with a dossier, and what is known of sanctions on them."
    return IndexPage(
        frame(linker, config, "Leaders", lead),
        heading("Leaders", lead),
        index_table(linker, index, index.leaders, "person", "people"),
    )


def groups_page(index: Index, linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the index of groups with their leaders over time."""
    lead = "Every organisation with a dossier, its leaders over time, and what is known of sanctions on it."
    table = index_table(linker, index, index.groups, "organisation", "organisations", leaders=True)
    return IndexPage(frame(linker, config, "Groups", lead), heading("Groups", lead), table)


def stubs_page(index: Index, linker: Linker, config: SiteConfig) -> IndexPage:
    """Return the dossiers that have no text yet."""
    lead = "Dossiers with facts and sources that nobody has written an account for. To add one is the most useful thing to do."
    return IndexPage(
        frame(linker, config, "Stubs", lead),
        heading("Stubs", lead),
        index_table(linker, index, index.stubs, "stub", "stubs"),
    )


def tags_page(index: Index, linker: Linker, config: SiteConfig) -> SectionsPage:
    """Return every tag with its dossiers."""
    tags = index.tags
    lead = "Subjects by which dossiers are found together."
    sections = tuple(
        Section(
            f"tag-{tag}",
            tag.replace("-", " "),
            tuple(Described(linker.item(item), linker.known.cards[item].summary) for item in items),
        )
        for tag, items in tags.items()
    )
    cloud = tuple(Tag(Link(f"#tag-{tag}", tag.replace("-", " ")), len(items)) for tag, items in tags.items())
    return SectionsPage(
        frame(linker, config, "Tags", lead), heading("Tags", lead), cloud, sections, "No dossier has a tag."
    )


def names_page(index: Index, linker: Linker, config: SiteConfig) -> SectionsPage:
    """Return every name and alias from A to Z with all who bear it; a shared name is a disambiguation list."""
    lead = "Every name, alias and native-script name, with all who bear it."
    names = index.names
    languages = {row.name: row.lang for view in index.dossiers.values() for row in view.names if row.lang}
    by_letter: dict[str, list[Described]] = {}
    for view in names:
        listed = by_letter.setdefault(_letter(view.name), [])
        for bearer in view.bearers:
            link = linker.item(bearer)
            listed.append(
                Described(
                    Link(link.href, view.name, languages.get(view.name)),
                    None if view.name == link.text else link.text,
                )
            )
    taken: set[str] = set()
    sections = [
        Section(unique(f"names-{slug(letter)}", taken), letter, tuple(listed))
        for letter, listed in by_letter.items()
    ]
    cloud = tuple(Tag(Link(f"#{section.anchor}", section.title), len(section.items)) for section in sections)
    shared = sum(len(view.bearers) > 1 for view in names)
    note = f" {shared:,} of them belong to more than one." if shared else ""
    return SectionsPage(
        frame(linker, config, "Names", lead),
        heading("Names A to Z", lead + note),
        cloud,
        tuple(sections),
        "No name is recorded.",
    )


def _letter(name: str) -> str:
    first = fold(name)[:1].upper()
    return first if first.isalpha() else "0–9 and signs"
