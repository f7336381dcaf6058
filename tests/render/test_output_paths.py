"""Which paths a site may have, and which two cannot stand in one site."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.render.output import OutputError, Staging
from dossiers.render.output.paths import Claims, fault, folded

NASTY = st.text(st.sampled_from("aA.:/\\ ~-_0éÉ\u0301ſßکي\x00\n\u2028nulcom1git*?\ud800"), max_size=24)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "leaders/qais-al-khazali.html",
        ".nojekyll",
        "data/leaders/x.json",
        "a b/c.txt",
        "نص/é.png",
        "con-text.html",
        "common.html",
        "static/css/main.v2.css",
        "console/x",
        ".well-known/security.txt",
        "a..b",
        "...a",
        "nulls",
        "x" * 255,
        "/".join(["x" * 100] * 5),
    ],
)
def test_ordinary_paths_are_accepted(path: str) -> None:
    """A path that means the same file everywhere is accepted, in any script."""
    assert fault(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "//host/share",
        "..",
        "../x",
        "a/../x",
        "a/..",
        "./a",
        "a/.",
        "a//b",
        "a/",
        "a\\b",
        "..\\x",
        "C:/x",
        "c:x",
        "a\x00b",
        "a\nb",
        "\x7f",
        "\x85",
        "a.",
        "a ",
        "a./b",
        "a /b",
        "...",
        "con",
        "CON.html",
        "a/nul",
        "Aux.tar.gz",
        "com1",
        "lpt9.txt",
        "COM¹",
        "nul .txt",
        "conout$",
        "x/PRN/y",
        "a:b",
        "a*b",
        "a?b",
        "<a>",
        'a"b',
        "a|b",
        ".git/config",
        "x/.GIT/hooks/a",
        "git~1/x",
        "a\ud800",
        "x" * 256,
        "é" * 128,
    ],
)
def test_dangerous_paths_are_refused(path: str, tmp_path: Path) -> None:
    """A path that leads elsewhere, or is no file's name on some system, is refused before anything is written."""
    assert fault(path)
    with Staging(tmp_path / "site") as staging, pytest.raises(OutputError) as caught:
        staging.write(path, b"")
    assert caught.value.code == "bad-output"
    assert caught.value.problem().expected
    assert str(caught.value).isprintable()
    assert list(tmp_path.iterdir()) == []


@given(NASTY | st.text(max_size=12))
def test_an_accepted_path_stays_inside(path: str) -> None:
    """Whatever the text, an accepted path is relative, normal, and names the same parts on every system."""
    if fault(path) is None:
        parts = path.split("/")
        assert list(PurePosixPath(path).parts) == parts
        assert list(PureWindowsPath(path).parts) == parts
        assert not PureWindowsPath(path).is_absolute() and not PureWindowsPath(path).drive
        assert ".." not in parts and "." not in parts
        path.encode()


@given(NASTY)
def test_folding_is_stable_and_ignores_case_and_composition(path: str) -> None:
    """A key folds to itself, and upper case and every normal form have the same key."""
    key = folded(path)
    assert folded(key) == key
    assert folded(unicodedata.normalize("NFD", path)) == key
    assert folded(unicodedata.normalize("NFC", path)) == key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("index.html", "index.html"),
        ("a/x.html", "a/X.html"),
        ("é.html", "e\u0301.html"),
        ("ß.html", "SS.html"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A/b/c", "a"),
        ("a", "A/b"),
        ("A/x", "a/y"),
        ("a/B/x", "a/b/y"),
        ("a/b/c", "a/B"),
        ("data/manifest.json", "x"),
        ("data", "x"),
        ("Data/Manifest.json", "x"),
        ("Data/y", "x"),
    ],
)
def test_two_files_in_one_place_are_refused(first: str, second: str, tmp_path: Path) -> None:
    """Paths that are the same on some system, or where one needs a folder in the other's place, collide."""
    with Staging(tmp_path / "site") as staging:
        with pytest.raises(OutputError) as caught:
            for path in (first, second):
                staging.write(path, b"x")
        assert caught.value.problem("leaders/x.md").code == "path-collision"
        with pytest.raises(OutputError, match="not whole"):
            staging.promote()
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text(st.sampled_from("aAbé/.-"), min_size=1, max_size=6), max_size=8))
def test_claims_refuse_exactly_what_collides(paths: list[str]) -> None:
    """A set of good paths passes if and only if no two fold to one, or to a folder of another."""
    good = [path for path in paths if fault(path) is None]
    keys = [folded(path) for path in good]
    folders = {folded(str(above)): set[str]() for path in good for above in PurePosixPath(path).parents}
    for path in good:
        for above in PurePosixPath(path).parents:
            folders[folded(str(above))].add(str(above))
    collide = (
        len(set(keys)) < len(keys)
        or not folders.keys().isdisjoint(keys)
        or any(len(spellings) > 1 for spellings in folders.values())
    )
    claims = Claims()
    try:
        for path in good:
            claims.add(path)
    except OutputError:
        assert collide
    else:
        assert not collide
