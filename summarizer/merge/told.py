"""An event made ready for comparison: what is read from its words and dates, once an event."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer import chronology, names
from summarizer.domain.event import Event, ParticipantKind, ParticipantRole, Status
from summarizer.domain.event_types import EventType
from summarizer.wording import stem, texts

SPEECH = frozenset({EventType.STATEMENT, EventType.REQUEST, EventType.ACCUSATION})
_FAMILIES = (
    frozenset({EventType.CLASH, EventType.ATTACK}),
    frozenset({EventType.CEASEFIRE, EventType.AGREEMENT}),
    SPEECH,
)
FAMILY: dict[EventType, EventType] = {
    kind: next((min(family) for family in _FAMILIES if kind in family), kind) for kind in EventType
}
"""A type that stands for all its kin: what two outlets may call one happening."""
_CONTENT = 4
"""Letters of a word that carries content."""
_VOWELS = re.compile(r"(?<=.)[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_EVERYWHERE = frozenset({"region", "border", "area", "city", "disputed"})
_SIDES = frozenset({ParticipantRole.ACTOR, ParticipantRole.TARGET})
_VOICES = frozenset({ParticipantRole.SPEAKER, ParticipantRole.ACTOR})
OPEN_START, OPEN_END = -(10**9), 10**9
"""Days of a window whose side is open."""


class Told(NamedTuple):
    """One article's own event, prepared."""

    event: Event
    type: EventType
    status: Status
    first: int
    """Earliest day, as an ordinal."""
    last: int
    weekday: int | None
    hour: str | None
    title: frozenset[str]
    """Stems of the title's content words."""
    place: frozenset[str]
    cast: tuple[str, ...]
    voices: frozenset[str]
    """Who speaks or acts."""
    people: frozenset[str]
    """Keys of the persons in the cast."""
    parties: frozenset[str]
    """The whole cast, by party or else by key."""
    mediators: frozenset[str]
    site: frozenset[str]
    """Stems of the names in the place, where it is no country."""
    opponents: frozenset[str]
    """The countries and organisations that act or are acted on."""
    marks: frozenset[str]
    """The cast in forms that spellings share, and the words of the place."""
    said: str
    """That another article tells of it too, in words."""


def prepare(event: Event) -> Told:
    """Read everything that comparing needs."""
    first, last = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    phrase = event.time.phrase
    place = content(event.place) - _EVERYWHERE if event.place else frozenset()
    parties = frozenset(party(who.name) for who in event.participants)
    return Told(
        event=event,
        type=event.type,
        status=event.status,
        first=first.toordinal() if first else OPEN_START,
        last=last.toordinal() if last else OPEN_END,
        weekday=chronology.weekday(phrase),
        hour=chronology.clock_time(phrase) if phrase else None,
        title=content(event.title),
        place=place,
        cast=tuple(who.name for who in event.participants),
        voices=frozenset(who.name for who in event.participants if who.role in _VOICES),
        people=frozenset(names.key(w.name) for w in event.participants if w.kind is ParticipantKind.PERSON),
        parties=parties,
        mediators=frozenset(
            party(who.name) for who in event.participants if who.role is ParticipantRole.MEDIATOR
        ),
        site=_site(event.place),
        opponents=frozenset(
            side
            for who in event.participants
            if who.role in _SIDES and (side := names.party(who.name)) is not None
        ),
        marks=place.union(skeleton(name) for name in parties),
        said=f"both tell of the same {event.type.value.replace('_', ' ')}: {event.title.rstrip('.')}",
    )


@lru_cache(maxsize=1 << 14)
def _site(place: str | None) -> frozenset[str]:
    if not place or names.party(place) is not None:
        return frozenset()
    found = (word for word in texts(place) if word[0].isupper() and len(word) >= _CONTENT)
    return frozenset(stem(word) for word in found if names.party(word) is None)


@lru_cache(maxsize=1 << 14)
def party(name: str) -> str:
    """The party that a name belongs to, or else the name's own key."""
    return names.party(name) or names.key(name)


def content(text: str) -> frozenset[str]:
    """Stems of the words of four letters and more."""
    return frozenset(stem(word) for word in texts(text) if len(word) >= _CONTENT)


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """A name without what transliterations differ in: vowels, doubled letters."""
    bare = _VOWELS.sub("", name.casefold())
    return _DOUBLED.sub(r"\1", bare) or name
