"""One edit of each sort, made to the files of a corpus; each leaves content that builds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import SHARED, file_of, hubs, id_of


@dataclass(frozen=True, slots=True)
class Site:
    """What an edit changes: the content of ``number`` dossiers, and a copy of the theme."""

    content: Path
    theme: Path
    number: int

    def file(self, n: int) -> Path:
        """Return the file of the dossier with the number ``n``."""
        return self.content / file_of(n)


@dataclass(frozen=True, slots=True)
class Edit:
    """A sort of edit. ``make`` makes it for the ``k``-th time, each time elsewhere."""

    name: str
    make: Callable[[Site, int], None]


def _plain(site: Site, k: int, sort: int) -> int:
    """Choose a dossier that is no hub, another one for each sort of edit and each time."""
    others = [n for n in range(site.number) if n not in hubs(site.number) and n > 1]
    return others[(sort * len(others) // 8 + 2 * k) % len(others)]


def _change(file: Path, pattern: str, put: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, put, text, count=1, flags=re.MULTILINE)
    if count != 1:
        message = f"{file}: nothing matches {pattern}"
        raise ValueError(message)
    file.write_text(changed, encoding="utf-8")


def page_and_word(site: Site, output: Path, k: int) -> tuple[Path, Callable[[], None]]:
    """Return a page of the output, and an edit that changes a word in the text of its dossier."""
    n = _plain(site, k, 7)
    page = output / Path(file_of(n)).with_suffix(".html")
    return page, lambda: _change(site.file(n), r"(^## Part 1\n\n)\S+", rf"\g<1>saved{k}")


def _word(site: Site, k: int) -> None:
    _change(site.file(_plain(site, k, 0)), r"(^## Part 1\n\n)\S+", rf"\g<1>edited{k}")


def _hub_title(site: Site, k: int) -> None:
    chosen = hubs(site.number)
    _change(site.file(chosen[k % len(chosen)]), r"^title: .*$", f"title: Retitled {k}")


def _add_link(site: Site, k: int) -> None:
    target = id_of(_plain(site, k, 2))
    _change(site.file(_plain(site, k, 1)), r"(^## Part 1\n\n\S+)", rf"\g<1> [[{target}]]")


def _rename(site: Site, k: int) -> None:
    n = _plain(site, k, 3)
    old, new = id_of(n), f"renamed-{k}-{n:05}"
    file = site.file(n)
    for each in site.content.glob("*/*.md"):
        text = each.read_text(encoding="utf-8")
        if old in text:
            each.write_text(re.sub(rf"\b{old}\b", new, text), encoding="utf-8")
    _change(file, r"^(updated: .*)$", rf"\g<1>\nformer_ids: [{old}]")
    file.rename(file.with_name(f"{new}.md"))


def _delete(site: Site, k: int) -> None:
    """Delete a dossier, what others say of it, and the shared sources that only it cited."""
    n = _plain(site, k, 5)
    id_ = id_of(n)
    deleted = site.file(n).read_text(encoding="utf-8")
    site.file(n).unlink()
    alone = set(re.findall(r"\bshared-\d+\b", deleted))
    for each in site.content.glob("*/*.md"):
        text = each.read_text(encoding="utf-8")
        alone -= set(re.findall(r"\bshared-\d+\b", text)) if alone else set()
        if id_ not in text:
            continue
        text = text.replace(f"[[{id_}]]", id_)
        text = text.replace(f"\n    involved: [{id_}]", "")
        text = re.sub(rf"^(?:relations|group):\n  - {{(?:to|id): {id_}, .*\n", "", text, flags=re.MULTILINE)
        each.write_text(text, encoding="utf-8")
    for source in sorted(alone):
        _change(site.content / "sources.yaml", rf"^- id: {source}\n(?:  .*\n)+", "")


def _source(site: Site, k: int) -> None:
    n = k % min(SHARED, site.number)
    _change(
        site.content / "sources.yaml", rf"(^- id: shared-{n:03}\n.*\n  title: ).*$", rf"\g<1>Corrected {k}"
    )


def _place(site: Site, k: int) -> None:
    _change(
        site.content / "places.yaml", rf"(^- id: place-{k % SHARED:03}\n  name: ).*$", rf"\g<1>Corrected {k}"
    )


def _template(site: Site, k: int) -> None:
    file = site.theme / "templates" / "partials" / "colophon.html"
    _change(file, r'class="colophon( edited-\d+)?"', f'class="colophon edited-{k}"')


EDITS = (
    Edit("a word in a text", _word),
    Edit("a hub's title", _hub_title),
    Edit("a link added", _add_link),
    Edit("a dossier renamed", _rename),
    Edit("a dossier deleted", _delete),
    Edit("a shared source", _source),
    Edit("a place", _place),
    Edit("a template", _template),
)
