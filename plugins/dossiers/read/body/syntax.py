"""What stands between the brackets of ``[[link]]`` and ``[@citation]``, read without Markdown."""

from __future__ import annotations

import re

from msgspec import Struct

from dossiers.model.body import Citation, CitationItem

EXPECTED_LINK = "[[id]], [[id|shown text]] or [[id#heading]]; \\[[ for plain brackets"
EXPECTED_CITATION = "[@source], [@source, p. 4] or [@a; @b]; \\[@ for a plain bracket"

_SOURCE = re.compile(r"[^\s,;@\[\]]+")


class Target(Struct, frozen=True):
    """The parts of a link: ``id`` (empty: this page), heading and shown text, each as typed, or None."""

    id: str
    heading: str | None
    text: str | None


def parse_link(inner: str) -> Target | str:
    """Read what stands in ``[[…]]``; a string says what is wrong with it.

    The first ``|`` ends the target, the first ``#`` in the target begins the heading. Whether the target is
    an id, and exists, is not decided here: ``[[Qais al-Khazali]]`` is a link to a name, which linking answers.
    """
    target, bar, text = inner.partition("|")
    name, hash_sign, heading = target.partition("#")
    name, heading, text = _plain(name), _plain(heading), text.strip()
    if not name and not heading:
        return "a link without a target"
    if hash_sign and not heading:
        return "a link with “#” and no heading after it"
    if bar and not text:
        return "a link with “|” and no text after it"
    return Target(name, heading if hash_sign else None, text if bar else None)


def parse_citation(inner: str) -> Citation | str:
    """Read what stands in ``[@…]``, without its first ``@``; a string says what is wrong with it.

    Pandoc's syntax without prefixes: items separated by ``;``, each ``@source``, optionally a comma and a
    locator, which is any text without ``;`` and ``]``.
    """
    items: list[CitationItem] = []
    for number, part in enumerate(inner.split(";")):
        # The first `@` was read with the bracket; a space after it makes the source unreadable there too.
        item = f"@{part.rstrip()}" if number == 0 else part.strip()
        if item in ("", "@"):
            return "a citation without a source"
        if not item.startswith("@"):
            return f"“{_plain(item)}” in a citation does not begin with “@”"
        found = _SOURCE.match(item, 1)
        if found is None:
            return "a citation without a source"
        rest = item[found.end() :].lstrip()
        if not rest:
            items.append(CitationItem(found[0]))
            continue
        locator = _plain(rest[1:])
        if not rest.startswith(","):
            return f"“{_plain(rest)}” after the source “{found[0]}”, without a comma"
        if not locator:
            return f"a comma after the source “{found[0]}” and no page or section after it"
        items.append(CitationItem(found[0], locator))
    return Citation(tuple(items))


def _plain(text: str) -> str:
    return " ".join(text.split())
