"""Who mentions whom: the pages that link to one, with the sentence around each link."""

from __future__ import annotations

from dataclasses import dataclass

from dossiers.index.citing import plain_part, shown
from dossiers.link.site import Site
from dossiers.model.body import Reference
from dossiers.model.dossier import Dossier, Page


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """A page that links here: its id and the sentences around its links; the link itself stands between marks.

    Each sentence is (before, shown, after).
    """

    id: str
    sentences: tuple[tuple[str, str, str], ...]


def mentioned_in(site: Site, item: Dossier | Page) -> tuple[MentionedIn, ...]:
    """Return every page whose text links here, with the sentence around each link."""
    by_page: dict[str, list[tuple[str, str, str]]] = {}
    for mention in site.references.mentions.get(item.id, ()):
        page = site.dossiers.get(mention.by) or site.pages[mention.by]
        reference: Reference = page.body.references[mention.reference]
        at = (
            reference.sentence.index(mention.reference)
            if mention.reference in reference.sentence
            else len(reference.sentence)
        )
        before, after = reference.sentence[:at], reference.sentence[at + 1 :]
        sentence = (
            plain_part(site, page, before).lstrip(),
            shown(site, page, mention.reference),
            plain_part(site, page, after).rstrip(),
        )
        by_page.setdefault(page.id, []).append(sentence)
    return tuple(MentionedIn(page, tuple(dict.fromkeys(sentences))) for page, sentences in by_page.items())
