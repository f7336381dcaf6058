"""The site as one ZIP file."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from dossiers.render.archive import offline_archive, zip_files
from dossiers.render.output import Staging

EPOCH = 1_700_000_000  # 2023-11-14 22:13:20 UTC


def site(folder: Path, names: list[str]) -> Path:
    """Write files in the order given, each holding its own name many times."""
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name * 100, encoding="utf-8")
    return folder


def packed(folder: Path, names: list[str]) -> bytes:
    """Pack files of a folder, named in the order given."""
    return b"".join(zip_files([(name, folder / name) for name in names], "dossiers", EPOCH))


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of writing, nor the files' times and permissions, nor the place show in the ZIP."""
    names = ["index.html", "a/b.html", "ي/é.png"]
    one, two = site(tmp_path / "one", names), site(tmp_path / "elsewhere" / "two", names[::-1])
    os.utime(two / "index.html", (1, 1))
    (two / "index.html").chmod(0o600)
    assert packed(one, names) == packed(two, names[::-1])


def test_it_unzips_into_one_folder(tmp_path: Path) -> None:
    """Everything lies in one top folder, with a fixed date and plain permissions, in the order of paths."""
    names = ["b.html", "a/b.png", "a.html"]
    folder = site(tmp_path / "site", names)
    with zipfile.ZipFile(io.BytesIO(packed(folder, names))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["dossiers/a.html", "dossiers/a/b.png", "dossiers/b.html"]
        for entry in archive.infolist():
            assert entry.date_time == (2023, 11, 14, 22, 13, 20)
            assert entry.external_attr >> 16 == 0o100644
            assert entry.create_system == 3
        assert archive.getinfo("dossiers/a/b.png").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("dossiers/a.html").compress_size < len("a.html" * 100)
        archive.extractall(tmp_path / "out")
    assert (tmp_path / "out/dossiers/a.html").read_text() == "a.html" * 100


def test_what_is_for_servers_stays_out(tmp_path: Path) -> None:
    """Offline there are no sitemaps, however many, no feed, no robots.txt and no page for what is not there."""
    servers = [
        "404.html",
        "feeds/updated.atom.xml",
        "robots.txt",
        "sitemap.xml",
        "sitemap--1.xml",
        "sitemap--12.xml",
    ]
    folder = site(tmp_path / "site", ["index.html", *servers])
    zipped = b"".join(
        offline_archive([(name, folder / name) for name in ["index.html", *servers]], "d", EPOCH)
    )
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        assert archive.namelist() == ["d/data/manifest.json", "d/index.html"]


@pytest.mark.parametrize(("epoch", "year"), [(-5, 1980), (0, 1980), (10**12, 2107)])
def test_dates_that_zip_cannot_hold_are_bounded(epoch: int, year: int, tmp_path: Path) -> None:
    """An epoch outside of ZIP's years gives the nearest date."""
    folder = site(tmp_path / "site", ["index.html"])
    packed = b"".join(zip_files([("index.html", folder / "index.html")], "d", epoch))
    assert zipfile.ZipFile(io.BytesIO(packed)).infolist()[0].date_time[0] == year


def test_a_staged_site_can_hold_its_own_zip(tmp_path: Path) -> None:
    """Files written and files kept go into a ZIP that is staged beside them, before anything is promoted."""
    for round_ in range(2):
        with Staging(tmp_path / "site") as staging:
            if not staging.keep("a.html"):
                staging.write("a.html", b"a")
            staging.write("b.html", b"b%d" % round_)
            staging.write_pieces("offline.zip", zip_files(staging.files(), "d", EPOCH))
            staging.promote()
    with zipfile.ZipFile(tmp_path / "site/offline.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "d/a.html": b"a",
            "d/b.html": b"b1",
        }
