"""Places: what happened or is said at each, under a plain name in the index, or on the page of one that places.yaml knows."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.index import paths
from dossiers.index.anchors import letter, place_key
from dossiers.index.entry import Entry
from dossiers.index.known import Known
from dossiers.model.source import PlaceRecord
from dossiers.model.statements import PLACE_FIELDS
from dossiers.render.entries.html import COUNT, END, RUN, UP, phrase, slugged
from dossiers.render.entries.subject import Subject
from dossiers.render.names import named


def place_link(known: Known, place: str) -> str:
    """A place by its id or plain name: its page, or its letter in the index, whose parts a row cannot know."""
    record = known.places.get(place)
    if record is not None:
        return f'<a href="{UP}{paths.place(place)}">{named(record.name)}</a>'
    return f'<a href="{UP}places/index.html#{letter(slugged(place))}">{named(place)}</a>'


def place_entries(subject: Subject) -> Iterator[Entry]:
    """Yield a row for each statement of a dossier that names a place."""
    view = subject.view
    number = 0
    for fact in view.facts:
        if fact.field in PLACE_FIELDS:
            for claim in fact.claims:
                number += 1
                yield _entry(subject, str(claim.value), "facts", fact.label, number)
    for event in view.timeline:
        if event.place is not None and event.dossier == subject.id:
            number += 1
            yield _entry(subject, event.place, event.key, event.title, number)


def _entry(subject: Subject, place: str, anchor: str, said: str, number: int) -> Entry:
    item = f'<li>{subject.link(anchor)}<span class="sub">{named(said)}</span></li>'
    if place in subject.known.places:
        return Entry((f"place/{place}",), f"{subject.order}{END}{number:05}", item)
    slug = slugged(place)
    head = f'<li id="place-name--{slug}"><h3>{named(place)}</h3>'
    return Entry(
        ("places",), f"{_sorted(slug)}{END}-{slug}{END}{subject.order}{END}{number:05}", f"{head}{RUN}{item}"
    )


def place_order(place: PlaceRecord) -> str:
    """Return the key of a place of places.yaml in the index of all places."""
    return f"{_sorted(slugged(place.name))}{END}{place.id}"


def _sorted(slug: str) -> str:
    return slug.replace("-", " ")


def shared_place(place: PlaceRecord) -> Entry:
    """Return the row of a place of places.yaml in the index: its name, which leads to its page, and where it is."""
    key = place_key(place.id, known=True)
    natives = "".join(
        f' <span class="native">{phrase(each.text, each.lang)}</span>' for each in place.native_name
    )
    return Entry(
        ("places",),
        place_order(place),
        f'<li id="{key}"><h3><a href="{UP}{paths.place(place.id)}">{named(place.name)}</a>{natives}</h3>'
        f'<p class="small">Statements: {COUNT}place/{place.id}{COUNT}.</p>{RUN}',
    )
