"""The modules of benchmarks/, which is a folder of scripts and no package: imported as they import each other."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import bench
import corpus
import edits
import hugo
import measure
import stages
import table
import yardstick

__all__ = ["bench", "corpus", "edits", "hugo", "measure", "stages", "table", "yardstick"]
