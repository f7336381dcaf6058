"""The workflows: nothing unpinned, no right too many, and no way past the check to the published site."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).parents[2] / ".github/workflows"
NAMES = sorted(path.name for path in WORKFLOWS.glob("*.yml"))


def load(name: str) -> dict[Any, Any]:
    """Read a workflow."""
    found: dict[Any, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return found


def triggers(name: str) -> dict[str, Any]:
    """Return what starts a workflow; YAML 1.1 reads the key ``on`` as true."""
    found: dict[str, Any] = load(name)[True]
    return found


def steps(name: str) -> list[dict[str, Any]]:
    """Return every step of every job."""
    return [step for job in load(name)["jobs"].values() for step in job["steps"]]


def commands(job: dict[str, Any]) -> list[str]:
    """Return what the steps of a job run that cannot be skipped."""
    return [
        step["run"]
        for step in job["steps"]
        if "run" in step and "if" not in step and "continue-on-error" not in step
    ]


def test_both_workflows_are_there() -> None:
    """A pull request is checked and main is published."""
    assert {"check.yml", "publish.yml"} <= set(NAMES)
    assert "pull_request" in triggers("check.yml")
    assert triggers("publish.yml")["push"]["branches"] == ["main"]


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_by_commit(name: str) -> None:
    """A tag can be moved to other code; a commit cannot."""
    for step in steps(name):
        if "uses" in step:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"]), step["uses"]


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_declared_and_few(name: str) -> None:
    """Every workflow begins with reading only; a job that needs more says so."""
    assert load(name)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", NAMES)
def test_checkout_keeps_no_token(name: str) -> None:
    """Code that is checked out finds no credentials beside it."""
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", NAMES)
def test_pull_requests_get_no_secret(name: str) -> None:
    """What runs for a pull request has no secret and no right to write, and never runs with main's rights."""
    assert "pull_request_target" not in triggers(name)
    assert "workflow_run" not in triggers(name)
    if "pull_request" in triggers(name):
        assert "secrets." not in (WORKFLOWS / name).read_text(encoding="utf-8")
        for job in load(name)["jobs"].values():
            assert "write" not in str(job.get("permissions", {}))


@pytest.mark.parametrize("name", NAMES)
def test_no_shell_command_holds_what_a_stranger_wrote(name: str) -> None:
    """Titles and branch names never become part of a script: values reach it through its environment."""
    for step in steps(name):
        assert "${{" not in step.get("run", "")


def test_pull_request_runs_what_make_runs() -> None:
    """The check of a pull request is `make check` with annotations, and `make test`."""
    (job,) = load("check.yml")["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert any(run.startswith("make check") and "--format github" in run for run in runs)
    assert "make test" in runs


def test_only_what_passed_is_published() -> None:
    """The deployment needs the build, whose steps check and test first and cannot be skipped."""
    jobs = load("publish.yml")["jobs"]
    deploying = [
        name
        for name, job in jobs.items()
        if any("deploy-pages" in step.get("uses", "") for step in job["steps"])
    ]
    assert deploying == ["deploy"]
    assert jobs["deploy"]["needs"] == "build"
    assert "always()" not in jobs["deploy"].get("if", "")
    runs = commands(jobs["build"])
    assert [run.split()[1] for run in runs if run.startswith("make ")] == ["check", "test", "publish"]
    assert "continue-on-error" not in str(jobs)


def test_only_the_deployment_may_write() -> None:
    """Building needs no right to write; deploying has the two that Pages asks for."""
    jobs = load("publish.yml")["jobs"]
    assert "write" not in str(jobs["build"].get("permissions", {}))
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_deployments_do_not_cut_each_other_off() -> None:
    """One deployment at a time, and none cancelled half-way."""
    assert load("publish.yml")["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_address_comes_from_pages() -> None:
    """The published site is built for the address that Pages names."""
    build = load("publish.yml")["jobs"]["build"]
    (publish,) = [step for step in build["steps"] if step.get("run") == "make publish"]
    assert publish["env"]["SITEURL"] == "${{ steps.pages.outputs.base_url }}"
