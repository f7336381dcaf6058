"""A build as Pelican's settings order it: whatever goes wrong with it becomes a problem that says how to mend it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from dossiers.builder.cluster import ClusterError, cluster
from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.builder.progress import Progress
from dossiers.builder.run import Order, build
from dossiers.builder.work import WorkerDiedError, Workers, usual_jobs
from dossiers.model.problem import Problem
from dossiers.read.look import Look
from dossiers.render.output import OutputError
from dossiers.render.settings import config_from, setting_problems
from dossiers.render.templates import TEMPLATES, ThemeError
from dossiers.report import print_report

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN = 8
"""Names in a message, at most."""


def attempt(
    settings: Mapping[str, Any],
    memory: Memory,
    console: Console | None = None,
    look: Look | None = None,
    *,
    wait: bool = False,
    untouched: bool = False,
) -> Outcome:
    """Build the site that the settings name, and print what is wrong with it.

    ``memory`` is what this process remembers, ``console`` shows how far it is, ``look`` is one at the content, if one was
    taken; ``wait`` and ``untouched`` are those of ``Staging``.
    """
    content = Path(settings["PATH"])

    def report(problems: Sequence[Problem]) -> None:
        print_report(problems, content)

    problems = setting_problems(settings)
    if not problems and not content.is_dir():
        problems = [
            _problem(f"there is no content folder “{content}”", "a folder with leaders/ and groups/"),
        ]
    if not problems:
        try:
            with _workers(settings, console) as workers:
                order = replace(_order(settings), wait=wait, untouched=untouched, memory=memory, look=look)
                return build(order, workers, report)
        except OutputError as fault:
            problems = [fault.problem()]
        except ClusterError as fault:
            problems = [_problem(str(fault), fault.expected)]
        except (ThemeError, WorkerDiedError, OSError) as fault:
            problems = [_problem(*_said(fault))]
    report(problems)
    return Outcome(tuple(problems))


@contextlib.contextmanager
def _workers(settings: Mapping[str, Any], console: Console | None) -> Iterator[Workers]:
    """Give the workers that the settings ask for, and say at the end where the time went, if they ask for that."""
    with contextlib.ExitStack() as stack:
        if address := settings.get("DOSSIERS_SCHEDULER"):
            workers = stack.enter_context(cluster(address))
        else:
            workers = Workers(settings.get("DOSSIERS_JOBS") or usual_jobs())
        workers.progress = Progress(console)
        try:
            yield workers
        finally:
            workers.progress.close()
            if settings.get("DOSSIERS_TIMINGS"):
                print(workers.timings.table(), file=sys.stderr)


def _order(settings: Mapping[str, Any]) -> Order:
    """Return what the settings order."""
    content, cache, theme = Path(settings["PATH"]), settings.get("CACHE_FOLDER"), Path(settings["THEME"])
    return Order(
        content,
        Path(settings["OUTPUT_PATH"]),
        theme,
        lambda newest: config_from(settings, newest),
        Path(cache) if cache else None,
        moved=bool(os.environ.get("CI")),
        wipe=bool(settings.get("DOSSIERS_WIPE")),
        protected=[content, theme, *(Path(folder) for folder in settings["PLUGIN_PATHS"])],
    )


def _said(fault: ThemeError | WorkerDiedError | OSError) -> tuple[str, str]:
    """Return what happened, and what was expected."""
    if isinstance(fault, ThemeError):
        return (
            f"the theme failed: {TEMPLATES}/{fault.template}, line {fault.line}: {fault.why}",
            "a template that uses only its documented context",
        )
    if isinstance(fault, WorkerDiedError):
        return (
            f"a process died while it held {_held(fault.names)}",
            "enough memory, or fewer processes (DOSSIERS_JOBS); if it dies again, that text mended",
        )
    return (
        f"“{fault.filename}” could not be read: {fault.strerror}",
        "every file that the theme names, and every file that a page links",
    )


def _held(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    more = f" or {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"one of {', '.join(names[:_SHOWN])}{more}"


def _problem(message: str, expected: str) -> Problem:
    return Problem("bad-setting", ".", message, expected=expected)
