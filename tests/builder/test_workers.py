"""Stages on several processes, on any executor and on a Dask cluster: the same bytes, and a death that is explained."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from building import THEME, tree
from changing_site import Changing
from distributed import Client, LocalCluster
from pelican.settings import DEFAULT_CONFIG

from dossiers.builder import reading, work
from dossiers.builder.attempt import attempt
from dossiers.builder.cluster import ClusterError, cluster
from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.builder.reading import Reading, Terms, TextFile
from dossiers.builder.run import Order, build
from dossiers.builder.work import Stage, WorkerDiedError, Workers
from dossiers.ending import interruptible
from dossiers.render.config import SiteConfig


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with more dossiers than are worth doing in one process."""
    site = Changing(random.Random(5))
    site.begin()
    for _ in range(50):
        site.add()
    for _ in range(80):
        site.rng.choice([site.link, site.event, site.relation, site.sanction, site.cite, site.tag])()
    root = tmp_path_factory.mktemp("large") / "content"
    root.mkdir()
    site.write(root)
    return root


def built(content: Path, output: Path, workers: Workers) -> Outcome:
    """Build the site, without remembering anything."""
    order = Order(content, output, THEME, lambda _: SiteConfig("Ruritania", "Who rules it"), None)
    return build(order, workers, lambda _: None)


