"""YAML to plain values: nothing is guessed, what is dangerous is refused, mistakes are told in plain words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.problem import Position, Problem
from dossiers.read.yaml_values import Value, parse_yaml

FILE = "leaders/x.md"
LOADERS = [yaml.CBaseLoader, yaml.BaseLoader]


def _value(text: str) -> Value | None:
    value, problems = parse_yaml(text, FILE)
    assert problems == []
    return value


def _told(text: str, first_line: int = 1) -> list[tuple[str, int, int]]:
    _, problems = parse_yaml(text, FILE, first_line)
    return [
        (problem.code, problem.at.line, problem.at.column)
        for problem in problems
        if isinstance(problem.at, Position)
    ]


def test_scalars_stay_as_typed() -> None:
    """What YAML 1.1 would turn into a boolean, a number, a date or nothing stays text."""
    text = "a: NO\nb: 0123\nc: 12:30\nd: 2019-12-06\ne: ~\nf: null\ng: 1_000\nh: 1974?\ni: 2006/..\nj: =\n"
    assert _value(text) == {
        "a": "NO",
        "b": "0123",
        "c": "12:30",
        "d": "2019-12-06",
        "e": "~",
        "f": "null",
        "g": "1_000",
        "h": "1974?",
        "i": "2006/..",
        "j": "=",
    }


def test_lists_and_mappings_keep_their_order() -> None:
    """Lists and mappings of both styles come as they stand."""
    value = _value("z: [1, {b: x, a: y}]\na:\n- p\n- q: r\n  s: t\n")
    assert value == {"z": ["1", {"b": "x", "a": "y"}], "a": ["p", {"q": "r", "s": "t"}]}
    assert isinstance(value, dict)
    assert list(value) == ["z", "a"]


def test_text_of_several_lines() -> None:
    """Block text keeps or folds its lines."""
    assert _value("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two"}


def test_keys_without_a_value_are_absent() -> None:
    """A template's unused keys count as absent; quoted empty text and empty entries of a list do not."""
    assert _value("died:\nborn: # not known\nnote: ''\ntags:\n  -\n  - x\nleader: {name: , title: x}\n") == {
        "note": "",
        "tags": ["", "x"],
        "leader": {"title": "x"},
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n"])
def test_nothing(text: str) -> None:
    """A text without a value is the empty text."""
    assert _value(text) == ""


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "code", "at", "words", "advice"),
    [
        # What is YAML, but refused.
        ("a: &x 1", "yaml-forbidden", (1, 4), "anchor, &x", "& in quotes"),
        ("a: &x [1]", "yaml-forbidden", (1, 4), "anchor, &x", "& in quotes"),
        ("a: *x", "yaml-forbidden", (1, 4), "alias, *x", "* in quotes"),
        ("*x : a", "yaml-forbidden", (1, 1), "alias, *x", "* in quotes"),
        (
            "a: !!python/object:os.system {}",
            "yaml-forbidden",
            (1, 4),
            "tag, !!python/object:os.system",
            "no tag",
        ),
        ("a: !x y", "yaml-forbidden", (1, 4), "tag, !x", "! in quotes"),
        ("a: ! y", "yaml-forbidden", (1, 4), "tag, !", "! in quotes"),
        ("<<: {a: 1}", "yaml-forbidden", (1, 1), "merge key", "written out"),
        ("%YAML 1.1\n---\na: 1", "yaml-forbidden", (1, 1), "directive", "%"),
        ("a: 1\n--- \nb: 2", "yaml-forbidden", (2, 1), "second YAML document", "one document"),
        ("[" * 100_000, "yaml-forbidden", (1, 21), "more than 20 levels", "less deeply"),
        ("- " * 100_000, "yaml-forbidden", (1, 41), "more than 20 levels", "less deeply"),
        ("{a: " * 100_000, "yaml-forbidden", (1, 81), "more than 20 levels", "less deeply"),
        ("a: 1\nb: 2\na: 3", "duplicate-key", (3, 1), "“a”", "each key once"),
        ("x: {a: , a: 3}", "duplicate-key", (1, 10), "“a”", "each key once"),
        ("'a': 1\na: 3", "duplicate-key", (2, 1), "“a”", "each key once"),
        ("[a]: 1", "bad-key", (1, 1), "a list or a mapping", "plain key"),
        ("a: {{name}}", "bad-key", (1, 5), "a list or a mapping", "{ in quotes"),
        ("'': 1", "bad-key", (1, 1), "empty key", "plain key"),
        ('a: "\\0"', "control-character", (1, 4), "escape", "without it"),
        ('a: "\\u2028"', "control-character", (1, 4), "escape", "without it"),
        # What is not YAML.
        ("kind:leader\ntitle: x", "yaml-syntax", (1, 6), "no space follows the colon of “kind”", "kind: …"),
        ("a: x\nkind:leader\nb: y", "yaml-syntax", (2, 6), "no space follows the colon of “kind”", "kind: …"),
        ("title: Khazali: a life", "yaml-syntax", (1, 15), "a colon and a space", '"Khazali: a life"'),
        ('title: "K": a life', "yaml-syntax", (1, 11), "a colon and a space", "'\"K\": a life'"),
        ("a: 1\n  b: 2", "yaml-syntax", (2, 3), "indented more than the line above", "same indentation"),
        ("a:\n  b: 1\n c: 2", "yaml-syntax", (3, 2), "fits no line above", "same indentation"),
        ("a: 1\n- b", "yaml-syntax", (2, 1), "does not fit", "same indentation"),
        ("leader:\n\tname: x", "yaml-syntax", (2, 1), "a tab", "spaces"),
        ("leader:\n  \tname: x", "yaml-syntax", (2, 3), "a tab", "spaces"),
        ("a: 1\nsome text\nb: 2", "yaml-syntax", (2, 1), "“some text” is a line without a key", "key: value"),
        ("some text\nb: 2", "yaml-syntax", (1, 1), "“some text” is a line without a key", "key: value"),
        ('a: "x\nb: 1', "yaml-syntax", (1, 4), 'mark " opens here and is never closed', '" at the end'),
        ("a: 'x\nb: 1", "yaml-syntax", (1, 4), "mark ' opens here and is never closed", "written twice"),
        (
            'a: "x\nb: "y"\nc: 1',
            "yaml-syntax",
            (1, 4),
            'mark " opens here and is never closed',
            '" at the end',
        ),
        ("a: 'it's here'", "yaml-syntax", (1, 8), "text follows the closing", "written twice: ''"),
        ('a: "x" y', "yaml-syntax", (1, 8), "text follows the closing", 'written \\"'),
        ("a: [x, y\nb: 1", "yaml-syntax", (1, 4), "the bracket [ opens here and is not closed", "] after"),
        ("a: {x: y", "yaml-syntax", (1, 4), "the bracket { opens here and is not closed", "} after"),
        ("a: [x, y}", "yaml-syntax", (1, 9), "“}” cannot stand here between [ and ]", "commas"),
        ("a: [x, , y]", "yaml-syntax", (1, 8), "“, y]” cannot stand here", "commas"),
        ("a: ] x", "yaml-syntax", (1, 4), "begins with ]", '"] x"'),
        ("a: @x # y", "yaml-syntax", (1, 4), "begins with @", '"@x"'),
        ("a: `x`", "yaml-syntax", (1, 4), "begins with `", '"`x`"'),
        ("a: %x", "yaml-syntax", (1, 4), "begins with %", '"%x"'),
        ("a: *bold* x", "yaml-syntax", (1, 4), "begins with *", '"*bold* x"'),
        ("a: & y", "yaml-syntax", (1, 4), "begins with &", '"& y"'),
        ("a: - b", "yaml-syntax", (1, 4), "a list begins on the line of its key", "a line of its own"),
        ("a: 1\n: 2", "yaml-syntax", (2, 1), "no key before its colon", "key: value"),
        ("a: | b", "yaml-syntax", (1, 4), "text follows | or >", "the next lines"),
    ],
)
def test_refused(loader: Any, text: str, code: str, at: tuple[int, int], words: str, advice: str) -> None:
    """Each mistake is told by code, place, plain words and a way out, the same with and without libyaml."""
    _, problems = parse_yaml(text, FILE, loader=loader)
    found = problems[0]
    assert (found.code, found.file, found.at) == (code, FILE, Position(*at))
    assert words in found.message
    assert advice in found.expected


