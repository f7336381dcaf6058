"""Where the time of a build goes: wall and CPU seconds of each stage, of this process and of the workers."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from msgspec import Struct, field


class Timing(Struct):
    """One stage: seconds on a clock, CPU seconds here, CPU seconds in workers, and how many things it handled."""

    wall: float = 0.0
    own: float = 0.0
    workers: float = 0.0
    count: int = 0


class Timings(Struct):
    """The stages of one build in the order in which they began. They nest: what an inner one takes is not the outer one's."""

    stages: dict[str, Timing] = field(default_factory=dict)
    _inner: list[list[float]] = field(default_factory=list)

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[Timing]:
        """Measure a stage; entered again under the same name, it goes on."""
        timing = self.stages.setdefault(name, Timing())
        wall, own = time.perf_counter(), time.process_time()
        self._inner.append([0.0, 0.0])
        try:
            yield timing
        finally:
            within = self._inner.pop()
            walled, owned = time.perf_counter() - wall, time.process_time() - own
            timing.wall += walled - within[0]
            timing.own += owned - within[1]
            if self._inner:
                self._inner[-1][0] += walled
                self._inner[-1][1] += owned

    def table(self) -> str:
        """Return the stages as lines of text."""
        lines = [f"{'stage':<22}{'wall s':>9}{'CPU here':>10}{'workers':>9}{'count':>9}"]
        for name, each in self.stages.items():
            count = f"{each.count:,}" if each.count else ""
            lines.append(f"{name:<22}{each.wall:>9.2f}{each.own:>10.2f}{each.workers:>9.2f}{count:>9}")
        return "\n".join(lines)
