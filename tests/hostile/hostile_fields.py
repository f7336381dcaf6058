"""One content folder in which every field and every kind of text holds the same words."""

from __future__ import annotations

import json
import re


def _yaml(value: object) -> str:
    """Write JSON, which is YAML too; characters stand as themselves, because YAML knows no pairs of surrogates."""
    return json.dumps(value, ensure_ascii=False)


def every_field(payload: str) -> dict[str, str | bytes]:
    """Return a content folder in which every field that holds text holds the payload behind a word of its own."""

    def text(word: str) -> str:
        return f"{word} {payload}"

    claim = {
        "value": text("Fvalue"),
        "sources": [{"id": "s", "locator": text("Flocator")}],
        "note": text("Fnote"),
    }
    source = {
        "id": "s", "title": text("Stitle"), "authors": [text("Sauthor"), text("Ssecond")],
        "publisher": text("Spublisher"), "container": text("Scontainer"), "volume": text("Svolume"),
        "issue": text("Sissue"), "pages": text("Spages"), "number": text("Snumber"), "note": text("Snote"),
        "url": "https://x.example/a?b=%27c&d=(e)", "archive_url": "https://y.example/%3Cb%3E", "via": ["t"],
    }  # fmt: skip
    common = {
        "summary": text("Dsummary"), "authors": [text("Deditor")], "updated": "2020-01-01", "tags": ["tag"],
        "sanctions_checked": {"as_of": "2020", "lists": [f"AU/{payload}"], "note": text("Xnote")},
        "sanctions": [{
            "authority": "CA", "list": text("Zlist"), "program": text("Zprogram"), "legal_basis": text("Zbasis"),
            "announced_by": {"value": text("Zannouncer"), "sources": "s"}, "listed": "2001", "ref": text("Zref"),
            "reason": text("Zreason"), "note": text("Znote"), "url": "https://z.example/&amp;&lt;", "sources": "s",
        }, {
            "authority": "NEW", "program": "KNOWN", "delisted": ["2002", {"value": "2003", "note": text("Zlater")}],
            "sources": "s", "measures": "asset freeze",
        }],
        "events": [
            {"date": "2001", "title": text("Etitle"), "summary": text("Esummary"), "place": text("Eplace"),
             "note": text("Enote"), "kind": "new", "sources": "s", "involved": ["g"]},
            {"date": "2002", "title": text("Eother"), "place": "place", "sources": "t"},
        ],
        "relations": [{"to": "h", "type": "new", "role": text("Rrole"), "note": text("Rnote"), "sources": "s"}],
        "sources": [source, {"id": "t", "title": text("Ttitle")}],
    }  # fmt: skip
    front = {
        "kind": "leader", "title": text("Ltitle"), "former_ids": ["old"],
        "leader": {
            "name": text("Lname"), "native_name": {"text": text("Lnative"), "lang": "ar"},
            "aliases": [text("Lalias"), {"name": text("Lweak"), "strength": "weak", "note": text("Laliasnote")},
                        {"name": text("Shared")}],
            "born": [{"value": "1970", "note": text("Lbornnote"), "sources": "s"}, {"value": "1971", "sources": "t"}],
            "birth_place": text("Lbirthplace"), "death_place": "place", "occupation": claim,
            "identifiers": {"new": text("Lnumber"), "other": text("Lother")},
        },
        "group": [{"id": "g", "type": "new", "role": text("Arole"), "note": text("Anote"), "sources": "s"}],
        **common,
    }  # fmt: skip
    group = {
        "kind": "group", "title": text("Gtitle"),
        "group": {"name": text("Gname"), "type": claim, "headquarters": text("Gseat"), "aliases": [text("Shared")]},
        "sources": ["s"], "summary": text("Gsummary"),
    }  # fmt: skip
    # A text is Markdown: there its own marks, and an entity, are written so that they stand for themselves.
    safe = re.sub(r"([\[\]|`*_{}()#!\\])", r"\\\1", payload.replace("&", "&amp;"))
    body = f"""# Heading {safe}

Words {safe} with [[g|shown {re.sub("[][|]", "", payload)}]], [@s, {re.sub("[];@[]", "", payload)}] and a note[^1].

| Cell {safe} | b |
|---|---|
| {safe} | [link {safe}](https://x.example/) |

> Quoted {safe}

Term {safe}
: Meaning {safe}

![alternative {safe}](/images/x.png) and raw: {payload.replace("[c](d)", "").replace("|", "")}

```
Fenced {payload}
```

    Indented {payload}

[^1]: Noted {safe}
"""
    registry = {"name": text("Vname")}
    return {
        "leaders/x.md": f"---\n{_yaml(front)}\n---\n{body}",
        "groups/g.md": f"---\n{_yaml(group)}\n---\nSee [[x]] {safe}.\n",
        "groups/h.md": f"---\n{_yaml({**group, 'title': 'H', 'group': 'H'})}\n---\n",
        "pages/about.md": f"---\n{_yaml({'title': text('Ptitle'), 'summary': text('Psummary'), 'authors': text('Pauthor')})}\n---\n# {safe}\n",
        "places.yaml": _yaml([{"id": "place", "name": text("Wname"), "note": text("Wnote"), "lat": "1", "lon": "2",
                                    "native_name": {"text": text("Wnative"), "lang": "ar"}, "geonames": text("Wnumber")}]),
        "authorities.yaml": _yaml([{"id": "NEW", "name": text("Uname"), "short": text("Ushort"), "of": text("Uof")}]),
        "programmes.yaml": _yaml([{"id": "KNOWN", "name": text("Kname"), "legal_basis": text("Kbasis")}]),
        "event_kinds.yaml": _yaml([{"id": "new", "name": text("Mname")}]),
        "identifiers.yaml": _yaml([{"id": "new", "name": text("Iname"), "url": "https://x.example/{value}"}]),
        "relation_types.yaml": _yaml([{"id": "new", **registry, "heading": text("Vheading"), "reverse": "wen",
                                            "reverse_name": text("Vback"), "reverse_heading": text("Vbackheading")}]),
        "affiliation_types.yaml": _yaml([{"id": "new", "name": text("Bname"), "heading": text("Bheading"),
                                               "reverse": "wen", "reverse_name": text("Bback"), "reverse_heading": text("Bbackheading")}]),
        "images/x.png": b"\x89PNG",
    }  # fmt: skip
