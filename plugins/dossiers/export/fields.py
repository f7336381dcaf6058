"""Every data file with the meaning of each of its columns and keys; the page and the tests read the same list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A column or key: its name, its form, its meaning."""

    name: str
    form: str
    meaning: str


@dataclass(frozen=True, slots=True)
class File:
    """A data file: where it lies, its format, what it holds, and its columns or the keys of its entries."""

    path: str
    format: str
    meaning: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns or keys, in order."""
        return tuple(field.name for field in self.fields)


_DATE = "object {edtf, earliest, latest, text}, or null"
_REFS = "list of {id, locator}"
_CLAIMS = "list of {value, sources, as_of, note}"
_CSV = "CSV (RFC 4180), UTF-8"
_JSON = "JSON, UTF-8"


def _fields(*rows: tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(Field(*row) for row in rows)


DOSSIER = File(
    "leaders/<id>.json, groups/<id>.json",
    _JSON,
    "One dossier, beside its page.",
    _fields(
        ("id", "text", "the dossier’s id, unique on the site"),
        ("kind", "leader or group", "what it is about"),
        ("page", "path", "its page, relative to the root of the site"),
        ("title", "text", "the title of the page"),
        ("name", "text", "the subject’s name"),
        ("summary", "text or null", "one sentence"),
        ("updated", _DATE, "when it was last changed in substance"),
        ("authors", "list of text", "its editors"),
        ("tags", "list of text", "its tags"),
        ("former_ids", "list of text", "ids that it had before"),
        ("stub", "true or false", "whether it has no text yet"),
        (
            "verdict",
            "object {state, as_of, unchecked}",
            "active, unknown, delisted, not-found or not-checked; of whom nothing is said",
        ),
        (
            "names",
            "list of {name, lang, strength, sources, as_of, note}",
            "names in other scripts (strength null) and aliases",
        ),
        (
            "facts",
            "list of {field, scheme, conflict, claims}",
            "the factsheet; claims that disagree stand side by side",
        ),
        ("designations", "list of objects", "as in sanctions.json"),
        ("searches", "list of objects", "as in sanctions.json"),
        ("ties", "list of objects", "as the columns of relations.csv, with sources as objects"),
        (
            "events",
            "list of objects",
            "all that involves the subject, as the columns of timeline.csv, with sources as objects",
        ),
        (
            "sources",
            "list of {id, number, uses}",
            "its sources with their numbers on the page and the sentences that cite them",
        ),
        ("mentioned_in", "list of {id, sentences}", "pages that link here"),
        ("words", "number", "the length of its text"),
    ),
)

_SANCTION = _fields(
    ("dossier", "text", "the id of the dossier"),
    ("row", "text", "the row’s anchor on the dossier’s page"),
    ("subject", "text", "the party’s name"),
    ("kind", "leader or group", "person or organisation"),
    (
        "status",
        "active, delisted, unknown or not-found",
        "as of the date in as_of; not-found is a search without result",
    ),
    ("as_of", _DATE, "the newest date for which this is known"),
    ("authority", "text", "who designates, as an id of the list of authorities"),
    ("authority_readings", _CLAIMS, "every reading of who designates, where sources differ"),
    ("announced_by", _CLAIMS, "who announced it"),
    ("list", "text or null", "on which of the authority’s lists"),
    ("programme", "text or null", "the programme, verbatim"),
    ("programme_name", "text or null", "its name, where the code is known"),
    ("legal_basis", "text or null", "the act it rests on"),
    ("signed", _CLAIMS, "when the act was signed"),
    ("announced", _CLAIMS, "when it was made public"),
    ("listed", _CLAIMS, "when it was put on the list"),
    ("effective", _CLAIMS, "when it took effect"),
    ("amended", _CLAIMS, "when the entry was last changed"),
    ("delisted", _CLAIMS, "when it was taken off the list"),
    ("measures", "list of text", "what it forbids, in OpenSanctions’ words"),
    ("reference", "text or null", "the authority’s reference for the entry"),
    ("url", "address or null", "the entry or document"),
    ("reason", "text or null", "the reason that the authority gives"),
    ("note", "text or null", "a remark"),
    ("sources", _REFS, "what it rests on"),
)

SANCTIONS_JSON = File(
    "data/sanctions.json", _JSON, "Every designation, and every search of a list that found none.", _SANCTION
)

_PLAIN = {
    _DATE: "EDTF, or empty",
    _CLAIMS: "EDTF; several readings joined by “; ”",
    _REFS: "ids joined by “; ”",
    "list of text": "joined by “; ”",
}
_TEXT_CLAIMS = frozenset({"authority_readings", "announced_by"})

SANCTIONS_CSV = File(
    "data/sanctions.csv",
    _CSV,
    "The same as a table.",
    tuple(
        Field(
            field.name,
            "text; several readings joined by “; ”"
            if field.name in _TEXT_CLAIMS
            else _PLAIN.get(field.form, field.form.replace(" or null", ", or empty")),
            field.meaning,
        )
        for field in _SANCTION
    ),
)

SOURCES = File(
    "data/sources.json",
    _JSON,
    "Every source in the terms of CSL, with all that rests on it.",
    _fields(
        ("id", "text", "the source’s id, unique on the site"),
        ("type", "text", "CSL 1.0.2 item type"),
        ("genre", "text or null", "“press release” where CSL has no type for it"),
        ("title", "text or null", "its title"),
        ("author", "list of {literal}", "who wrote it"),
        ("publisher", "text or null", "who published it"),
        ("container-title", "text or null", "the journal, series or site"),
        ("volume", "text or null", "volume"),
        ("issue", "text or null", "issue"),
        ("page", "text or null", "pages"),
        ("number", "text or null", "a number by which it is known"),
        ("issued", _DATE, "when it was published"),
        ("URL", "address or null", "where it can be read"),
        ("archive", "address or null", "an archived copy"),
        ("accessed", _DATE, "when it was last read"),
        ("language", "BCP 47 tag or null", "its language"),
        ("grade", "text or null", "Admiralty code"),
        ("via", "list of text", "the sources in which it was read"),
        ("note", "text or null", "a remark"),
        ("rests", "list of {page, section, sentence}", "every statement that rests on it, with its place"),
    ),
)

RELATIONS = File(
    "data/relations.csv",
    _CSV,
    "Affiliations and relations, each once, read from the first party to the second.",
    _fields(
        ("first", "text", "the id of the first dossier; of an affiliation, the leader"),
        ("first_name", "text", "its title"),
        ("type", "text", "the type of the tie"),
        ("reads", "text", "how it reads: backs, member of"),
        ("second", "text", "the id of the second dossier"),
        ("second_name", "text", "its title"),
        ("role", "text, or empty", "the role in the sources’ words"),
        ("from", "EDTF, or empty", "since when"),
        ("to", "EDTF, or empty", "until when; “..” is open"),
        ("as_of", "EDTF, or empty", "the date for which it is stated"),
        ("affiliation", "true or false", "between a leader and a group"),
        ("ftm_schema", "text", "its schema in FollowTheMoney"),
        ("sources", "ids joined by “; ”", "what it rests on"),
        ("stated_in", "ids joined by “; ”", "the dossiers that say so"),
        ("note", "text, or empty", "a remark"),
    ),
)

TIMELINE = File(
    "data/timeline.csv",
    _CSV,
    "Every dated event and every dated step of a designation, in the order of time.",
    _fields(
        ("date", "EDTF", "when, with the precision that the sources give"),
        ("earliest", "ISO 8601, or empty", "the first day that this can mean"),
        ("latest", "ISO 8601, or empty", "the last day that this can mean"),
        ("title", "text", "what happened"),
        ("kind", "text, or empty", "the kind of event"),
        ("dossier", "text", "the id of the dossier that states it"),
        ("row", "text", "its anchor on that page"),
        ("involved", "ids joined by “; ”", "all involved"),
        ("place", "text, or empty", "a place id, or a name"),
        ("role", "text, or empty", "of a designation, the role of the date"),
        ("status", "text, or empty", "of a designation, its status"),
        ("summary", "text, or empty", "a sentence or two more"),
        ("sources", "ids joined by “; ”", "what it rests on"),
    ),
)

DOSSIERS = File(
    "data/dossiers.json", _JSON, "All dossiers in one list, each as in its own file.", DOSSIER.fields
)

MANIFEST = File(
    "data/manifest.json",
    _JSON,
    "Every file of the site with its SHA-256, so that a copy can be checked.",
    _fields(
        ("version", "number", "the version of this form"),
        ("files", "object of path to SHA-256", "every file but this one"),
    ),
)

FILES = (DOSSIERS, DOSSIER, SANCTIONS_CSV, SANCTIONS_JSON, SOURCES, RELATIONS, TIMELINE, MANIFEST)
"""Every data file, in the order of the page that describes them."""
