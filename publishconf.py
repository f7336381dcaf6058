"""The published site: the local one, with what only production needs. SITEURL comes from the environment."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403  # as Pelican's own quickstart does

# Canonical links, the sitemap and the feed need absolute addresses; every other link stays relative.
CANONICAL_URL = os.environ.get("SITEURL", "").rstrip("/") or None

# The whole site in one file, for reading offline.
OFFLINE_ARCHIVE = "dossiers-offline.zip"

# On GitHub the repository is known, and pages lead to its editor.
if os.environ.get("GITHUB_REPOSITORY"):
    EDIT_URL = f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{os.environ['GITHUB_REPOSITORY']}/edit/main/content/{{path}}"
