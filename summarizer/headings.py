"""What an episode is headed: a noun phrase of the kind of its event, who and where, and its date if need be.

"Fighting between Chile and Peru"; "Earthquake near Arica"; "Protests in Lima, 3 May 2031". The phrase only
names; what happened stands in sentences, with their sources. Where the kind has no name of its own, or nobody
and no place is known, there is no phrase, and the event's own title serves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from summarizer import chronology, names, wording
from summarizer.domain.event import Event, EventTime, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ParticipantKind, ParticipantRole, Status


def _nouns(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Nouns for what struck, failed or was done, each with words of a title; the first that fits is taken."""
    return tuple((re.compile(rf"\b(?:{words})", re.IGNORECASE), noun) for words, noun in pairs)


_OF_NATURE: Final = _nouns(
    (r"earthquakes?\b|quakes?\b", "Earthquake"),
    (r"tsunami", "Tsunami"),
    (r"(?:volcan\w*|erupt\w*)\b", "Volcanic eruption"),
    (r"landslides?\b|mudslides?\b", "Landslide"),
    (r"avalanche", "Avalanche"),
    (r"hurricane", "Hurricane"),
    (r"typhoon", "Typhoon"),
    (r"cyclone", "Cyclone"),
    (r"tornado", "Tornado"),
    (r"flood", "Floods"),
    (r"wildfires?\b|forest fires?\b|bush ?fires?\b", "Wildfires"),
    (r"drought", "Drought"),
    (r"famine", "Famine"),
    (r"storms?\b", "Storm"),
)
_NAMED: Final = _nouns(
    (r"derail", "Train derailment"),
    (r"collision|collided?\b", "Collision"),
    (r"(?:plane|aircraft|airliner|helicopter|jet)s? (?:ha[sd] |have )?crash|air crash", "Air crash"),
    (r"crash", "Crash"),
    (r"assassinat", "Assassination"),
    (r"kidnap|abduct", "Kidnapping"),
    (r"air ?strikes?\b|air raids?\b", "Air strike"),
    (r"drone (?:attack|strike)s?\b", "Drone attack"),
    (r"missile (?:attack|strike)s?\b", "Missile attack"),
    (r"shell(?:ed|ing)\b", "Shelling"),
    (r"ambush", "Ambush"),
    (r"bomb", "Bombing"),
    (r"stabb", "Stabbing"),
    (r"shoot(?:ing|out)s?\b|shot\b|gunfire\b|opened fire\b", "Shooting"),
    (r"explosion|exploded?\b|blast", "Explosion"),
    (r"robb", "Robbery"),
    (r"murder", "Murder"),
)
_AT_LAST: Final = _nouns((r"fires?\b|blaze", "Fire"), (r"collapse", "Collapse"))
_MISHAPS: Final = frozenset({EventType.ACCIDENT, EventType.DISASTER})
"""Kinds that nature and fire name, too: of a deed "storms" and "fires" are verbs."""
_BY_NOUN: Final[Mapping[EventType, str]] = {
    EventType.ATTACK: "Attack",
    EventType.ACCIDENT: "Accident",
    EventType.DISASTER: "Disaster",
    EventType.CRIME: "",
}
"""Kinds that are named by such a noun and a place, with the noun where no word fits."""
_BETWEEN: Final[Mapping[EventType, str]] = {
    EventType.CLASH: "Fighting",
    EventType.CEASEFIRE: "Ceasefire",
    EventType.AGREEMENT: "Agreement",
    EventType.TALKS: "Talks",
}
"""Kinds that are named by who is in it."""
_STRIKE: Final = re.compile(r"\bstrik(?:e|es|ers?|ing)\b|\bwalkouts?\b|\bstopped work\b", re.IGNORECASE)
_POLL: Final = re.compile(
    r"\b((?:(?:presidential|parliamentary|general|local|regional|municipal|legislative|mayoral|European|early|"
    r"snap|run-?off) )*election|referendum)s?\b",
    re.IGNORECASE,
)
_SIDES: Final = frozenset({ParticipantRole.ACTOR, ParticipantRole.TARGET})
_PARTNERS: Final = _SIDES | {ParticipantRole.ADDRESSEE}
_STATE: Final = frozenset(
    {ParticipantKind.STATE, ParticipantKind.ARMED_FORCE, ParticipantKind.GOVERNMENT_BODY}
)
_FIGHTER: Final = _STATE | {ParticipantKind.GROUP, ParticipantKind.ORGANIZATION, ParticipantKind.UNKNOWN}
_WITH_ARTICLE: Final = re.compile(
    r"United |.*\b(?:Union|States|Kingdom|Nations|Emirates|Organi[sz]ation|Republic|League|Islands|"
    r"Netherlands|Philippines|Gambia|Bahamas|Council|Court|Bank)$"
)
_PLACED: Final = re.compile(
    r"(?:in|on|at|near|around|off|outside|inside|across|along|between|towards?|over|throughout|within|"
    r"close to|north of|south of|east of|west of)\b",
    re.IGNORECASE,
)
_SEVERAL: Final = 3
"""Parties of one phrase, at most."""
_PLACE_WORDS: Final = 9
_NEAR: Final = 5
"""Words of a place beside parties, from which the wider region that it lies in is left out."""
_WIDER: Final = re.compile(r"(?<=\w)(?:,| in| near) ")
_LONGEST: Final = 12
"""Words of a phrase without its date, at most."""
_DOUBT: Final = re.compile(r" \((?:uncertain|approximately|approximately, uncertain)\)")
UNDATED: Final = "undated"


