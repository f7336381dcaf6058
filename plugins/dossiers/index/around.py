"""What others state of one dossier or page, and where its own references lead: all that its page needs beside its file."""

from __future__ import annotations

from msgspec import Struct

from dossiers.index.timeline import Occurrence
from dossiers.link.references import Resolved
from dossiers.link.tie import Tie


class MentionedIn(Struct, frozen=True):
    """A page that links here: its id and the sentences around its links; the link itself stands between marks.

    Each sentence is (before, shown, after).
    """

    id: str
    sentences: tuple[tuple[str, str, str], ...]


class Around(Struct, frozen=True):
    """What stands around one dossier or page.

    ``resolved`` stands beside the references of its text. ``ties`` are all of its ties, whoever states them; ``events``
    its own, ``involved`` those of others that involve it. ``shared_names`` are its names that others bear, too,
    each with the others' ids.
    """

    resolved: tuple[Resolved, ...] = ()
    mentions: tuple[MentionedIn, ...] = ()
    ties: tuple[Tie, ...] = ()
    events: tuple[Occurrence, ...] = ()
    involved: tuple[Occurrence, ...] = ()
    shared_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
