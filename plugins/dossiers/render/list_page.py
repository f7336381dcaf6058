"""A page of a list before it is made: what it reads and what else shapes it, so that it is made only when one of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from dossiers.export.run import Parts


class ListPage(Struct, frozen=True):
    """A page of a list, made when it is asked for.

    ``reads`` are the lists and beginnings of keys whose rows it shows; ``about`` is all else that shapes it, beside what
    all pages of its list have in common. Such pages with the same path, rows and ``about`` have the same bytes. ``parts`` yields
    what it consists of.
    """

    path: str
    about: str
    reads: tuple[tuple[str, str], ...]
    parts: Callable[[], Parts]

    @classmethod
    def whole(
        cls, path: str, about: str, reads: tuple[tuple[str, str], ...], make: Callable[[], bytes]
    ) -> ListPage:
        """Return a page that ``make`` makes as a whole."""
        return cls(path, about, reads, lambda: iter([make()]))


class ListPages(Struct, frozen=True):
    """All pages of one list.

    ``name`` is the list's, ``about`` what they have in common beside rows and settings, their template for one, ``beside``
    what else may shape some of them: in its words about itself each page has its share of that.
    """

    name: str
    about: str
    beside: str
    pages: Callable[[], Iterator[ListPage]]
