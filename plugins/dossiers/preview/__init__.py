"""A live preview: the site as built, with a script in each page that reloads it or shows what is wrong.

Nothing is added to the output; the script exists only in what the server answers. Builds run in a process of their
own, which remembers the site from one to the next; where plugins or settings change, another one takes its place.
"""

from dossiers.preview.build import Builder, BuildResult
from dossiers.preview.feed import Feed
from dossiers.preview.server import Server
from dossiers.preview.watch import watched_changes

__all__ = ["BuildResult", "Builder", "Feed", "Server", "watched_changes"]
