"""Programs of the tests that are run by themselves: what they answer, as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PACKAGES = Path(__file__).parents[1] / "plugins"


def answer_of(program: Path, *words: str, beside: tuple[Path, ...] = ()) -> Any:
    """Run a program with arguments, and return what it prints; it finds our package, and modules in folders ``beside``."""
    folders = (PACKAGES, *beside)
    ran = subprocess.run(
        [sys.executable, str(program), *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
