"""How to cite a dossier's page: in words, as BibTeX and as RIS. For sources as CSL-JSON see ``csl``."""

from __future__ import annotations

import re
import unicodedata

from dossiers.export.address import SiteAddress
from dossiers.index import paths
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import Edtf, Kind, display

_BLANKS = re.compile("[\\s\x00-\x1f\x7f-\x9f]+")

# A brace, even an escaped one, counts in BibTeX's own matching of braces, so none may stand in a value.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def cite_plain(dossier: Dossier, where: SiteAddress) -> str:
    """Return the citation in one line of words."""
    front = dossier.front
    title = _line(front.title)
    parts = [
        _names(front.authors),
        f"“{title}{'' if title.endswith(('.', '?', '!')) else '.'}”",
        f"{_line(where.name)}.",
    ]
    if front.updated is not None:
        parts.append(f"Last updated {display(front.updated)}.")
    parts.append(where.of(paths.dossier(dossier)) or "")
    return " ".join(part for part in parts if part)


def bibtex(dossier: Dossier, where: SiteAddress) -> str:
    """Return the citation as a BibTeX entry; it also suits biblatex. Its key is the dossier's id."""
    front = dossier.front
    year, month, day = _parts(front.updated)
    note = f"Last updated {display(front.updated)}" if front.updated is not None else ""
    url = (where.of(paths.dossier(dossier)) or "").translate(_IN_ADDRESS)
    fields = {
        # Braces around each name keep what looks like “and” or a comma in it together.
        "author": " and ".join(f"{{{_tex(name)}}}" for name in front.authors),
        # A second pair of braces keeps the capitals of names.
        "title": f"{{{_tex(front.title)}}}",
        "howpublished": _tex(where.name),
        "year": year,
        "month": _MONTHS[int(month) - 1] if month else "",
        "day": day.lstrip("0"),
        "note": _tex(note),
        "url": url,
    }
    rows = [
        f"  {key:<12} = {value if key == 'month' else f'{{{value}}}'}"
        for key, value in fields.items()
        if value
    ]
    return f"@misc{{{dossier.id},\n" + ",\n".join(rows) + "\n}\n"


def ris(dossier: Dossier, where: SiteAddress) -> str:
    """Return the citation as RIS; a value can never begin a tag, because it never begins a line."""
    front = dossier.front
    year, month, day = _parts(front.updated)
    rows = [
        ("TY", "ELEC"),
        ("ID", dossier.id),
        *(("AU", name) for name in front.authors),
        ("TI", front.title),
        ("T2", where.name),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", where.language),
        ("UR", where.of(paths.dossier(dossier)) or ""),
    ]
    # The end has its two blanks, and one more: without it some programs do not see it.
    return "".join(f"{tag}  - {_line(value)}\n" for tag, value in rows if value) + "ER  - \n"


def _names(authors: tuple[str, ...]) -> str:
    if not authors:
        return ""
    *others, last = (_line(name) for name in authors)
    joined = f"{', '.join(others)} and {last}" if others else last
    return joined if joined.endswith(".") else f"{joined}."


def _parts(edtf: Edtf | None) -> tuple[str, str, str]:
    """Return year, month and day as digits, each as far as the date has it without doubt."""
    if edtf is None or edtf.earliest is None or edtf.approximate or edtf.uncertain:
        return "", "", ""
    year, month, day = edtf.earliest.isoformat().split("-")
    match edtf.kind:
        case Kind.DAY:
            return year, month, day
        case Kind.MONTH:
            return year, month, ""
        case Kind.YEAR:
            return year, "", ""
        case _:
            return "", "", ""


def _line(text: str) -> str:
    """Return a text as one line: line breaks and control characters become a blank."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_BIBTEX)
