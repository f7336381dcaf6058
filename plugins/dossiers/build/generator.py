"""The Pelican generator: one build, all or nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pelican
from jinja2 import TemplateError
from pelican.generators import Generator
from pelican.log import console

from dossiers.build.run import Order, Outcome, build
from dossiers.build.work import WorkerDiedError, Workers, usual_jobs
from dossiers.model.problem import Problem
from dossiers.render.output import OutputError, Promotion
from dossiers.render.settings import config_from, setting_problems
from dossiers.report import print_report

FAILED = 2
"""The exit code of a build that found errors; the old site stands as it was."""


class DossiersGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Builds the whole site of dossiers from PATH into OUTPUT_PATH."""

    def generate_context(self) -> None:
        """Do nothing: reading, making and promoting are one transaction, in ``generate_output``."""

    def generate_output(self, _writer: object) -> None:
        """Read and link the content, make every page that is not as it was, and promote all together.

        Errors are printed, and end the build before anything is published.
        """
        content = Path(self.path)
        if problems := setting_problems(self.settings):
            self._fail(problems)
            return
        if not content.is_dir():
            self._fail(
                [
                    Problem(
                        "bad-setting",
                        ".",
                        f"there is no content folder “{content}”",
                        expected="a folder with leaders/ and groups/",
                    )
                ]
            )
            return
        try:
            outcome = self._build(content)
        except OutputError as fault:
            self._fail([fault.problem()])
        except TemplateError as fault:
            where = f" ({getattr(fault, 'name', None) or 'template'}, line {getattr(fault, 'lineno', '?')})"
            self._fail(
                [
                    Problem(
                        "bad-setting",
                        ".",
                        f"the theme failed: {fault}{where}",
                        expected="a template that uses only its documented context",
                    )
                ]
            )
        except WorkerDiedError as fault:
            held = fault.names[0] if len(fault.names) == 1 else f"one of {', '.join(fault.names)}"
            self._fail(
                [
                    Problem(
                        "bad-setting",
                        ".",
                        f"a process died while it held {held}",
                        expected="enough memory, or fewer processes (DOSSIERS_JOBS); if it dies again, that text mended",
                    )
                ]
            )
        except OSError as fault:
            self._fail(
                [
                    Problem(
                        "bad-setting",
                        ".",
                        f"“{fault.filename}” could not be read: {fault.strerror}",
                        expected="every file that the theme names, and every file that a page links",
                    )
                ]
            )
        else:
            if outcome.promotion is None:
                _end("nothing was published; the old site stands as it was")
                return
            print(_done(outcome.counts, outcome.promotion), file=sys.stderr)
            if not _reloading():
                console.quiet = (
                    True  # Pelican would end with "Processed 0 articles", which is true and misleading
                )

    def _build(self, content: Path) -> Outcome:
        settings = self.settings
        cache, theme = settings.get("CACHE_FOLDER"), Path(settings["THEME"])
        order = Order(
            content,
            Path(self.output_path),
            theme,
            lambda newest: config_from(settings, newest),
            Path(cache) if cache else None,
            moved=bool(os.environ.get("CI")),
            wipe=bool(settings.get("DOSSIERS_WIPE")),
            protected=[content, theme, *(Path(folder) for folder in settings["PLUGIN_PATHS"])],
            wait=_reloading(),
        )
        workers = Workers(int(settings.get("DOSSIERS_JOBS") or usual_jobs()))
        try:
            outcome = build(order, workers, lambda problems: print_report(problems, content))
        finally:
            workers.progress.close()
            if settings.get("DOSSIERS_TIMINGS"):
                print(workers.timings.table(), file=sys.stderr)
        if outcome.carried:
            kept = ", ".join(outcome.carried)
            print(f"kept in the output, not made by this build: {kept}", file=sys.stderr)
        return outcome

    def _fail(self, problems: list[Problem]) -> None:
        print_report(problems, Path(self.path))
        _end("nothing was published; the old site stands as it was")


def _reloading() -> bool:
    """Whether Pelican rebuilds on change: then a failed build must return, and wait for the next change.

    Pelican does not tell a plugin; but its loop is the caller.
    """
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_code is pelican.autoreload.__code__:
            return True
    return False


def _end(message: str) -> None:
    print(message, file=sys.stderr)
    if not _reloading():
        raise SystemExit(FAILED)


def _done(counts: str, promotion: Promotion) -> str:
    count = len(promotion.written)
    return (
        f"{counts}: {count} files written, {promotion.unchanged} unchanged, {len(promotion.removed)} removed"
    )