@pytest.mark.parametrize("text", ['a: "C:\\path"', 'a: "\\ud800"', 'a: "\\UFFFFFFFF"'])
@pytest.mark.parametrize("loader", LOADERS)
def test_escapes(loader: Any, text: str) -> None:
    """An escape that stands for no character is refused, and single quotes are advised."""
    _, (problem,) = parse_yaml(text, FILE, loader=loader)
    assert "single quotes" in problem.expected


def test_line_of_the_file() -> None:
    """Positions are those of the file, in which the front matter begins on a later line."""
    assert _told("a: 1\na: 2", first_line=2) == [("duplicate-key", 3, 1)]
    assert _told("a: 1\nb: @", first_line=2) == [("yaml-syntax", 3, 4)]


def test_columns_count_characters() -> None:
    """A column counts characters, not bytes."""
    assert _told('"قيس": 1\n"é🙂": @x') == [("yaml-syntax", 2, 7)]


def test_all_mistakes_at_once() -> None:
    """Behind a mistake that stops the parser the others are found too, each once and in order."""
    text = (
        "title: Khazali: a life\n"
        "leader:\n"
        "  name: @x\n"
        "tags:\n"
        "- one\n"
        "- two: three: four\n"
        "group: *x\n"
        'summary: "never closed\n'
        "sources: [a, b\n"
        "updated: 2020\n"
        "updated: 2021\n"
    )
    assert _told(text) == [
        ("yaml-syntax", 1, 15),
        ("yaml-syntax", 3, 9),
        ("yaml-syntax", 6, 13),
        ("yaml-forbidden", 7, 8),
        ("yaml-syntax", 8, 10),
        ("yaml-syntax", 9, 10),
        ("duplicate-key", 11, 1),
    ]


