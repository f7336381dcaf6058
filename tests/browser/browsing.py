"""A reader in a browser: opens the pages of a site, and keeps everything that goes wrong on the way."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The same engine under its names; without a window around it, which comes first, the tests take half of the time."""
FLAGS = (
    "--no-sandbox",  # a sandbox cannot be made as root, and every page is the project's own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever a page asks for, nothing leaves
)

LEADER = "leaders/qais-al-khazali.html"
"""The dossier that uses every feature."""
TYPES = (
    "index.html",
    "leaders/index.html",
    "groups/index.html",
    LEADER,
    "groups/asaib-ahl-al-haq.html",
    "groups/al-fatah.html",
    "sanctions/index.html",
    "sanctions/authority-us-ofac.html",
    "sanctions/programme-sdgt.html",
    "sources/index.html",
    "sources/jaboori-2020.html",
    "places/index.html",
    "places/amara.html",
    "timeline/index.html",
    "tags/index.html",
    "tags/iran.html",
    "names/index.html",
    "conflicts/index.html",
    "stubs/index.html",
    "data/index.html",
    "pages/method.html",
    "404.html",
    "components.html",
)
"""A page of every type."""


def chromium() -> str | None:
    """Return the path of a Chromium on PATH, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def served(root: Path, mount: str) -> Iterator[str]:
    """Serve a folder under a path such as ``/repository/``, and nothing beside it; yield the address of its root."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(mount):
                self.path = self.path.removeprefix(mount.rstrip("/"))
                super().do_GET()
            else:
                self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent: what fails, the browser tells."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{mount}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Reader:
    """One window on a site whose front page is in the folder ``home``.

    ``faults`` grows by each console message, each script error, each request that fails or is answered with an
    error, and each request for what is not below ``home``. ``options`` are those of a Playwright context.
    """

    def __init__(self, browser: Browser, home: str, **options: Any) -> None:
        self.home = home
        self.faults: list[str] = []
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | options)
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def open(self, path: str) -> Page:
        """Open a page by its path in the site, anchor included."""
        self.page.goto(self.home + path)
        return self.page

    def measure(self, path: str, script: str) -> Any:
        """Open a page and return what a script, run by the test and not by the page, finds in it."""
        return self.open(path).evaluate(script)

    def _console(self, message: ConsoleMessage) -> None:
        self.faults.append(f"{self.page.url}: console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.faults.append(f"{self.page.url}: asks for {request.url}")

    def _failed(self, request: Request) -> None:
        self.faults.append(f"{self.page.url}: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{self.page.url}: {response.url}: {response.status}")
