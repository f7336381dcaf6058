"""How a staged tree becomes the site: the spare is changed into it, or it is built whole, and then takes the old one's place."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from dossiers.render.output import manifest, spare, swap, tree
from dossiers.render.output.ahead import Ahead
from dossiers.render.output.foreign import Foreign
from dossiers.render.output.paths import folders_of, parents
from dossiers.render.output.remembered import Remembered


class Tree:
    """The two trees of one build: what the output holds, and what it is to hold. ``Staging`` fills it."""

    _output: Path
    _site: str
    _new: str
    _exists: bool
    _old: manifest.Manifest
    _live: dict[str, int]
    _whole: bool
    """Whether all files of the old manifest are there."""
    _foreign: Foreign
    _written: list[str]
    _files: dict[str, str]
    _fresh: set[str]
    _folders: frozenset[str]
    """The folders of the new site's own files, once these are known."""
    _remembered: Remembered | None
    _ahead: Ahead

    def _install(self, at: swap.Places, data: bytes, removed: Sequence[str]) -> None:
        """Change the spare into the new site, or build this whole; then let it take the old one's place."""
        has_spare = spare.usable(self._site, str(at.spare), self._live)
        shares = 2 * len(self._written) <= len(self._files)
        if has_spare and shares and (levelled := self._level(at, removed)) is not None:
            self._put(manifest.PATH, data)
            ours = (*self._written, manifest.PATH)
            for path in ours:
                tree.move(f"{self._new}/{path}", f"{at.spare}/{path}")
            self._finish(at.spare, {*ours, *levelled, *(path.rpartition("/")[0] for path in ours)})
            # Not older than what was written after it was moved: start_from_old() looks into what is younger.
            os.utime(at.spare / manifest.PATH)
            swap.install(at, at.spare)
            spare.follow(self._site, str(at.spare), self._written, removed)
            return
        linked = self._complete(data)
        swap.install(at, at.staging)
        if has_spare and os.path.lexists(at.spare):
            aside = swap.places(self._output)
            swap.retire(aside)
        if linked and not os.path.lexists(at.spare):
            if shares and self._old.raw:
                at.staging.rename(at.spare)
            else:
                self._make_spare(at)

    def _make_spare(self, at: swap.Places) -> None:
        """Give the new site a spare at once, so that the first edit need not wait until one is made."""
        wanted = dict.fromkeys((*self._files, *self._foreign.files), 0)
        try:
            (at.spare / manifest.PATH).parent.mkdir(parents=True)
            # This first: what a kill leaves is then known as a spare, and where there are no hard links there is none.
            os.link(f"{self._site}/{manifest.PATH}", at.spare / manifest.PATH)
            differs = spare.differing({manifest.PATH: 0}, wanted)
            there = parents(manifest.PATH)
            spare.level(self._site, str(at.spare), differs, there, self._all_folders(), self._foreign.folders)
        except OSError:
            # It saves time, and nothing rests on it.
            if os.path.lexists(at.spare):
                swap.retire(at)

    def _level(self, at: swap.Places, removed: Sequence[str]) -> set[str] | None:
        """Make the spare hold what stays of the old site, and return the folders that were changed.

        If it cannot be, return None; then it is gone.
        """
        try:
            seen = self._remembered
            there = (tree.contents if seen is None else seen.contents)(str(at.spare))
            differs = self._differing(there.files, removed)
            return spare.level(
                self._site,
                str(at.spare),
                differs,
                there.folders,
                self._all_folders(),
                self._foreign.folders,
            )
        except OSError:
            # A foreign folder in it may forbid writing; where the trouble is another, the whole way meets it too.
            swap.retire(swap.places(self._output))
            return None

    def _differing(self, spare_files: dict[str, int], removed: Sequence[str]) -> spare.Differing:
        """Return what in the spare is not what stays of the old site."""
        live, old, others = self._live, self._old.files, self._foreign.files
        # Mostly the spare is as the site, which is seen in a fraction of the time that a look at each file takes.
        known = self._whole and len(live) == len(old) + len(others) + 1
        if known and spare_files | {manifest.PATH: live[manifest.PATH]} == live:
            return spare.Differing(removed, [])
        wanted = {path: live[path] for path in others}
        wanted |= {path: live[path] for path in self._files.keys() & live.keys()}
        for path in self._written:
            wanted.pop(path, None)
        return spare.differing(spare_files, wanted)

    def _our_folders(self) -> frozenset[str]:
        """Return the folders of the new site's own files."""
        if self._files.keys() == self._old.files.keys():
            return self._old.folders
        return frozenset(folders_of((manifest.PATH, *self._files)))

    def _all_folders(self) -> frozenset[str]:
        """Return the folders of the new site's own files, and those that are not ours."""
        others = {folder for path in self._foreign.folders for folder in (path, *parents(path))}
        return self._folders | folders_of(self._foreign.files) | others

    def _finish(self, new: Path, changed: Collection[str] | None = None) -> None:
        if self._exists:
            new.chmod(stat.S_IMODE(Path(self._site).stat().st_mode))
        tree.flush(new, changed)

    def _complete(self, data: bytes) -> bool:
        """Make the staged tree whole: what was written, what is unchanged, what is foreign, the manifest.

        Return whether the old and the new tree share what is unchanged.
        """
        written, linked = set(self._written), True
        for path in self._files:
            if path not in written:
                self._make_folders(path)
                linked &= tree.link(f"{self._site}/{path}", f"{self._new}/{path}")
        others = frozenset(self._foreign.folders)
        for path in (*self._foreign.files, *self._foreign.folders):
            for folder in parents(path):
                if folder not in others:
                    self._make_folders(f"{folder}/")
                    break
        tree.carry(self._site, self._new, self._foreign.files, self._foreign.folders)
        self._put(manifest.PATH, data)  # Last: keep() trusts what is not younger than it.
        self._finish(Path(self._new))
        return linked

    def _put(self, path: str, data: bytes) -> None:
        self._make_folders(path)
        tree.write(f"{self._new}/{path}", (data,))
        self._ahead.wrote(len(data))

    def _put_pieces(self, path: str, pieces: Iterable[bytes]) -> str:
        """Write a file as it comes, and return its digest."""
        found = hashlib.sha256()

        def passing() -> Iterator[bytes]:
            for piece in pieces:
                found.update(piece)
                yield piece
                self._ahead.wrote(len(piece))

        self._make_folders(path)
        tree.write(f"{self._new}/{path}", passing())
        return found.hexdigest()

    def _take_back(self, path: str) -> None:
        tree.unlink(f"{self._new}/{path}")

    def _make_folders(self, path: str) -> None:
        """Make the folders that a path needs in the staging folder, and this itself."""
        above = path.rpartition("/")[0]
        if above in self._fresh:
            return
        if not self._fresh:
            Path(self._new).mkdir()
            self._fresh.add("")
        for folder in (*reversed(parents(above)), above):
            if folder not in self._fresh:
                Path(f"{self._new}/{folder}").mkdir()
                self._fresh.add(folder)

    def _holds(self, path: str, data: bytes, digest: str) -> bool:
        """Say whether the old site has a true file with these bytes, of this digest, here."""
        if path not in self._live or self._old.files.get(path) != digest:
            return False
        place = f"{self._site}/{path}"
        try:
            status = os.lstat(place)
            if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
                return False
            return tree.read(place) == data
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return False

    def _intact(self, path: str, digest: str) -> bool:
        """Say whether the old site's file is still as the old build left it."""
        if path not in self._live:
            return False
        try:
            status = os.lstat(f"{self._site}/{path}")
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return False
        unmodified = stat.S_ISREG(status.st_mode) and status.st_mtime_ns <= self._old.written
        return unmodified or self._is(path, digest)

    def _is(self, path: str, digest: str) -> bool:
        """Say whether the old site has a true file of this digest here."""
        if path not in self._live or self._old.files.get(path) != digest:
            return False
        place = f"{self._site}/{path}"
        try:
            if not stat.S_ISREG(os.lstat(place).st_mode):
                return False
            with Path(place).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return False
