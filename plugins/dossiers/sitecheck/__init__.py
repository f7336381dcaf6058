"""Is a built site whole? Every link and anchor leads somewhere, nothing needs a network, every page is reachable.

    result = check_site(Path("output"))

It reads finished pages only, so it says what a reader would meet, wherever the pages came from. The time is
linear in the number of pages.
"""

from dossiers.sitecheck.page import Fault, PageFacts, page_facts
from dossiers.sitecheck.walk import SiteCheck, check_site

__all__ = ["Fault", "PageFacts", "SiteCheck", "check_site", "page_facts"]
