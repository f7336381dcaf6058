"""Who mentions whom: the pages that link to one, with the sentence around each link."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dossiers.index.citing import plain_part, shown
from dossiers.link.references import Resolved
from dossiers.model.body import Body


class MentionedIn(Struct, frozen=True):
    """A page that links here: its id and the sentences around its links; the link itself stands between marks.

    Each sentence is (before, shown, after).
    """

    id: str
    sentences: tuple[tuple[str, str, str], ...]


def excerpt(body: Body, resolved: Sequence[Resolved], reference: int) -> tuple[str, str, str]:
    """Return the sentence around one link of a text as plain text: before, shown, after."""
    sentence = body.references[reference].sentence
    at = sentence.index(reference) if reference in sentence else len(sentence)
    return (
        plain_part(body, resolved, sentence[:at]).lstrip(),
        shown(body, resolved, reference),
        plain_part(body, resolved, sentence[at + 1 :]).rstrip(),
    )
