"""The attacks and malformed files: what each tries, and the error that must answer it."""

from __future__ import annotations

from dataclasses import dataclass

from hostile_site import GOOD, Files, Link, Pipe, group, leader

BODY_LINE = 8
"""The line on which the text of a dossier without further front matter begins."""


@dataclass(frozen=True)
class Case:
    """One attack. ``code`` is the error that must be found in ``file`` at the line that holds ``at``."""

    tries: str
    code: str
    files: Files
    at: str = ""
    file: str = "leaders/x.md"
    line: int = 0
    """The line, where it is not that of ``at``; for a file as a whole it is 1."""

    def expected_line(self) -> int:
        """Return the number of the line that the error must name."""
        text = self.files.get(self.file)
        if self.line or not self.at or not isinstance(text, str):
            return self.line or 1
        return next(number for number, line in enumerate(text.splitlines(), 1) if self.at in line)


def front(tries: str, code: str, line: str, at: str = "") -> Case:
    """A leader's dossier with one bad line in its front matter."""
    return Case(tries, code, {"leaders/x.md": leader(line)}, at or line.splitlines()[0])


def body(tries: str, code: str, text: str) -> Case:
    """A leader's dossier with a text whose first line is bad."""
    return Case(tries, code, {"leaders/x.md": leader("", text)}, line=BODY_LINE)


def whole(tries: str, code: str, data: str | bytes, line: int = 1) -> Case:
    """A file that is bad as a whole."""
    return Case(tries, code, {"leaders/x.md": data}, line=line)


def named(tries: str, code: str, path: str, what: str | bytes | Link | Pipe | None = "x") -> Case:
    """A file of a bad name or kind."""
    return Case(tries, code, {path: what}, file=path)


def registry(tries: str, code: str, file: str, text: str | bytes, at: str = "", line: int = 0) -> Case:
    """A bad file of shared records."""
    return Case(tries, code, {**GOOD, file: text}, at, file, line)


def claims(tries: str, code: str, line: str) -> Case:
    """A page that would be written where another is."""
    return front(tries, code, line)


# Pelican would obey these keys of front matter: write elsewhere, over another page, with another template.
PELICAN_KEYS = [
    front(f"Pelican's key {key}", "unknown-key", f"{key}: {value}")
    for key, value in {
        "slug": "../output-evil/x",
        "save_as": "index.html",
        "url": "javascript:alert(1)",
        "template": "missing",
        "is_valid": "x",
        "source_path": "/etc/passwd",
        "override_save_as": "../../x.html",
        "date": "2020-01-01",
        "category": "../x",
        "__class__": "x",
    }.items()
] + [
    front("a status that hides a page from checks", "unknown-key", "status: draft"),
    front("a NUL in a key's value, by escape", "control-character", 'slug: "a\\0b"', 'slug: "a'),
    Case(
        "Pelican's keys on an ordinary page",
        "unknown-key",
        {"pages/x.md": "---\ntitle: X\nsave_as: ../index.html\n---\n"},
        "save_as",
        "pages/x.md",
    ),
    whole("Pelican's own metadata without hyphens", "no-front-matter", "Title: x\nSlug: ../x\n\ntext\n"),
]

_ADDRESSES = {
    "bad-link": [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java\u00adscript:alert(1))",
        "[a](\u200bjavascript:alert(1))",
        "[a](vbscript:x)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](file:///etc/passwd)",
        "[a](//evil.example/x)",
        "[a](\\\\evil.example\\x)",
        "[a](/\\evil.example)",
        "[a](https:evil)",
        "[a](http://)",
        "[a](blob:x)",
        "![a](data:image/svg+xml;base64,PHN2Zz4=)",
        "![a](https://tracker.example/pixel.png)",
        "![a](javascript:alert(1))",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<javascript:alert(1)> [a](javascript:alert(1))",
        "[a]({include}../x.md)",
        "[a]({author}x)",
        "[a]({attach})",
    ],
    "unknown-file": [
        "[a]({attach}../../secret.txt)",
        "[a]({attach}/../secret.txt)",
        "[a]({static}/../../../../../../../../etc/passwd)",
        "[a]({filename}/../secret.txt)",
        "[a](../../secret.txt)",
        "[a](/proc/self/environ.txt)",
        "[a](%2e%2e/%2e%2e/secret.txt)",
        "[a]({static}/%2e%2e%2fsecret.txt)",
        "[a]({attach}/a%00.txt)",
        "[a]({attach}/%5c..%5csecret.txt)",
        "![a](../../../secret.png)",
        "![a](missing.png)",
    ],
    "forbidden-file": [
        "[a]({attach}/proc/self/environ)",
        "[a]({attach}/etc/passwd)",
        "[a]({attach}/.git/config)",
        "[a]({attach}/.hidden/x.txt)",
        "[a]({static}/.env)",
        "[a](.hidden.txt)",
        "[a](/images/x.svg)",
        "![a](/images/x.svg)",
        "![a](/images/x.SVG)",
        "[a](/images/x.html)",
        "[a](/images/x.HtM)",
        "[a](/images/x.js)",
        "[a](/images/x.png.html)",
        "![a](/files/x.pdf)",
        "[a](/sources.yaml)",
        f"![a]({'n' * 300}.png)",
    ],
    "path-collision": ["[a](/data/x.csv)", "[a](/DATA/x.csv)", "[a](/robots.txt)", "[a](/theme/x.png)"],
}
ADDRESSES = [body(f"an address: {text}", code, text) for code, texts in _ADDRESSES.items() for text in texts]

