"""The pages of lists, assembled from rows: a list that is large is split by how its keys begin, with a way in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from dossiers.export.assembled import Assembled, Unit
from dossiers.export.run import Parts
from dossiers.index import paths
from dossiers.index.entry import Rows
from dossiers.index.known import Known
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import ListContext
from dossiers.render.entries.places import place_order
from dossiers.render.entries.sources import source_order
from dossiers.render.frame import frame
from dossiers.render.full_table import full_table
from dossiers.render.home import home_file
from dossiers.render.linker import Linker
from dossiers.render.listing import Listing, factsheet, listings
from dossiers.render.parts import Part
from dossiers.render.placed_rows import placed
from dossiers.render.sanction_lists import status_counts, table_detail, with_ways
from dossiers.render.templates import Theme
from dossiers.render.views import Heading, Link, ListSection, Paging, Tag
from dossiers.render.ways import Top, anchors_of, parts_of, tops_of

TEMPLATE = "list.html"

WAYS = 400
"""A way in with more parts than these has two levels."""


def lists_of_pages(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Iterator[Unit]:
    """Yield the pages of every list, list by list; the front page is a list of its own, and first."""
    home = theme.digest_of("home.html")
    yield _unit("home", lambda: iter([home_file(rows, known, config, theme)]), home)
    by = theme.digest_of(TEMPLATE)
    counted = {"sources": _shared_sources(known), "places": _shared_places(known)}
    for listing in listings(rows, known):
        pages = _Pages(rows, known, config, theme, listing, counted.get(listing.name, ()))
        # What stands above a list, its numbers for one, is not on its parts; the pages that have it say so themselves.
        below = replace(listing, lead=None, facts=(), above="")
        yield _unit(listing.name, pages.all, repr((by, below)), repr((pages.counted, listing)))
        if listing.whole:
            yield full_table(rows, known, config, theme, listing)
    yield _unit("tags", lambda: iter([_tags(rows, known, config, theme)]), by)


def _unit(name: str, pages: Callable[[], Iterator[Assembled]], about: str, beside: str = "") -> Unit:
    return Unit(f"list/{name}", pages, about, beside)


def _shared_sources(known: Known) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((source_order(known.sources[key]), f"source/{key}") for key in known.shared))


def _shared_places(known: Known) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((place_order(place), f"place/{key}") for key, place in known.places.items()))


class _Pages(Struct, frozen=True):
    """The pages of one list. ``counted`` are the keys of rows that show how many rows another list has."""

    rows: Rows
    known: Known
    config: SiteConfig
    theme: Theme
    listing: Listing
    counted: tuple[tuple[str, str], ...]

    def all(self) -> Iterator[Assembled]:
        """Yield the only page, or the way in and the parts."""
        listing = self.listing
        parts = parts_of(self.rows, listing)
        if not parts[0].name:
            yield self._only(parts[0])
            return
        tops = tops_of(listing, parts)
        deep = len(parts) > WAYS
        yield self._way_in(tops, deep)
        if deep:
            for top in tops:
                if len(top.parts) > 1:
                    yield self._way_on(top)
        between = [top if deep and len(top.parts) > 1 else None for top in tops for _ in top.parts]
        for number, part in enumerate(parts):
            before = parts[number - 1] if number else None
            after = parts[number + 1] if number + 1 < len(parts) else None
            yield self._part(before, part, after, between[number])

    def _only(self, part: Part) -> Assembled:
        listing = self.listing
        linker = Linker(self.known, listing.path)
        context = self._context(linker, listing.title, part.rows)
        if listing.form == "sanctions":
            context = replace(
                context,
                counts=status_counts(self.rows, listing),
                detail=table_detail(self.rows, listing, part.rows),
            )
            context = with_ways(context, self.rows, linker, listing)
        return self._page(listing.path, context, part)

    def _way_in(self, tops: Sequence[Top], deep: bool) -> Assembled:
        listing = self.listing
        linker = Linker(self.known, listing.path)
        total = sum(part.rows for top in tops for part in top.parts)
        context = self._context(linker, listing.title, total)
        way: tuple[ListSection, ...]
        if deep:
            way = (ListSection(None, None, Markup(), tuple(self._deep(linker, top) for top in tops)),)
        else:
            way = tuple(self._section(linker, top) for top in tops)
        context = replace(context, way=way)
        if listing.form == "sanctions":
            detail = table_detail(self.rows, listing, total)
            context = replace(with_ways(context, self.rows, linker, listing), detail=detail)
        if listing.whole:
            context = replace(context, full_table=Link(linker.to(paths.FULL_TABLE), "one table"))
        return self._page(listing.path, context, None)

    def _way_on(self, top: Top) -> Assembled:
        """The second level of a way in: the parts under one letter."""
        path = self._path_of(top)

        def make() -> bytes:
            linker = Linker(self.known, path)
            title = f"{self.listing.title}: {top.title}"
            context = self._context(linker, title, sum(part.rows for part in top.parts))
            context = replace(self._below(context, linker), way=(self._section(linker, top),))
            return self.theme.render(TEMPLATE, context)

        return Assembled.whole(path, make, repr((top, self._dated())))

    def _part(self, before: Part | None, part: Part, after: Part | None, between: Top | None) -> Assembled:
        """One part of the list; ``between`` is where it stands on the second level of the way in, if there is one."""
        listing = self.listing
        path = paths.part(listing.path, part.name)

        def parts() -> Parts:
            linker = Linker(self.known, path)
            context = self._context(linker, f"{listing.title}: {part.label}", part.rows)
            paging = Paging(
                f"Parts of {listing.title}", self._link(linker, before), self._link(linker, after)
            )
            return self._parts(replace(self._below(context, linker, between), paging=paging), part)

        level = None if between is None else (between.name, between.title)
        about = repr((_named(before), part, _named(after), level, self._dated(), self._shown(part)))
        return Assembled(path, self._reads(part), parts, about)

    def _dated(self) -> bool:
        """Whether the frame of a page links the list of changes."""
        return self.rows.has("home/newest")

    def _below(self, context: ListContext, linker: Linker, between: Top | None = None) -> ListContext:
        """A page below the way in leads back to it, level by level, and does not say again what that says.

        Nor to search engines, which do not list it: a row more in one part would change all others.
        """
        *above, own = context.heading.trail or (Link(None, self.listing.title),)
        trail = [*above, own._replace(href=linker.to(self.listing.path))]
        if between is not None:
            trail.append(Link(linker.to(self._path_of(between)), between.title))
        heading = replace(context.heading, trail=tuple(trail), lead=None)
        page = replace(context.page, description=None)
        return replace(context, page=page, heading=heading, facts=None, above=Markup())

    def _link(self, linker: Linker, part: Part | None) -> Link | None:
        if part is None:
            return None
        return Link(linker.to(paths.part(self.listing.path, part.name)), part.label)

    def _section(self, linker: Linker, top: Top) -> ListSection:
        tags = []
        for part in top.parts:
            link = self._link(linker, part)
            assert link is not None
            tags.append(Tag(link, part.rows, anchors_of(self.listing, [part], top.anchor)))
        return ListSection(top.anchor, top.title, Markup(), tuple(tags))

    def _deep(self, linker: Linker, top: Top) -> Tag:
        path = self._path_of(top)
        return Tag(
            Link(linker.to(path), top.title),
            sum(part.rows for part in top.parts),
            anchors_of(self.listing, top.parts),
        )

    def _path_of(self, top: Top) -> str:
        """The path of one letter: the second level of the way in, or its only part."""
        name = top.parts[0].name if len(top.parts) == 1 else f"-{top.name}"
        return paths.part(self.listing.path, name)

    def _context(self, linker: Linker, title: str, number: int) -> ListContext:
        return _context(self.rows, linker, self.config, self.listing, title, number)

    def _page(self, path: str, context: ListContext, part: Part | None) -> Assembled:
        if part is None:
            return Assembled.whole(path, lambda: self.theme.render(TEMPLATE, context), repr(context))
        about = repr((context, part.leaves, self._shown(part)))
        return Assembled(path, self._reads(part), lambda: self._parts(context, part), about)

    def _parts(self, context: ListContext, part: Part) -> Parts:
        def render(sections: tuple[ListSection, ...]) -> bytes:
            return self.theme.render(TEMPLATE, replace(context, sections=sections))

        # A row that shows how many rows another list has is not what the store holds.
        return placed(self.rows, self.listing, part, render, as_stored=not self._shown(part))

    def _reads(self, part: Part) -> tuple[tuple[str, str], ...]:
        name = self.listing.name
        return tuple(dict.fromkeys((name, leaf.prefix) for leaf in part.leaves)) or ((name, ""),)

    def _shown(self, part: Part) -> list[tuple[str, int]]:
        """How many rows other lists have: all that a page shows of them."""
        found: list[tuple[str, int]] = []
        for prefix in dict.fromkeys(leaf.prefix for leaf in part.leaves):
            for key, name in islice(self.counted, bisect_left(self.counted, (prefix, "")), None):
                if not key.startswith(prefix):
                    break
                found.append((name, self.rows.total(name).rows))
        return found


def _context(
    rows: Rows, linker: Linker, config: SiteConfig, listing: Listing, title: str, number: int
) -> ListContext:
    # Search engines find dossiers by the lists; a part of one, or a tag, is nothing to be found itself.
    robots = "noindex" if linker.path != listing.path or listing.name.startswith("tag/") else None
    caption = listing.caption or f"{number:,} {listing.one if number == 1 else listing.many}."
    trail = tuple(Link(None if to is None else linker.to(to), text) for to, text in listing.trail)
    natives = tuple(Link(None, text, lang) for text, lang in listing.native)
    return ListContext(
        page=frame(linker, config, title, listing.lead, robots=robots),
        heading=Heading(Link(None, title), trail, natives, lead=listing.lead),
        form=listing.form,
        id=f"{listing.name.partition('/')[0]}-table",
        caption=caption,
        detail=listing.detail,
        rows=number,
        empty=listing.empty,
        facts=factsheet(listing),
        above=Markup(listing.above),  # escaped by those who made it
        dated=rows.has("home/newest"),
    )


def _named(part: Part | None) -> tuple[str, str] | None:
    """What others show of a part: its address and its label."""
    return None if part is None else (part.name, part.label)


def _tags(rows: Rows, known: Known, config: SiteConfig, theme: Theme) -> Assembled:
    linker = Linker(known, paths.TAGS)
    tags = tuple(
        Tag(Link(linker.to(paths.tag(name[4:])), name[4:].replace("-", " ")), rows.total(name).rows)
        for name in rows.lists()
        if name.startswith("tag/")
    )
    lead = "Subjects by which dossiers are found together."
    context = ListContext(
        page=frame(linker, config, "Tags", lead),
        heading=Heading(Link(None, "Tags"), lead=lead),
        form="tags",
        id="tags-table",
        caption=f"{len(tags):,} tags.",
        detail=None,
        rows=len(tags),
        empty="No dossier has a tag.",
        facts=None,
        way=(ListSection(None, None, Markup(), tags),),
    )
    return Assembled.whole(paths.TAGS, lambda: theme.render(TEMPLATE, context), repr(context))
