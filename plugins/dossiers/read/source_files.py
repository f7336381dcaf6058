"""Which files of a content folder are read: one listing, that follows no link and reports what nothing reads."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from dossiers.model.problem import Problem
from dossiers.model.record import ID, ID_MAX
from dossiers.read.evidence import evidence
from dossiers.read.look import Look

FILE_LIMIT = 2 * 1024 * 1024
"""Bytes that one file may have: a long dossier has 26 KB."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkd|mdwn|md\.txt)\Z", re.IGNORECASE)
_DOSSIER_LIKE = re.compile(r"\.(?:md|markdown|mdown|mkd|mdwn|txt|rst|yaml|yml)\Z", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ContentFile(Struct, frozen=True):
    """One Markdown file that is read.

    ``path`` is relative to the content folder, with forward slashes; ``folder`` the folder it lies in and
    ``id`` its stem, which is the id of the dossier or page. ``status`` is what the file system said of it,
    ``evidence`` the word for that.
    """

    path: str
    folder: str
    id: str
    status: os.stat_result
    evidence: str


def list_files(
    look: Look,
    folders: Iterable[str],
    read_before: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[ContentFile], list[Problem]]:
    """List the Markdown files of the folders, sorted by path, with what is wrong in the content folder.

    ``look`` is one at that. A symbolic link anywhere in the content is a problem, and is never followed; the content folder itself may
    be one. Hidden files and backups (``x~``) are passed over. Folders do not nest: ids are unique over the
    whole site, so a deeper folder would say nothing, and a file moved would seem to be another page.
    ``read_before`` is the evidence of files that were read before, by their paths: a name that was good still is.
    """
    read = tuple(folders)
    files: list[ContentFile] = []
    problems: list[Problem] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            found = look.entries(folder)
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            problems.append(Problem("unreadable", shown(folder or "."), message, expected="a folder"))
            continue
        for entry in found:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            as_read = read_before.get(path, "")
            if _as_it_was(look, path, entry, as_read):
                status = entry.stat(follow_symlinks=False)
                files.append(ContentFile(path, folder, entry.name[:-3], status, as_read))
            elif entry.is_symlink():
                problems.append(
                    _problem("symbolic-link", path, "this is a symbolic link", "the file itself, copied")
                )
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
                if _MARKDOWN.search(entry.name):
                    problems.append(_problem("not-a-file", path, "this is a folder", "a Markdown file"))
            elif path in read:
                problems.append(_problem("not-a-file", path, "this is a file", f"a folder for {path}"))
            else:
                # A file that is gone before it is looked at was never there.
                with contextlib.suppress(FileNotFoundError):
                    if problem := _unread(entry, path, folder, read):
                        problems.append(problem)
                    elif folder in read and entry.name.endswith(".md"):
                        seen = look.evidence(path, entry)
                        status = entry.stat(follow_symlinks=False)
                        files.append(ContentFile(path, folder, entry.name[:-3], status, seen))
    files.sort(key=lambda file: file.path)
    problems.sort(key=lambda problem: (problem.file, problem.code))
    return files, problems


def list_again(
    look: Look, folders: Collection[str], known: Mapping[str, ContentFile], watched: Iterable[str]
) -> dict[str, ContentFile] | None:
    """Bring a listing that had no problems up to date, without a look at what is as it was; return its files by their paths, sorted.

    ``watched`` are the paths of all files that changed since. None where one of them needs the whole listing, to be reported.
    """
    files = dict(known)
    for path in watched:
        folder, _, name = path.rpartition("/")
        try:
            status = os.lstat(look.root / path)
        except (FileNotFoundError, NotADirectoryError):
            files.pop(path, None)
            continue
        except OSError:
            return None
        fit = stat.S_ISREG(status.st_mode) and status.st_size <= FILE_LIMIT
        if not fit or folder not in folders or not name.endswith(".md") or _bad_name(name[:-3], path):
            return None
        files[path] = ContentFile(path, folder, name[:-3], status, evidence(status))
    return files if files.keys() <= known.keys() else dict(sorted(files.items()))


def _as_it_was(look: Look, path: str, entry: os.DirEntry[str], known: str) -> bool:
    """Say whether a file is as it was by what the file system says of it; an empty word is never believed."""
    try:
        return bool(known) and look.evidence(path, entry) == known
    except OSError:
        return False


def _unread(entry: os.DirEntry[str], path: str, folder: str, read: tuple[str, ...]) -> Problem | None:
    """Say why a file is not read although it looks as if it should be; None where it is read, or is none of ours."""
    name = entry.name
    if folder not in read:
        if not _MARKDOWN.search(name):
            return None
        top = folder.split("/", 1)[0]
        better = f"{top}/{name}" if top in read else f"{read[0]}/{name}"
        return _problem(
            "misplaced", path, "nothing reads this folder", f"the file moved to {better} or the like"
        )
    if not name.endswith(".md"):
        if not _DOSSIER_LIKE.search(name):
            return None
        stem = _DOSSIER_LIKE.sub("", _MARKDOWN.sub("", name))
        return _problem(
            "misplaced", path, "only files that end in .md are read", f"the name {suggest_id(stem)}.md"
        )
    if not entry.is_file(follow_symlinks=False):
        return _problem("not-a-file", path, "this is not a plain file", "a Markdown file")
    if problem := _bad_name(name[:-3], path):
        return problem
    size = entry.stat(follow_symlinks=False).st_size
    if size > FILE_LIMIT:
        message = f"the file has {size / 1024 / 1024:.1f} MB"
        return _problem("too-large", path, message, f"at most {FILE_LIMIT // 1024 // 1024} MB of text")
    return None


def _bad_name(stem: str, path: str) -> Problem | None:
    if _RESERVED.match(stem):
        message = f"“{stem}” is a name that Windows keeps for itself"
        return _problem("bad-filename", path, message, f"a longer name, such as {stem}-1.md")
    if len(stem) > ID_MAX:
        message = f"the name has {len(stem)} characters"
        return _problem(
            "bad-filename", path, message, f"at most {ID_MAX} before .md, such as {suggest_id(stem)}.md"
        )
    if ID.match(stem):
        return None
    better = suggest_id(stem)
    such = f", such as {better}.md" if better else ", in Latin letters"
    message = f"“{shown(stem)}” cannot be an id"
    return _problem(
        "bad-filename", path, message, f"lower-case letters a to z, digits and single hyphens{such}"
    )


def suggest_id(text: str) -> str:
    """Make an id of any text: accents dropped, the rest that no id can hold as hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_MAX].strip("-")
    return f"{better}-1" if _RESERVED.match(better) else better


def shown(path: str) -> str:
    """Make a file's name fit to print: what could break a line or turn its direction is written as its number."""
    return _UNPRINTABLE.sub(lambda char: f"\\u{ord(char[0]):04x}", path)


def _problem(code: str, path: str, message: str, expected: str) -> Problem:
    return Problem(code, shown(path), message, expected=expected)