@pytest.fixture(scope="module")
def alone(content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site as one process makes it."""
    output = tmp_path_factory.mktemp("alone") / "output"
    assert built(content, output, Workers(1)).promotion is not None
    return tree(output)


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_processes_give_the_same_bytes(
    jobs: int,
    start: str,
    content: Path,
    alone: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many there are and however they start, as on Linux or as on macOS and Windows."""
    monkeypatch.setattr(work, "START", start)
    workers = Workers(jobs)
    assert built(content, tmp_path / "output", workers).promotion is not None
    assert tree(tmp_path / "output") == alone
    assert workers.timings.stages["make pages"].workers > 0, "nothing was done by workers"


def test_any_executor_gives_the_same_bytes(content: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """A stage asks for no more than the interface of ``concurrent.futures``."""
    with ThreadPoolExecutor(2) as pool:
        built(content, tmp_path / "output", Workers(2, pool))
    assert tree(tmp_path / "output") == alone


def local_cluster(workers: int, **more: object) -> LocalCluster:
    """Return a cluster of Dask on this machine, to be used with ``with``, whose workers have one thread each."""
    # Without an address the dashboard would have port 8787, which two of these at once would quarrel about.
    where = {"dashboard_address": "127.0.0.1:0", "host": "127.0.0.1"}
    return LocalCluster(n_workers=workers, threads_per_worker=1, **where, **more)  # type: ignore[no-untyped-call]  # Dask has no types


@pytest.fixture(scope="module")
def dask() -> Iterator[LocalCluster]:
    """Run two workers of Dask on this machine, each a process of its own."""
    with local_cluster(2, config={"distributed.scheduler.allowed-failures": 0}) as running:
        yield running


def test_two_dask_workers_give_the_same_bytes(
    dask: LocalCluster, content: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    """A cluster that has nothing but this program makes the site."""
    with cluster(dask.scheduler_address) as workers:
        assert workers.jobs == 2
        built(content, tmp_path / "output", workers)
    assert tree(tmp_path / "output") == alone
    assert workers.timings.stages["read and link"].workers > 0, "nothing was done by workers"


def test_a_cluster_that_would_not_do_is_refused(dask: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody at the address, or another version of the program: the error says what to do."""
    monkeypatch.setattr("dossiers.builder.cluster._PATIENCE", 1)
    with (
        pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass
    monkeypatch.setattr("dossiers.builder.cluster.program_digest", lambda: "another program")
    with (
        pytest.raises(ClusterError, match="another version of this program") as found,
        cluster(dask.scheduler_address),
    ):
        pass
    assert "requirements.txt" in found.value.expected


def die_of(common: str, batch: Sequence[str]) -> list[str]:
    """Answer a batch, unless what kills is in it."""
    if common in batch:
        os._exit(9)
    return [item.upper() for item in batch]


BATCHES = [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_worker_that_dies_is_reported_with_what_it_held(
    start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all that was under way, the one item that kills is found."""
    monkeypatch.setattr(work, "START", start)
    with pytest.raises(WorkerDiedError) as found:
        list(Workers(2).run(Stage(die_of, "d", str.title), BATCHES, few=False))
    assert found.value.names == ("D",)
    assert list(Workers(2).run(Stage(die_of, "x", str.title), BATCHES, few=False)) == list("ABCDEFGH")


def listen(_: None, batch: Sequence[str]) -> list[str]:
    """Say what a worker does when it gets signals, given by name."""
    return [str(signal.getsignal(signal.Signals[name])) for name in batch]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_workers_leave_it_to_their_build_what_an_end_means(
    start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C and the end of a terminal reach all processes, and only the build acts on it; a worker that the build ends does not act at all."""
    monkeypatch.setattr(work, "START", start)
    hangup = ["SIGHUP"] if hasattr(signal, "SIGHUP") else []
    with interruptible():
        found = list(Workers(2).run(Stage(listen, None, str), [["SIGINT", *hangup], ["SIGTERM"]], few=False))
    assert found == [*[str(signal.SIG_IGN)] * (1 + len(hangup)), str(signal.SIG_DFL)]


@pytest.mark.skipif(sys.platform == "win32", reason="a worker cannot print to what its build prints to")
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_workers_end_with_a_build_that_is_killed(start: str) -> None:
    """No process stays behind: the last that holds what the build prints to has closed it."""
    program = Path(__file__).with_name("staying_workers.py")
    with subprocess.Popen(
        [sys.executable, str(program), start],
        env=os.environ | {"PYTHONPATH": str(Path(work.__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        said = {running.stdout.readline(), running.stdout.readline()}
        running.kill()
        assert said == {"one\n", "two\n"}
        assert running.communicate(timeout=60)[0] == ""


def test_a_dask_worker_that_dies_is_reported_with_what_it_held(dask: LocalCluster) -> None:
    """The cluster gives up what is the death of its workers, and the one item is found."""
    with cluster(dask.scheduler_address) as workers, pytest.raises(WorkerDiedError) as found:
        list(workers.run(Stage(die_of, "d", str.title), BATCHES, few=False))
    assert found.value.names == ("D",)


def shout(_: object, batch: Sequence[str]) -> list[str]:
    """Answer a batch."""
    return [item.upper() for item in batch]


@pytest.mark.parametrize(
    ("leaves", "said"),
    [("workers", "all workers of the Dask cluster"), ("scheduler", "the Dask scheduler at tcp:")],
)
def test_a_cluster_that_goes_away_ends_the_build(
    leaves: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask itself would wait for another one, and a build in CI would run until somebody looks."""
    monkeypatch.setattr(work, "_PATIENCE", 0.1)
    with local_cluster(1, processes=False, protocol="tcp://") as running:
        with pytest.raises(ClusterError, match=said) as found, cluster(running.scheduler_address) as workers:
            stage = Stage(shout, None, str)
            assert list(workers.run(stage, BATCHES, few=False)) == list("ABCDEFGH")
            if leaves == "workers":
                running.scale(0)
            else:
                running.close()
            # What is under way may still be answered.
            while True:
                list(workers.run(stage, BATCHES, few=False))
        assert "until the build has ended" in found.value.expected


@contextmanager
def late_worker(running: LocalCluster, program: Path) -> Iterator[None]:
    """Give a cluster of one worker another one, with the program of a folder."""
    command = [sys.executable, "-m", "dask", "worker", running.scheduler_address, "--nthreads", "1"]
    environment = {**os.environ, "PYTHONPATH": f"{program}{os.pathsep}{Path(__file__).parent}"}
    with subprocess.Popen(
        [*command, "--no-dashboard"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            with Client(running.scheduler_address, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # as above
                client.wait_for_workers(2)
            yield
        finally:
            process.terminate()


@pytest.fixture
def one_worker() -> Iterator[LocalCluster]:
    """Run one worker of Dask."""
    with local_cluster(1) as running:
        yield running


def test_a_dask_worker_with_another_program_that_comes_late_is_refused(
    one_worker: LocalCluster, tmp_path: Path
) -> None:
    """It was not there to be asked when the build began, and would make other bytes."""
    package = tmp_path / "dossiers"
    shutil.copytree(Path(work.__file__).parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "newer.py").touch()
    with (
        pytest.raises(ClusterError, match="has another version of this program") as found,
        cluster(one_worker.scheduler_address) as workers,
        late_worker(one_worker, tmp_path),
    ):
        # Many, so that it gets one; and each another, since what Dask has answered it answers without a worker.
        for number in range(200):
            list(workers.run(Stage(shout, number, str), BATCHES, few=False))
    assert "the same versions" in found.value.expected


def test_a_dask_worker_that_cannot_load_the_program_is_refused(
    one_worker: LocalCluster, tmp_path: Path
) -> None:
    """Dask would tell only the log of the worker."""
    (tmp_path / "dossiers").mkdir()
    (tmp_path / "dossiers" / "__init__.py").write_text("raise ImportError('there is none')")
    with (
        late_worker(one_worker, tmp_path),
        pytest.raises(ClusterError, match=r"cannot load this program: .*there is none"),
        cluster(one_worker.scheduler_address),
    ):
        pass


@pytest.mark.skipif(work.START != "fork", reason="only a forked worker can be made to die of one text")
def test_a_dossier_that_kills_is_named_and_the_old_site_stays(
    content: Path, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Out of memory, or a fault in a library: the build ends with an error that says which text it was."""
    output = tmp_path / "output"
    built(content, output, Workers(1))
    victim = sorted(content.rglob("*-*.md"))[20].relative_to(content).as_posix()
    sound = reading._read

    def deadly(terms: Terms, file: TextFile) -> Reading:
        if file.path == victim:
            os._exit(9)
        return sound(terms, file)

    monkeypatch.setattr(reading, "_read", deadly)
    with pytest.raises(WorkerDiedError) as found:
        built(content, output, Workers(2))
    assert found.value.names == (victim,)
    assert tree(output) == alone
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith((".lock", ".spare"))] == [
        "output"
    ]


SETTINGS = {"PATH": "content", "OUTPUT_PATH": "output", "THEME": str(THEME)}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DOSSIERS_JOBS", 0, "from 1 to 256"),
        ("DOSSIERS_JOBS", 257, "from 1 to 256"),
        ("DOSSIERS_JOBS", True, "from 1 to 256"),
        ("DOSSIERS_JOBS", "4", "from 1 to 256"),
        ("DOSSIERS_SCHEDULER", "10.0.0.1:8786", "tcp://10.0.0.1:8786"),
        ("DOSSIERS_SCHEDULER", 8786, "tcp://10.0.0.1:8786"),
    ],
)
def test_settings_that_cannot_be_meant_are_named(name: str, value: object, said: str, tmp_path: Path) -> None:
    """Neither is guessed at: the error names the setting and what it can be."""
    settings = DEFAULT_CONFIG | SETTINGS | {"SITENAME": "Ruritania", name: value}
    outcome = attempt(settings, Memory())
    problem = next(problem for problem in outcome.problems if name in problem.message)
    assert problem.code == "bad-setting"
    assert said in (problem.expected or "")
