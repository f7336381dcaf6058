"""What reading makes at its first text can be made before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dossiers import read

PROGRAM = """
from dossiers.model.dossier import GroupFrontMatter, LeaderFrontMatter, PageFrontMatter
from dossiers.read.dossiers import ready
models = GroupFrontMatter, LeaderFrontMatter, PageFrontMatter
print([model.__pydantic_complete__ for model in models])
ready()
print([model.__pydantic_complete__ for model in models])
"""


def test_front_matter_can_be_validated_at_once() -> None:
    """Nothing of pydantic is made when a program starts, and nothing is left to make when the first text comes."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONPATH": str(Path(read.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines() == ["[False, False, False]", "[True, True, True]"]
