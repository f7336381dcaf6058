"""A process that builds again and again, with what it remembers: each of its builds is the one that a clean one makes."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from building import begin, built, check, compare, settle, tree
from changing_site import Changing
from jinja2 import Environment

from dossiers.builder import cache
from dossiers.builder.memory import Memory
from dossiers.builder.outcome import Outcome
from dossiers.read import evidence
from dossiers.render.templates import ThemeError

SEQUENCES = max(int(os.environ.get("DOSSIERS_SEQUENCES", "30")) // 3, 8)
EDITS = 6
Stamps = dict[str, tuple[int, int]]


class Resident:
    """Builds one changing site in one process."""

    def __init__(self, site: Changing, place: Path) -> None:
        self.site, self.place = site, place
        self.memory = Memory()
        self._own = False
        self._seen: Stamps = {}

    def _stamps(self) -> Stamps:
        content = self.place / "content"
        return {
            path.relative_to(content).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in content.rglob("*")
            if path.is_file()
        }

    def build(self, *, watched: bool) -> Outcome:
        """Build the present state; where somebody watched, with the paths of what changed since the last build."""
        now = self._stamps()
        changed = [path for path in {**now, **self._seen} if now.get(path) != self._seen.get(path)]
        self._seen = now
        self.memory.watched = changed if watched else None
        outcome = built(self.site, self.place, "output", "cache", self.memory, untouched=self._own)
        self._own = outcome.promotion is not None
        return outcome


def age(place: Path) -> None:
    """Let the files of a folder be older than any clock's tick, as far as the process can tell."""
    old = time.time() - 60
    for path in place.rglob("*"):
        os.utime(path, (old, old))


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_edits_one_after_the_other(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each of a random sequence of edits, watched or not, the output has the bytes of a clean build."""
    # Nothing is too young to be believed, so that the sequence meets what is remembered.
    for tick in ("FINE", "TICK"):
        monkeypatch.setattr(f"dossiers.read.evidence.{tick}", 0)
    site = begin(3000 + seed, tmp_path)
    monkeypatch.setattr(cache, "program_digest", lambda: f"program {site.program}")
    resident = Resident(site, tmp_path)
    compare(resident.build(watched=False), site, tmp_path, ["first"])
    story: list[str] = []
    for _ in range(EDITS):
        for edit in site.rng.sample(site.edits(), site.rng.choice([0, 1, 1, 2, 4])):
            edit()
            story.append(edit.__name__)
        settle(site, tmp_path)
        watched = site.rng.random() < 0.6
        story.append("watched" if watched else "built")
        compare(resident.build(watched=watched), site, tmp_path, story)


@pytest.mark.parametrize("seed", range(SEQUENCES // 4))
@pytest.mark.parametrize("watched", [True, False])
def test_errors_between(seed: int, watched: bool, tmp_path: Path) -> None:
    """A build that ends with errors leaves the output, and the one after they are mended is as a clean one."""
    site = begin(4000 + seed, tmp_path)
    resident = Resident(site, tmp_path)
    compare(resident.build(watched=False), site, tmp_path, ["first"])
    for wrong in ("[[nobody]]", "[@nothing]", "[[unclosed"):
        site.rng.choice(site.edits())()
        settle(site, tmp_path)
        victim = site.rng.choice(sorted((tmp_path / "content").rglob("*-*.md")))
        sound = victim.read_text(encoding="utf-8")
        victim.write_text(f"{sound}\n{wrong}\n", encoding="utf-8")
        before = tree(tmp_path / "output")
        failed = resident.build(watched=watched)
        assert failed.promotion is None
        assert tree(tmp_path / "output") == before
        assert failed.problems == built(site, tmp_path, "clean", None).problems
        again = resident.build(watched=watched)
        assert again.problems == failed.problems
        victim.write_text(sound, encoding="utf-8")
        compare(resident.build(watched=watched), site, tmp_path, [wrong])


def test_another_process_built_in_between(tmp_path: Path) -> None:
    """What this process remembers of a state that is no longer the last one is not believed."""
    site = begin(1, tmp_path)
    resident = Resident(site, tmp_path)
    resident.build(watched=False)
    site.word()
    settle(site, tmp_path)
    check(site, tmp_path, ["another"])
    site.retitle()
    settle(site, tmp_path)
    compare(resident.build(watched=True), site, tmp_path, ["ours"])


def test_cache_deleted_in_between(tmp_path: Path) -> None:
    """The cache can be deleted while the process stays."""
    site = begin(2, tmp_path)
    resident = Resident(site, tmp_path)
    resident.build(watched=False)
    shutil.rmtree(tmp_path / "cache")
    site.word()
    settle(site, tmp_path)
    compare(resident.build(watched=True), site, tmp_path, ["deleted"])


def test_folder_replaced(tmp_path: Path) -> None:
    """A folder that took another's place is read anew, though only its own name was told."""
    site = begin(3, tmp_path)
    resident = Resident(site, tmp_path)
    resident.build(watched=False)
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "content", other)
    next(each for each in site.people.values() if each.kind == "leader").words = "Born in a song."
    site.write(other)
    (tmp_path / "content/leaders").rename(tmp_path / "gone")
    (other / "leaders").rename(tmp_path / "content/leaders")
    resident.memory.watched = ["leaders"]
    outcome = built(site, tmp_path, "output", "cache", resident.memory, untouched=True)
    site.write(tmp_path / "content")
    compare(outcome, site, tmp_path, ["replaced"])


