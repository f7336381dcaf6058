"""Sites with almost nothing in them are whole, too: every empty list says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossiers.render.config import SiteConfig
from dossiers.render.templates import Theme
from dossiers.sitecheck import check_site
from site_of import dossier, write
from whole_index import site_files, whole
from whole_site import ROOT, Site, built

PAGE = "---\ntitle: About\n---\n\nNothing yet.\n"
MINIMAL = "---\nkind: leader\ntitle: Jan Example\nleader: Jan Example\nsources: [{id: report-2020, title: A report}]\n---\n"
LISTINGS = (
    "leaders",
    "groups",
    "sanctions",
    "sources",
    "places",
    "timeline",
    "tags",
    "names",
    "conflicts",
    "stubs",
)

SITES: dict[str, dict[str, str | bytes]] = {
    "nothing": {},
    "pages only": {"pages/about.md": PAGE},
    "a minimal dossier": {"leaders/jan-example.md": MINIMAL + "\nHe is invented [@report-2020].\n"},
    "a stub": {"leaders/jan-example.md": MINIMAL},
    "a group alone": {"groups/guard.md": dossier("The Guard", "kind: group\n")},
    "sources and places only": {
        "sources.yaml": "- {id: report-2020, title: A report}\n",
        "places.yaml": "- {id: strelsau, name: Strelsau}\n",
    },
    "a search only": {
        "leaders/jan-example.md": dossier("Jan", "sanctions_checked: {as_of: 2021, lists: [UN]}\n---\nText.\n")
    },
    "a delisted entry only": {
        "leaders/jan-example.md": dossier("Jan", "sanctions: [{authority: UN, listed: 2001, delisted: 2002}]\n")
    },
    "an event only": {"leaders/jan-example.md": dossier("Jan", "events: [{date: 2001, title: Jan is invented}]\n")},
    "a name that sorts under no letter": {"leaders/jan-example.md": dossier("42 §§ — ١")},
}  # fmt: skip


@cache
def theme() -> Theme:
    """Return the project's theme, whose templates are compiled once."""
    return Theme(ROOT / "theme")


def written(folder: Path, files: dict[str, str | bytes], config: SiteConfig) -> Site:
    """Write a site without Pelican."""
    content, output = folder / "content", folder / "output"
    content.mkdir()
    write(content, files)
    for path, data in site_files(whole(content), config, theme()):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
    return Site(output)


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("address", [None, "https://example.net/repo"], ids=["local", "published"])
def test_small_sites_are_whole(tmp_path: Path, name: str, address: str | None) -> None:
    """No broken link, no missing page, no exception, locally and published."""
    config = SiteConfig("Small", "A small site.", canonical=address, edit="https://example.net/edit/{path}")
    site = written(tmp_path, SITES[name], config)
    # data/manifest.json is described, and comes with the promotion of a build.
    faults = [
        fault for fault in check_site(site.root, address or "").faults if "manifest.json" not in str(fault)
    ]
    assert faults == []
    for path, page in site.pages.items():
        assert len(page.find_all("h1")) == 1, path
        assert "None" not in page.get_text().split(), path


def test_an_empty_list_says_that_it_is_empty(tmp_path: Path) -> None:
    """Each index of a site without dossiers tells a reader that there is nothing, instead of showing nothing."""
    site = written(tmp_path, {}, SiteConfig("Small", ""))
    for listing in LISTINGS:
        main = site.pages[f"{listing}/index.html"].select_one("main")
        assert main is not None
        assert main.select_one(".empty") is not None, listing
        assert main.find("table") is None, listing


def test_an_empty_folder_is_built_by_the_command(tmp_path: Path) -> None:
    """The first build, before anything was written, gives a site and not an error."""
    (tmp_path / "content").mkdir()
    output = built(tmp_path / "content", tmp_path / "output")
    assert check_site(output).faults == ()
