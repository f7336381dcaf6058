"""The quick lane gives what the stock way gives: the same HTML, links, citations, order and complaints."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossiers.read.body.engine import Engine
from dossiers.read.body.slots import read_slots

QUICK, STOCK = Engine(), Engine(quick=False)

CASES = Path(__file__).parents[2] / "data" / "body"

NASTY = """
a term
: its definition

another term

: with a blank line

Words [[one]] and [[two|its text]] and [[three#part]] and [@a, p. 4; @b].
A second line [[four#part|text]][@c].

Line with two blanks  \nand a break

Setext
======

Setext too
---

- item

after a list

    code

after code [[x]]

1. one

   a paragraph in an item [[y]]

text *with* _emphasis_ and `code` [[z]] & more < less > [a](b) ![i](i.png)
a[b]c [@] [@ x] [[]] [[ ]] [@a;;b] [[a|]] [[a#]] [[#h]]
A\\[[x]] escaped

word | bar
--- | ---
a | b

Exclamation! And again![x] and !
Émile Zola, قيس الخزعلي [[qais|الخزعلي]] text
trailing blank
x

[^1]: note

See[^1].

A [[x y]] and [[X|a]b]] and [@smith 2004]
""".strip()


def both(text: str) -> tuple[object, object]:
    """Convert a text both ways, to what is kept of it."""
    results = []
    for engine in (QUICK, STOCK):
        made = engine.convert(text)
        slots = read_slots(made.blocks, made.arrivals)
        complaints = sorted(
            (each.code, each.message, each.origin.opener, each.origin.key) for each in made.complaints
        )
        places = [arrival.origin for arrival in slots.met]
        results.append((slots.blocks, slots.references, places, slots.words, made.headings, complaints))
    return results[0], results[1]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_golden_texts(path: Path) -> None:
    """Every golden text is converted the same both ways, whole and case by case."""
    text = path.read_text(encoding="utf-8")
    for part in [text, *text.split("\n.\n")]:
        quick, stock = both(part)
        assert quick == stock


def test_nasty_paragraphs() -> None:
    """Each nasty paragraph, and each after each other, is converted the same both ways."""
    parts = NASTY.split("\n\n")
    for one in parts:
        for other in ["", *parts]:
            quick, stock = both(f"{one}\n\n{other}\n")
            assert quick == stock, (one, other)


def test_a_definition_behind_what_leaves_no_element() -> None:
    """A note or address between a paragraph and a definition does not keep the paragraph from being the term."""
    for between in ("[^1]: note", "[a]: https://example.org/", "[^1]: note\n\n    and more of it", "\n"):
        quick, stock = both(f"A term [[one]][@a].\n\n{between}\n\n: its definition[^1]\n")
        assert quick == stock, between


LONG = bool(os.environ.get("DOSSIERS_LONG"))
TEXTS = 50_000 if LONG else 500
"""`make test-long` converts fifty thousand documents, `make test` five hundred."""

CONSTRUCTS = """
# Heading

## Heading with [[one]] and `code` ##

### Part 3 #

## Part
directly under it

#### U+2028 \u2028 in it

#no blank

####### seven

#

Setext
===

Two lines
of it
---

***

- - -

- one
- two [[b|text]]
- three [@s, p. 3]

- one
  going on
- two
going on lazily

- loose

- list

* star
+ plus
- minus

1. one
2. two [[x]]

2. from two

1) no list

- a
    - nested [[deep]]
        - deeper
- b

- item

    with a paragraph

- # heading in an item

- > quotation in an item

-

-   three blanks

> quotation [[q]]
> goes on [@q]

> lazy
goes on

> # heading
> - list

>> nested

>no blank

> one

> two

| a | b |
|---|:-:|
| [[x|y]] | *c* |
| d |

a | b
--:|:--
[[x\\|y]] | `c|d`
| too | many | cells |

| one |
|---|
| [@a] |

a | b
---

    indented <code> & more

    code

    over a gap

\ttab

```
fenced [[x]] & <b>
```

```python
for x in y: pass
```

~~~ {.js #id}
tildes
~~~

```
never closed

term
: definition [[d]]

term

: after a gap

: without a term

term
: one
: two

    and a paragraph

[^1]: a note [[n]]

[^2]: a note
    with more

    and more

A note[^1] and another[^2] and none[^3] and [^1](b)

[ref]: https://example.org/ "Title"

[@a]: not a definition

[ref2]:
    <https://example.org/a b>

[text][ref] and [ref][] and [ref] and ![alt][ref]

*em* and **strong** and ***both*** and _em_ and __strong__

*em with **strong** in it* and **strong with *em***

snake_case_word and 2 * 3 * 4 and _ alone _

*not * closed and **open

(*in brackets*), "*quoted*": *a*b and a*b*c and *a*.

**[[link]]** and *[@s]* and *`code`* and `*code*`

`code` and ``two ` ticks`` and ` and `a\\`

&amp; &copy; &#233; &#x41; &nope; AT&T &#38;amp; &

\\* \\[[x]] \\_a\\_ \\& \\a \\\\ &\\#65;

<https://example.org/a_b> <mail@example.org> <b>raw</b> a < b > c <

[text](https://example.org/a_b?c=1&d=2) [t](b.md) [t](<a b>) [t](https://x.org "T") [*t*](https://x.org)

[t](https://x.org/&copy=1) [t](https://) [t](javascript:x) ![i](i.png) ![i](https://x.org/i.png)

[[a]](b) [[[a]]] ![[a]] [[a]b] [a [[b]] c](https://x.org) [[a|`b`]]

[[a b]] [[a#b]] [[a#b|c]] [[#Heading]] [[a|]] [[|b]] [[a\\|b]] [[a|*b*]]

[@a] [@a, p. 4; @b] [@a b] [@a,] [@] [@a;] [@a|b] [@a_b_c]

Sentence one [[a]]. Sentence two? “Quoted [@s].” Dr. No [[b]] left.[@t] U.S. The end

[TOC]

*[HTML]: abbreviation

line\u2028separator and\u00a0blank and\u0085next [[u]]

two blanks  \nat an end

back\\\\\nslash

"Quoted" start

1990 was a year

1990. was a list

(bracket) start

'single' — dash …

Émile قيس [[qais|الخزعلي]] 他来了。他 [[ta]] 走了。

a: b
c: d

x^2^ ~~gone~~ {: #id } --- ...

{#id .class}

a\tb
""".strip("\n").split("\n\n")
"""What CommonMark has, and what is near it, block by block."""

TOKENS = st.sampled_from(
    [
        *"abcZé ق.,;:!?'\"-–()[]{}<>&*_`~|#^@\\=+1 \n",
        "\n\n", "word ", "al-Khazali ", "[[id]]", "[[id|text]]", "[[id#h]]", "[[#h]]", "[@a]", "[@a, p. 4]", "[@a; @b]",
        "[^1]", "[^1]: note", "[a]: http://x", "[a](b)", "![a](b)", "**b**", "_e_", "`c`", "  \n", "- ", "1. ", "> ",
        "# ", "    ", ": ", "| a |", "|---|", "---", "===", "```\n", "http://example.org ", "<http://x>", "&amp;",
        "\n: ", "[[", "]]", "[@", "\t", "\u200f", "\u00a0", "\u2028", "&#65;", "x_y_z", "2 * 3",
    ]
)  # fmt: skip


@settings(max_examples=2 * TEXTS // 5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOKENS, min_size=1, max_size=60).map("".join))
def test_generated_texts(text: str) -> None:
    """Any text is converted the same both ways."""
    if text.strip():
        quick, stock = both(text)
        assert quick == stock


@settings(max_examples=TEXTS // 5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.sampled_from(NASTY.split("\n")), min_size=1, max_size=4).map("\n".join), max_size=8
    ).map("\n\n".join)
)
def test_shuffled_paragraphs(text: str) -> None:
    """Lines of nasty paragraphs, shuffled, are converted the same both ways."""
    if text.strip():
        quick, stock = both(text)
        assert quick == stock


@settings(max_examples=2 * TEXTS // 5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(CONSTRUCTS), min_size=1, max_size=6).map("\n\n".join))
def test_constructs_beside_each_other(text: str) -> None:
    """Every construct is converted the same both ways, whatever stands before and after it."""
    quick, stock = both(text)
    assert quick == stock


def test_every_construct_alone() -> None:
    """Every construct is converted the same both ways where nothing else stands."""
    assert len(CONSTRUCTS) > 50
    for text in CONSTRUCTS:
        quick, stock = both(text)
        assert quick == stock, text