@pytest.mark.parametrize("harm", ["removed", "replaced", "added", "folder", "manifest"])
def test_output_changed_in_between(harm: str, tmp_path: Path) -> None:
    """Names that came, went or were replaced in the output are found, and mended by the next build."""
    site = begin(4, tmp_path)
    resident = Resident(site, tmp_path)
    resident.build(watched=False)
    site.word()
    settle(site, tmp_path)
    resident.build(watched=True)
    age(tmp_path / "output")
    page = min((tmp_path / "output/leaders").glob("leader-*.html"))
    if harm == "removed":
        page.unlink()
    elif harm == "replaced":
        (tmp_path / "changed").write_text("changed", encoding="utf-8")
        (tmp_path / "changed").rename(page)
    elif harm == "folder":
        shutil.rmtree(tmp_path / "output/leaders")
    elif harm == "manifest":
        (tmp_path / "output/data/manifest.json").write_text("{}", encoding="utf-8")
    else:
        (tmp_path / "output/CNAME").write_text("ruritania.example\n", encoding="utf-8")
    # The generator looks whether the output is the one that it left; here nobody does.
    resident._own = harm not in {"replaced", "manifest"}
    site.retitle()
    settle(site, tmp_path)
    if harm == "manifest":
        shutil.rmtree(tmp_path / "output")
    outcome = resident.build(watched=True)
    if harm == "added":
        assert outcome.carried == ("CNAME",)
        (tmp_path / "output/CNAME").unlink()
        outcome = resident.build(watched=True)
    compare(outcome, site, tmp_path, [harm])


def test_values_are_believed_only_for_what_they_are_known_by() -> None:
    """A value is given back for the same evidence, made anew for other evidence, and never held without any."""
    memory = Memory()
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [memory.recall("a", "x", make) for _ in range(2)] == [0, 0]
    assert memory.recall("a", "y", make) == 1
    assert memory.recall("a", None, make) == 2
    assert memory.recall("a", "y", make) == 3
    memory.keep("b", "x", "value")
    assert memory.take("b", "x") == "value"
    assert memory.take("b", "x") is None


def long_built(place: Path, monkeypatch: pytest.MonkeyPatch) -> Changing:
    """Return a site that was built; from here on nothing is too young to be known by its times."""
    site = begin(3, place)
    check(site, place, ["first"])
    for tick in ("FINE", "TICK"):
        monkeypatch.setattr(evidence, tick, -1)
    return site


def test_templates_are_compiled_between_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first edit finds them ready, though the build before it made no page."""
    site, memory = long_built(tmp_path, monkeypatch), Memory()
    assert built(site, tmp_path, "output", "cache", memory=memory).promotion is not None
    memory.idle()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("compiled while somebody waits")

    site.word()
    site.write(tmp_path / "content")
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", never)
        outcome = built(site, tmp_path, "output", "cache", memory=memory)
    compare(outcome, site, tmp_path, ["a word"])


def test_folders_are_looked_into_between_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next edit looks into no folder of the site before it or its spare: all are as they were."""
    site, memory = long_built(tmp_path, monkeypatch), Memory()
    trees = (str(tmp_path / "output"), str(tmp_path / ".output.spare"))
    look = os.scandir

    def seldom(path: str) -> object:
        assert not str(path).startswith(trees), "looked into while somebody waits"
        return look(path)

    for _ in range(3):
        assert built(site, tmp_path, "output", "cache", memory, untouched=True).promotion is not None
        memory.idle()
        site.word()
        site.write(tmp_path / "content")
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", seldom)
            outcome = built(site, tmp_path, "output", "cache", memory, untouched=True)
        compare(outcome, site, tmp_path, ["a word"])
        memory.idle()


def test_a_faulty_template_waits_until_it_is_used(tmp_path: Path) -> None:
    """What is compiled between builds breaks nothing; the build that uses it says what is wrong."""
    site = begin(3, tmp_path)
    (tmp_path / "theme/templates/partials/unused.html").write_text("{% if %}", encoding="utf-8")
    memory = Memory()
    assert built(site, tmp_path, "output", "cache", memory=memory).promotion is not None
    memory.idle()
    home = tmp_path / "theme/templates/home.html"
    text = home.read_text(encoding="utf-8")
    used = text.replace("{% block main %}", "{% block main %}{{ partials.unused.it() }}")
    home.write_text(used, encoding="utf-8")
    with pytest.raises(ThemeError) as raised:
        built(site, tmp_path, "output", "cache", memory=memory)
    assert raised.value.template == "partials/unused.html"
