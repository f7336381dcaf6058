"""The Pelican generator: reads and links in ``generate_context``, writes in ``generate_output``, all or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pelican
from jinja2 import TemplateError
from pelican.generators import Generator
from pelican.log import console

from dossiers.index.views import Index
from dossiers.model.problem import Problem
from dossiers.pipeline import Loaded, load
from dossiers.render.archive import offline_archive
from dossiers.render.output import OutputError, Promotion, Staging
from dossiers.render.settings import config_from, setting_problems
from dossiers.render.site import site_files
from dossiers.render.templates import Theme
from dossiers.report import print_report

FAILED = 2
"""The exit code of a build that found errors; the old site stands as it was."""


class DossiersGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Builds the whole site of dossiers from PATH into OUTPUT_PATH."""

    loaded: Loaded | None = None

    def generate_context(self) -> None:
        """Read and link the content. Errors are printed, and end the build before anything is written."""
        content = Path(self.path)
        self.loaded = None
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
        loaded = load(content)
        if loaded.problems:
            print_report(loaded.problems, content)
        if loaded.errors:
            _end("nothing was published; the old site stands as it was")
            return
        self.loaded = loaded

    def generate_output(self, _writer: object) -> None:
        """Render every page and promote them together."""
        if self.loaded is None:
            return
        index = self.loaded.index()
        try:
            promotion = self._write(index)
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
            print(_done(index, promotion), file=sys.stderr)
            if not _reloading():
                console.quiet = (
                    True  # Pelican would end with "Processed 0 articles", which is true and misleading
                )

    def _write(self, index: Index) -> Promotion:
        config = config_from(self.settings, index)
        theme = Path(self.settings["THEME"])
        protected = [Path(self.path), theme, *(Path(folder) for folder in self.settings["PLUGIN_PATHS"])]
        output = Path(self.output_path)
        wipe = bool(self.settings.get("DOSSIERS_WIPE"))
        with Staging(output, wipe=wipe, protected=protected, wait=_reloading()) as staging:
            for path, data in site_files(index, config, Theme(theme)):
                staging.write(path, data)
            archive = self.settings.get("OFFLINE_ARCHIVE")
            if archive:
                staging.write(archive, offline_archive(staging.files(), Path(archive).stem, config.epoch))
            if staging.carried:
                print(
                    f"kept in the output, not made by this build: {', '.join(staging.carried)}",
                    file=sys.stderr,
                )
            return staging.promote()

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


def _done(index: Index, promotion: Promotion) -> str:
    count = len(promotion.written)
    return (
        f"{len(index.leaders)} leaders, {len(index.groups)} groups, {len(index.designations)} designations, {len(index.sources)} sources: "
        f"{count} files written, {promotion.unchanged} unchanged, {len(promotion.removed)} removed"
    )
