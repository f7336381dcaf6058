"""Running a stage's batches on any ``concurrent.futures.Executor``, in order, a bounded number of them at a time."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import Any, Generic, TypeVar

from msgspec import Struct

from dossiers.builder.progress import Progress
from dossiers.builder.timings import Timing, Timings

START = "fork" if sys.platform == "linux" else "spawn"
"""How workers start. Forked ones begin with everything loaded; elsewhere forking is not safe, or not there."""

_PATIENCE = 5.0
"""Seconds between two looks at an executor that may wait for ever."""

C = TypeVar("C")
B = TypeVar("B")
R = TypeVar("R")


class WorkerDiedError(Exception):
    """A worker died; ``names`` are what it held, one, or a few of which one it was."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


class Done(Struct, Generic[R], frozen=True):
    """What a batch gave, and the CPU seconds that it took in its process."""

    value: R
    cpu: float


class Stage(Struct, Generic[C, B, R], frozen=True):
    """A function of what all batches share and of one batch, and how a batch's items are called when one is fatal."""

    function: Callable[[C, Sequence[B]], Sequence[R]]
    common: C
    name: Callable[[B], str]


_held: list[Any] = []
"""What all batches share, in a worker: the one thing that such a process keeps."""


def _hold(common: Any) -> None:
    """Keep what all batches share, in a worker, which ends when its build does."""
    # Ctrl-C and the end of a terminal reach all processes; what is to be done is the build's alone to say.
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_follow, daemon=True).start()
    _held[:] = [common]
    gc.freeze()


def _follow() -> None:
    """End this worker when the process that started it ends without a word: it would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_held(function: Callable[[Any, Sequence[Any]], Sequence[Any]], batch: Sequence[Any]) -> Done[Any]:
    return _run(function, _held[0], batch)


def _run(
    function: Callable[[Any, Sequence[Any]], Sequence[Any]], common: Any, batch: Sequence[Any]
) -> Done[Any]:
    began = time.thread_time()
    value = function(common, batch)
    return Done(value, time.thread_time() - began)


class Workers:
    """Runs stages here or elsewhere. ``jobs`` is the number of processes; 1 runs everything in this one.

    ``executor`` is used instead where it is given, and has as many; ``share`` then turns what all batches share into
    what is handed to every call, such as a Dask future of it; ``fatal`` is what it raises for a call whose worker died.
    ``watch`` is called again and again while a result is waited for, and raises where none will come.
    """

    def __init__(
        self,
        jobs: int,
        executor: Executor | None = None,
        share: Callable[[Any], Any] = lambda common: common,
        fatal: tuple[type[Exception], ...] = (),
        watch: Callable[[], None] | None = None,
    ) -> None:
        self.jobs = jobs
        self._executor = executor
        self._share = share
        self._fatal: tuple[type[Exception], ...] = (BrokenExecutor, *fatal)
        self._watch = watch
        self.timings = Timings()
        self.progress = Progress()
        self._timing = Timing()

    @contextlib.contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Measure a stage of a build and show its progress; workers that it uses are counted with it."""
        with self.timings.stage(name) as timing:
            outer, self._timing = self._timing, timing
            self.progress.stage(name, total)
            try:
                yield
            finally:
                self._timing = outer

    def done(self, number: int = 1) -> None:
        """Note that as many things of the present stage are done."""
        self._timing.count += number
        self.progress.advance(number)

    def run(self, stage: Stage[C, B, R], batches: Iterable[Sequence[B]], few: bool) -> Iterator[R]:
        """Yield the results in the order of the batches. With ``few`` it is not worth to start processes."""
        if few or (self.jobs == 1 and self._executor is None):
            for batch in batches:
                yield from stage.function(stage.common, batch)
        elif self._executor is not None:
            shared = self._share(stage.common)
            yield from self._spread(
                stage, self._executor, batches, lambda batch: (_run, stage.function, shared, batch)
            )
        else:
            # What is there stays till the end of a build: neither the workers, which share it, nor this process at its
            # end is to go through all of it for garbage.
            gc.collect()
            gc.freeze()
            with _pool(self.jobs, stage.common) as pool:
                yield from self._spread(
                    stage, pool, batches, lambda batch: (_run_held, stage.function, batch)
                )

    def _spread(
        self,
        stage: Stage[C, B, R],
        executor: Executor,
        batches: Iterable[Sequence[B]],
        call: Callable[[Sequence[B]], tuple[Any, ...]],
    ) -> Iterator[R]:
        waiting: deque[tuple[Sequence[B], Future[Done[Sequence[R]]]]] = deque()
        most = 2 * self.jobs + 1
        try:
            for batch in batches:
                waiting.append((batch, executor.submit(*call(batch))))
                while len(waiting) >= most:
                    yield from self._next(waiting)
            while waiting:
                yield from self._next(waiting)
        except self._fatal:
            raise WorkerDiedError(self._culprits(stage, [batch for batch, _ in waiting])) from None
        finally:
            for _, future in waiting:
                future.cancel()

    def _next(self, waiting: deque[tuple[Sequence[B], Future[Done[Sequence[R]]]]]) -> Sequence[R]:
        future = waiting[0][1]
        if self._watch is not None:
            while not wait([future], _PATIENCE).done:
                self._watch()
        done = future.result()
        waiting.popleft()
        self._timing.workers += done.cpu
        return done.value

    def _culprits(self, stage: Stage[C, B, R], batches: Sequence[Sequence[B]]) -> list[str]:
        """Find what a worker died of: each item that was under way is tried by itself, in a process of its own here."""
        held = [item for batch in batches for item in batch]
        for item in held:
            try:
                with _pool(1, stage.common) as pool:
                    pool.submit(_run_held, stage.function, [item]).result()
            except BrokenExecutor:
                return [stage.name(item)]
        return [stage.name(item) for item in held]


def _pool(jobs: int, common: Any) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context(START), _hold, (common,))


def usual_jobs() -> int:
    """Return how many processes this machine has processors for."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
