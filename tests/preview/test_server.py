"""The preview's server: what it answers, what it adds, and what it never shows."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossiers.preview import Feed, Server

PAGE = b'<!DOCTYPE html><html lang="en"><title>t</title><body><p>page</p></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small output folder, with something beside it that is nobody's business."""
    root = tmp_path / "output"
    (root / "leaders").mkdir(parents=True)
    (root / "index.html").write_bytes(PAGE)
    (root / "leaders/index.html").write_bytes(PAGE)
    (root / "leaders/a.html").write_bytes(PAGE)
    (root / "a.css").write_bytes(b"p {}")
    (root / ".secret").write_bytes(b"secret")
    (tmp_path / "secret.html").write_bytes(b"secret")
    (root / "link.html").symlink_to(tmp_path / "secret.html")
    return root


@pytest.fixture
def feed() -> Feed:
    """Return a feed with one good build."""
    feed = Feed()
    feed.built()
    return feed


@pytest.fixture
def server(site: Path, feed: Feed) -> Iterator[Server]:
    """Return a server on a free port."""
    with Server(site, feed, "127.0.0.1", 0) as server:
        yield server


def get(server: Server, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Ask for a path exactly as given."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, body


def test_page_gets_the_script_and_keeps_the_rest(server: Server, site: Path) -> None:
    """A page is served as built with one script before its end; the file itself is not touched."""
    status, headers, body = get(server, "/leaders/a.html?x=1")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    before, _, after = PAGE.partition(b"</body>")
    assert body.startswith(before + b"<script>")
    assert body.endswith(b"</script>\n</body>" + after)
    assert (site / "leaders/a.html").read_bytes() == PAGE


def test_other_files_are_served_as_they_are(server: Server) -> None:
    """Only pages are added to."""
    status, headers, body = get(server, "/a.css")
    assert (status, headers["content-type"], body) == (200, "text/css; charset=utf-8", b"p {}")


def test_folder_is_its_index(server: Server) -> None:
    """A folder answers with its index page, and one without a final slash leads there."""
    assert get(server, "/leaders/")[0] == 200
    status, headers, _ = get(server, "/leaders")
    assert (status, headers["location"]) == (301, "/leaders/")


def test_redirect_stays_on_this_host(server: Server) -> None:
    """An address that begins with two slashes is not turned into one of another host."""
    status, headers, _ = get(server, "//leaders")
    assert (status, headers.get("location")) in {(301, "/leaders/"), (404, None)}


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/leaders/..%2f..%2fsecret.html",
        "/leaders/%2e%2e/%2e%2e/secret.html",
        "/..%5csecret.html",
        "/.secret",
        "/link.html",
        "//etc/passwd",
        "/%00",
        "/gone.html",
    ],
)
def test_nothing_outside_the_output_is_shown(server: Server, path: str) -> None:
    """No spelling of a path leads out of the output, to hidden files or through a link."""
    status, _, body = get(server, path)
    assert status == 404
    assert b"secret" not in body


def test_head_has_no_body(server: Server) -> None:
    """HEAD gives the length of what GET would give."""
    status, headers, body = get(server, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(get(server, "/")[2])


def test_news_come_when_there_are_some(server: Server, feed: Feed) -> None:
    """A page that waits is answered at the next build, good or bad."""
    state = feed.state
    answers: list[dict[str, object]] = []
    asking = threading.Thread(
        target=lambda: answers.append(
            json.loads(get(server, f"/.preview/news?build={state.build}&turn={state.turn}")[2])
        )
    )
    asking.start()
    feed.failed("content/x.md:1:1: error[yaml-syntax]: bad\n")
    asking.join(60)
    assert answers == [
        {"build": state.build, "turn": state.turn + 1, "error": "content/x.md:1:1: error[yaml-syntax]: bad"}
    ]


def test_error_is_over_a_page_that_is_opened_later(server: Server, feed: Feed) -> None:
    """While the newest build is bad every page says so, and no text of it can end the script."""
    feed.failed("</script><b>bad</b>")
    body = get(server, "/")[2]
    assert b"\\u003c/script>\\u003cb>bad" in body
    feed.built()
    assert b"bad" not in get(server, "/")[2]


def test_before_the_first_build_there_is_a_page_that_waits(tmp_path: Path) -> None:
    """With no output yet a page says so, shows the error and reloads when there is something."""
    feed = Feed()
    feed.failed("first error")
    with Server(tmp_path / "none", feed, "127.0.0.1", 0) as server:
        status, _, body = get(server, "/")
    assert status == 503
    assert b"first error" in body


def test_plain_serving_adds_nothing(site: Path, feed: Feed) -> None:
    """Without the live part a page is exactly what was built."""
    with Server(site, feed, "127.0.0.1", 0, live=False) as server:
        assert get(server, "/")[2] == PAGE
        assert get(server, "/.preview/news")[0] == 404


def test_taken_port_is_an_error(server: Server, site: Path, feed: Feed) -> None:
    """A port that is in use is refused when the server is made."""
    with pytest.raises(OSError, match="in use"):
        Server(site, feed, "127.0.0.1", server.port)
