"""Small sites for tests: a content folder from short strings, read and linked; its parties are all invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from dossiers.index.dossier import DossierView
from dossiers.link.site import Site
from dossiers.model.problem import Problem
from dossiers.pipeline import load
from dossiers.render.linker import Linker
from whole_index import Index, index


@dataclass(frozen=True, slots=True)
class Built:
    """A content folder as the stages left it."""

    site: Site
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        """The code of every problem, in their order."""
        return [problem.code for problem in self.problems]

    def index(self) -> Index:
        """Return all views; the content must be without errors."""
        assert not [problem for problem in self.problems if problem.severity == "error"], self.problems
        return index(self.site)

    def view(self, dossier: str) -> DossierView:
        """Return the view of one dossier."""
        return self.index().dossiers[dossier]

    def linker(self, path: str = "index.html", showing: str | None = None) -> Linker:
        """Return what makes the links of the page at a path, of a row or page that shows a dossier."""
        index = self.index()
        return Linker(index.known, path, None if showing is None else index.dossiers[showing])


def site_of(files: Mapping[str, str | bytes] | None = None, /, **named: str) -> Built:
    """Read and link a content folder.

    ``files`` are by path. A named text is a dossier, ``rudolf_rassendyll`` the leader of that id; a group's
    says ``kind: group``. Of a dossier only what matters must be said: see ``dossier``.
    """
    all_files: dict[str, str | bytes] = dict(files or {})
    for name, text in named.items():
        key, full = name.replace("_", "-"), dossier(name.replace("_", " ").title(), text)
        folder = "groups" if "\nkind: group\n" in full else "leaders"
        all_files[f"{folder}/{key}.md"] = full
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, all_files)
        loaded = load(root)
        # Views are made from the site alone: the folder may go.
        return Built(loaded.site, loaded.problems)


def dossier(name: str, text: str = "") -> str:
    """Return a dossier's file from what is particular to it: front matter, and after a line of hyphens the body.

    What is left out of a leader's kind, title, subject and sole source (``herald``) is filled in.
    """
    front, _, body = f"\n{dedent(text)}".partition("\n---\n")
    lines = front.strip("\n ")
    keys = {line.partition(":")[0] for line in lines.splitlines()}
    kind = "group" if "kind: group" in lines.splitlines() else "leader"
    given = {"kind": "leader", "title": name, kind: name, "sources": "[{id: herald, title: The Herald}]"}
    filled = "".join(f"{key}: {value}\n" for key, value in given.items() if key not in keys)
    return f"---\n{filled}{lines}\n---\n{body}"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
