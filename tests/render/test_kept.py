"""What is kept of a dossier's page is all that its template is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import DecodeError

from dossiers.export.bibliography import bibtex, cite_plain, ris
from dossiers.index import paths
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import DossierPage
from dossiers.render.dossier_page import dossier_page
from dossiers.render.kept import keep, kept_context
from dossiers.render.linker import Linker
from dossiers.render.templates import Theme
from dossiers.render.texts import address
from dossiers.render.views import CitePage
from site_of import Built, site_of

CONFIG = SiteConfig("Ruritania", "Who rules it", canonical="https://ruritania.example")


def everybody() -> Built:
    """Return a site whose dossiers have everything that a template shapes, and one that has hardly anything."""
    text = "\n\n".join(f"## Part {n}\n\nOf <b> & “[[sapt]]”.\n\n### Below {n}\n\nأسد." for n in range(4))
    return site_of(
        rudolf="summary: Rules & <b>reigns</b>.\nupdated: 1894-02~\nauthors: [A. Hope]\n"
        "leader: {name: R, native_name: {text: رودولف, lang: ar}, aliases: [The King, Rudy]}\n"
        "sanctions: [{authority: EU, as_of: 1891}, {authority: GB, delisted: 1890}]\n"
        f"sanctions_checked: {{as_of: 1893, lists: US-OFAC/SDN}}\nrelations: {{to: sapt, type: ally}}\n---\n{text}",
        sapt="leader: {name: S, aliases: The King}\ngroup: {id: guard, role: captain}",
        guard="kind: group",
    )


def context_of(built: Built, key: str) -> DossierPage:
    """Return all that the template of a dossier is given."""
    view, where = built.view(key), address(CONFIG)
    cite = CitePage(cite_plain(view.dossier, where), bibtex(view.dossier, where), ris(view.dossier, where))
    linker = Linker(built.index().known, paths.dossier(view.dossier), view)
    return dossier_page(linker, CONFIG, view, cite)


@pytest.mark.parametrize("key", ["rudolf", "sapt"])
@pytest.mark.parametrize("shown", ["all", "nothing", "reversed", "twice"])
def test_what_is_kept_is_the_whole_context(key: str, shown: str) -> None:
    """With the page that was made of it, whatever that shows of its parts, and with every type as it was."""
    built = everybody()
    context = context_of(built, key)
    page = Theme(Path(__file__).parents[2] / "theme").render("dossier.html", context)
    parts = [str(context.text), str(context.sources), str(context.factsheet), str(context.mentions)]
    pages = {
        "all": page,
        "nothing": b"",
        "reversed": "".join(reversed(parts)).encode(),
        "twice": "".join([*parts, *parts]).encode(),
    }
    kept = keep(context, pages[shown])
    path = paths.dossier(built.view(key).dossier)
    again = kept_context(built.index().known, CONFIG, path, kept, pages[shown])
    assert again == context
    assert repr(again) == repr(context)
    # What the page shows is not kept a second time.
    held = sum(str(context.sources).encode() in each for each in (kept, pages[shown]))
    assert held == 1


@pytest.mark.parametrize("kept", [b"", b"\xc0", b"\x91\x01", b"\x82\xa1a\x01"])
def test_what_is_damaged_is_refused(kept: bytes) -> None:
    """Bytes that are no kept context are an error, not a page."""
    with pytest.raises(DecodeError):
        kept_context(everybody().index().known, CONFIG, "leaders/rudolf.html", kept, b"")


def test_the_dossiers_of_this_test_have_everything() -> None:
    """Between them they fill every field, so that none can be forgotten."""
    built = everybody()
    both = [context_of(built, key) for key in ("rudolf", "sapt")]
    assert [
        name for name in DossierPage.__struct_fields__ if not any(getattr(each, name) for each in both)
    ] == []
