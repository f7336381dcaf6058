"""For all tests: the example site, built once a worker as users build it, and property tests without haste."""

import signal

import pytest
from hypothesis import HealthCheck, settings

from whole_site import CONTENT, SITEURL, Site, built

# A busy machine is slow; no test has a limit of time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What a shell starts in the background ignores Ctrl-C, and so would the programs that tests end with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    # Likewise what was started to outlive its terminal.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the local site of the example content."""
    return Site(built(CONTENT, tmp_path_factory.mktemp("example") / "output"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site as GitHub Pages would get it, under an address with a path."""
    env = {"SITEURL": f"{SITEURL}/", "GITHUB_REPOSITORY": "someone/dossiers"}
    output = tmp_path_factory.mktemp("published") / "output"
    return Site(built(CONTENT, output, settings="publishconf.py", env=env))
