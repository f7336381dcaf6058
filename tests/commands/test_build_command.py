"""`dossiers build`: Pelican's own build, with a say in who does it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dossiers.commands import main
from dossiers.ending import INTERRUPTED
from whole_site import CONTENT, ROOT, Site, digests


def run(*words: str, settings: Path = ROOT / "pelicanconf.py") -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [str(Path(sys.executable).with_name("dossiers")), "build", *words, "-s", str(settings)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_builds_what_pelican_builds_and_says_where_the_time_went(example: Site, tmp_path: Path) -> None:
    """Neither another command nor another number of processes is seen in the output."""
    ended = run(str(CONTENT), "-o", str(tmp_path / "output"), "--jobs", "3", "--timings")
    assert ended.returncode == 0, ended.stderr
    assert digests(tmp_path / "output") == digests(example.root)
    assert "files written" in ended.stdout + ended.stderr
    assert {"scan", "read", "check", "make", "promote"} <= {
        line.split()[0] for line in ended.stderr.split("\n") if line
    }


def test_what_is_wrong_ends_it_with_an_error(tmp_path: Path) -> None:
    """Errors in the content, or a cluster that is not there: the exit code says that nothing was built."""
    (tmp_path / "content/leaders").mkdir(parents=True)
    (tmp_path / "content/leaders/jan.md").write_text("No front matter.\n", encoding="utf-8")
    ended = run(str(tmp_path / "content"), "-o", str(tmp_path / "output"))
    assert ended.returncode != 0
    assert "leaders/jan.md:1" in ended.stdout + ended.stderr
    ended = run(str(CONTENT), "-o", str(tmp_path / "output"), "--scheduler", "tcp://127.0.0.1:9")
    assert ended.returncode != 0
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in ended.stdout + ended.stderr
    assert "dask scheduler" in ended.stdout + ended.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("start_from_old", "nothing was published; the old site stands as it was"),
        ("_end", "the new site had been published, and is whole"),
    ],
)
@pytest.mark.parametrize(
    "by",
    [
        "SIGINT",
        "SIGTERM",
        pytest.param("SIGHUP", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has none")),
    ],
)
def test_ended_by_its_user_it_says_so_and_what_the_output_is(
    by: str, moment: str, said: str, tmp_path: Path
) -> None:
    """By Ctrl-C, `kill` or the end of a terminal: the exit code is not that of a build that came to its end, or what follows it
    would go on.
    """
    for folder in ("leaders", "groups", "pages"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    page = tmp_path / "content/pages/about.md"
    page.write_text("---\ntitle: About\n---\n\nNothing is known.\n", encoding="utf-8")
    settings = tmp_path / "settings.py"
    usual = f"import runpy\nglobals().update(runpy.run_path({str(ROOT / 'pelicanconf.py')!r}))\n"
    usual += f"CACHE_FOLDER = {str(tmp_path / 'cache')!r}\n"
    settings.write_text(usual, encoding="utf-8")
    words = (str(tmp_path / "content"), "-o", str(tmp_path / "output"))
    assert run(*words, settings=settings).returncode == 0
    before = digests(tmp_path / "output")
    signals = "import signal\nfrom dossiers.render.output import Staging\n"
    signals += f"Staging.{moment} = lambda _: signal.raise_signal(signal.{by})\n"
    settings.write_text(usual + signals, encoding="utf-8")
    page.write_text("---\ntitle: About\n---\n\nLittle is known.\n", encoding="utf-8")
    ended = run(*words, settings=settings)
    assert ended.returncode == INTERRUPTED
    assert f"ended: {said}" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (digests(tmp_path / "output") == before) == ("old site" in said)


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5"])
def test_a_number_of_processes_that_is_none_is_refused(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says what a number of processes is."""
    with pytest.raises(SystemExit) as ended:
        main(["build", f"--jobs={jobs}"])
    assert ended.value.code == 2
    assert f"'{jobs}' is not a number of processes: expected 1 or more" in capsys.readouterr().err
