"""What tells a program to end is as Ctrl-C while work is under way, and as it was before and after."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dossiers.ending import interruptible

TOLD = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture(params=TOLD)
def told(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """Return one of these signals, and let it be as it was after the test."""
    number: signal.Signals = request.param
    before = signal.signal(number, signal.SIG_DFL)
    yield number
    signal.signal(number, before)


def test_what_tells_a_program_to_end_interrupts_it(told: signal.Signals) -> None:
    """Work can be given up in order; afterwards the signal does what it did before."""
    with pytest.raises(KeyboardInterrupt), interruptible():
        signal.raise_signal(told)
    assert signal.getsignal(told) is signal.SIG_DFL


def test_what_is_ignored_stays_so(told: signal.Signals) -> None:
    """Whoever starts a build with `nohup` closes the terminal and means it to go on."""
    signal.signal(told, signal.SIG_IGN)
    with interruptible():
        signal.raise_signal(told)
    assert signal.getsignal(told) is signal.SIG_IGN


def test_outside_of_the_main_thread_nothing_is_changed(told: signal.Signals) -> None:
    """Python lets no other thread say what a signal does; a build there works all the same."""

    def found() -> object:
        with interruptible():
            return signal.getsignal(told)

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(found).result() is signal.SIG_DFL
