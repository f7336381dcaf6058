"""What the fields of a record mean, in the words that stand under each in its class: for schemas and for messages.

They are read from the source when they are asked for. Pydantic would read those of all classes whenever the program
starts, which takes longer than many a build.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise


@functools.cache
def meanings(record: type) -> Mapping[str, str]:
    """Return the docstring of each field of a record, its bases' included, by the field's name."""
    found: dict[str, str] = {}
    for base in reversed(record.__mro__):
        # A class without annotations of its own has no fields of its own; one that was made from a generic has no source.
        if "__annotations__" in vars(base) and "[" not in base.__name__:
            found |= _own(base)
    return found


def _own(record: type) -> dict[str, str]:
    try:
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    except (OSError, TypeError):
        return {}
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(doc.value.value)
        for field, doc in pairwise(tree.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(doc, ast.Expr)
        and isinstance(doc.value, ast.Constant)
        and isinstance(doc.value.value, str)
    }
