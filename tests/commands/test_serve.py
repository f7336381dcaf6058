"""`dossiers serve` as its user meets it: a process, a browser's requests, a save, an error, Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
COMMAND = [sys.executable, "-c", "import sys; from dossiers.commands import main; sys.exit(main())", "serve"]
SETTINGS = """\
PLUGINS = []
THEME = "theme"
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
TIMEZONE = "UTC"
"""


class Preview:
    """A running preview with what it has printed so far."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "--port", "0", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(PLUGINS)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.until(lambda: any(" at http" in line for line in self.lines))
        found = re.search(r"http://localhost:\d+/", "".join(self.lines))
        assert found is not None
        self.url = found[0]

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            for line in printed:
                self.lines.append(line)

    def until(self, come: Callable[[], bool]) -> None:
        """Wait, in many small steps, until something has come about."""
        for _ in range(1200):
            if come():
                return
            time.sleep(0.1)
        pytest.fail("did not come about; the preview said:\n" + "".join(self.lines))

    def get(self, path: str) -> str:
        """Ask for a page, whatever its status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def end(self) -> int:
        """Do as Ctrl-C does, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(120)
        self._reading.join()
        return code

    def kill(self) -> None:
        """End it whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reading.join()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of plain Pelican: one page, one template."""
    for folder in ("content/pages", "theme/templates", "theme/static", "plugins"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text(SETTINGS)
    (tmp_path / "theme/templates/page.html").write_text("<html><body>{{ page.content }}</body></html>")
    (tmp_path / "content/pages/a.md").write_text("Title: A\nsave_as: index.html\n\nfirst words\n")
    return tmp_path


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """Return a preview of that project after its first build."""
    preview = Preview(project)
    try:
        preview.until(lambda: "first words" in preview.get(""))
        yield preview
    finally:
        preview.kill()


def test_saves_are_built_and_errors_shown_until_mended(preview: Preview, project: Path) -> None:
    """A save shows at once; an error lies over the last good page; mending it clears it; Ctrl-C ends with 0."""
    page = project / "content/pages/a.md"
    page.write_text(page.read_text().replace("first", "second"))
    preview.until(lambda: "second words" in preview.get(""))

    settings = project / "pelicanconf.py"
    settings.write_text("raise SystemExit('broken settings')\n")
    preview.until(lambda: "broken settings" in preview.get(""))
    assert "second words" in preview.get("")
    assert any("broken settings" in line for line in preview.lines)

    settings.write_text(SETTINGS)
    preview.until(lambda: "broken settings" not in preview.get(""))

    (project / "theme/templates/page.html").write_text("<html><body>new {{ page.content }}</body></html>")
    preview.until(lambda: "<body>new" in preview.get(""))
    assert "script" not in (project / "output/index.html").read_text()
    assert preview.end() == 0
    assert "Traceback" not in "".join(preview.lines)


def test_open_page_learns_of_the_next_build(preview: Preview, project: Path) -> None:
    """A page that waits for news gets another build's name after a save, which makes it reload."""
    preview.until(lambda: any(line.startswith("Built in") for line in preview.lines))
    found = re.search(r'build = "([^"]+)";\s+let turn = (\d+)', preview.get(""))
    assert found is not None
    (project / "content/pages/a.md").write_text("Title: A\nsave_as: index.html\n\nother words\n")
    answers: list[dict[str, str]] = []

    def told() -> bool:
        answers.append(json.loads(preview.get(f".preview/news?build={found[1]}&turn={found[2]}")))
        return answers[-1]["build"] != found[1]

    preview.until(told)
    assert "other words" in preview.get("")


def test_serving_without_building(project: Path) -> None:
    """With --no-build the output is served as it is, whatever changes."""
    (project / "output").mkdir()
    (project / "output/index.html").write_text("<html><body>as it was</body></html>")
    preview = Preview(project, "--no-build")
    try:
        assert preview.get("") == "<html><body>as it was</body></html>"
        assert preview.end() == 0
    finally:
        preview.kill()


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS)}
    return subprocess.run(
        [*COMMAND, *options], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_taken_port_is_said_plainly(preview: Preview, project: Path) -> None:
    """A port in use ends with 2 and with what to do, not with a traceback."""
    port = preview.url.rstrip("/").rpartition(":")[2]
    ended = run(project, "--port", port)
    assert ended.returncode == 2
    assert (
        ended.stderr == f"Port {port} is taken. End what uses it, or take another: --port {int(port) + 1}\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["gone"], "gone is not a folder"),
        (["-s", "gone.py"], "gone.py is not there"),
        (["--no-build"], "output is not a folder; build the site first"),
        (["--port", "99999"], "“99999” is not a port"),
    ],
)
def test_misuse_is_said_plainly(project: Path, options: list[str], said: str) -> None:
    """What is missing is named, with exit code 2."""
    ended = run(project, *options)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


MARKER = """\
from pathlib import Path
from pelican import signals

def write(pelican):
    {first}
    Path(pelican.settings["OUTPUT_PATH"], "mark.txt").write_text("{mark}")

def register():
    signals.finalized.connect(write)
"""


def test_changed_plugin_counts(project: Path) -> None:
    """The process that builds begins anew with a changed plugin, and after one that killed it."""
    plugin = project / "plugins/marker.py"
    plugin.write_text(MARKER.format(first="", mark="old"))
    settings = SETTINGS.replace("PLUGINS = []", 'PLUGINS = ["marker"]\nPLUGIN_PATHS = ["plugins"]')
    (project / "pelicanconf.py").write_text(settings)
    preview = Preview(project)
    try:
        preview.until(lambda: preview.get("mark.txt") == "old")
        preview.until(lambda: any(line.startswith("Built in") for line in preview.lines))
        plugin.write_text(MARKER.format(first="import os; os._exit(9)", mark="never"))
        preview.until(lambda: any("The build failed" in line for line in preview.lines))
        plugin.write_text(MARKER.format(first="", mark="new"))
        preview.until(lambda: preview.get("mark.txt") == "new")
        assert preview.end() == 0
    finally:
        preview.kill()
