"""A browser for each worker, and readers in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import FLAGS, NAMES, Reader, chromium
from playwright.sync_api import Browser, sync_playwright

from whole_site import Site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that is installed. Without one the test is skipped, but fails where CI is set."""
    path = chromium()
    if path is None:
        missing = f"no browser is installed: none of {', '.join(NAMES)} is on PATH"
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, example: Site) -> Iterator[Callable[..., Reader]]:
    """Return what opens a window, by default on the example site in its folder; no window may have seen a fault."""
    readers: list[Reader] = []

    def window(home: str | None = None, **options: Any) -> Reader:
        readers.append(Reader(browser, home or example.root.as_uri() + "/", **options))
        return readers[-1]

    yield window
    for each in readers:
        each.context.close()
    assert [fault for each in readers for fault in each.faults] == []
