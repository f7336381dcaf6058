"""The inline part of the quick lane: one pass over a text that holds only what is certain, to HTML and plain text.

Certain are ``[[links]]``, ``[@citations]``, links to addresses outside, code in single backticks, one level of
emphasis, entities and escaped characters, each in its plainest form. For every other text the answer is None, and
Python-Markdown's own patterns read it.
"""

from __future__ import annotations

import re
from html import unescape

from dossiers.model.body import Citation, CitationItem, Link
from dossiers.read.body.addresses import read_address
from dossiers.read.body.anchors import slug
from dossiers.read.body.collect import Arrival, Opener
from dossiers.read.body.made import count_html, count_tokens
from dossiers.read.body.sentences import CITATION, REFERENCE
from dossiers.read.body.syntax import parse_citation

_STOP = r"\[\]\\`*_!<>&|\n"
"""Characters that an inline pattern, a table or the serialiser looks at; none stands inside a token."""

_TOKEN = re.compile(
    rf"""[\[\\`*_<>&](?:
      (?<=\[)(?<!!\[)(?:
          \[(?P<target>[\w-]+(?:[ ][\w-]+)*)(?:\#(?P<heading>[\w-]+))?(?:\|(?P<shown>[^{_STOP}]+))?\]\]
        | @(?P<cited>(?P<source>[^\s,;@{_STOP}]+)(?:,[ ](?P<locator>[^\s;{_STOP}][^;{_STOP}]*))?)\]
        | @(?P<others>[^{_STOP}]+)\]
        | (?P<text>[^@^{_STOP}][^{_STOP}]*)\]\((?P<address>https?://[\w./~%+=?\#:,;@&-]+)\)
      )
    | (?<=`)(?<!``)(?P<code>[^`\n]+)`(?!`)
    | (?<=<)(?:(?P<auto>https?://[\w./~%+=?\#:,;@-]+)>|(?P<less>(?=[ ])))
    | (?<=\\)(?:(?P<escaped>[\\`*_{{}}\[\]()>\#+.!|-])|(?P<slash>(?=[\w ])))
    | (?P<mark>(?<=\*)\*{{0,1}}(?![*_])|(?<=_)_{{0,1}}(?![*_]))
    | (?P<literal>(?<=[>&]))
    )?""",
    re.VERBOSE,
)
_AMPERSAND = re.compile(r"&(?!(?:\#[0-9]+|\#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
"""An ampersand that begins no entity, as the serialiser of Python-Markdown decides it."""

_BEFORE_OPENING = frozenset(" \n(“‘«\"'—–")
_AFTER_OPENING = frozenset("[“‘«\"'")
_BEFORE_CLOSING = frozenset("]).,!?…”’»\"'")
_AFTER_CLOSING = frozenset(" \n).,;:!?…”’»\"'—–")
_LITERAL = frozenset(("literal", "less", "slash"))
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}


class Inline:
    """One text as it was read: its HTML cut at the slots, its references, and its plain text with their marks."""

    __slots__ = ("html", "met", "text", "words")

    def __init__(self, html: list[str], met: list[Arrival], text: str, words: int) -> None:
        self.html = html
        self.met = met
        self.text = text
        self.words = words


def read_inline(source: str) -> Inline | None:  # noqa: PLR0915  # one pass, one place
    """Read a text, or answer None where anything in it is not certain."""
    tokens = _TOKEN.finditer(source)
    first = next(tokens, None)
    if first is None:
        words = source.split()
        return Inline([source], [], " ".join(words), count_tokens(words))
    if "&" in source and "\\" in source:
        return None  # an escaped character could complete an entity
    html: list[str] = []
    text: list[str] = []
    met: list[Arrival] = []
    piece = raw = opened = tag = ""
    past = 0
    shows = False
    for token in (first, *tokens):
        start, kind = token.start(), token.lastgroup
        if kind is None:
            return None
        if kind in _LITERAL:
            continue
        if kind == "mark":
            made = _mark(source, start, token.end(), opened)
            if made is None:
                return None
            if not made:
                continue
            tag, opened = made, "" if opened else token[0]
        raw += source[past:start]
        past = token.end()
        if kind == "escaped":
            raw += token["escaped"]
            continue
        if raw:
            part = escaped(raw)
            piece += part
            text.append(unescape(part) if "&" in part else raw)
            raw = ""
        if kind == "mark":
            piece += tag
        elif kind == "code":
            code = token["code"].strip()
            if not code:
                return None
            piece += f"<code>{code.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</code>"
            text.append(code)
        elif kind in ("address", "auto"):
            address = token[kind]
            if read_address(address, image=False, text="") != address:
                return None
            label = token["text"] or address
            piece += f'<a href="{address.replace("&", "&amp;")}" rel="external noreferrer">{label}</a>'
            text.append(label)
        elif kind in ("cited", "others"):
            cited = _citation(token)
            if cited is None:
                return None
            met.append(Arrival(cited, Opener.CITATION, token[kind]))
            html.append(f'{piece}<a data-slot="')
            piece = '"></a>'
            text.append(CITATION)
        else:
            shown, heading = token["shown"], token["heading"]
            if shown is not None:
                shown = shown.strip()
                if not shown:
                    return None
                shows = True
            link = Link(
                token["target"],
                heading and (slug(heading) or heading),
                None if shown is None else " ".join(shown.split()),
            )
            met.append(Arrival(link, Opener.LINK, token[0][2:-2]))
            html.append(f'{piece}<a data-slot="')
            piece = f'">{shown or ""}</a>'
            text.append(REFERENCE)
    if opened:
        return None
    raw += source[past:]
    if raw:
        part = escaped(raw)
        piece += part
        text.append(unescape(part) if "&" in part else raw)
    html.append(piece)
    tokens_of_text = "".join(text).split()
    words_in_all = count_html(["".join(html)]) if shows else count_tokens(tokens_of_text)
    return Inline(html, met, " ".join(tokens_of_text), words_in_all)


def _mark(source: str, start: int, end: int, opened: str) -> str | None:
    """Return the tag of a mark of emphasis, nothing where it is a plain character, None where it is not certain."""
    before, after = source[start - 1 : start] or " ", source[end : end + 1] or " "
    mark = source[start:end]
    if before in " \n" and after in " \n":
        return ""
    if mark == "_" and before.isalnum() and after.isalnum():
        return ""
    if opened:
        closes = (
            mark == opened and (before.isalnum() or before in _BEFORE_CLOSING) and after in _AFTER_CLOSING
        )
        return f"</{_TAGS[mark]}>" if closes else None
    opens = before in _BEFORE_OPENING and (after.isalnum() or after in _AFTER_OPENING)
    return f"<{_TAGS[mark]}>" if opens else None


def _citation(token: re.Match[str]) -> Citation | None:
    source, locator = token["source"], token["locator"]
    if source is not None:
        return Citation((CitationItem(source, " ".join(locator.split()) if locator else None),))
    cited = parse_citation(token["others"])
    return cited if isinstance(cited, Citation) else None


def escaped(text: str) -> str:
    """Escape a text as the serialiser of Python-Markdown does."""
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
