"""A file that is assembled from rows, before it is made: what it shows and what else shapes it, so that it is made only when one changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from dossiers.export.run import Parts


class Assembled(Struct, frozen=True):
    """A page of a list, an export, or any other file that is not one text's, made when it is asked for.

    ``reads`` are the rows that it shows, as (list, how their keys begin); ``about`` is all else that shapes it, beside what
    all files of its unit have in common. Those with the same path, rows and ``about`` have the same bytes. ``parts`` yields what it
    consists of.
    """

    path: str
    reads: tuple[tuple[str, str], ...]
    parts: Callable[[], Parts]
    about: str = ""

    @classmethod
    def whole(
        cls, path: str, make: Callable[[], bytes], about: str = "", reads: tuple[tuple[str, str], ...] = ()
    ) -> Assembled:
        """Return a file that ``make`` makes as a whole."""
        return cls(path, reads, lambda: iter([make()]), about)


class Unit(Struct, frozen=True):
    """Files that are assembled together: the pages of one list, the exports of one sort.

    ``about`` is what shapes all of them beside rows, the settings and the ordinary pages' titles, ``beside``
    what shapes some, which say so themselves. While both and all rows that they ask for are as they were, so are the files.
    """

    name: str
    files: Callable[[], Iterator[Assembled]]
    about: str = ""
    beside: str = ""
