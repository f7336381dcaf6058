"""The theme's templates: found once, strict about what is missing, escaping everything."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dossiers.render.atoms import ATOMS
from dossiers.render.names import keep_together

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


TEMPLATES = "templates"
BUNDLE = "static/css/bundle.txt"
"""Names the style sheets in their order, one a line."""


class Theme:
    """A folder with ``templates/`` and ``static/``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder / TEMPLATES, followlinks=False),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[],
        )
        self._environment.filters["name"] = keep_together
        self._environment.globals.update({atom.__name__: atom for atom in ATOMS})

    def render(self, template: str, context: DataclassInstance) -> bytes:
        """Render a template with the fields of its context.

        Raises jinja2.TemplateError where the theme asks for what its context does not have.
        """
        values: dict[str, Any] = {field.name: getattr(context, field.name) for field in fields(context)}
        return self._environment.get_template(template).render(values).encode()

    def stylesheet(self) -> bytes:
        """Return all style sheets as one file, in the order of static/css/bundle.txt."""
        bundle = self.folder / BUNDLE
        names = bundle.read_text(encoding="utf-8").split()
        return b"".join(
            (bundle.parent / name).read_bytes().replace(b"\r\n", b"\n").rstrip() + b"\n" for name in names
        )
