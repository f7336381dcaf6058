"""The real command on hostile content: exit code 2, every error with its place, nothing written, the old site as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_cases import CASES, Case
from hostile_site import GOOD, ROOT, Files, Found, Link, Pipe, Place, group, leader, reported, snapshot

FAILED = 2


def _merged(cases: list[Case]) -> tuple[dict[str, str | bytes | Link | Pipe | None], set[Found]]:
    """Put cases of one file each into one content folder, each under an id of its own."""
    files: dict[str, str | bytes | Link | Pipe | None] = {}
    expected: set[Found] = set()
    for number, case in enumerate(cases):
        assert set(case.files) == {"leaders/x.md"}
        file = f"leaders/case-{number}.md"
        files[file] = case.files["leaders/x.md"]
        expected.add(Found(file, case.expected_line(), case.code))
    return files, expected


_ONE_FILE = [
    case
    for cases in CASES.values()
    for case in cases
    if set(case.files) == {"leaders/x.md"}
    and not isinstance(case.files["leaders/x.md"], Link | Pipe | None)
    and case.tries != "a former id of its own"
]


def test_all_attacks_at_once(tmp_path: Path) -> None:
    """One run reports every attack of the table at its file and line, ends with 2, and touches nothing."""
    place = Place(tmp_path, GOOD)
    assert place.run().returncode == 0
    assert (place.output / "leaders" / "good.html").is_file()
    files, expected = _merged(_ONE_FILE)
    place.add(files)
    before = snapshot(tmp_path)
    run = place.run()
    assert run.returncode == FAILED
    assert "Traceback" not in run.stdout + run.stderr
    assert expected - reported(run, place.content) == set()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("files", "file", "code"),
    [
        ({"leaders/x.md": Link("ROOT/secret.txt")}, "leaders/x.md", "symbolic-link"),
        ({"leaders/x.md": Link("x.md"), "leaders/loop": Link(".")}, "leaders/loop", "symbolic-link"),
        ({"leaders/x.md": Pipe(), "places.yaml": Pipe()}, "leaders/x.md", "not-a-file"),
        ({"leaders/index.md": leader()}, "leaders/index.md", "path-collision"),
        ({"pages/p.md": "---\ntitle: P\nsave_as: ../../index.html\n---\n"}, "pages/p.md", "unknown-key"),
        ({"leaders/x.md": leader("", "[a]({attach}/../secret.txt)")}, "leaders/x.md", "unknown-file"),
        ({"sources.yaml": "- " * 50_000}, "sources.yaml", "yaml-forbidden"),
    ],
    ids=["link", "loops", "pipes", "index", "save-as", "attach", "depth"],
)
def test_attack_on_an_old_site(files: Files, file: str, code: str, tmp_path: Path) -> None:
    """Each class of attack alone is refused at its place, and leaves the old site to the byte."""
    assert (file, code) in _refused(files, tmp_path)


@pytest.mark.parametrize("arguments", [("-d",), ("--fatal", "errors"), ("-d", "--fatal", "warnings", "-q")])
def test_what_pelican_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Whatever Pelican is told of deleting, of fatal errors or of silence, the old site is not harmed."""
    files: Files = {"leaders/x.md": Link("ROOT/secret.txt"), "groups/index.md": group()}
    assert _refused(files, tmp_path, *arguments) == {
        ("leaders/x.md", "symbolic-link"),
        ("groups/index.md", "path-collision"),
    }


def _refused(files: Files, folder: Path, *arguments: str) -> set[tuple[str, str]]:
    place = Place(folder, GOOD)
    place.output.mkdir()
    (place.output / "index.html").write_text("the old site", encoding="utf-8")
    place.add(files)
    before = snapshot(folder)
    run = place.run(*arguments)
    assert run.returncode == FAILED
    assert "Traceback" not in run.stdout + run.stderr
    assert snapshot(folder) == before
    return {(found.file, found.code) for found in reported(run, place.content)}


_SETTINGS: dict[str, list[object]] = {
    "EDIT_URL": ["javascript:alert(1)//{path}", "data:text/html,{path}", "{path}", 'https://x.example/"onclick="{path}', 7],
    "CANONICAL_URL": ["javascript:alert(1)", "example.org", "https://", 'https://x.example/"><script>', 7],
    "OFFLINE_ARCHIVE": ["../out.zip", "/elsewhere/out.zip", "index.html", "a\0b.zip"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in _SETTINGS.items() for value in values]
)
def test_hostile_settings(name: str, value: object, tmp_path: Path) -> None:
    """A setting that would put a script into every page, or a file elsewhere, ends the build."""
    place = Place(tmp_path, GOOD)
    conf = tmp_path / "conf.py"
    conf.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n{name} = {value!r}\n",
        encoding="utf-8",
    )
    before = snapshot(tmp_path)
    run = place.run(settings=str(conf))
    assert run.returncode == FAILED
    assert "Traceback" not in run.stdout + run.stderr
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("epoch", ["9" * 30, "²", "-1", "soon", ""])
def test_hostile_environment(epoch: str, tmp_path: Path) -> None:
    """A time that no clock can show is passed over; the build does not depend on it."""
    place = Place(tmp_path, GOOD)
    run = place.run(SOURCE_DATE_EPOCH=epoch)
    assert run.returncode == 0, run.stderr
    assert (place.output / "index.html").is_file()


def test_plugin_that_cannot_be_imported(tmp_path: Path) -> None:
    """Without its plugin the build stops; it never publishes a site that Pelican made of the bare files."""
    place = Place(tmp_path, GOOD)
    broken = tmp_path / "plugins" / "dossiers"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('broken')\n", encoding="utf-8")
    conf = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(conf, encoding="utf-8")
    run = place.run(settings=str(tmp_path / "pelicanconf.py"))
    assert run.returncode != 0
    assert not place.output.exists()


_RELOAD = """
import sys, pelican
rounds = 0
def wait(settings_file, settings):
    global rounds
    rounds += 1
    print("WAITED", rounds, flush=True)
    if rounds == 2:
        (__import__("pathlib").Path(sys.argv[-1]) / "leaders" / "bad.md").unlink()
    if rounds == 3:
        raise KeyboardInterrupt
    return {(1, "content/leaders/bad.md")}
pelican.wait_for_changes = wait
content = sys.argv.pop()
sys.argv.append(content)
sys.exit(pelican.main([content, *sys.argv[1:-1]]))
"""


def test_reloading_waits_after_a_failure(tmp_path: Path) -> None:
    """With -r a failed build says why and waits for the next change, neither ending nor trying again at once."""
    place = Place(tmp_path, {**GOOD, "leaders/bad.md": leader("slug: x")})
    script = tmp_path / "reload.py"
    script.write_text(_RELOAD, encoding="utf-8")
    run = place.python(
        script, "-r", "-o", str(place.output), "-s", str(ROOT / "pelicanconf.py"), str(place.content)
    )
    output = run.stdout + run.stderr
    assert output.count("WAITED") == 3
    assert output.count("error[unknown-key]") == 2, output
    assert "Caught exception" not in output
    assert (place.output / "leaders" / "good.html").is_file()
