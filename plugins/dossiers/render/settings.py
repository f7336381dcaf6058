"""What Pelican's settings say of a site: checked before anything is read, then one value."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dossiers.model.edtf import Edtf
from dossiers.model.problem import Problem
from dossiers.render.config import SiteConfig
from dossiers.render.templates import BUNDLE, TEMPLATES

_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\{}]+(?:/[^\s?#\"'<>\\{}]*)?", re.I)
_EDIT = re.compile(r"https?://[^\s\"'<>\\{}]+\{path\}[^\s\"'<>\\{}]*", re.I)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SCHEDULER = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:\d{1,5}")
_ZIP = re.compile(r"[\w-][\w.-]*\.zip", re.ASCII)

MOST_JOBS = 256
"""Processes that one build may start."""


def setting_problems(settings: Mapping[str, Any]) -> list[Problem]:
    """Return what no site can be built with, each setting by its name."""
    return [
        Problem("bad-setting", ".", f"{name} is {settings.get(name)!r}", expected=expected)
        for name, expected in _wrong(settings)
    ]


def _wrong(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not _matches(settings.get("SITENAME"), re.compile(r".*\S.*")):
        yield "SITENAME", "the name of the site"
    if not isinstance(settings.get("SITESUBTITLE") or "", str):
        yield "SITESUBTITLE", "a sentence that says what the site is, or None"
    if not _matches(settings.get("DEFAULT_LANG"), _LANGUAGE):
        yield "DEFAULT_LANG", "a BCP 47 tag, such as 'en'"
    if settings.get("CANONICAL_URL") and not _matches(settings["CANONICAL_URL"], _ADDRESS):
        yield (
            "CANONICAL_URL",
            "(it comes from SITEURL) the address of the front page, such as https://example.org/site",
        )
    if settings.get("EDIT_URL") and not _matches(settings["EDIT_URL"], _EDIT):
        yield "EDIT_URL", "an http(s) address with {path} where the file's path goes"
    if settings.get("OFFLINE_ARCHIVE") and not _matches(settings["OFFLINE_ARCHIVE"], _ZIP):
        yield "OFFLINE_ARCHIVE", "the name of a file that ends with .zip"
    jobs = settings.get("DOSSIERS_JOBS")
    if jobs is not None and (
        not isinstance(jobs, int) or isinstance(jobs, bool) or not 1 <= jobs <= MOST_JOBS
    ):
        yield (
            "DOSSIERS_JOBS",
            f"how many processes build the site, from 1 to {MOST_JOBS}, or None for one a processor",
        )
    if settings.get("DOSSIERS_SCHEDULER") and not _matches(settings["DOSSIERS_SCHEDULER"], _SCHEDULER):
        yield "DOSSIERS_SCHEDULER", "the address of a Dask scheduler, such as tcp://10.0.0.1:8786"
    theme = Path(settings["THEME"])
    if not (theme / TEMPLATES).is_dir() or not (theme / BUNDLE).is_file():
        yield "THEME", f"a folder with {TEMPLATES}/ and {BUNDLE}"


def _matches(value: object, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def config_from(settings: Mapping[str, Any], newest: Edtf | None) -> SiteConfig:
    """Read what the settings say of the site; they are without problems. ``newest`` is the latest date of a dossier."""
    canonical = settings.get("CANONICAL_URL") or None
    return SiteConfig(
        name=settings["SITENAME"],
        description=settings.get("SITESUBTITLE") or "",
        language=settings["DEFAULT_LANG"],
        canonical=canonical.rstrip("/") if canonical else None,
        edit=settings.get("EDIT_URL") or None,
        archive=settings.get("OFFLINE_ARCHIVE") or None,
        built=_built(newest),
    )


def _built(newest: Edtf | None) -> date | None:
    """The date of the build: SOURCE_DATE_EPOCH, or that of the newest dossier; never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return newest.latest if newest is not None else None
