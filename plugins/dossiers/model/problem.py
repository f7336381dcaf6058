"""What can be wrong with content: one record for every finding, and the list of all codes."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the site is built."""

    ERROR = "error"
    WARNING = "warning"


class Position(Struct, frozen=True, order=True):
    """A place in a file: line and column, both counted from 1, in characters."""

    line: int = 1
    column: int = 1


class Pointer(Struct, frozen=True):
    """A place in YAML by its path, such as ``("sanctions", 0, "program")``.

    Positions are looked up only for what is reported (see ``read.locate``), so that reading a file without
    a problem does not pay for them. Where the path does not exist in the file (a missing key, the long
    form of a value written short) the nearest part that does exist is meant. ``key`` asks for the position
    of the key instead of its value.
    """

    path: tuple[str | int, ...] = ()
    key: bool = False


class InText(Struct, frozen=True):
    """A place in the text of a dossier or page: where its reference of this number stands, in reading order.

    Positions are looked up only for what is reported, as those of a ``Pointer`` are.
    """

    reference: int


Where: TypeAlias = Position | Pointer | InText


class Related(Struct, frozen=True):
    """A second place that a problem is about, such as the other side of a contradiction."""

    file: str
    at: Where
    note: str


class Problem(Struct, frozen=True):
    """One finding about the content.

    ``file`` is relative to the content folder, with forward slashes. ``message`` says what was found,
    ``expected`` what was expected and how to mend it, ``meant`` the near name that was perhaps meant.
    ``position`` and ``line_text`` are filled in by ``read.locate.located``.
    """

    code: str
    file: str
    message: str
    at: Where = Position()
    expected: str = ""
    meant: str = ""
    related: tuple[Related, ...] = ()
    position: Position | None = None
    line_text: str = ""

    @property
    def severity(self) -> Severity:
        """Error or warning, as the list of codes says."""
        return CODES[self.code].severity


class Code(Struct, frozen=True):
    """What one code of a problem means, as docs/problems.md prints it."""

    severity: Severity
    meaning: str
    stage: str = field(default="")


def _codes() -> dict[str, Code]:
    error, warning = Severity.ERROR, Severity.WARNING
    table: dict[str, list[tuple[str, Severity, str]]] = {
        "file": [
            ("not-a-file", error, "A folder, a link or a device stands where a Markdown file was expected."),
            ("symbolic-link", error, "A symbolic link stands in the content; its target could lie anywhere."),
            ("unreadable", error, "The file could not be opened."),
            ("too-large", error, "The file, its front matter or one paragraph is larger than the limit."),
            ("not-utf8", error, "The file is not UTF-8 text."),
            ("control-character", error, "The file holds a NUL or another control character."),
            ("bad-filename", error, "The file's stem cannot be an id."),
            (
                "misplaced",
                error,
                "The file lies in a folder where nothing reads it, or its kind belongs in another.",
            ),
        ],
        "front matter": [
            ("no-front-matter", error, "The file does not begin with a line of three hyphens."),
            ("unclosed-front-matter", error, "The front matter has no closing line of three hyphens."),
            ("yaml-syntax", error, "The front matter is not YAML."),
            (
                "yaml-forbidden",
                error,
                "YAML anchors, aliases, tags, several documents or deep nesting are refused.",
            ),
            ("duplicate-key", error, "A key stands twice in the same mapping."),
            ("bad-key", error, "A key is not a plain string."),
            ("unknown-key", error, "A key that the vocabulary does not know."),
            ("missing-key", error, "A key that is needed is not there."),
            ("wrong-type", error, "A list, a mapping or a plain value stands where another was expected."),
            ("empty-value", error, "A value that must say something is empty."),
            ("bad-value", error, "A value outside the list of those that are allowed."),
            ("bad-id", error, "An id is not made of lower-case letters, digits and single hyphens."),
            ("bad-date", error, "Not an EDTF date, or a date that does not exist."),
            ("bad-url", error, "Not an http or https address."),
            ("date-order", error, "An end lies before its beginning, or a delisting before its listing."),
        ],
        "text": [
            ("bad-reference", error, "A [[link]] or [@citation] that cannot be read."),
            ("bad-link", error, "A link with an address that is not allowed."),
            ("too-complex", error, "Text nested or repeated beyond the limit, as no author writes it."),
        ],
        "sources": [
            ("unknown-source", error, "A source id that nothing defines."),
            ("source-differs", error, "A source defined twice, differently."),
            ("no-source", error, "A statement that must name its source names none."),
            ("uncited-source", warning, "A source that nothing cites."),
        ],
        "links": [
            ("unknown-target", error, "A link or id that leads to no dossier or page."),
            ("unknown-heading", error, "A link to a heading that the target does not have."),
            ("unknown-place", error, "Reads like a place id, but content/places.yaml has none such."),
            ("unknown-authority", error, "An authority that no list of authorities names."),
            ("unknown-list", error, "A list of sanctions that no authority of the same body keeps."),
            ("unknown-type", error, "A relation type, affiliation type or kind of event that no list names."),
            ("wrong-kind", error, "A leader stands where a group was expected, or the other way round."),
            ("relation-disagrees", error, "Two dossiers state the same relation differently."),
            ("self-relation", error, "A dossier relates to itself."),
            (
                "unknown-file",
                error,
                "A link to a file that is not in the content folder, or lies outside it.",
            ),
            ("forbidden-file", error, "A link to a kind of file that is not published."),
        ],
        "collisions": [
            ("id-collision", error, "Two files claim the same id, perhaps in other upper and lower case."),
            ("alias-collision", error, "An alias is the id of another dossier, or stands twice in one."),
            ("path-collision", error, "Two pages would be written to the same place."),
            ("shared-alias", warning, "The same name belongs to two dossiers; a list tells them apart."),
        ],
        "output": [
            ("bad-output", error, "The output folder cannot be used without harm to what is in it."),
            ("bad-setting", error, "A setting or a site-wide data file cannot be used."),
        ],
    }
    return {
        code: Code(severity, meaning, stage)
        for stage, rows in table.items()
        for code, severity, meaning in rows
    }


CODES = _codes()
"""Every code a problem can carry, in the order of the stages that find them."""
