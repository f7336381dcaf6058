"""The reference of what people type, made from the types that check it: JSON Schema, front matter, problems.

Nothing here is written twice: meanings are the docstrings of the records, so a change of the vocabulary changes
the documents, and a test fails while the committed ones are stale.
"""

from dossiers.reference.front_matter import front_matter_reference
from dossiers.reference.problems import problems_reference
from dossiers.reference.schema import front_matter_schema, records, schema_text

__all__ = ["front_matter_reference", "front_matter_schema", "problems_reference", "records", "schema_text"]
