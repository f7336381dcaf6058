"""Whether the last build still stands: nothing that it was made from, and nothing that it made, is other than it was.

Then a build has nothing to do but to say again what the last one said. That is asked before anything of a build is
loaded, and costs one look at each file of the content and of the site.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dossiers.builder.outcome import Outcome
from dossiers.builder.store import NAME as STORE
from dossiers.builder.version import program_digest
from dossiers.model.problem import Position, Problem, Related
from dossiers.read.evidence import evidence, young
from dossiers.read.look import Look
from dossiers.render.output import MANIFEST, Promotion, tree

NAME = "site.last"
"""The file beside the store."""


class Standing:
    """What one site is to be made from, as it is now, before a build reads any of it.

    ``store`` is the folder of the site's store, ``settings`` stands for what else than content and theme shapes the site.
    """

    def __init__(self, store: Path, output: Path, content: Path, theme: Path, settings: str) -> None:
        self._place, self._store, self._output = store / NAME, store / STORE, output
        self.content = Look(content)
        """What was found of the content."""
        found = _Inputs([self.content, Look(theme)])
        for text in (program_digest(), settings, str(output.resolve())):
            found.add(text)
        self._usable, self._now, self._young = found.usable, found.digest(), found.young

    def outcome(self) -> Outcome | None:
        """Return what came of the last build if that still stands, as that of a build with nothing to do; else None."""
        try:
            check, _, body = self._place.read_bytes().partition(b"\n")
            if not self._usable or check.decode() != _digest(body):
                return None
            last = json.loads(body)
            if (
                last["inputs"] != self._now
                or last["store"] != evidence(self._store.lstat())
                or any(_digest(Path(path).read_bytes()) != known for path, known in last["young"].items())
            ):
                return None
            since = (self._output / MANIFEST).lstat().st_mtime_ns
            found = tree.contents(str(self._output), since)
            if _any_of_ours(found.young, last["carried"]) or last["output"] != self._state(found.folders):
                return None
            return _outcome(last, found.folders)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def keep(self, outcome: Outcome) -> None:
        """Remember what came of a build that began after this look, and forget an earlier one where this one published nothing."""
        promotion = outcome.promotion
        if not self._usable or promotion is None:
            self._place.unlink(missing_ok=True)
            return
        try:
            body = json.dumps(
                {
                    "inputs": self._now,
                    "young": self._young,
                    "store": evidence(self._store.lstat()),
                    "output": self._state(promotion.folders),
                    "problems": [_plain(problem) for problem in outcome.problems],
                    "counts": outcome.counts,
                    "carried": outcome.carried,
                    "files": promotion.unchanged + len(promotion.written),
                    "generation": promotion.generation,
                }
            ).encode()
            temporary = self._place.with_name(f"{NAME}.{os.getpid()}")
            temporary.write_bytes(_digest(body).encode() + b"\n" + body)
            temporary.replace(self._place)
        except OSError:
            # Without it the next build is an ordinary one.
            self._place.unlink(missing_ok=True)

    def _state(self, folders: Iterable[str]) -> str:
        """Return a digest of the site's folders, which change where a name is made, replaced or removed in them."""
        root = str(self._output)
        found = ((path, os.lstat(f"{root}/{path}")) for path in ("", *sorted(folders)))
        lines = [f"{path} {each.st_mode} {each.st_mtime_ns} {each.st_ino}" for path, each in found]
        lines.append(evidence(os.lstat(f"{root}/{MANIFEST}")))
        return _digest("\n".join(lines).encode(errors="surrogateescape"))


def _any_of_ours(files: Iterable[str], carried: Sequence[str]) -> bool:
    """Say whether any of some files is not among what is not ours."""
    folders = tuple(name for name in carried if name.endswith("/"))
    return any(path not in carried and not path.startswith(folders) for path in files)


def forget(store: Path) -> None:
    """Forget what came of the last build, for builds that do not look at it and would leave it behind."""
    (store / NAME).unlink(missing_ok=True)


def digest_of_settings(settings: Mapping[str, Any], more: Sequence[str | None]) -> str:
    """Return a digest of Pelican's settings as far as they are plain values, and of some more texts.

    A function or a class in them is known by its type alone: nothing of a site is made by one.
    """
    return _digest(repr((sorted((key, _shown(settings[key])) for key in settings), more)).encode())


def _shown(value: object) -> str:
    if value is None or isinstance(value, str | int | float | bool):
        return repr(value)
    if isinstance(value, Mapping):
        return repr(sorted((repr(key), _shown(each)) for key, each in value.items()))
    if isinstance(value, list | tuple):
        return repr([_shown(each) for each in value])
    if isinstance(value, set | frozenset):
        return repr(sorted(_shown(each) for each in value))
    return repr(value) if isinstance(value, Path) else type(value).__qualname__


class _Inputs:
    """A digest of everything in some folders by what the file system says of it; of what is too young, also by its bytes."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self.usable = True
        self.young: dict[str, str] = {}
        self._seen = hashlib.blake2b(digest_size=16)
        for look in looks:
            root = str(look.root.resolve())
            self.add(root)
            lines = []
            try:
                for path, entry in look.everything():
                    if entry.is_dir(follow_symlinks=False):
                        # It is known by what is in it; its own times say nothing more.
                        lines.append(f"{path}/")
                        continue
                    lines.append(f"{path}\0{look.evidence(path, entry)}")
                    found = entry.stat(follow_symlinks=False)
                    if stat.S_ISLNK(found.st_mode):
                        # What it leads to may change without it.
                        self.usable = False
                    elif young(found, look.began) and stat.S_ISREG(found.st_mode):
                        place = f"{root}/{path}"
                        self.young[place] = _digest(Path(place).read_bytes())
            except OSError:
                # What is gone or cannot be read the build reports.
                self.usable = False
            self.add("\n".join(sorted(lines)))

    def add(self, text: str) -> None:
        data = text.encode(errors="surrogateescape")
        self._seen.update(b"%d\0" % len(data))
        self._seen.update(data)

    def digest(self) -> str:
        return self._seen.hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _plain(problem: Problem) -> list[Any]:
    at = problem.position
    return [
        problem.code,
        problem.file,
        problem.message,
        problem.expected,
        problem.meant,
        None if at is None else [at.line, at.column],
        problem.line_text,
        [[each.file, _line_and_column(each), each.note] for each in problem.related],
    ]


def _line_and_column(related: Related) -> list[int] | None:
    return [related.at.line, related.at.column] if isinstance(related.at, Position) else None


def _outcome(last: Mapping[str, Any], folders: Iterable[str]) -> Outcome:
    return Outcome(
        tuple(_problem(*each) for each in last["problems"]),
        Promotion((), (), last["files"], last["generation"], frozenset(folders)),
        last["counts"],
        tuple(last["carried"]),
    )


def _problem(
    code: str,
    file: str,
    message: str,
    expected: str,
    meant: str,
    at: list[int] | None,
    line_text: str,
    related: list[tuple[str, list[int] | None, str]],
) -> Problem:
    return Problem(
        code,
        file,
        message,
        expected=expected,
        meant=meant,
        related=tuple(Related(path, Position(*(place or ())), note) for path, place, note in related),
        position=None if at is None else Position(*at),
        line_text=line_text,
    )
