"""The one place that writes files: a site is staged, compared and promoted, whole or not at all.

    with Staging(output, wipe=False, protected=[content, theme]) as staging:
        staging.write("leaders/x.html", data)
        summary = staging.promote()

It knows nothing of dossiers or Pelican. Until ``promote`` the old site is untouched; a failure or a kill at
any moment leaves the old site or the new one, and the next build removes what a killed one left.
"""

from dossiers.render.output.errors import OutputError
from dossiers.render.output.manifest import PATH as MANIFEST
from dossiers.render.output.promotion import Promotion
from dossiers.render.output.remembered import Remembered
from dossiers.render.output.staging import Staging

__all__ = ["MANIFEST", "OutputError", "Promotion", "Remembered", "Staging"]