class Headed(NamedTuple):
    """An episode as far as its heading is concerned."""

    id: str
    event: Event | None
    """The one that it is about."""
    time: EventTime
    places: tuple[str, ...]
    title: str
    """What it is headed where there is no phrase, or another episode has the same."""


def distinct(episodes: Sequence[Headed]) -> dict[str, str]:
    """The heading of each episode by its id; with date and place only where another would have the same.

    Args:
        episodes: Those of one briefing that are told one beside the other.
    """
    forms = [_forms(one) for one in episodes]
    found = [own[0] for own in forms]
    for level in range(1, max(map(len, forms), default=1)):
        often = Counter(map(_key, found))
        if set(often.values()) <= {1}:
            break
        found = [
            own[min(level, len(own) - 1)] if often[_key(now)] > 1 else now
            for now, own in zip(found, forms, strict=True)
        ]
    return {one.id: heading for one, heading in zip(episodes, found, strict=True)}


def allowed(events: Iterable[Event], time: EventTime, places: Collection[str]) -> frozenset[str]:
    """Every phrase that an episode with these events, this time and these places may be headed."""
    found: set[str] = set()
    for event in events:
        found.update(_phrases(event, time, tuple(places)))
    return frozenset(found)


def undated(heading: str, time: EventTime) -> str:
    """A heading without its date."""
    return heading.removesuffix(_printed(time)).removesuffix(f", {date(time)}")


def _printed(time: EventTime) -> str:
    """The words that an undated episode's article has for its time."""
    return f" (“{time.phrase}”)" if time.phrase and time.edtf is None else ""


def _key(heading: str) -> str:
    """What a reader tells headings apart by."""
    return heading.casefold().replace("disputed ", "")


def date(time: EventTime) -> str:
    """The date of a heading: in words, without doubts, which stand below it; or that there is none."""
    return _DOUBT.sub("", chronology.in_words(time.edtf)) if time.edtf else UNDATED


def phrase(event: Event, places: Sequence[str] = ()) -> str | None:
    """The shortest noun phrase for an event; null where there is none.

    Args:
        event: What happened.
        places: Where, if the event itself does not say.
    """
    if event.status is Status.DENIED:
        return None
    found = _phrase(event, _place((event.place, *places)))
    if found is None or len(found.split()) > _LONGEST:
        return None
    match event.status:
        case Status.ALLEGED:
            return f"Alleged {found[:1].lower()}{found[1:]}"
        case Status.PLANNED:
            return f"Planned {found[:1].lower()}{found[1:]}"
        case _:
            return found


def _forms(one: Headed) -> list[str]:
    phrases = _phrases(one.event, one.time, one.places) if one.event is not None else ()
    return [*phrases, one.title]


