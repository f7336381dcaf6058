"""The workers of a Dask cluster, for a site that is too large for one machine: https://distributed.dask.org.

Tasks carry everything that they need, so that a worker has neither the content nor the theme, and no store: only this
program, in the same version as here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, TypeVar

from dossiers.builder.version import program_digest
from dossiers.builder.work import Workers

_PATIENCE = 10
"""Seconds to wait for a scheduler."""
_ALONE = 3
"""So often in turn a cluster may have no worker: one that died is started again meanwhile."""

R = TypeVar("R")


class ClusterError(Exception):
    """A cluster cannot be used; ``expected`` says how to mend it."""

    def __init__(self, message: str, expected: str) -> None:
        super().__init__(message, expected)  # both, so that it comes whole from a worker
        self.message = message
        self.expected = expected

    def __str__(self) -> str:
        """Return what is wrong."""
        return self.message


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Use the workers of the cluster whose scheduler has an address, such as ``tcp://10.0.0.1:8786``.

    Raises ClusterError where there is no such cluster, no worker, or one that would not make the same bytes, and where
    the scheduler or all workers vanish while they are used.
    """
    try:
        from distributed import Client  # noqa: PLC0415  # an extra that few builds need, without types
        from distributed.scheduler import KilledWorker  # noqa: PLC0415  # likewise
    except ImportError:
        raise ClusterError(
            "DOSSIERS_SCHEDULER asks for a Dask cluster, and Dask is not installed",
            "the extra “dask”: pip install 'dossiers[dask]'",
        ) from None
    try:
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # as said
    except (OSError, TimeoutError, ValueError) as fault:
        raise ClusterError(
            f"no Dask scheduler answers at {address}: {fault}",
            "`dask scheduler` running there, and reachable",
        ) from None
    with client:
        _check(client)
        workers = Workers(
            len(client.nthreads()),
            _SameProgram(client.get_executor()),
            # The result of a task and not scattered: what a worker held that died can then be had again.
            lambda common: client.submit(_by_program, program_digest(), _same, common, pure=False),
            (KilledWorker,),
            _Watch(client).look,
        )
        try:
            yield workers
        except (CancelledError, OSError) as fault:
            if client.status == "running":
                raise
            raise ClusterError(
                f"the Dask scheduler at {address} went away",
                "`dask scheduler` running there until the build has ended",
            ) from fault


class _Watch:
    """Looks whether a cluster has any worker left: Dask would wait until one comes, if need be for ever."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._alone = 0

    def look(self) -> None:
        """Raise ClusterError where there has been none for a while."""
        self._alone = 0 if self._client.nthreads() else self._alone + 1
        if self._alone == _ALONE:
            raise ClusterError(
                "all workers of the Dask cluster went away",
                "workers that stay until the build has ended, with enough memory for it",
            )


def _same(value: Any) -> Any:
    return value


class _SameProgram(Executor):
    """Has a task done only by a worker that runs this program: one may come when the others have been asked already."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Submit a call to the cluster's own executor."""
        return self._executor.submit(_by_program, program_digest(), fn, *args, **kwargs)


def _by_program(program: str, function: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
    """Call a function if this is the program that the build runs; else raise ClusterError."""
    if program_digest() != program:
        from distributed import get_worker  # noqa: PLC0415  # as above

        raise _other_program(get_worker().address)
    return function(*args, **kwargs)


def _other_program(worker: str) -> ClusterError:
    return ClusterError(
        f"the Dask worker {worker} has another version of this program, of Python or of a library",
        "the same versions for every worker: pip install --require-hashes -r requirements.txt, and this program",
    )


def _digest() -> str:
    return program_digest()


def _check(client: Any) -> None:
    """Raise ClusterError where one of the workers would not do, or there is none."""
    threads: dict[str, int] = client.nthreads()
    if not threads:
        raise ClusterError(
            "the Dask cluster has no workers",
            "`dask worker ADDRESS --nthreads 1 --nworkers auto` on each machine",
        )
    many = sorted(worker for worker, number in threads.items() if number != 1)
    if many:
        raise ClusterError(
            f"the Dask worker {many[0]} runs {threads[many[0]]} threads in one process",
            "workers of one thread: `dask worker ADDRESS --nthreads 1 --nworkers auto`",
        )
    found: dict[str, Any] = client.run(_digest, on_error="return")
    here = program_digest()
    for worker, said in sorted(found.items()):
        if isinstance(said, Exception):
            raise ClusterError(
                f"the Dask worker {worker} cannot load this program: {said}",
                "the same version of it installed for every worker",
            )
        if said != here:
            raise _other_program(worker)
