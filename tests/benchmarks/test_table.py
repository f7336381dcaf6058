"""The table says what was measured, beside the last record; nothing here needs a build or Hugo."""

import json
import sys
from pathlib import Path

from bench_modules import bench, hugo, measure, stages, table, yardstick

Row = table.Row


def test_table_is_markdown() -> None:
    """Each row has a cell for each column, sizes are in MB, and what was not measured is empty."""
    rows = [
        Row("clean build", 5.6, 4.2, 150_000_000, 390_000_000, 1_234_500_000, 1030),
        Row("a place", 0.9, 0.8, 1_000_000, None, 2_000_000, 1030, 45, 20),
        Row("Hugo full", note="Hugo could not be installed"),
    ]
    lines = [*table.HEAD, *(table.line(row, {"clean build": {"cpu": 11.2}}) for row in rows)]
    assert lines[2] == "| clean build | 5.60 | 4.20 | 150 | 390 | 1,234.5 | 1,030 |  |  |  | 0.50 |"
    assert lines[3] == "| a place | 0.90 | 0.80 | 1 |  | 2.0 | 1,030 | 45 | 20 | 1.02 | · |"
    assert lines[4].startswith("| Hugo full | Hugo could not be installed |")
    assert {line.count("|") for line in lines} == {12}


def test_allowed_time_grows_with_the_pages_that_change() -> None:
    """1.0 s and 1 ms for each page that changed; 0.7 s where nothing did; no limit for a clean build."""
    assert Row("edit", 1.0, changed=500).allowed == 1.5
    assert Row("nothing changed", 1.0, changed=0).allowed == 0.7
    assert Row("clean build", 1.0).allowed is None


def test_best_is_the_repetition_with_the_least_cpu() -> None:
    """Noise only adds: the least CPU, with the least wall of the same build, or an edit's own."""
    row = table.best([Row("a", 2.0, 1.0, peak=5), Row("a", 1.5, 1.2, peak=6)])
    assert (row.cpu, row.wall, row.peak) == (1.5, 1.0, 6)
    edit = table.best([Row("b", 2.0, 1.0, changed=5), Row("b", 1.5, 1.2, changed=900)])
    assert (edit.cpu, edit.wall, edit.changed) == (1.5, 1.2, 900)


def test_best_of_what_was_not_measured_says_why() -> None:
    """A row without figures keeps its note."""
    assert table.best([Row("Hugo full", note="no Hugo")]).note == "no Hugo"


def test_ratio_needs_both() -> None:
    """No ratio is made up."""
    assert (table.ratio(1.0, 4.0), table.ratio(None, 4.0), table.ratio(1.0, None), table.ratio(1.0, 0)) == (
        "0.25",
        "·",
        "·",
        "·",
    )


def test_claims_compare_what_was_measured() -> None:
    """Pairs of which one is missing are left out."""
    rows = [Row("ours", 3.0), Row("theirs", 6.0), Row("absent", note="no Hugo")]
    assert table.claims(rows, [("ours", "theirs"), ("ours", "absent"), ("ours", "unknown")]) == [
        "ours over theirs: 0.50"
    ]


def test_last_run_is_the_newest_with_as_many_dossiers(tmp_path: Path) -> None:
    """Records are taken in the order of their names, and only those of the same number."""
    for name, number, cpu in (("2026-01-01", 10, 1), ("2026-02-01", 10, 2), ("2026-03-01", 20, 3)):
        record = {"number": number, "rows": [{"name": "clean build", "cpu": cpu}]}
        (tmp_path / f"{name}.json").write_text(json.dumps(record))
    assert bench.last_record(tmp_path, 10)["rows"][0]["cpu"] == 2
    assert bench.last_record(tmp_path, 30) == {}
    assert bench.last_record(tmp_path / "absent", 10) == {}


def test_the_yardstick_is_read_beside_that_of_the_last_run(tmp_path: Path) -> None:
    """Its least value is compared, since noise only adds; where there was none nothing is compared."""
    assert table.speed([10.0, 9.0], [20.0, 18.0]).endswith(
        "take 10.0 and 9.0 s of CPU; in the last run 20.0 and 18.0, so that the machine now takes 0.50 times as long."
    )
    assert table.speed([10.0, 9.0], None).endswith("take 10.0 and 9.0 s of CPU.")
    assert yardstick.yardstick(tmp_path / "texts") > 0


def test_records_name_machine_and_versions() -> None:
    """A figure without its machine means nothing."""
    assert {"cpu", "cores", "os"} <= bench.machine().keys()
    assert {"python", "pelican", "markdown", "jinja2", "hugo"} <= bench.versions().keys()


def test_run_counts_the_cpu_of_children(tmp_path: Path) -> None:
    """What a child of the command used is counted, and the exit code is the command's."""
    work = "sum(range(20_000_000))"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}']); sys.exit(3)"
    measured = measure.run([sys.executable, "-c", script], tmp_path / "log")
    assert measured.code == 3
    assert measured.cpu > 0.1
    assert measured.peak > 1_000_000


def test_without_hugo_the_reason_is_given(tmp_path: Path) -> None:
    """Where Hugo cannot be had, its rows say so."""
    (tmp_path / "file").write_text("")
    assert isinstance(hugo.find(tmp_path / "file"), str)


def test_stages_of_files() -> None:
    """A profile is added up by room, library and template."""
    assert stages.stage_of(f"{stages.PACKAGE}/read/body/lane.py") == "read/body"
    assert stages.stage_of(f"{stages.PACKAGE}/pipeline.py") == "dossiers"
    assert stages.stage_of("/x/site-packages/jinja2/runtime.py") == "jinja2"
    assert stages.stage_of("/x/theme/templates/partials/sources.html") == "templates and made code"


def test_saves_are_said_with_the_first_apart() -> None:
    """The first save, when nothing is warm, stands apart from the spread and the middle of the others."""
    assert table.from_saves([0.45, 0.30, 0.28, 0.35], 120_000_000) == (
        "In the running preview, from save to page: 0.45 s the first time, then 0.28 to 0.35 s, 0.30 s in the middle of 3; "
        "largest process 120 MB."
    )
