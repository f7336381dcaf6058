"""One build's output: files come in one at a time, and become the site in one step or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from dossiers.render.output import manifest, refuse, swap, tree
from dossiers.render.output.above import Above
from dossiers.render.output.ahead import Ahead
from dossiers.render.output.errors import OutputError, explained
from dossiers.render.output.foreign import Foreign, foreign
from dossiers.render.output.installing import Tree
from dossiers.render.output.lock import Lock
from dossiers.render.output.paths import Claims
from dossiers.render.output.pieces import HELD, beginning
from dossiers.render.output.promotion import Promotion
from dossiers.render.output.remembered import Remembered


class Staging(Tree):
    """A build's output, used as ``with Staging(...) as staging``; what is not promoted is discarded.

    Paths are relative to the site, with forward slashes. The new tree is built beside the output from what
    changed and from hard links to what did not. All methods raise OutputError, and nothing else, for what
    is wrong with a path, with the folder or with the disk.
    """

    def __init__(
        self,
        output: Path,
        wipe: bool = False,
        protected: Sequence[Path] = (),
        wait: bool = False,
        untouched: bool = False,
        remembered: Remembered | None = None,
    ) -> None:
        """Name the output; nothing is touched before the ``with`` block begins.

        ``wipe`` drops files in the output that are not ours, which are otherwise carried over, or, in a
        folder that is not ours at all, refused. ``protected`` are folders that the output must be apart
        from. ``wait`` waits for another build of the same output instead of refusing. ``untouched``
        says that no file of the old site was edited in its place since its last build; where nobody knows that, each is
        looked at, and what is younger than the manifest was perhaps. ``remembered`` is given from one build to the next by a process that
        builds again and again.
        """
        self._shown = str(output)
        self._given = output
        self._wipe = wipe
        self._protected = tuple(protected)
        self._wait = wait
        self._untouched = untouched
        self._remembered = remembered
        self._lock: Lock | None = None
        self._at: swap.Places | None = None
        self._above = Above()
        self._open = False
        self._failed = False
        self._promised: str | None = None
        self._written: list[str] = []
        self._claimed: set[str] = set()  # what was given since start_from_old
        self._files: dict[str, str] = {}  # path to digest, of everything that the new site holds
        self._fresh: set[str] = set()  # folders that exist in the staging folder
        self._from_old = False
        self._disturbed: set[str] = set()  # of these, what is not yet written or removed
        self.carried: tuple[str, ...] = ()
        """What is not ours and stays in the output: sorted paths, a whole folder once, with a slash."""

    def __enter__(self) -> Staging:
        try:
            self._begin()
        except OSError as error:
            self._end()
            raise explained(error, self._shown) from error
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _begin(self) -> None:
        output = refuse.real_output(self._given, self._protected)
        self._output = output
        self._above.make(output.parent)
        self._lock = Lock(output.with_name(f".{output.name}.lock"), self._shown)
        self._lock.acquire(self._wait)
        swap.recover(output)
        self._at = at = swap.places(output)
        self._site, self._new, self._ahead = str(output), str(at.staging), Ahead(str(at.staging))
        seen = self._remembered
        found = manifest.read(output) if seen is None else seen.manifest(output)
        self._old = found or manifest.Manifest()
        self._exists = output.is_dir()
        there = tree.Contents({}, [], [])
        if self._exists:
            if not self._untouched:
                there = tree.contents(self._site, self._old.written if found else None)
            else:
                there = (tree.contents if seen is None else seen.contents)(self._site)
        files, folders = there.files, there.folders
        if found is None and (files or folders) and not self._wipe:
            raise refuse.strangers(self._shown, output)
        # Only what was found by walking: a path of the manifest could lead through a symbolic link.
        self._live = files
        self._perhaps = there.young
        # What is so of nearly every build is asked once: it takes a fraction of a look at each file.
        self._whole = self._old.files.keys() <= files.keys()
        others = foreign(files.keys(), folders, self._old, whole=self._whole)
        self._drops = self._wipe and others != Foreign()
        self._foreign = Foreign() if self._wipe else others
        self.carried = self._foreign.shown()
        self._claims = Claims(self._foreign.files, self._foreign.folders)
        self._claims.add(manifest.PATH)
        self._open = True

    def write(self, path: str, data: bytes) -> bool:
        """Add one finished file; return whether it is new or has other bytes than in the old site."""
        self._need_open()
        with self._fails():
            self._claims.add(path)
            digest = hashlib.sha256(data).hexdigest()
            changed = not (self._kept(path, digest) or self._holds(path, data, digest))
            if changed:
                self._put(path, data)
        return self._added(path, digest, changed=changed)

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> bool:
        """Add one finished file as its bytes come, without holding them all; else as ``write``."""
        rest = iter(pieces)
        first = beginning(rest)
        if len(first) < HELD:
            return self.write(path, first)
        self._need_open()
        with self._fails():
            self._claims.add(path)
            digest = self._put_pieces(path, itertools.chain((first,), rest))
            changed = not (self._kept(path, digest) or self._is(path, digest))
            if not changed:
                self._take_back(path)
        return self._added(path, digest, changed=changed)

    def _kept(self, path: str, digest: str) -> bool:
        """Say whether a file with this digest stays from the old site already: nobody changed it, which was looked at then."""
        return self._from_old and self._files.get(path) == digest

    @contextlib.contextmanager
    def _fails(self) -> Iterator[None]:
        """After any fault in the block nothing is promoted."""
        try:
            yield
        except OSError as error:
            self._failed = True
            raise explained(error, self._shown) from error
        except BaseException:
            self._failed = True
            raise

    def _added(self, path: str, digest: str, *, changed: bool) -> bool:
        if changed:
            self._written.append(path)
        self._given_again(path)
        self._files[path] = digest
        return changed

    def keep(self, path: str, sha256: str | None = None) -> bool:
        """Take one file from the old site as it is, without its bytes; return False if it must be written.

        That is: the old site has no such file, or has one whose digest is not ``sha256`` where this is
        given, or somebody changed it. A file not modified since the manifest was written counts as
        unchanged, any other is read and compared with its digest.
        """
        self._need_open()
        digest = self._old.files.get(path)
        if digest is None or (sha256 is not None and digest != sha256):
            return False
        with self._fails():
            if not self._intact(path, digest):
                return False
            self._claims.add(path)
        self._added(path, digest, changed=False)
        return True

    def old(self, path: str) -> Path | None:
        """Return the file of the old site at a path, if it is as the last build left it, which is known as in ``keep``."""
        self._need_open()
        with self._fails():
            digest = self._old.files.get(path)
            return Path(f"{self._site}/{path}") if digest is not None and self._intact(path, digest) else None

    def _given_again(self, path: str) -> None:
        if self._from_old:
            self._disturbed.discard(path)
            self._claimed.add(path)

    @property
    def generation(self) -> str | None:
        """The state of the old site as its last build left it: an opaque name, None where there is no such site.

        It says nothing about what somebody changed in the output since: that is ``start_from_old``'s answer.
        """
        self._need_open()
        return manifest.generation(self._old.raw) if self._old.raw else None

    def start_from_old(self) -> tuple[str, ...]:
        """Keep every file of the old site but those that are written or removed from here on.

        Return the sorted paths of ours that somebody changed since: they are not kept, and must be written
        or removed. Found is what is missing, and of what was perhaps edited what has other bytes.
        """
        self._need_open()
        if self._files or self._from_old:
            raise RuntimeError("start_from_old() comes first, and once")
        old = self._old.files
        self._from_old, self._files = True, dict(old)
        self._disturbed = set() if self._whole else old.keys() - self._live.keys()
        with self._fails():
            self._disturbed.update(
                path for path in self._perhaps if path in old and not self._is(path, old[path])
            )
        for path in self._disturbed:
            del self._files[path]
        return tuple(sorted(self._disturbed))

    def remove(self, path: str) -> None:
        """Take one file of the old site out of the new one; KeyError if it is not kept, or was written again."""
        self._need_open()
        if path in self._disturbed:
            self._disturbed.discard(path)
            return
        if not self._from_old or path in self._claimed:
            raise KeyError(path)
        del self._files[path]

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield the path of every file of the new site so far, sorted, with the place of its bytes now."""
        self._need_open()
        written = set(self._written)
        for path in sorted(self._files):
            yield path, Path(f"{self._new if path in written else self._site}/{path}")

    def promote(self) -> Promotion:
        """Make the new site the output, in one step, and say what changed.

        Where nothing did, nothing is touched.
        """
        at = self._need_open()
        if self._failed:
            raise OutputError(
                self._shown,
                "some of its files could not be written, so it is not whole",
                "mend what was reported before this, and build again",
            )
        if self._disturbed:
            raise RuntimeError(f"disturbed, and not written or removed: {min(self._disturbed)}")
        if self._from_old and (self._foreign != Foreign() or not self._old.files.keys() >= self._claimed):
            self._claims.adopt(self._files.keys() - self._claimed)
        data = manifest.encode(self._files)
        self._promised = manifest.generation(data)
        self._folders = self._our_folders()
        removed = tuple(sorted(self._old.files.keys() - self._files.keys()))
        if self._written or self._drops or not self._exists or data != self._old.raw:
            try:
                self._install(at, data, removed)
            except OSError as error:
                raise explained(error, self._shown) from error
            self._above.keep()
            if self._remembered is not None:
                self._remembered.installed(self._output, data, self._files, self._folders)
        self._open = False
        return Promotion(
            tuple(sorted(self._written)),
            removed,
            len(self._files) - len(self._written),
            self._promised,
            self._all_folders(),
        )

    @property
    def published(self) -> str | None:
        """The generation of the new site if that is the output now, also where ``promote`` was ended before it said so; else None."""
        if self._promised is None or manifest.generation_of(self._output) != self._promised:
            return None
        return self._promised

    def _need_open(self) -> swap.Places:
        if not self._open or self._at is None:
            raise RuntimeError("a Staging is used only inside its with block, and not after promote()")
        return self._at

    def _end(self) -> None:
        try:
            self._clean()
        except KeyboardInterrupt:
            self._clean()
            raise

    def _clean(self) -> None:
        """Leave nothing behind; can be repeated when it was interrupted, and keeps the lock until it is done."""
        self._open = False
        trouble: OSError | None = None
        if self._at is not None:
            try:
                swap.restore(self._at)
            except OSError as error:
                trouble = error
            # What cannot be removed now (a program holds it open) the next build removes.
            tree.remove(self._at.staging)
        if self._lock is not None:
            self._lock.release()
        self._above.remove()
        if trouble:
            raise explained(trouble, self._shown) from trouble
