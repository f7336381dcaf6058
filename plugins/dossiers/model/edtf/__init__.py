"""Dates as sources give them: EDTF level 1 (ISO 8601-2:2019) plus one-of-a-set, with their precision kept.

Accepted: ``2007``, ``2007-03``, ``2007-03-20``; ``2001-21`` to ``2001-24`` for the seasons; each of these
with ``~`` (approximate), ``?`` (uncertain) or ``%`` (both); ``197X``, ``19XX``, ``2004-XX``, ``2004-06-XX``,
``2004-XX-XX``; intervals ``1974/1975``, open ``2006/..`` and ``../2006``, with an unknown end ``2006/`` and
``/2006``; and, from level 2, one of a set ``[1968,1972]`` or ``[1968..1972]``. Years run from 0001 to 9999.

The parts: ``grammar`` says what may be written, ``reading`` has the value and its reader, ``hints`` what to
write for common other forms, ``order`` how dates compare, ``words`` how they are said,
``remember`` what was said of them.
"""

from dossiers.model.edtf.grammar import EdtfError, Kind
from dossiers.model.edtf.order import contains, definitely_before, sort_key
from dossiers.model.edtf.reading import OPEN, UNKNOWN, Edtf, EdtfEnd, parse, parse_end
from dossiers.model.edtf.remember import remembered
from dossiers.model.edtf.words import display, iso

__all__ = [
    "OPEN",
    "UNKNOWN",
    "Edtf",
    "EdtfEnd",
    "EdtfError",
    "Kind",
    "contains",
    "definitely_before",
    "display",
    "iso",
    "parse",
    "parse_end",
    "remembered",
    "sort_key",
]
