"""Two workers that would hold their batches for ever; run as a program by test_workers.py, which kills the process of the build.

Arguments: how workers start, ``fork`` or ``spawn``. Each worker says so when it has its batch.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from dossiers.builder import work
from dossiers.builder.work import Stage, Workers


def stay(_: None, batch: Sequence[str]) -> list[str]:
    """Say that the batch is there, and never answer."""
    os.write(1, "".join(f"{item}\n" for item in batch).encode())  # in one piece: both write to one pipe
    while True:
        time.sleep(60)


if __name__ == "__main__":
    work.START = sys.argv[1]
    list(Workers(2).run(Stage(stay, None, str), [["one"], ["two"]], few=False))
