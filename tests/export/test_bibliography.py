"""How a dossier's page is cited: in words, as BibTeX, as RIS."""

from __future__ import annotations

import re

import pytest
from export_site import LOCAL, PUBLISHED, ruritania
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossiers.export.bibliography import bibtex, cite_plain, ris
from dossiers.model.dossier import Dossier
from dossiers.model.edtf import parse


def rupert(**changes: object) -> Dossier:
    """Return the dossier of Rupert with another front matter."""
    own = ruritania().dossiers["rupert"].dossier
    return replace(own, front=own.front.model_copy(update=changes))


def test_in_words() -> None:
    """Authors, title, site, date and address, in this order."""
    assert cite_plain(rupert(), PUBLISHED) == (
        "Fritz Tarlenheim and Bertram Bertrand. “Rupert of Hentzau.” Dossiers of Ruritania. "
        "Last updated 4 February 2020. https://ruritania.example/who/leaders/rupert.html"
    )


def test_in_words_with_little() -> None:
    """What is not known is left out, and nothing takes its place."""
    assert (
        cite_plain(rupert(authors=(), updated=None), LOCAL) == "“Rupert of Hentzau.” Dossiers of Ruritania."
    )


def test_as_bibtex() -> None:
    """An entry that BibTeX and biblatex read; its key is the id."""
    assert bibtex(rupert(), PUBLISHED) == (
        "@misc{rupert,\n"
        "  author       = {{Fritz Tarlenheim} and {Bertram Bertrand}},\n"
        "  title        = {{Rupert of Hentzau}},\n"
        "  howpublished = {Dossiers of Ruritania},\n"
        "  year         = {2020},\n"
        "  month        = feb,\n"
        "  day          = {4},\n"
        "  note         = {Last updated 4 February 2020},\n"
        "  url          = {https://ruritania.example/who/leaders/rupert.html}\n"
        "}\n"
    )


def test_as_ris() -> None:
    """A record that reference managers read: one tag a line, ended by ER."""
    assert ris(rupert(), PUBLISHED) == (
        "TY  - ELEC\n"
        "ID  - rupert\n"
        "AU  - Fritz Tarlenheim\n"
        "AU  - Bertram Bertrand\n"
        "TI  - Rupert of Hentzau\n"
        "T2  - Dossiers of Ruritania\n"
        "PY  - 2020\n"
        "DA  - 2020/02/04/\n"
        "LA  - en\n"
        "UR  - https://ruritania.example/who/leaders/rupert.html\n"
        "ER  - \n"
    )


@pytest.mark.parametrize(
    ("date", "year", "day"),
    [("2020", "2020", "2020///"), ("2020-02", "2020", "2020/02//"), ("2020~", "", ""), ("2020/2021", "", ""), ("202X", "", "")],
)  # fmt: skip
def test_no_day_is_made_up(date: str, year: str, day: str) -> None:
    """A date is given as exactly as it is known, and left out where it is in doubt."""
    own = rupert(updated=parse(date))
    assert (f"PY  - {year}\n" in ris(own, LOCAL)) == bool(year)
    assert (f"DA  - {day}\n" in ris(own, LOCAL)) == bool(day)
    assert ("  year " in bibtex(own, LOCAL)) == bool(year)


def test_specials_of_bibtex_are_text() -> None:
    """What TeX would take for a command, a comment or a group is written so that it is printed."""
    entry = bibtex(rupert(title="100% {a} & $b_c #1 ~ ^ \\end"), LOCAL)
    assert (
        r"title        = {{100\% \textbraceleft{}a\textbraceright{} \& \$b\_c \#1 "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{}end}}"
    ) in entry


@given(st.text(min_size=1).filter(str.strip), st.lists(st.text(min_size=1).filter(str.strip), max_size=3))
def test_no_text_breaks_an_entry(title: str, authors: list[str]) -> None:
    """Whatever title and authors hold, braces match, lines stay lines and each tag stands as often as it should."""
    own = rupert(title=title, authors=tuple(authors))
    entry = bibtex(own, PUBLISHED)
    depth = 0
    for sign in entry:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert len(entry.split("\n")) == 10 + bool(authors)
    assert not re.search(r"(?<!\\)[%#&$]", entry)
    rows = ris(own, PUBLISHED).split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", row) for row in rows[:-1])
    assert len(rows) == 10 + len(authors)
    assert len(cite_plain(own, PUBLISHED).splitlines()) == 1
