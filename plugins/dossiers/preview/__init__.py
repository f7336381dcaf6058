"""A live preview: the site as built, with a script in each page that reloads it or shows what is wrong.

Nothing is added to the output; the script exists only in what the server answers. Each build runs in a process
of its own, so that changed plugins count and no memory is kept.
"""

from dossiers.preview.build import Builder, BuildResult
from dossiers.preview.feed import Feed
from dossiers.preview.server import Server
from dossiers.preview.watch import watched_changes

__all__ = ["BuildResult", "Builder", "Feed", "Server", "watched_changes"]
