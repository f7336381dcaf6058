"""The watch of a preview: one save is one group, and a look at everything follows when it has become quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiers.preview import watch


def test_a_save_is_told_and_then_a_look_at_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First an empty group, then what was saved, then, once, an empty one again."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watch, "_IDLE", 0.5)
    content = tmp_path / "content"
    content.mkdir()
    settings = tmp_path / "pelicanconf.py"
    settings.write_text("")
    groups = watch.watched_changes([content], settings, tmp_path / "output")
    try:
        assert next(groups) == []
        (content / ".a.md.swp").write_text("an editor's")
        (content / "a.md").write_text("words")
        assert next(groups) == ["content/a.md"]
        assert next(groups) == []
        settings.write_text("X = 1\n")
        assert next(groups) == ["pelicanconf.py"]
    finally:
        groups.close()
