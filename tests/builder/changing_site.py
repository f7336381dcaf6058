# ruff: noqa: D102  # the edits are named for what they change
"""A small invented site that changes at random and stays without errors: a state, the edits of it, and its files."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WORDS = [
    "castle",
    "forest",
    "duel",
    "coronation",
    "river",
    "guard",
    "letter",
    "winter",
    "bridge",
    "song",
    "crown",
    "border",
]
TYPES = ("ally", "rival", "family", "backs")
TITLES = ("{} the {}", "Karim al-{} “{}”", "{} & <{}>", "={}, the '{}'", "{}; -{}", "{} في {}")
"""How titles and names are made: each is escaped in HTML, JSON or CSV, kept on one line, or would be a formula."""
MARK = chr(0xE001)
"""A character for private use, of those that stand for blanks while a page is made."""
PROGRAMMES = (("US-OFAC", "SDGT"), ("EU", "RUR"), ("GB", "RUR"), ("UN", "X-1"))


@dataclass
class Someone:
    """One dossier of the site."""

    kind: str
    title: str
    name: str = "Somebody"
    summary: str = "Of somebody."
    words: str = "Born in a castle."
    updated: str = "1894-01-01"
    aliases: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    events: list[tuple[str, str, str, str]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    member: list[str] = field(default_factory=list)
    sanctions: list[tuple[str, str, str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: str = "A letter"
    born: str = ""


@dataclass
class Changing:
    """The state of the site; every edit keeps it without errors."""

    rng: random.Random
    people: dict[str, Someone] = field(default_factory=dict)
    shared: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Of each shared source its title, its date, and what else is said of it."""
    places: dict[str, str] = field(default_factory=dict)
    native_place: str = "duchy"
    about: str = "What this is."
    name: str = "Ruritania"
    template: int = 0
    program: int = 0
    made: int = 0

    def begin(self) -> None:
        """Make a first state."""
        self.shared = {"herald": ("The Herald", "1893", ""), "gazette": ("The Gazette", "1894-02", "")}
        self.places = {"zenda": "Zenda", "strelsau": "Strelsau"}
        for _ in range(7):
            self.add()
        for _ in range(12):
            self.rng.choice([self.link, self.event, self.relation, self.sanction, self.cite, self.alias])()

    # Edits

    def edits(self) -> list[Callable[[], None]]:
        """Return every edit that there is."""
        return [
            self.add, self.delete, self.rename, self.rename_quietly, self.retitle, self.word, self.date,
            self.link, self.unlink, self.cite, self.uncite, self.shared_source, self.redated_source, self.own_source,
            self.alias, self.unalias, self.relation, self.unrelate, self.event, self.no_event, self.sanction, self.delist,
            self.place, self.setting, self.theme, self.version, self.page, self.tag, self.join, self.call, self.sum_up,
            self.mark, self.native, self.birth,
        ]  # fmt: skip

    def some(self) -> str:
        return self.rng.choice(sorted(self.people))

    def two(self) -> tuple[str, str]:
        first, second = self.rng.sample(sorted(self.people), 2)
        return first, second

    def word_(self) -> str:
        return self.rng.choice(WORDS)

    def add(self) -> None:
        self.made += 1
        kind = self.rng.choice(["leader", "leader", "group"])
        title = f"{self.word_().title()} {self.made}"
        self.people[f"{kind}-{self.made}"] = Someone(kind, title, title, f"Of {title}.")

    def delete(self) -> None:
        if len(self.people) < 4:
            return
        gone = self.some()
        del self.people[gone]
        self._refer(gone, None)

    def rename(self) -> None:
        self._rename(keep=True)

    def rename_quietly(self) -> None:
        self._rename(keep=False)

    def _rename(self, *, keep: bool) -> None:
        old = self.some()
        self.made += 1
        someone = self.people.pop(old)
        new = f"{someone.kind}-{self.made}"
        self.people[new] = someone
        if keep:
            someone.former.append(old)
        else:
            self._refer(old, new)

    def _refer(self, old: str, new: str | None) -> None:
        """Let everything that named one id name another, or nothing; a former id of it is one of its names, too."""

        def lead(word: str) -> str | None:
            return new if word == old else word

        known = set(self.people) | {old for each in self.people.values() for old in each.former}
        for each in self.people.values():
            each.links = [word for each_ in each.links if (word := lead(each_)) in known and word is not None]
            each.member = [
                word for each_ in each.member if (word := lead(each_)) in known and word is not None
            ]
            each.relations = [
                (word, kind)
                for to, kind in each.relations
                if (word := lead(to)) in known and word is not None
            ]
            each.events = [
                (date, title, word if word in known else "", place)
                for date, title, who, place in each.events
                for word in [lead(who) or ""]
            ]

    def title_(self) -> str:
        return self.rng.choice(TITLES).format(self.word_().title(), self.word_())

    def retitle(self) -> None:
        self.people[self.some()].title = self.title_()

    def call(self) -> None:
        self.people[self.some()].name = f"{self.word_().title()} the {self.word_()}"

    def sum_up(self) -> None:
        self.people[self.some()].summary = f"Of a {self.word_()}."

    def mark(self) -> None:
        each = self.people[self.some()]
        each.words = f"A {self.word_()} {MARK}."
        each.title = f"{MARK} {self.word_()}"

    def word(self) -> None:
        self.people[self.some()].words = f"A {self.word_()} and a {self.word_()}, al-{self.word_()}."

    def date(self) -> None:
        self.people[self.some()].updated = f"189{self.rng.randrange(10)}-0{self.rng.randrange(1, 10)}"

    def link(self) -> None:
        first, second = self.two()
        names = [second, *self.people[second].former]
        self.people[first].links.append(self.rng.choice(names))

    def unlink(self) -> None:
        links = self.people[self.some()].links
        if links:
            links.pop(self.rng.randrange(len(links)))

    def cite(self) -> None:
        self.people[self.some()].cites.append(self.rng.choice(sorted(self.shared)))

    def uncite(self) -> None:
        cites = self.people[self.some()].cites
        if cites:
            cites.pop()

    def shared_source(self) -> None:
        key = self.rng.choice(sorted(self.shared))
        more = self.rng.choice(
            ["", "authors: [Rudolf Rassendyll]", "grade: B2, note: 'Read <twice> & \"noted\".'", "lang: de, url: 'https://e.example/?a=1&b'"]
        )  # fmt: skip
        if key == "gazette" and not self.rng.randrange(3):
            more = "via: herald"
        self.shared[key] = (self.title_(), self.shared[key][1], more)

    def redated_source(self) -> None:
        key = self.rng.choice(sorted(self.shared))
        title, _, more = self.shared[key]
        self.shared[key] = (title, f"189{self.rng.randrange(10)}", more)

    def own_source(self) -> None:
        self.people[self.some()].source = f"A {self.word_()} & more"

    def alias(self) -> None:
        self.people[self.some()].aliases = [f"The {self.rng.choice(WORDS[:4])}"]

    def unalias(self) -> None:
        self.people[self.some()].aliases = []

    def relation(self) -> None:
        first, second = self.two()
        self.people[first].relations.append((second, self.rng.choice(TYPES)))

    def unrelate(self) -> None:
        self.people[self.some()].relations = []

    def join(self) -> None:
        leaders = [key for key, each in sorted(self.people.items()) if each.kind == "leader"]
        groups = [key for key, each in sorted(self.people.items()) if each.kind == "group"]
        if leaders and groups:
            self.people[self.rng.choice(leaders)].member = [self.rng.choice(groups)]

    def event(self) -> None:
        first, second = self.two()
        place = self.rng.choice([*sorted(self.places), "An inn", ""])
        day = f"189{self.rng.randrange(10)}-0{self.rng.randrange(1, 10)}-1{self.rng.randrange(10)}"
        self.people[first].events.append((day, f"The {self.word_()}", second, place))

    def no_event(self) -> None:
        self.people[self.some()].events = []

    def sanction(self) -> None:
        authority, programme = self.rng.choice(PROGRAMMES)
        source = self.rng.choice(["own", *sorted(self.shared)])
        self.people[self.some()].sanctions.append(
            (authority, programme, f"189{self.rng.randrange(10)}", source)
        )

    def delist(self) -> None:
        self.people[self.some()].sanctions = []

    def place(self) -> None:
        self.places[self.rng.choice(sorted(self.places))] = self.title_()

    def birth(self) -> None:
        self.people[self.some()].born = self.rng.choice([*sorted(self.places), "An inn"])

    def native(self) -> None:
        self.native_place = self.word_()

    def page(self) -> None:
        self.about = f"About a {self.word_()}, and [[{self.some()}]]."

    def tag(self) -> None:
        self.people[self.some()].tags = [self.word_()]

    def setting(self) -> None:
        self.name = f"Ruritania, the {self.word_()}"

    def theme(self) -> None:
        self.template += 1

    def version(self) -> None:
        self.program += 1

    # Files

    def files(self) -> dict[str, str]:
        """Return the files of the content folder."""
        found = {
            "sources.yaml": "".join(
                f"- {{id: {key}, title: {json.dumps(title, ensure_ascii=False)}, date: {date}{', ' if more else ''}{more}}}\n"
                for key, (title, date, more) in sorted(self.shared.items())
            ),
            "places.yaml": "".join(
                f"- {{id: {key}, name: {json.dumps(name, ensure_ascii=False)}, note: A {self.native_place}}}\n"
                for key, name in sorted(self.places.items())
            ),
        }
        about = self.about
        if "[[" in about and about.split("[[")[1].split("]]")[0] not in self.people:
            about = "What this is."
        found["pages/about.md"] = f"---\ntitle: About\n---\n{about} [@herald]\n"
        for key, each in self.people.items():
            found[f"{each.kind}s/{key}.md"] = self._file(key, each)
        return found

    def _file(self, key: str, each: Someone) -> str:
        own = f"own-{key}"
        born = (
            f", birth_place: {{value: {each.born}, sources: {own}}}"
            if each.born and each.kind == "leader"
            else ""
        )
        lines = [
            f"kind: {each.kind}", f"title: {json.dumps(each.title, ensure_ascii=False)}", f"summary: {each.summary}", f"updated: {each.updated}",
            f"{each.kind}: {{name: {each.name}, aliases: [{', '.join(each.aliases)}]{born}}}",
        ]  # fmt: skip
        if each.former:
            lines.append(f"former_ids: [{', '.join(each.former)}]")
        if each.tags:
            lines.append(f"tags: [{', '.join(each.tags)}]")
        if each.relations:
            lines.append("relations:")
            lines += [f"  - {{to: {to}, type: {kind}, sources: {own}}}" for to, kind in each.relations]
        if each.member and each.kind == "leader":
            lines.append("group:")
            lines += [f"  - {{id: {to}, role: member of, sources: {own}}}" for to in each.member]
        if each.sanctions:
            lines.append("sanctions:")
            lines += [
                f"  - {{authority: {authority}, program: {programme}, listed: {date}, sources: {own if source == 'own' else source}}}"
                for authority, programme, date, source in each.sanctions
            ]
        if each.events:
            lines.append("events:")
            for date, title, who, place in each.events:
                more = (f", involved: [{who}]" if who else "") + (f", place: {place}" if place else "")
                lines.append(f"  - {{date: {date}, title: {title}, sources: {own}{more}}}")
        lines.append("sources:")
        lines.append(f"  - {{id: {own}, title: '{each.source}', date: 1892}}")
        lines += [f"  - {source}" for source in sorted({"herald", *each.cites})]
        text = [f"{each.words} [@{own}] [@herald]"]
        text += [f"See [[{word}]], who lives. And [[{word}|that one]] too." for word in each.links]
        text += [f"As said [@{source}, p. 2]." for source in each.cites]
        return "---\n" + "\n".join(lines) + "\n---\n" + "\n\n".join(text) + "\n"

    def write(self, content: Path) -> None:
        """Bring a content folder to this state; files that are as they should be are not touched."""
        files = self.files()
        for path in [*content.rglob("*.md"), *content.rglob("*.yaml")]:
            if path.relative_to(content).as_posix() not in files:
                path.unlink()
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
