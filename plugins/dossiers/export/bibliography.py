"""How to cite a page: in words, as BibTeX, as RIS."""

from __future__ import annotations

import re

from dossiers.export.address import SiteAddress
from dossiers.index import paths
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, display

_BIBTEX = re.compile(r"[\\{}$&#^_~%]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LINES = re.compile(r"\s+")


def cite_plain(dossier: Dossier, address: SiteAddress) -> str:
    """Return a citation in words: authors, title, site, date of the version, address or id."""
    front = dossier.front
    authors = f"{', '.join(front.authors)}. " if front.authors else ""
    version = f", version of {display(front.updated)}" if front.updated is not None else ""
    where = (
        address.of(paths.encoded(paths.dossier(dossier))) if address.canonical else f"dossier {dossier.id}"
    )
    return f"{authors}“{front.title}”. {address.name}{version}, {where}."


def bibtex(dossier: Dossier, address: SiteAddress) -> str:
    """Return a BibTeX entry (``@misc``, since BibTeX has no type for a page of a site)."""
    front = dossier.front
    year, month, _ = _parts(front.updated)
    rows = [
        ("title", f"{{{_bibtex(front.title)}}}"),
        ("author", " and ".join(f"{{{_bibtex(author)}}}" for author in front.authors)),
        ("howpublished", _bibtex(address.name)),
        ("year", year),
        ("month", month),
        ("url", address.of(paths.encoded(paths.dossier(dossier))) if address.canonical else ""),
        (
            "note",
            f"Dossier {dossier.id}"
            + (f", version of {display(front.updated)}" if front.updated is not None else ""),
        ),
    ]
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in rows if value)
    return f"@misc{{{dossier.id},\n{lines}}}\n"


def ris(dossier: Dossier, address: SiteAddress) -> str:
    """Return an RIS record of type ELEC. Each value is one line, as the form demands."""
    front = dossier.front
    year, month, day = _parts(front.updated)
    rows = [
        ("TY", "ELEC"),
        ("ID", dossier.id),
        ("TI", front.title),
        *(("AU", author) for author in front.authors),
        ("T2", address.name),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("AB", front.summary or ""),
        ("UR", address.of(paths.encoded(paths.dossier(dossier))) if address.canonical else ""),
        *(("KW", tag) for tag in front.tags),
    ]
    return "".join(f"{tag}  - {_LINES.sub(' ', value)}\n" for tag, value in rows if value) + "ER  - \n"


def _bibtex(text: str) -> str:
    return _BIBTEX.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), _LINES.sub(" ", text))


def _parts(date: Edtf | None) -> tuple[str, str, str]:
    """Return year, month and day as far as a date gives them."""
    if date is None:
        return "", "", ""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date.text)
    return (found[1] or "", found[2] or "", found[3] or "") if found else ("", "", "")
