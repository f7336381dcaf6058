"""One build, as a call without Pelican: read, check, make, promote, and remember, all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct, field

from dossiers.builder.cache import site_store
from dossiers.builder.cluster import ClusterError
from dossiers.builder.making import Maker
from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.builder.site import ReadSite, read_site
from dossiers.builder.store import Store
from dossiers.builder.work import WorkerDiedError, Workers
from dossiers.model.edtf import Edtf
from dossiers.model.problem import Problem, Severity
from dossiers.read.dossiers import ready
from dossiers.read.evidence import evidence_of
from dossiers.read.look import Look
from dossiers.render.archive import offline_archive
from dossiers.render.config import SiteConfig
from dossiers.render.output import OutputError, Remembered, Staging
from dossiers.render.templates import Theme, ThemeError

DAMAGED = (sqlite3.DatabaseError, msgspec.MsgspecError)
"""What a store raises that is damaged although nothing seemed to have touched it."""

ENDS = (OutputError, ThemeError, WorkerDiedError, ClusterError, OSError, KeyboardInterrupt)
"""What ends a build and says nothing against the store: it goes back to what was last published, and is believed."""


class Order(Struct, frozen=True):
    """What is to be built.

    ``config`` gives what the settings say, for the date of the newest dossier. ``cache`` is the folder for what is
    remembered, or None; ``moved`` whether that folder will be copied to another place; ``memory`` what this process
    remembers, ``look`` a look that was taken at the content, if one was. ``wipe``, ``protected``, ``wait`` and
    ``untouched`` are those of ``Staging``.
    """

    content: Path
    output: Path
    theme: Path
    config: Callable[[Edtf | None], SiteConfig]
    cache: Path | None = None
    moved: bool = False
    wipe: bool = False
    protected: Sequence[Path] = ()
    wait: bool = False
    untouched: bool = False
    memory: Memory = field(default_factory=Memory)
    look: Look | None = None


def build(order: Order, workers: Workers, report: Callable[[Sequence[Problem]], None]) -> Outcome:
    """Build a site. Problems are reported as soon as all are known, before anything is made.

    Raises OutputError, ThemeError, WorkerDiedError and OSError; the old site then stands as it was.
    """
    told = False

    def tell(problems: Sequence[Problem]) -> None:
        nonlocal told
        if problems and not told:
            report(problems)
        told = True

    try:
        with site_store(order.cache, order.content, order.output) as store:
            return _build(order, store, workers, tell)
    except DAMAGED:
        # What is remembered is never worth an error: without it the same site is made.
        with site_store(None, order.content, order.output) as store:
            return _build(order, store, workers, tell)


def _build(
    order: Order, store: Store, workers: Workers, tell: Callable[[Sequence[Problem]], None]
) -> Outcome:
    try:
        site = read_site(order.look or Look(order.content), store, workers, order.memory)
    except ENDS:
        if not store.fresh:
            store.give_up()
        raise
    trees = order.memory.recall("trees", str(order.output), Remembered)
    staging = Staging(
        order.output,
        wipe=order.wipe,
        protected=order.protected,
        wait=order.wait,
        untouched=order.untouched,
        remembered=trees,
    )
    try:
        tell(site.problems)
        if any(problem.severity is Severity.ERROR for problem in site.problems):
            site.give_up()
            return Outcome(site.problems)
        with staging:
            _fill(order, site, workers, staging)
            with workers.stage("promote"):
                promotion = staging.promote()
        with workers.stage("remember"):
            order.memory.later("trees", partial(trees.ready, order.output.resolve()))
            counts = site.keep(promotion.generation, order.memory, moved=order.moved)
    except ENDS:
        generation = staging.published
        if generation is not None and store.changing:
            site.keep(generation, order.memory, moved=order.moved)
        else:
            site.give_up()
        raise
    return Outcome(site.problems, promotion, counts, staging.carried)


def _fill(order: Order, site: ReadSite, workers: Workers, staging: Staging) -> None:
    """Make the site into a staging."""
    config = order.config(site.newest_change())
    shown = evidence_of(path for path in order.theme.rglob("*") if not path.is_dir())
    theme = order.memory.recall("theme", shown, lambda: Theme(order.theme))
    order.memory.later("theme", theme.ready)
    order.memory.later("reading", ready)
    Maker(site, config, theme, staging, workers).make()
    if config.archive:
        packed = ((path, place) for path, place in staging.files() if path != config.archive)
        pieces = offline_archive(packed, Path(config.archive).stem, config.epoch)
        staging.write_pieces(config.archive, pieces)
