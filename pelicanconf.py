"""The local site: relative links, read from file:// or any folder of a server. See docs/ for every setting."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

import dossiers  # noqa: E402  # a plugin that is missing would be a mere log line, and a site without it

dossiers.say_plainly()

SITENAME = "Dossiers"
SITESUBTITLE = "Leaders and armed groups: who they are, whether they are sanctioned, and where every statement comes from."
SITEURL = ""
RELATIVE_URLS = True
DEFAULT_LANG = "en"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")

PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = ["dossiers"]

# What a build remembers for the next one; it can be deleted at any time. None remembers nothing.
CACHE_FOLDER = str(ROOT / ".dossiers-cache")

# Where a page's source is edited; {path} is the file in the content folder. None leaves the link out.
EDIT_URL = None

# Dossiers and pages are read by the plugin; Pelican's own readers, templates and copies stay out of the way.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
IGNORE_FILES = [".*", "**/.*", "*~"]

# Same input, same bytes: nothing depends on the machine.
TIMEZONE = "UTC"
LOCALE = ["C"]
DELETE_OUTPUT_DIRECTORY = False
LOAD_CONTENT_CACHE = False
