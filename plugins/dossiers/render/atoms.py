"""What templates call: the small values, and the components that are made in code (``dossiers.render.rows``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from markupsafe import Markup

from dossiers.render.rows import small
from dossiers.render.rows.blocks import text_blocks
from dossiers.render.rows.claims import claim, fact_sheet, name_groups
from dossiers.render.rows.events import event_figure
from dossiers.render.rows.mentions import mention_list
from dossiers.render.rows.sources import source_list
from dossiers.render.rows.tables import designations, row_authorities, row_dates, table_frame, tie_table

P = ParamSpec("P")


def _safe(make: Callable[P, str]) -> Callable[P, Markup]:
    """Say of a function of this package that its HTML is safe: it has escaped all that an author wrote."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Markup:
        return Markup(make(*args, **kwargs))

    return made


phrase = _safe(small.phrase)
link = _safe(small.link)
links = _safe(small.links)
missing = _safe(small.missing)
date = _safe(small.date)
cites = _safe(small.cites)
whole = _safe(small.whole)
shape = _safe(small.shape)
status = _safe(small.status)
badge = _safe(small.badge)
badges = _safe(small.badges)

ATOMS: tuple[Callable[..., Markup], ...] = (
    *(phrase, link, links, missing, date, cites, whole, shape, status, badge, badges),
    *(_safe(claim), _safe(fact_sheet), _safe(name_groups)),
    *(_safe(designations), _safe(row_authorities), _safe(row_dates), _safe(table_frame), _safe(tie_table)),
    *(_safe(event_figure), _safe(mention_list), _safe(source_list), _safe(text_blocks)),
)
"""Every function that templates have."""
