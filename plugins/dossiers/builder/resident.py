"""The process of a preview: it builds one site each time that it is told to, and stays, with what it knows of it.

Run as ``python -m dossiers.builder.resident MARK`` and Pelican's own arguments. Each line that comes in is one build: JSON,
the paths in the content folder that are all that changed there, or null. When it is over, a line follows what was printed:
the mark, and as JSON the exit code and whether the output changed, null where that is not known. It ends with its input,
or when it is told to (SIGTERM): a build under way is then given up, and what is remembered goes back to the one before.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import select
import sys
from typing import Any

import pelican
from pelican.log import console

from dossiers.builder.generator import MEMORY
from dossiers.builder.memory import Memory
from dossiers.ending import OK, code_of, interruptible
from dossiers.read.evidence import FINE

_OLD = 1.25 * FINE / 1e9
"""Seconds after which what a build wrote is old enough to be known by its times."""

_log = logging.getLogger("pelican")


@interruptible()
def main() -> None:
    """Answer each line of the input with a build."""
    _, mark, *words = sys.argv
    args = pelican.parse_arguments(words)
    pelican.init_logging(level=args.verbosity, fatal=args.fatal, name=pelican.__name__)
    site: list[Any] = []
    memory = Memory()
    for line in sys.stdin:
        memory.watched, memory.changed = json.loads(line), None
        code = _build(args, site, memory)
        sys.stderr.flush()
        print(f"\n{mark} {json.dumps([code, memory.changed])}", flush=True)
        # Between two builds there is time to put away what the last one left behind, and to prepare for the next.
        gc.unfreeze()
        gc.collect()
        if _rests():
            memory.idle()
        gc.freeze()


def _rests() -> bool:
    """Wait until what a build wrote is old enough to be known by its times; say whether no other was asked for meanwhile."""
    # Windows cannot wait for a pipe; there what is too young is looked at again.
    return sys.platform == "win32" or not select.select([sys.stdin], [], [], _OLD)[0]


def _build(args: Any, site: list[Any], memory: Memory) -> int:
    """Build as Pelican's own command does, and return its exit code; ``site`` is its instance, once there is one."""
    console.quiet = False
    try:
        if not site:
            instance, settings = pelican.get_instance(args)
            settings[MEMORY] = memory
            site.append(instance)
        site[0].run()
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return code_of(end)
    except Exception as fault:  # as Pelican's own command does
        _log.critical("%s: %s", type(fault).__name__, fault, exc_info=True)
        return getattr(fault, "exitcode", 1)
    return OK


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