URLS = [
    Case(
        f"{key}: {value}",
        "bad-url",
        {"leaders/x.md": f"---\nkind: leader\ntitle: A\nleader: A\nsources:\n  - id: t\n    {key}: {value!r}\n---\n"},
        f"{key}:",
    )
    for key in ("url", "archive_url")
    for value in (
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://x.example",
        "//evil.example",
        "https://x.example/\"onmouseover=alert(1)",
        " javascript:alert(1)",
        "http://",
        "https://x.example/<script>",
        "file:///etc/passwd",
    )
]  # fmt: skip

YAML = [
    whole("a bomb of aliases", "yaml-forbidden", "---\nkind: leader\na: &a [x]\nb: [*a, *a]\n---\n", 3),
    front("an alias of an anchor", "yaml-forbidden", "summary: *x"),
    front("a Python object", "yaml-forbidden", "summary: !!python/object/apply:os.system [id]"),
    front("a tag of its own", "yaml-forbidden", "summary: !evil x"),
    front("a binary value", "yaml-forbidden", "summary: !!binary aGk="),
    front("a merge key", "yaml-forbidden", "<<: {summary: x}"),
    front("a key twice", "duplicate-key", "tags: [a]\ntags: [b]", "tags: [b]"),
    front("a key twice, once in quotes", "duplicate-key", 'tags: [a]\n"tags": [b]', '"tags"'),
    front("a list as a key", "bad-key", "? [a, b]\n: c", "? [a"),
    front("100,000 levels", "yaml-forbidden", "summary: " + "[" * 100_000, "summary"),
    front("100,000 levels of mappings", "yaml-forbidden", "summary: " + "{a: " * 60_000, "summary"),
    front("20,000 levels by hyphens", "yaml-forbidden", "summary:\n  " + "- " * 20_000, "- - -"),
    whole("a directive", "yaml-syntax", "---\n%YAML 1.1\n---\n", 3),
    front("a bracket left open", "yaml-syntax", "tags: [a", "tags: [a"),
    front("a tab as indentation", "yaml-syntax", "events:\n\t- x", "\t-"),
    whole("a list where a mapping belongs", "wrong-type", "---\n- a\n---\n"),
    whole("only a text", "wrong-type", "---\nhello\n---\n"),
    whole("300 KB of front matter", "too-large", leader("summary: " + "x" * 300_000), 2),
]

ENCODINGS = [
    whole("nothing", "no-front-matter", b""),
    whole("only blanks", "no-front-matter", b" \n\n"),
    whole("no front matter", "no-front-matter", "Some text.\n"),
    whole("an empty line before it", "no-front-matter", "\n---\nkind: leader\n---\n"),
    whole("only three hyphens", "unclosed-front-matter", "---"),
    whole("front matter never closed", "unclosed-front-matter", "---\nkind: leader\ntitle: A\n"),
    whole("front matter closed by a dash", "unclosed-front-matter", "---\nkind: leader\n—\n\nText\n", 3),
    whole("nothing between the hyphens", "wrong-type", "---\n---\n"),
    whole("an image", "not-utf8", b"\x89PNG\r\n\x1a\n\x00\x00"),
    whole("random bytes", "not-utf8", bytes(range(256)) * 4, 3),
    whole("cp1252", "not-utf8", leader("summary: Éclair").encode("cp1252"), 6),
    whole("cp1256", "not-utf8", leader("summary: قيس الخزعلي").encode("cp1256"), 6),
    whole("UTF-16", "not-utf8", leader().encode("utf-16")),
    whole("UTF-16 without a mark", "not-utf8", leader().encode("utf-16-le")),
    whole("UTF-32", "not-utf8", leader().encode("utf-32")),
    whole("a surrogate", "not-utf8", leader("summary: x\ud800").encode("utf-8", "surrogatepass"), 6),
    whole("an overlong slash", "not-utf8", leader("summary: x").encode() + b"\xc0\xaf", 9),
    whole("a NUL in the body", "control-character", leader("", "a\x00b"), 8),
    whole("a NUL in front matter", "control-character", leader("summary: a\x00b"), 6),
    whole("a terminal's escape", "control-character", leader("summary: \x1b]0;pwned\x07"), 6),
    whole("a mark in the middle", "control-character", leader("summary: a\ufeffb"), 6),
    whole("5 MB", "too-large", leader("", "word " * 1_000_000)),
    whole("more than a text may have", "too-large", leader("", "word\n\n" * 200_000), 8),
]

