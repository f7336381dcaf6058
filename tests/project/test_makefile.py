"""The Makefile and what stands beside it: every target explained, dependencies locked, no registry named."""

import itertools
import re
import subprocess
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
REQUIREMENTS = (PROJECT / "requirements.txt").read_text(encoding="utf-8")


def targets() -> set[str]:
    """Return the targets that people call."""
    (phony,) = re.findall(r"^\.PHONY: (.*[a-z].*)$", MAKEFILE, re.M)[:1]
    return set(phony.split())


def test_help_explains_every_target() -> None:
    """`make` alone lists each target with a sentence."""
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    explained = set(re.findall(r"^  ([a-z-]+) +[A-Z].*\.$", shown, re.M))
    assert explained == targets()


def test_customary_targets_are_there() -> None:
    """Whoever knows Pelican finds its names, and the project's own."""
    assert {"help", "html", "devserver", "serve", "publish", "clean", "test", "check", "bench"} <= targets()


def test_every_requirement_is_locked_with_hashes() -> None:
    """Each package is one version with its hashes, and no line names a place to fetch from."""
    entries = re.split(r"\n(?=[a-z0-9])", REQUIREMENTS.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "http" not in REQUIREMENTS
    assert "index" not in REQUIREMENTS


def dependencies() -> set[str]:
    """Return the names of all that pyproject.toml asks for."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower() for one in asked}


def test_every_dependency_is_locked() -> None:
    """What pyproject.toml asks for is in the lock; `make lock` makes it so."""
    assert dependencies() - set(re.findall(r"^([a-z0-9._-]+)==", REQUIREMENTS, re.M)) == set()


def test_every_dependency_is_explained() -> None:
    """docs/dependencies.md says why each is there and under which licence."""
    text = (PROJECT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| \[([a-z0-9._-]+)\]", text, re.M)) == dependencies()


def test_ci_runs_make_test() -> None:
    """Continuous integration runs what people run, and nothing after it."""
    script = PROJECT / ".ci/run"
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nmake test")
    assert script.stat().st_mode & 0o111
