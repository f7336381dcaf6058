"""Sourced dossiers as a Pelican plugin: this module alone knows Pelican's signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import Generator


def register() -> None:
    """Connect the plugin to Pelican. Called by Pelican when it loads its plugins."""
    # Imported here, so that the library works, and starts, without Pelican.
    from pelican.plugins import signals  # noqa: PLC0415  # as said

    signals.initialized.connect(_take_over_output)
    signals.get_generators.connect(_generators)
    signals.article_generator_init.connect(_spare_templates)


def say_plainly() -> None:
    """Let Pelican say without a traceback what it refuses before any plugin runs. Called from pelicanconf.py."""
    from dossiers.render import refusals  # noqa: PLC0415  # as in register

    refusals.say_plainly()


def _take_over_output(pelican: Pelican) -> None:
    """Keep Pelican from deleting the old site before the new one is whole; ``-d`` is done by promotion."""
    pelican.settings["DOSSIERS_WIPE"] = bool(pelican.delete_outputdir)
    pelican.delete_outputdir = False


def _spare_templates(articles: Generator) -> None:
    """Keep Pelican from compiling templates of its own for tags and authors of articles where there can be none: in every build."""
    if not articles.settings["ARTICLE_PATHS"] and not articles.settings["DIRECT_TEMPLATES"]:
        articles.get_template = lambda _name: None


def _generators(_: Pelican) -> type[Generator]:
    from dossiers.builder.generator import DossiersGenerator  # noqa: PLC0415  # as in register

    return DossiersGenerator
