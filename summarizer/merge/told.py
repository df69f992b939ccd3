"""An event made ready for comparison: what is read from its words and dates, once an event."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from summarizer import chronology, names
from summarizer.domain.event import Event
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ParticipantKind, ParticipantRole, Status
from summarizer.merge.cast import marks, side, spellings
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
_LEVELS = re.compile(r",|\bin\b|\bof\b")
"""What stands between a place and what it lies in."""
_ON_THE_GROUND = frozenset(
    {
        EventType.CLASH,
        EventType.ATTACK,
        EventType.PROTEST,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CRIME,
    }
)
_AT = re.compile(
    r"\b(?:near|in|at|around|outside)\s+(?:the\s+(?:village|town|city)\s+of\s+)?([A-Z][\w'’-]{3,})"
)
"""A place in a title, for events of which the extractor gives none."""
_LIST = re.compile(r"\band\b")
_LIES_IN = re.compile(
    r"\b(?=([A-Z][\w'’-]{3,}),?\s+(?:(?:(?:an?|the)\s+)?(?:[a-z]+\s+)?"
    r"(?:village|town|city|settlement|hamlet|suburb|port|district|municipality|part)\s+(?:in|of)|in)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+){0,2}([A-Z][\w-]{3,}))"
)
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))
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
    """0 for Monday, where the words name one."""
    on: int | None
    """The day of the week, named or that of the date."""
    hour: str | None
    title: frozenset[str]
    """Stems of the title's content words."""
    place: frozenset[str]
    cast: tuple[str, ...]
    voices: frozenset[str]
    """Who speaks or acts."""
    people: frozenset[str]
    """Keys of the persons in the cast."""
    persons: tuple[str, ...]
    """The same as printed."""
    parties: frozenset[str]
    """The whole cast, by party or else by key."""
    mediators: frozenset[str]
    site: frozenset[str]
    """Where it is, as narrowly as it is told: forms of the place's name, where it is no country."""
    around: frozenset[str]
    """Forms of the names of what that place lies in."""
    opponents: frozenset[str]
    """The countries and organisations that act or are acted on."""
    named: frozenset[str]
    """The cast in forms that spellings of a name share; nothing of who is called by a general word."""
    marks: frozenset[str]
    """The same and the names of the place."""
    stage: str | None
    """For kinds that go by stages (a charge, a verdict, a sentence): which one the words tell of."""
    said: str
    """That another article tells of it too, in words."""


def prepare(event: Event) -> Told:
    """Read everything that comparing needs."""
    first, last = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    phrase = event.time.phrase
    weekday = chronology.weekday(phrase)
    place = content(event.place) - _EVERYWHERE if event.place else frozenset()
    parties = frozenset(party(who.name) for who in event.participants)
    site, around = surroundings(event)
    named = frozenset[str]().union(*(marks(who.name, who.kind) for who in event.participants))
    return Told(
        event=event,
        type=event.type,
        status=event.status,
        first=first.toordinal() if first else OPEN_START,
        last=last.toordinal() if last else OPEN_END,
        weekday=weekday,
        on=weekday if weekday is not None or first is None or first != last else first.weekday(),
        hour=chronology.clock_time(phrase) if phrase else None,
        title=content(event.title),
        place=place,
        cast=tuple(who.name for who in event.participants),
        voices=frozenset(who.name for who in event.participants if who.role in _VOICES),
        people=frozenset(names.key(w.name) for w in event.participants if w.kind is ParticipantKind.PERSON),
        persons=tuple(who.name for who in event.participants if who.kind is ParticipantKind.PERSON),
        parties=parties,
        mediators=frozenset(
            party(who.name) for who in event.participants if who.role is ParticipantRole.MEDIATOR
        ),
        site=site,
        around=around,
        opponents=frozenset(
            found
            for who in event.participants
            if who.role in _SIDES and (found := side(who.name, who.kind)) is not None
        ),
        named=named,
        marks=named | site | around,
        stage=stage(event.type, event.title),
        said=f"both tell of the same {event.type.value.replace('_', ' ')}: {event.title.rstrip('.')}",
    )


