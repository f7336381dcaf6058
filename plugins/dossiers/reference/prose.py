"""What the reference says besides its tables: the first dossier, claims, dates, the text, and the rules."""

OPENING = """\
# Front matter

<!-- Made by `make docs` from the types that check it; edit those, not this file. -->

A dossier is one Markdown file in `content/leaders/` or `content/groups/`. The file's name without `.md` is its id:
`content/leaders/jan-example.md` is `jan-example`. Between two lines of three hyphens stands the front matter, in
YAML; after it the text. The smallest dossier:

```yaml
---
kind: leader
title: Jan Example
leader: Jan Example
sources:
  - {id: report-2020, title: A report, url: "https://example.org/report"}
---
```

It has no text yet, so it is shown as a stub. Everything else is added when it is known, and grows from the short
form to the long one without moving: `leader: Jan Example` becomes `leader: {name: Jan Example, born: 1974~}`.

- Every value is the text that was typed: `NO`, `0123` and `12:30` stay what they are.
- A key with nothing after its colon counts as left out.
- Where a list is expected, a single entry may stand without brackets.
- An editor that knows JSON Schema checks front matter while one types: [front-matter.schema.json](front-matter.schema.json).
- What can be wrong, and how it is said, is listed in [problems.md](problems.md).
"""

CLAIMS = """\
A claim is a value with what it rests on. Wherever a form in this document says *claim*, the plain value may stand instead, or a
list of several. Several claims of one fact, such as a birth date, are readings that conflict, and are shown as such;
several nationalities, occupations, types or countries stand beside each other.
"""

DATES = """\
## Dates

Dates are written as the sources give them, in EDTF (ISO 8601-2), level 1 and one-of-a-set. Precision is kept: nothing
adds a month or a day.

| Typed | Means |
|---|---|
| `2007`, `2007-03`, `2007-03-20` | that year, month, day |
| `2007-22` | summer 2007; 21 to 24 are spring to winter |
| `1974~`, `1974?`, `1974%` | about 1974, perhaps 1974, both |
| `197X`, `19XX`, `2004-XX`, `2004-06-XX` | some year of the 1970s, of the century; some month; some day |
| `1974/1975` | from one to the other |
| `2006/..`, `../2006` | from then on, and it goes on; until then |
| `2006/`, `/2006` | the end, or the beginning, is not known |
| `"[1968,1972]"`, `"[1968..1972]"` | one of these; one of this range (in quotes, for YAML reads brackets as a list) |
| `..` | only where an end is asked for (`to`, `until`): it goes on, as far as the sources know |
"""

TEXT = """\
## The text

The text is Markdown, and beside it:

| Typed | Does |
|---|---|
| `[[id]]` | links a dossier or page by its title |
| `[[id\\|shown text]]` | the same with other words |
| `[[id#heading]]` | links a section |
| `[@report-2020]` | cites a source |
| `[@report-2020, p. 4]` | cites a place in it |
| `[@report-2020; @review-2021]` | cites several |
| `[^1]` | a note, written elsewhere as `[^1]: …` |

Code spans and escapes (`\\[[id]]`) are left alone. Raw HTML is shown as text.
"""

RULES = """\
## Rules that keep it honest

- Every sanction, event, relation and affiliation names its sources. In a dossier with a single source they may leave
  them out and rest on that one.
- A plain field of the subject rests on the dossier's sources as a whole, and is shown so.
- A source's id is site-wide: it is defined once, in a dossier or in `content/sources.yaml`. A source that nothing cites is a
  warning.
- A relation or affiliation is written on either side; the other page gets it by inference. Written on both, the two
  must agree.
- Whether a designation is active, delisted or unknown follows from its dates, and is shown with its as-of date.
- That there is no designation is said only of the lists that `sanctions_checked` names, with the date; otherwise the
  page says “not checked”.
- YAML anchors, aliases, tags, more than 20 levels and more than 256 KB of front matter are refused.
"""

SHARED = """\
## Shared files

`content/sources.yaml`, `content/places.yaml`, and where a site adds its own terms `content/authorities.yaml`, `programmes.yaml`,
`relation_types.yaml`, `affiliation_types.yaml`, `event_kinds.yaml` and `identifiers.yaml` are each a list of records:
`- {id: …, name: …}`. An entry with the id of one that comes with the project replaces it.
"""
