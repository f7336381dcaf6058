"""The Pelican generator: one build, all or nothing; and hardly anything where the last one still stands."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pelican
from pelican.generators import Generator
from pelican.log import console

from dossiers.builder.cache import store_folder
from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.builder.standing import Standing, digest_of_settings, forget
from dossiers.ending import INTERRUPTED, PROBLEMS, interruptible
from dossiers.read.evidence import evidence
from dossiers.read.look import Look
from dossiers.render.output import MANIFEST, Promotion

MEMORY = "DOSSIERS_MEMORY"
"""The setting in which a process that builds again and again has its memory; no file of settings has it."""

_GARBAGE = 70_000
"""New objects after which Python looks for garbage, instead of 700."""


class DossiersGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Builds the whole site of dossiers from PATH into OUTPUT_PATH."""

    def generate_context(self) -> None:
        """Do nothing: reading, making and promoting are one transaction, in ``generate_output``."""

    @interruptible()
    def generate_output(self, _writer: object) -> None:
        """Read and link the content, make every page that is not as it was, and promote all together.

        Errors are printed, and end the build before anything is published.
        """
        memory, before = self.settings.get(MEMORY), self._published()
        try:
            _tell(self._once() if memory is None else self._again(memory))
        except KeyboardInterrupt:
            if memory is not None or _reloading():
                raise
            stands = "nothing was published; the old site stands as it was"
            if self._published() != before:
                stands = "the new site had been published, and is whole"
            print(f"\nended: {stands}", file=sys.stderr)
            # Pelican would end as if all were well, and what comes after the build would go on.
            raise SystemExit(INTERRUPTED) from None

    def _once(self) -> Outcome:
        """Build as a process that builds once: where the last build stands there is nothing to do."""
        standing = self._standing()
        outcome = None if standing is None else standing.outcome()
        if outcome is None:
            if standing is None:
                return _attempt(self.settings)
            outcome = _attempt(self.settings, look=standing.content)
            standing.keep(outcome)
        elif outcome.problems:
            from dossiers.report import print_report  # noqa: PLC0415  # most builds have no problem to say again

            print_report(outcome.problems, Path(self.path))
        return outcome

    def _again(self, memory: Memory) -> Outcome:
        """Build as a process that builds again and again, which knows whether the site is the one that it made."""
        if folder := self._store_folder():
            forget(folder)
        untouched = memory.take("output", self._published()) is not None
        outcome = _attempt(self.settings, memory, untouched=untouched)
        memory.changed = outcome.promotion is not None and bool(outcome.promotion.changed)
        if outcome.promotion is not None:
            memory.keep("output", self._published(), outcome.promotion.generation)
        return outcome

    def _published(self) -> str | None:
        """Return what changes with each build that changes the output; None where there is none."""
        try:
            return evidence(Path(self.output_path, MANIFEST).lstat())
        except OSError:
            return None

    def _store_folder(self) -> Path | None:
        cache = self.settings.get("CACHE_FOLDER")
        return store_folder(Path(cache), Path(self.path), Path(self.output_path)) if cache else None

    def _standing(self) -> Standing | None:
        settings, folder = self.settings, self._store_folder()
        if folder is None:
            return None
        content, output, theme = Path(self.path), Path(self.output_path), Path(settings["THEME"])
        shaping = digest_of_settings(settings, [os.environ.get("SOURCE_DATE_EPOCH"), os.environ.get("CI")])
        return Standing(folder, output, content, theme, shaping)


def _attempt(
    settings: Mapping[str, Any],
    memory: Memory | None = None,
    look: Look | None = None,
    *,
    untouched: bool = False,
) -> Outcome:
    # What is loaded stays: looking for garbage among it, now and later, costs a tenth of a small build. Hardly anything
    # of a build is garbage that must be looked for, so that is done a hundred times less often than usual.
    gc.disable()
    gc.set_threshold(_GARBAGE, 20, 20)
    try:
        # Imported here: a build with nothing to do is over before all of this is loaded.
        from dossiers.builder.attempt import attempt  # noqa: PLC0415  # as said
    finally:
        gc.freeze()
        gc.enable()
    return attempt(settings, memory or Memory(), console, look, wait=_reloading(), untouched=untouched)


def _tell(outcome: Outcome) -> None:
    """Say what came of a build; end the process where it failed, if it is not to wait for the next change."""
    if outcome.carried:
        kept = ", ".join(outcome.carried)
        print(f"kept in the output, not made by this build: {kept}", file=sys.stderr)
    if outcome.promotion is None:
        print("nothing was published; the old site stands as it was", file=sys.stderr)
        if not _reloading():
            raise SystemExit(PROBLEMS)
        return
    print(_done(outcome.counts, outcome.promotion), file=sys.stderr)
    if not _reloading():
        console.quiet = True  # Pelican would end with "Processed 0 articles", which is true and misleading


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


def _done(counts: str, promotion: Promotion) -> str:
    count = len(promotion.written)
    # Without ``report.counting``: a build with nothing to do is over before it is loaded.
    files = "1 file" if count == 1 else f"{count:,} files"
    return f"{counts}: {files} written, {promotion.unchanged:,} unchanged, {len(promotion.removed):,} removed"