def placed(told: Told, atlas: Mapping[str, frozenset[str]]) -> Told:
    """The same, knowing what any article of the run says that its place lies in."""
    more = (
        frozenset[str]().union(*(atlas[form] for form in told.site if form in atlas))
        - told.site
        - told.around
    )
    return told._replace(around=told.around | more, marks=told.marks | more) if more else told


def surroundings(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Forms of the names of an event's place, as narrowly as it is told, and of what that lies in."""
    site, around = _site(event.place)
    if not event.place and event.type in _ON_THE_GROUND and (named := _AT.search(event.title)):
        site, around = _site(named[1])
    return site, around | _said_around(event, site)


@lru_cache(maxsize=1 << 14)
def _site(place: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Names of a place, narrowest first as they are told: "Sama, Tacna province" lies in Tacna."""
    if not place:
        return frozenset(), frozenset()
    levels = []
    for part in _LEVELS.split(place):
        if names.party(part) is not None:
            continue
        found = [word for word in texts(part) if word[0].isupper() and len(word) >= _CONTENT]
        if forms := frozenset(form for word in found if names.party(word) is None for form in _spelled(word)):
            levels.append(forms)
    if not levels:
        return frozenset(), frozenset()
    if _LIST.search(place):
        return frozenset[str]().union(*levels), frozenset()
    return levels[0], frozenset[str]().union(*levels[1:])


def _said_around(event: Event, site: frozenset[str]) -> frozenset[str]:
    """What the event's own passages say that its place lies in: "Sama, a village in Tacna province"."""
    if not site or not event.place:
        return frozenset()
    words = {word for word in texts(event.place) if word[0].isupper() and not site.isdisjoint(_spelled(word))}
    found = {
        outer for passage in event.evidence for inner, outer in containments(passage.exact) if inner in words
    }
    outer = (word for word in found if names.party(word) is None and word not in _CALENDAR)
    return frozenset(form for word in outer for form in _spelled(word)) - site


@lru_cache(maxsize=1 << 14)
def containments(passage: str) -> tuple[tuple[str, str], ...]:
    """What a passage says to lie in what: "Sama, a village in Tacna province"."""
    return tuple((match[1], match[2]) for match in _LIES_IN.finditer(passage))


def _spelled(word: str) -> frozenset[str]:
    return spellings(stem(word))


_STAGES: dict[EventType, tuple[tuple[str, re.Pattern[str]], ...]] = {
    EventType.COURT_CASE: (
        ("appeal", re.compile(r"\bappeal", re.IGNORECASE)),
        (
            "sentence",
            re.compile(r"\bsentenc|\bjail|\bimprison|\byears? in prison|\bprison term", re.IGNORECASE),
        ),
        ("verdict", re.compile(r"\bconvict|\bguilty|\bacquit|\bverdict|\bcleared\b", re.IGNORECASE)),
        ("charge", re.compile(r"\bcharged?\b|\bcharges\b|\bindict|\bprosecut", re.IGNORECASE)),
        ("trial", re.compile(r"\btrial\b|\bhearing\b|\btestif", re.IGNORECASE)),
    ),
    EventType.CEASEFIRE: (
        ("end", re.compile(r"\bviolat|\bbroke\b|\bbroken\b|\bcollaps|\bbreach", re.IGNORECASE)),
        ("call", re.compile(r"\bcall(?:s|ed|ing)? (?:for|on)\b|\burg|\bappeal", re.IGNORECASE)),
    ),
}
"""Words that tell one stage of such an event from another, the latest stage first."""


@lru_cache(maxsize=1 << 14)
def stage(kind: EventType, title: str) -> str | None:
    """Which stage of its kind a title tells of; null where the kind has none or the words do not say."""
    return next((name for name, words in _STAGES.get(kind, ()) if words.search(title)), None)


@lru_cache(maxsize=1 << 14)
def party(name: str) -> str:
    """The party that a name belongs to, or else the name's own key."""
    return names.party(name) or names.key(name)


@lru_cache(maxsize=1 << 14)
def content(text: str) -> frozenset[str]:
    """Stems of the words of four letters and more."""
    return frozenset(stem(word) for word in texts(text) if len(word) >= _CONTENT)
