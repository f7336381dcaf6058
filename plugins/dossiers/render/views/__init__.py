"""View types: the finished, typed values that the theme's macros show.

These records are the contract between the render stage and the theme. A template computes nothing: what it
shows is here as text, in order, with its address. The rules that hold for all of them:

* ``str`` is plain text and is escaped by the template; ``Markup`` is HTML that is already safe.
* An address (``href``) is relative to the page that shows it, or an absolute http(s) address of a source.
* A tuple may be empty; each macro says what it then shows. ``None`` means that the source does not say.
* ``cites`` are the sources of the statement in their order of number. An empty tuple shows no mark.

theme/README.md lists the macro that takes each record.
"""

from dossiers.render.views.dossier import (
    Change,
    CitePage,
    Claim,
    Colophon,
    Fact,
    Factsheet,
    Mention,
    NameGroup,
    Note,
    TextBlock,
    Verdict,
    VerdictLine,
)
from dossiers.render.views.frame import (
    Described,
    Footer,
    Hatnote,
    Header,
    Heading,
    NavItem,
    Notice,
    Page,
    Paging,
    TocEntry,
)
from dossiers.render.views.lists import (
    Count,
    DataField,
    DataFile,
    ListExample,
    ListSection,
    SourceEntry,
    SourceUse,
    Tag,
)
from dossiers.render.views.small import Badge, Cite, DateText, Direction, Link, Status, StatusCode, direction
from dossiers.render.views.tables import (
    Cell,
    Choice,
    Column,
    FullTable,
    RoleDate,
    Row,
    RowsPart,
    SanctionRow,
    SanctionsTable,
    SortedColumn,
    StatusCount,
    Table,
    TieRow,
    TieTable,
)
from dossiers.render.views.time import Shape, Tick, Timeline, TimelineEvent

__all__ = [
    "Badge",
    "Cell",
    "Change",
    "Choice",
    "Cite",
    "CitePage",
    "Claim",
    "Colophon",
    "Column",
    "Count",
    "DataField",
    "DataFile",
    "DateText",
    "Described",
    "Direction",
    "Fact",
    "Factsheet",
    "Footer",
    "FullTable",
    "Hatnote",
    "Header",
    "Heading",
    "Link",
    "ListExample",
    "ListSection",
    "Mention",
    "NameGroup",
    "NavItem",
    "Note",
    "Notice",
    "Page",
    "Paging",
    "RoleDate",
    "Row",
    "RowsPart",
    "SanctionRow",
    "SanctionsTable",
    "Shape",
    "SortedColumn",
    "SourceEntry",
    "SourceUse",
    "Status",
    "StatusCode",
    "StatusCount",
    "Table",
    "Tag",
    "TextBlock",
    "Tick",
    "TieRow",
    "TieTable",
    "Timeline",
    "TimelineEvent",
    "TocEntry",
    "Verdict",
    "VerdictLine",
    "direction",
]