def test_mistakes_in_entries_of_a_list() -> None:
    """In a file that is one list, each entry's mistakes are found."""
    assert _told("- id: a\n  t: x: y\n- id: b\n  t: @y\n- id: c\n  id: d\n") == [
        ("yaml-syntax", 2, 7),
        ("yaml-syntax", 4, 6),
        ("duplicate-key", 6, 3),
    ]


def test_one_mistake_is_told_once() -> None:
    """The lines that follow a mistake are not blamed for it."""
    assert _told("kind:leader\ntitle: x\nsummary: y\ntags: [a]\n") == [("yaml-syntax", 1, 6)]
    assert _told('title: "x\nsummary: y\nkind: z\n') == [("yaml-syntax", 1, 8)]
    assert _told("tags: [a,\n  b\n\nkind: z\nleader:\n  name: x\n") == [("yaml-syntax", 1, 7)]


def test_value_beside_problems() -> None:
    """A problem that leaves the rest readable leaves a value, so that all problems come in one run."""
    assert parse_yaml("a: 1\na: 2\n[b]: 3\nc: !x 4\n", FILE)[0] == {"a": "1", "c": "4"}
    assert parse_yaml("a: 1\nb: *x\n", FILE)[0] is None
    assert parse_yaml("a: 1\nb: @\n", FILE)[0] is None


_texts = st.one_of(
    st.text(),
    st.text(st.sampled_from(list("ab:-?#&*!|>'\"%@`{}[],<~ \t\n\\0x"))),
    st.lists(
        st.sampled_from(
            [
                "a: ",
                "b:",
                "- ",
                "\n",
                "  ",
                "x",
                "'",
                '"',
                "[",
                "]",
                "{",
                "}",
                ", ",
                "|\n",
                "&a ",
                "*a",
                "<<: ",
                "---\n",
                "\t",
                "# c",
            ]
        )
    ).map("".join),
)


def _sound(value: Value | None) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and key for key in value) and all(map(_sound, value.values()))
    return all(map(_sound, value)) if isinstance(value, list) else isinstance(value, str)


@given(_texts, st.sampled_from(LOADERS))
def test_any_text(text: str, loader: Any) -> None:
    """Whatever the text, there is a plain value or a problem, and every problem stands in the text."""
    value, problems = parse_yaml(text, FILE, loader=loader)
    assert _sound(value) if value is not None else problems
    lines = len(text.splitlines()) + 1
    for problem in problems:
        assert isinstance(problem, Problem)
        assert isinstance(problem.at, Position)
        assert problem.message
        assert problem.expected
        assert 1 <= problem.at.line <= lines
        assert problem.at.column >= 1


@given(_texts)
def test_agreement_with_pyyaml(text: str) -> None:
    """Where nothing is refused or left out, the value is what PyYAML's BaseLoader gives."""
    value, problems = parse_yaml(text, FILE)
    if problems or value == "":
        return
    expected = yaml.load(text, Loader=yaml.CBaseLoader)
    assert value == _without_empty(expected, value)


def _without_empty(expected: Any, found: Any) -> Any:
    """Leave out of PyYAML's value the empty texts that we left out."""
    if isinstance(expected, dict) and isinstance(found, dict):
        kept = {key: value for key, value in expected.items() if value != "" or key in found}
        return {key: _without_empty(value, found.get(key)) for key, value in kept.items()}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [_without_empty(one, other) for one, other in zip(expected, found, strict=True)]
    return expected


_words = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn"],
        exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ),
    min_size=1,
)
_values = st.recursive(
    _words,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(_words.filter(lambda key: key != "<<"), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(_values, st.sampled_from([None, '"', "'"]), st.booleans())
def test_what_is_written_is_read(value: Any, style: str | None, flow: bool) -> None:
    """Any text, list or mapping that PyYAML writes is read back as it was."""
    text = yaml.dump(
        value,
        Dumper=_PlainDumper,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
    )
    assert _value(text) == value


class _PlainDumper(yaml.SafeDumper):
    """Writes no anchors and no tags."""

    def ignore_aliases(self, _: Any) -> bool:
        return True