NAMES = [
    named("a folder named x.md", "not-a-file", "leaders/x.md", None),
    named("a link to a file outside", "symbolic-link", "leaders/x.md", Link("ROOT/secret.txt")),
    named("a link to a file inside", "symbolic-link", "leaders/x.md", Link("../groups/fine.md")),
    named("a link to a system file", "symbolic-link", "leaders/x.md", Link("/etc/passwd")),
    named("a link to a folder", "symbolic-link", "leaders/sub", Link("/etc")),
    named("a link to itself", "symbolic-link", "leaders/x.md", Link("x.md")),
    named("a link to its own folder", "symbolic-link", "leaders/sub", Link(".")),
    named("a link to nothing", "symbolic-link", "leaders/x.md", Link("nowhere")),
    named("a link as the list of sources", "symbolic-link", "sources.yaml", Link("ROOT/secret.txt")),
    named("a link as a folder of dossiers", "symbolic-link", "pages", Link("/etc")),
    named("a link where nothing reads", "symbolic-link", "images/x.png", Link("/proc/self/environ")),
    named("a pipe", "not-a-file", "leaders/x.md", Pipe()),
    named("a pipe as the list of places", "not-a-file", "places.yaml", Pipe()),
    named("a folder as the list of places", "not-a-file", "places.yaml", None),
    named("a file as a folder", "not-a-file", "pages", "x"),
    named("blanks and capitals", "bad-filename", "leaders/Bad Name.md"),
    named("a name that Windows keeps", "bad-filename", "leaders/con.md"),
    named("the same in capitals", "bad-filename", "leaders/CON.md"),
    named("a suffix in capitals", "misplaced", "leaders/a.MD"),
    named("another suffix", "misplaced", "leaders/a.markdown"),
    named("a dossier in a deeper folder", "misplaced", "leaders/sub/a.md"),
    named("a dossier in an unknown folder", "misplaced", "people/a.md"),
    named("a dossier at the top", "misplaced", "a.md"),
    named("another script", "bad-filename", "leaders/قيس.md"),
    named("81 letters", "bad-filename", f"leaders/{'a' * 81}.md"),
    named("markup in a name", "bad-filename", "leaders/<img src=x>.md"),
]

