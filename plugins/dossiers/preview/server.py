"""The preview's web server: files of the output, nothing else, with the script in each page."""

from __future__ import annotations

import json
import os
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from dossiers.preview.feed import Feed, State
from dossiers.preview.script import NEWS, page_script

_PATIENCE = 25.0
"""Seconds after which a page that waits for news is answered anyway; proxies cut at 30."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_NOTHING = (
    b'<!DOCTYPE html><html lang="en"><title>Nothing built yet</title><p>Nothing has been built yet.</p>'
)
_GONE = b'<!DOCTYPE html><html lang="en"><title>Not found</title><p>There is no such page in the output.</p>'


class Server:
    """Serves a folder from a thread of its own, as a context manager.

    Binding happens at once: OSError says that the address or port cannot be used. With ``live`` each page
    gets the script. A file that the web server of a host would not show (hidden, outside the folder, behind a
    symbolic link that leads out) is not found here either.
    """

    def __init__(self, root: Path, feed: Feed, address: str, port: int, *, live: bool = True) -> None:
        self._feed = feed

        class Handler(_Handler):
            site = _Site(root.absolute(), feed, live)

        self._http = ThreadingHTTPServer((address, port), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.1,), daemon=True)
        self.port: int = self._http.server_address[1]
        shown = "localhost" if address in {"127.0.0.1", "0.0.0.0", ""} else address
        self.url = f"http://{shown}:{self.port}/"

    def __enter__(self) -> Server:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Stop answering and give the port back."""
        self._feed.close()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def wait(self) -> None:
        """Wait until interrupted."""
        while self._thread.is_alive():
            self._thread.join(1.0)


class _Site:
    """What the handler needs to know."""

    def __init__(self, root: Path, feed: Feed, live: bool) -> None:
        self.root, self.feed, self.live = root, feed, live

    def file(self, url_path: str) -> Path | None:
        """Return the file that a path of an address means; None where there is none that may be shown."""
        parts = [part for part in unquote(url_path, errors="replace").split("/") if part]
        if any(part.startswith(".") or "\\" in part or "\0" in part or ":" in part for part in parts):
            return None
        real = Path(os.path.realpath(self.root.joinpath(*parts)))
        return real if real.is_relative_to(os.path.realpath(self.root)) and real.exists() else None


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    site: _Site
    state: State
    protocol_version = "HTTP/1.1"
    server_version = "dossiers"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, a page with its script, or the news."""
        address = urlsplit(self.path)
        # Taken before the file is read: a page that is older than its number would never reload.
        self.state = self.site.feed.state
        try:
            if address.path == NEWS and self.site.live:
                self._news(parse_qs(address.query))
            else:
                self._file(address.path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader went on to another page

    do_HEAD = do_GET  # noqa: N815  # the name that http.server looks for

    def _news(self, query: dict[str, list[str]]) -> None:
        build, turn = query.get("build", [""])[0], query.get("turn", [""])[0]
        state = self.site.feed.after(build, int(turn) if turn.isdecimal() else -1, _PATIENCE)
        news = json.dumps({"build": state.build, "turn": state.turn, "error": state.error})
        self._answer(HTTPStatus.OK, "application/json", news.encode())

    def _file(self, path: str) -> None:
        file = self.site.file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self._redirect(path)
                return
            file = self.site.file(f"{path}index.html")
        try:
            data = file.read_bytes() if file is not None else None
        except OSError:
            data = None
        if file is None or data is None:
            self._not_found()
            return
        kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
        self._answer(HTTPStatus.OK, kind, self._with_script(data) if file.suffix == ".html" else data)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        # One slash at the beginning: two would name another host.
        self.send_header("Location", quote("/" + unquote(path).strip("/") + "/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _not_found(self) -> None:
        if self.site.file("index.html") is None:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, _TYPES[".html"], self._with_script(_NOTHING))
            return
        page = self.site.file("404.html")
        body = page.read_bytes() if page is not None else _GONE
        self._answer(HTTPStatus.NOT_FOUND, _TYPES[".html"], self._with_script(body))

    def _with_script(self, page: bytes) -> bytes:
        """Put the script before the end of the body, or at the end of a page that does not write it."""
        if not self.site.live:
            return page
        script = page_script(self.state.build, self.state.turn, self.state.error)
        at = page.rfind(b"</body>")
        return page + script if at < 0 else page[:at] + script + page[at:]

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for builds."""
