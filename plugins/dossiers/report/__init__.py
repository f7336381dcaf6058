"""Problems as people and machines read them: plain text, JSON, annotations on a pull request.

Everything here is a pure function from located problems to text; only ``print_report`` writes, to a stream
that it is given. ``content`` is always the content folder as it was named, ``problem.file`` lies within it.
"""

from dossiers.report.counting import Counts, counted
from dossiers.report.data import as_json
from dossiers.report.github import as_annotations, as_summary
from dossiers.report.paths import path_of
from dossiers.report.text import as_text, print_report

__all__ = [
    "Counts",
    "as_annotations",
    "as_json",
    "as_summary",
    "as_text",
    "counted",
    "path_of",
    "print_report",
]