def _phrases(event: Event, time: EventTime, places: tuple[str, ...]) -> Iterator[str]:
    """From the shortest to the one that tells most."""
    bare = phrase(event, places)
    if bare is None:
        return
    yield bare
    place = _place((event.place, *places))
    near = place if len(place.split()) <= _NEAR else _WIDER.split(place)[0]
    placed = f"{bare} {near}" if near and near not in bare else bare
    if time.edtf is not None:
        yield f"{bare}, {date(time)}"
    yield f"{placed}, {date(time)}"
    if printed := _printed(time):
        yield f"{placed}, {date(time)}{printed}"


def _phrase(event: Event, place: str) -> str | None:  # noqa: PLR0911 - one return a kind
    kind = event.type
    if kind in _BETWEEN:
        fight = kind is EventType.CLASH
        who = _parties(
            event, _SIDES if fight else _PARTNERS, _FIGHTER if fight else frozenset(ParticipantKind)
        )
        if 1 < len(who) <= _SEVERAL:
            # By the alphabet: two articles may name the same parties in two orders, and none comes first.
            named = sorted(who, key=lambda name: name.removeprefix("the "))
            return f"{_BETWEEN[kind]} between {wording.listed(named)}"
        return f"{_BETWEEN[kind]} {place}" if fight and place else None
    if kind in _BY_NOUN:
        nouns = (*_OF_NATURE, *_NAMED, *_AT_LAST) if kind in _MISHAPS else _NAMED
        noun = next((noun for words, noun in nouns if words.search(event.title)), _BY_NOUN[kind])
        return f"{noun} {place}" if noun and place else None
    targets = _parties(event, {ParticipantRole.TARGET}, frozenset(ParticipantKind))
    match kind:
        case EventType.PROTEST:
            noun = "Strike" if _STRIKE.search(event.title) else "Protests"
            return f"{noun} {place}" if place else None
        case EventType.ELECTION:
            poll = _POLL.search(event.title)
            noun = poll[1] if poll else "election"
            return f"{noun[:1].upper()}{noun[1:]} {place}" if place else None
        case EventType.ARREST if len(targets) == 1:
            return f"Arrest of {targets[0]}"
        case EventType.ARREST if place:
            return f"Arrests {place}"
        case EventType.COURT_CASE if len(targets) == 1:
            return f"Court case against {targets[0]}"
        case EventType.SANCTION if 0 < len(targets) <= _SEVERAL:
            return f"Sanctions against {wording.listed(targets)}"
        case _:
            return None


def _parties(
    event: Event, roles: Collection[ParticipantRole], kinds: Collection[ParticipantKind]
) -> tuple[str, ...]:
    """Who is in it, once each; nobody where one of them cannot be named without more words."""
    found = [_named(who) for who in event.participants if who.role in roles and who.kind in kinds]
    return tuple(dict.fromkeys(filter(None, found))) if all(found) else ()


def _named(who: Participant) -> str:
    """A state by its name, anybody else as printed; empty for what needs an article that is not known."""
    party = names.party(who.name) if who.kind in _STATE else None
    name = party or " ".join(who.name.split())
    if party is not None or who.kind is ParticipantKind.ORGANIZATION:
        return f"the {name}" if _WITH_ARTICLE.match(name) else name
    last = name.rpartition(" ")[2]
    if last[:1].isupper() or re.match(r"(?:the|a|an|its|their) ", name, re.IGNORECASE):
        return name
    if re.search(r"[^s]s$", last):
        return name
    return f"the {name}" if name[:1].isupper() else ""


def _place(places: Iterable[str | None]) -> str:
    """The first place that can be named in a few words, with its preposition; empty where there is none."""
    for place in filter(None, places):
        words = " ".join(place.split())
        if len(words.split()) > _PLACE_WORDS:
            continue
        if _PLACED.match(words):
            return f"{words[:1].lower()}{words[1:]}"
        if re.match(r"(?:the|a|an) ", words) or re.search(r"\b[^\W\da-z_]", words):
            return f"in {words}"
    return ""
