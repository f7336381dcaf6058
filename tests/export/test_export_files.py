"""Which files an export makes, byte for byte, and that nothing but the content shapes them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from export_site import CONTENT, GOLDEN, LOCAL, PUBLISHED, published, readable, ruritania

from whole_index import export, whole

GOLDEN_PATHS = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file())


def test_the_files_are_those_of_the_golden_site() -> None:
    """A published site has exactly these files, and no path twice."""
    assert sorted(published()) == GOLDEN_PATHS
    assert len(list(export(ruritania(), PUBLISHED))) == len(GOLDEN_PATHS)


@pytest.mark.parametrize("path", GOLDEN_PATHS)
def test_a_file_says_what_its_golden_file_says(path: str) -> None:
    """Each file is what a person read and found right."""
    assert readable(published()[path]) == (GOLDEN / path).read_text(encoding="utf-8")


def test_a_local_site_needs_no_address() -> None:
    """Without a canonical address there is no sitemap and no feed, and no file names any address of the site."""
    local = dict(export(ruritania(), LOCAL))
    assert set(published()) - set(local) == {"sitemap.xml", "feeds/updated.atom.xml"}
    assert not set(local) - set(published())
    assert all(b"ruritania.example" not in data for data in local.values())
    assert b"forge.example" not in b"".join(local.values())


def test_every_text_file_ends_a_line_and_is_utf8() -> None:
    """Each file is UTF-8 and ends with a line break."""
    for path, data in published().items():
        assert data.decode("utf-8").endswith("\n"), path


def test_no_file_knows_where_it_was_made() -> None:
    """No file holds the folder of the content."""
    here = str(CONTENT.parent).encode()
    assert all(here not in data for data in published().values())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_of_sets_shapes_nothing(seed: str) -> None:
    """A process with any order of hashes, another time zone and another locale makes the same bytes."""
    program = (
        "import hashlib, pathlib, sys; from dossiers.export.address import SiteAddress; from whole_index import export, whole\n"
        "found = export(whole(pathlib.Path(sys.argv[1])), SiteAddress(*sys.argv[2:]))\n"
        "print(hashlib.sha256(repr(list(found)).encode()).hexdigest())"
    )
    where = [PUBLISHED.name, PUBLISHED.canonical or "", PUBLISHED.language, PUBLISHED.edit or ""]
    done = subprocess.run(
        [sys.executable, "-c", program, str(CONTENT), *where],
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    mine = list(export(whole(CONTENT), PUBLISHED))
    assert done.stdout.strip() == hashlib.sha256(repr(mine).encode()).hexdigest()