COLLISIONS = [
    Case("a dossier over the list of leaders", "path-collision", {"leaders/index.md": leader()}, file="leaders/index.md"),
    Case("a dossier over the list of groups", "path-collision", {"groups/index.md": group()}, file="groups/index.md"),
    front("a redirect over the list of leaders", "path-collision", "former_ids: [index]"),
    Case("one id twice", "id-collision", {"leaders/x.md": leader(), "groups/x.md": group()}),
    Case("a page with the id of a dossier", "id-collision", {"leaders/x.md": leader(), "pages/x.md": "---\ntitle: X\n---\n"}, file="pages/x.md"),
    Case("ids that differ by case", "bad-filename", {"leaders/a.md": leader(), "leaders/A.md": leader()}, file="leaders/A.md"),
    Case("a former id that exists", "id-collision", {**GOOD, "leaders/x.md": leader("former_ids: [good]")}, "former_ids"),
    Case("a former id of a page", "id-collision", {"pages/p.md": "---\ntitle: P\n---\n", "leaders/x.md": leader("former_ids: [p]")}, "former_ids"),
    Case("a former id of its own", "id-collision", {"leaders/x.md": leader("former_ids: [x]")}, "former_ids"),
    Case("one former id twice", "id-collision", {"leaders/a.md": leader("former_ids: [old]"), "leaders/x.md": leader("former_ids: [old]")}, "former_ids"),
    front("a former id twice in one file", "id-collision", "former_ids: [old, old]"),
    front("a former id that leads elsewhere", "bad-id", "former_ids: [../../index]"),
    front("a former id that is a name of Windows", "bad-id", "former_ids: [con]"),
    front("a former id in capitals", "bad-id", "former_ids: [Old]"),
    front("a tag that leads elsewhere", "bad-id", "tags: [../x]"),
    front("an event's id that leads elsewhere", "bad-id", "events: [{id: ../x, date: 2001, title: X}]"),
    front("a sanction's id that breaks out", "bad-id", "sanctions: [{id: 'x\" onclick=\"y', authority: UN}]"),
    front("a register that leads elsewhere", "bad-id", "former_ids: [a/b]"),
    registry("a place that leads elsewhere", "bad-id", "places.yaml", "- id: ../x\n  name: X\n", "../x"),
    registry("a source that leads elsewhere", "bad-id", "sources.yaml", "- id: a/b\n", "a/b"),
    registry("an authority that leads elsewhere", "bad-value", "authorities.yaml", "- {id: ../x, name: N, short: S, of: O}\n", "../x"),
    registry("an authority of 300 letters", "bad-value", "authorities.yaml", f"- {{id: {'x' * 300}, name: N, short: S, of: O}}\n", "xxx"),
    registry("an authority that differs by case", "id-collision", "authorities.yaml", "- {id: us-ofac, name: N, short: S, of: O}\n", "us-ofac"),
]  # fmt: skip

REGISTRIES = [
    registry("sources as a mapping", "wrong-type", "sources.yaml", "id: x\n"),
    registry("sources as a text", "wrong-type", "sources.yaml", "hello\n"),
    registry("sources as numbers", "wrong-type", "sources.yaml", "- 1\n- 2\n", "- 1"),
    registry("sources within sources", "wrong-type", "sources.yaml", "- - id: x\n", "- -"),
    registry("a source twice", "id-collision", "sources.yaml", "- id: x\n- id: x\n", line=2),
    registry("garbage", "yaml-syntax", "sources.yaml", "- id: [}\n", "[}"),
    registry("a bomb", "yaml-forbidden", "sources.yaml", "- &a {id: x}\n- *a\n", "- &a"),
    registry("a binary file", "not-utf8", "places.yaml", b"\x89PNG\r\n"),
    registry("cp1252", "not-utf8", "places.yaml", "- id: x\n  name: É\n".encode("cp1252"), line=2),
    registry("a NUL", "control-character", "places.yaml", "- id: x\n  name: a\x00b\n", "name"),
    registry("a place outside the world", "bad-value", "places.yaml", "- {id: x, name: X, lat: 91, lon: 0}\n", "x"),
    registry("a place at infinity", "bad-value", "places.yaml", "- {id: x, name: X, lat: inf, lon: 0}\n", "x"),
    registry("a place at no number", "bad-value", "places.yaml", "- {id: x, name: X, lat: nan, lon: 0}\n", "x"),
    registry("an address with a script", "bad-url", "authorities.yaml", "- {id: X, name: N, short: S, of: O, url: 'javascript:x'}\n", "X"),
    registry("a register's address with a script", "bad-url", "identifiers.yaml", "- {id: x, name: X, url: 'javascript:{value}'}\n", "x"),
    registry("3 MB", "too-large", "sources.yaml", "# " + "x" * 3_000_000),
]  # fmt: skip

_MANY = 50_000
COSTLY = [
    body("brackets never closed", "too-complex", "[" * _MANY),
    body("brackets within brackets", "too-complex", "[" * 4_000 + "x" + "]" * 4_000),
    body("images never closed", "too-complex", '<img src="' * 30_000 + "x"),
    body("addresses never closed", "too-complex", "[a](" * 5_000),
    body("definitions of definitions", "too-complex", "a\n: b\n" * 4_000),
    body("lists within lists", "too-complex", "- " * 4_000 + "x"),
    body("quotations within quotations", "too-complex", ">" * 4_000 + "x"),
    body("emphasis never closed", "too-complex", "**a " * 4_000),
    body("underscores and asterisks", "too-complex", "*_" * 11_000),
    body("backticks of every length", "too-complex", " ".join("`" * n for n in range(1, 220))),
    body("notes of notes", "too-complex", "".join(f"[^{n}]" for n in range(2_000))),
    body("a table of nothing but bars", "too-complex", "|" * 12_000 + "\n" + "|-" * 12_000 + "|\n"),
    body("a paragraph without end", "too-large", "word " * 20_000),
]

