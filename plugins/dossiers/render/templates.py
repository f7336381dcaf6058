"""The theme's templates: read once, strict about what is missing, escaping everything."""

from __future__ import annotations

import contextlib
import hashlib
import re
import traceback
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.runtime import Macro
from markupsafe import Markup

from dossiers.render.atoms import ATOMS
from dossiers.render.compiled import COMPILED
from dossiers.render.names import keep_together

if TYPE_CHECKING:
    from msgspec import Struct


TEMPLATES = "templates"
_PARTIALS_AT = "partials/"
_MOST = 256
BUNDLE = "static/css/bundle.txt"
"""Names the style sheets in their order, one a line."""
SCRIPT = "static/js/full-table.js"

_NAMING = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b")
_NAMED = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+)["']\s*(?:[-+]?%\}|(?:import|as)\b)"""
)
_PARTIALS = re.compile(r"\bpartials\b(?!/)")
_PARTIAL = re.compile(r"\bpartials\.(\w+)")


class ThemeError(Exception):
    """A template failed: ``template`` is its name, ``line`` the line, ``why`` what was wrong."""

    def __init__(self, template: str, line: int, why: str) -> None:
        super().__init__(template, line, why)
        self.template, self.line, self.why = template, line, why


class Partials:
    """The macros of the files in partials/, as ``partials.heading.lead``: an import would cost each page anew."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> object:
        module = self._environment.get_template(f"partials/{name}.html").module
        setattr(self, name, module)
        return module


class Theme:
    """A folder with ``templates/`` and ``static/``, read when it is named, so that it works in any process."""

    def __init__(self, folder: Path) -> None:
        root = folder / TEMPLATES
        found = {
            (name := path.relative_to(root).as_posix()): _template(path, name)
            for path in sorted(root.rglob("*.html"))
            if path.is_file() and not path.is_symlink()
        }
        self._begin(found, _stylesheet(folder / BUNDLE), _text(folder / SCRIPT))

    def _begin(self, templates: Mapping[str, str], stylesheet: bytes, script: bytes) -> None:
        self._templates, self._stylesheet, self._script = dict(templates), stylesheet, script
        self._environment = Environment(
            # The name as file name as well, so that a fault says where it is.
            loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
            extensions=[],
        )
        self._environment.filters["name"] = keep_together
        self._environment.globals.update({atom.__name__: atom for atom in ATOMS})
        self._partials = Partials(self._environment)
        self._environment.globals["partials"] = self._partials
        self._environment.globals["once"] = self._once
        self._made: dict[tuple[str, Hashable], Markup] = {}
        self._digests: dict[str, str] = {}

    def __getstate__(self) -> tuple[dict[str, str], bytes, bytes]:
        return self._templates, self._stylesheet, self._script

    def __setstate__(self, state: tuple[dict[str, str], bytes, bytes]) -> None:
        self._begin(*state)

    def render(self, template: str, context: Struct) -> bytes:
        """Render a template with the fields of its context.

        Raises ThemeError, whatever is wrong with the theme: it asks for what its context does not have, or does with it what
        cannot be done.
        """
        values: dict[str, Any] = {name: getattr(context, name) for name in context.__struct_fields__}
        try:
            return self._environment.get_template(template).render(values).encode()
        except Exception as fault:
            raise self._explained(fault, template) from fault

    def ready(self) -> None:
        """Compile all templates, which else is done when they are first used."""
        for name in self._templates:
            # Whatever is wrong with one is said when it is used.
            with contextlib.suppress(Exception):
                self._environment.get_template(name)
                if name.startswith(_PARTIALS_AT):
                    getattr(self._partials, name.removeprefix(_PARTIALS_AT).removesuffix(".html"))

    def _explained(self, fault: Exception, template: str) -> ThemeError:
        if isinstance(fault, TemplateSyntaxError):
            return ThemeError(fault.name or template, fault.lineno, str(fault.message))
        if isinstance(fault, TemplateNotFound):
            why = f"there is no template “{fault.name}”"
        else:
            why = str(fault) if isinstance(fault, TemplateError) else f"{type(fault).__name__}: {fault}"
        places = [
            (each.filename, each.lineno or 1)
            for each in traceback.extract_tb(fault.__traceback__)
            if each.filename in self._templates
        ]
        name, line = places[-1] if places else (template, 1)
        return ThemeError(name, line, why)

    def _once(self, macro: Macro, it: Hashable) -> Markup:
        """Return what a macro makes of a record, made once."""
        found = self._made.get((macro.name, it))
        if found is None:
            if len(self._made) >= _MOST:
                self._made.clear()
            found = self._made[macro.name, it] = Markup(macro(it))
        return found

    def texts(self) -> Sequence[str]:
        """Return the texts of all templates."""
        return list(self._templates.values())

    def stylesheet(self) -> bytes:
        """Return all style sheets as one file, in the order of static/css/bundle.txt."""
        return self._stylesheet

    def script(self) -> bytes:
        """Return the script of the full table."""
        return self._script

    def digest(self) -> str:
        """Return a word that changes with any template, style or script."""
        found = hashlib.blake2b(self._stylesheet, digest_size=16)
        found.update(f"\0{len(self._script)}\0".encode() + self._script)
        found.update(self._digest(self._templates).encode())
        return found.hexdigest()

    def digest_of(self, template: str) -> str:
        """Return a word that changes with a template, and with those that it is made with."""
        if template not in self._digests:
            self._digests[template] = self._digest(self._with(template))
        return self._digests[template]

    def _digest(self, names: Iterable[str]) -> str:
        found = hashlib.blake2b(digest_size=16)
        for name in sorted(names):
            text = self._templates[name]
            found.update(f"\0{name}\0{len(text)}\0{text}".encode())
        return found.hexdigest()

    def _with(self, template: str) -> Iterable[str]:
        """Return a template and all that it names, at any depth; all there are, where it names one in a way that is not read here."""
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self._templates:
                continue
            found.add(name)
            text = self._templates[name]
            named = _NAMED.findall(text)
            partials = _PARTIAL.findall(text)
            if len(named) != len(_NAMING.findall(text)) or len(partials) != len(_PARTIALS.findall(text)):
                return self._templates
            waiting += [*named, *(f"partials/{partial}.html" for partial in partials)]
        return found


def _stylesheet(bundle: Path) -> bytes:
    names = bundle.read_text(encoding="utf-8").split()
    return b"".join(_text(bundle.parent / name) for name in names)


def _template(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise ThemeError(name, line, "this is not UTF-8") from fault


def _text(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n").rstrip() + b"\n"
