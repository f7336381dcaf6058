"""docs/problems.md: every code that a problem can carry, by the stage that finds it."""

from __future__ import annotations

from itertools import groupby

from dossiers.model.problem import CODES

_OPENING = """\
# Problems

<!-- Made by `make docs` from the list of codes; edit that, not this file. -->

`make check` reads all content and prints every problem of every file at once:

```
content/leaders/jan-example.md:12:5: error[unknown-source]: nothing defines the source “reprot-2020”
   12 |   - {to: second-brigade, sources: [reprot-2020]}
      |                                    ^
      expected: the id of a source
      did you mean “report-2020”?
```

An **error** stops the build, and the site stays as it was. A **warning** is shown, and the site is built. Lines and columns
count from 1. `dossiers check --format json` gives the same to programs, `--format github` to a pull request.
"""


def problems_reference() -> str:
    """Return the document as Markdown."""
    parts = [_OPENING]
    for stage, rows in groupby(CODES.items(), key=lambda row: row[1].stage):
        parts.append(f"## {stage[:1].upper()}{stage[1:]}\n\n| Code | | Meaning |\n|---|---|---|\n")
        parts[-1] += "".join(f"| `{code}` | {entry.severity} | {entry.meaning} |\n" for code, entry in rows)
    return "\n".join(parts)