VALUES = [
    front("a date of a hundred thousand digits", "bad-date", "updated: " + "9" * 100_000, "updated"),
    front("a year beyond the calendar", "bad-date", "updated: Y999999999999", "updated"),
    front("a set of dates without end", "bad-date", "updated: '[" + "1999," * 20_000 + "2000]'", "updated"),
    front("a summary of 10,000 characters", "bad-value", "summary: " + "x" * 10_000, "summary"),
    front("a kind of event of markup", "bad-id", "events: [{date: 2001, title: X, kind: '<b>'}]"),
    front("an override of direction", "control-character", "summary: a\u202eb", "summary"),
    front("an override of direction, by escape", "control-character", 'summary: "a\\u202eb"', "summary"),
    front("an isolate that never ends", "control-character", "summary: a\u2067b", "summary"),
    body("an override of direction in a text", "control-character", "a\u202eb"),
    Case("a language of markup", "bad-value", {"leaders/x.md": leader().replace("leader: A Person", "leader: {name: A, native_name: {text: x, lang: 'a\"b'}}")}, "native_name"),
    Case("a register of markup", "bad-id", {"leaders/x.md": leader().replace("leader: A Person", "leader: {name: A, identifiers: {'../<b>': x}}")}, "identifiers"),
    Case("a country of markup", "bad-value", {"leaders/x.md": leader().replace("leader: A Person", "leader: {name: A, nationality: '<b>'}")}, "nationality"),
    Case("two readings of nothing", "wrong-type", {"leaders/x.md": leader().replace("leader: A Person", "leader: [A, B]")}, "[A, B]"),
]  # fmt: skip

_PNG = b"\x89PNG\r\n\x1a\n"


def linked(tries: str, code: str, text: str, files: Files) -> Case:
    """A leader's dossier that links files of the content folder."""
    return Case(tries, code, {"leaders/x.md": leader("", text), **files}, text.splitlines()[-1])


FILES = [
    linked("a link out of the content", "symbolic-link", "[a](/files/x.txt)", {"files/x.txt": Link("ROOT/secret.txt")}),
    linked("a file through a linked folder", "symbolic-link", "[a](/files/secret.txt)", {"files": Link("ROOT")}),
    linked("a file through a folder that is itself", "symbolic-link", "[a](/files/files/x.txt)", {"files/files": Link(".")}),
    linked("a folder as a file", "unknown-file", "[a](/files/x.txt)", {"files/x.txt/y": "x"}),
    linked("a pipe as a file", "unknown-file", "[a](/files/x.txt)", {"files/x.txt": Pipe()}),
    linked("files that differ by case", "path-collision", "![a](/images/x.png)\n![a](/images/X.PNG)", {"images/x.png": _PNG, "images/X.PNG": _PNG}),
    linked("folders that differ by case", "path-collision", "![a](/images/x.png)\n![a](/Images/y.png)", {"images/x.png": _PNG, "Images/y.png": _PNG}),
    linked("a folder of the site in capitals", "path-collision", "![a](/Leaders/x.png)", {"Leaders/x.png": _PNG}),
    linked("a folder where the front page is", "path-collision", "![a](/index.html/x.png)", {"index.html/x.png": _PNG}),
    linked("a folder where a page is", "path-collision", "![a](/leaders/x.html/x.png)", {"leaders/x.html/x.png": _PNG}),
    linked("a folder where a dossier's data are", "path-collision", "![a](x.json/x.png)", {"leaders/x.json/x.png": _PNG}),
    linked("a name that Windows keeps", "forbidden-file", "![a](/images/nul.png)", {"images/nul.png": _PNG}),
    linked("a stream of NTFS", "forbidden-file", "![a](/images/x:y.png)", {"images/x:y.png": _PNG}),
    linked("a folder that ends in a dot", "forbidden-file", "![a](/images./x.png)", {"images./x.png": _PNG}),
]  # fmt: skip

CASES: dict[str, list[Case]] = {
    "pelican-keys": PELICAN_KEYS,
    "addresses": ADDRESSES,
    "urls": URLS,
    "yaml": YAML,
    "encodings": ENCODINGS,
    "names": NAMES,
    "collisions": COLLISIONS,
    "registries": REGISTRIES,
    "costly": COSTLY,
    "values": VALUES,
    "files": FILES,
}
