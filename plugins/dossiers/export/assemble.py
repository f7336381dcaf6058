"""The files of the whole site from their rows: each is made piece by piece, and says which rows it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from dossiers.export import dossier_list, newest, sanctions, sitemap, sources, ties, timeline
from dossiers.export.address import SiteAddress
from dossiers.export.assembled import Assembled, Unit
from dossiers.export.canonical_json import ITEMS, Record, text
from dossiers.export.cells import LINES, head
from dossiers.export.documented import DataField, DataFile
from dossiers.export.feed import feed
from dossiers.export.robots import robots
from dossiers.export.run import Parts, Run
from dossiers.export.shapes import date
from dossiers.index import paths
from dossiers.index.entry import Group, Rows


class Limits(Struct, frozen=True):
    """What is too much for one file: ``bibliography`` is bytes of rows, ``addresses`` how many a sitemap holds."""

    bibliography: int = 20_000_000
    addresses: int = sitemap.ADDRESSES


LIMITS = Limits()


def exports(rows: Rows, where: SiteAddress, limits: Limits = LIMITS) -> Iterator[Unit]:
    """Yield the files of each sort, named by the first of them: what one sort has does not shape another."""
    yield _unit(dossier_list.FILE.path, lambda: iter([_dossiers(rows)]))
    yield _unit(sanctions.CSV_FILE.path, lambda: iter([_table(sanctions.CSV_FILE, sanctions.COLUMNS)]))
    yield _unit(sanctions.JSON_FILE.path, lambda: iter([_designations(rows)]))
    yield _unit(sources.FILE.path, lambda: _sources(rows, limits.bibliography))
    yield _unit(ties.FILE.path, lambda: iter([_table(ties.FILE, ties.COLUMNS)]))
    yield _unit(timeline.FILE.path, lambda: iter([_table(timeline.FILE, timeline.COLUMNS)]))
    yield _unit(paths.ROBOTS, lambda: iter([Assembled(paths.ROBOTS, (), lambda: iter([robots(where)]))]))
    if where.canonical is not None:
        yield _unit(paths.SITEMAP, lambda: _sitemaps(rows, where, limits.addresses))
        fed = ((paths.FEED, ""),)
        yield _unit(paths.FEED, lambda: iter([Assembled(paths.FEED, fed, lambda: feed(rows, where))]))


def _unit(name: str, found: Callable[[], Iterator[Assembled]]) -> Unit:
    return Unit(f"export/{name}", found)


def _dossiers(rows: Rows) -> Assembled:
    path = dossier_list.FILE.path
    return Assembled(path, ((path, ""),), lambda: chain(_items(rows, Run(path, between=ITEMS)), ["\n"]))


def _designations(rows: Rows) -> Assembled:
    path = sanctions.JSON_FILE.path
    return Assembled(path, ((path, ""), (newest.LIST, "")), lambda: _sanctions(rows))


def _sitemaps(rows: Rows, where: SiteAddress, addresses: int) -> Iterator[Assembled]:
    name = paths.SITEMAP

    def fits(group: Group) -> bool:
        # The front page has no row.
        return group.rows < addresses and group.size <= sitemap.SIZE

    if fits(rows.total(name)):
        yield _sitemap(rows, where, name, "", True)
        return
    parts: list[str] = []
    for prefix in _prefixes(rows, name, "", fits, sitemap.END):
        parts.append(paths.sitemap(len(parts) + 1))
        yield _sitemap(rows, where, parts[-1], prefix, len(parts) == 1)
    yield Assembled(name, ((name, ""),), lambda: sitemap.sitemap_index(where, parts))


def _sitemap(rows: Rows, where: SiteAddress, path: str, prefix: str, first: bool) -> Assembled:
    reads = ((paths.SITEMAP, prefix), *(((newest.LIST, ""),) if first else ()))
    return Assembled(path, reads, lambda: sitemap.sitemap(rows, where, prefix, first))


def _table(file: DataFile, columns: Sequence[DataField]) -> Assembled:
    def parts() -> Parts:
        return iter([head(columns) + LINES, Run(file.path, end=LINES)])

    return Assembled(file.path, ((file.path, ""),), parts)


def _sanctions(rows: Rows) -> Parts:
    changed = newest.newest_of(rows)
    yield f'{{"version":{sanctions.VERSION}'
    if changed is not None:
        yield f',"as_of":{text(date(changed))}'
    for key, prefix in (("designations", sanctions.DESIGNATIONS), ("searches", sanctions.SEARCHES)):
        yield f',\n"{key}":'
        yield from _items(rows, Run(sanctions.JSON_FILE.path, prefix, ITEMS))
    yield "}\n"


def _sources(rows: Rows, longest: int) -> Iterator[Assembled]:
    name = sources.FILE.path
    if rows.total(name).size <= longest:
        yield _bibliography(rows, name, "")
        return
    parts: list[Record] = []
    for prefix in _prefixes(rows, name, "", lambda group: group.size <= longest, sources.END):
        beginning = prefix.rstrip(sources.END)
        parts.append({"prefix": beginning, "path": f"data/sources/{beginning}.json"})
        yield _bibliography(rows, f"data/sources/{beginning}.json", prefix)
    listed = f"[\n{ITEMS.join(map(text, parts))}\n]"
    yield Assembled(
        name,
        ((name, ""),),
        lambda: iter([f'{{"version":{sources.VERSION},\n"parts":{listed}}}\n']),
    )


def _bibliography(rows: Rows, path: str, prefix: str) -> Assembled:
    name = sources.FILE.path
    run = Run(name, prefix, ITEMS, joined=sources.each_once, apart=sources.END)
    return Assembled(path, ((name, prefix),), lambda: chain(_items(rows, run), ["\n"]))


def _prefixes(rows: Rows, name: str, prefix: str, fits: Callable[[Group], bool], end: str) -> Iterator[str]:
    """Yield how the keys of each part begin; what has one key up to its ``end``, such as one source, is not split."""
    for group in rows.groups(name, prefix):
        if fits(group) or group.prefix.endswith(end):
            yield group.prefix
        else:
            yield from _prefixes(rows, name, group.prefix, fits, end)


def _items(rows: Rows, run: Run) -> Parts:
    """Return a list of values that are JSON already, each on a line."""
    there = rows.groups(run.list, run.prefix) if run.prefix else rows.has(run.list)
    parts: list[str | Run] = ["[\n", run, "\n]"] if there else ["[]"]
    return iter(parts)
