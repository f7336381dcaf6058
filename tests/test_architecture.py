"""The house keeps its order: imports point one way, few modules touch the world, each has one idea and says it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "plugins/dossiers"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "model": set[str](),
    "read": {"model"},
    "link": {"model", "read"},
    "index": {"model", "read", "link"},
    "export": {"model", "link", "index"},
    "render": {"model", "read", "link", "index", "export", "ending"},
    "builder": {"model", "read", "link", "index", "export", "render", "report", "ending"},
    "pipeline": {"model", "read", "link"},
    "report": {"model"},
    "reference": {"model"},
    "sitecheck": set[str](),
    "preview": {"ending"},
    "ending": set[str](),
    "commands": {"model", "pipeline", "report", "reference", "sitecheck", "preview", "ending"},
    "__init__": {"render", "builder"},
}
"""For each room (a folder or module of the package) the rooms that it may import from, beside itself."""

WRITES = (
    "render/output/",
    "builder/store.py",
    "builder/cache.py",
    "builder/standing.py",
    "commands/check.py",
)
"""What may write files: the site, what a build remembers, and the summary that `check` appends to."""
NO_PELICAN = (
    "model",
    "read",
    "link",
    "index",
    "export",
    "pipeline",
    "report",
    "reference",
    "sitecheck",
    "preview",
    "commands",
)
STARTS_PELICAN = {"commands/build.py"}
"""What starts Pelican itself, as its own command does."""
LONGEST = 320


def tree(module: str) -> ast.Module:
    """Parse a module."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def room(module: str) -> str:
    """Return the room of a module's path."""
    return module.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(module: str) -> Iterator[str]:
    """Yield the full name of everything that a module imports, inside functions too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    """A room imports only from rooms to its left."""
    for name in imports(module):
        if name.startswith("dossiers."):
            other = name.split(".")[1]
            assert other == room(module) or other in MAY_IMPORT[room(module)], f"{module} imports {name}"


@pytest.mark.parametrize("of", MAY_IMPORT)
def test_no_door_is_open_that_nobody_uses(of: str) -> None:
    """A room that may import from another does."""
    names = [name for module in MODULES if room(module) == of for name in imports(module)]
    assert MAY_IMPORT[of] <= {name.split(".")[1] for name in names if name.startswith("dossiers.")}


@pytest.mark.parametrize(
    "module", sorted({module for module in MODULES if room(module) in NO_PELICAN} - STARTS_PELICAN)
)
def test_pelican_comes_in_at_render(module: str) -> None:
    """What stands left of render, or beside it, runs and is tested without Pelican."""
    assert not [name for name in imports(module) if name.split(".")[0] == "pelican"]


def test_one_module_touches_signals() -> None:
    """Only the plugin's entry connects to Pelican's signals."""
    assert [module for module in MODULES if any("signals" in name for name in imports(module))] == [
        "__init__.py"
    ]


def writing(module: str) -> Iterator[int]:
    """Yield the lines in which a module writes files: by open with a writing mode, or by what only writes."""
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr
            if isinstance(node.func, ast.Attribute)
            else node.func.id
            if isinstance(node.func, ast.Name)
            else ""
        )
        if name in {
            "write_text",
            "write_bytes",
            "mkdir",
            "makedirs",
            "symlink_to",
            "rmtree",
            "unlink",
            "rename",
            "copyfile",
        }:
            yield node.lineno
        elif name == "open":
            texts = [
                argument.value
                for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
                if isinstance(argument, ast.Constant)
            ]
            if any(
                isinstance(text, str) and set(text) & set("wax+") and set(text) <= set("rwaxbt+")
                for text in texts
            ):
                yield node.lineno


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith(WRITES)])
def test_one_place_writes(module: str) -> None:
    """Everything but the staging of the output only reads."""
    assert list(writing(module)) == []


def test_what_may_write_is_found_writing() -> None:
    """The search for writing finds those that do; otherwise it would prove nothing."""
    assert all(
        any(list(writing(module)) for module in MODULES if module.startswith(place)) for place in WRITES
    )


@pytest.mark.parametrize("module", MODULES)
def test_module_has_one_idea_and_says_it(module: str) -> None:
    """Each module begins with a sentence that says its idea, and is short enough to have one."""
    text = (PACKAGE / module).read_text(encoding="utf-8")
    said = (ast.get_docstring(tree(module)) or "").split("\n")[0]
    assert said.endswith((".", ":", "?")), f"{module} does not say its idea in one line"
    assert text.count("\n") <= LONGEST, f"{module} has {text.count(chr(10))} lines"


def test_there_is_no_module_level_state() -> None:
    """No function changes a module's names: what a build needs is passed to it."""
    found = [module for module in MODULES for node in ast.walk(tree(module)) if isinstance(node, ast.Global)]
    assert found == []


def test_every_room_is_known() -> None:
    """A new room says whom it may import from."""
    assert {room(module) for module in MODULES} <= set(MAY_IMPORT)


SUPPRESSED = re.compile(r"#\s*(?:type: ignore\[[a-z, -]+\]|noqa: [A-Z0-9, ]+)")
"""What tells a checker to pass over a line."""


@pytest.mark.parametrize(
    "path",
    sorted(
        path for folder in ("plugins", "tests", "benchmarks") for path in (PROJECT / folder).rglob("*.py")
    ),
    ids=lambda path: path.relative_to(PROJECT).as_posix(),
)
def test_what_a_checker_passes_over_says_why(path: Path) -> None:
    """A comment that silences a checker is followed by the reason; that it is needed, ruff and mypy say themselves."""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = list(SUPPRESSED.finditer(line))
        if found and path != Path(__file__):
            assert re.search(r"#\s*\w", line[found[-1].end() :]), line
