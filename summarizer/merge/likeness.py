"""How alike two events are: the same happening told twice, or not."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz

from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Status
from summarizer.merge.cast import one
from summarizer.merge.told import FAMILY, SPEECH, Told, content

__all__ = ["FAMILY", "SAME", "Likeness", "Told", "Veto", "content", "kin", "likeness", "one"]

SAME = 0.55
"""From this likeness on two events of one episode are the same. Chosen on the planted cases in tests."""

_SAME_TITLE = 85

_SOME_LIKENESS = 0.25
"""Likeness of words or place needed where one party can do such a thing several times in one episode."""

_UNLIKE_EACH_OTHER = frozenset(
    {
        EventType.TERRITORIAL_CHANGE,
        EventType.DEPLOYMENT,
        EventType.ARREST,
        EventType.SANCTION,
        EventType.OTHER,
    }
)
AT_A_PLACE = frozenset(
    {
        EventType.CLASH,
        EventType.ATTACK,
        EventType.PROTEST,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.CRIME,
    }
)
"""What happens at one place: told of another place, it is another happening."""
_BETWEEN_SIDES = frozenset({EventType.CLASH, EventType.ATTACK, EventType.CEASEFIRE, EventType.AGREEMENT})
OF_A_PERSON = frozenset({EventType.COURT_CASE, EventType.ARREST, EventType.CRIME, EventType.ELECTION})
"""What is somebody's: told of another person, it is another one."""
_NOT_TWICE = frozenset({EventType.DISASTER, EventType.ACCIDENT, EventType.ELECTION})
"""What does not happen twice at one place on one day."""
_AGAIN = re.compile(r"\b(?:another|second|third|again|aftershock|further|repeat\w*|run-?off)", re.IGNORECASE)
_SAME_WORDS = 0.7
"""Share of the shorter title's words from which two accounts are of one thing."""
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
_WAITING = frozenset({Status.PLANNED})
_WEEK = 7
_SLACK = 1
"""Days by which two dates of one event may lie apart."""


class Veto(StrEnum):
    """What keeps two mentions from being one event, whatever else speaks for it."""

    KIND = "kind"
    """They are of different kinds."""
    STATUS = "status"
    """One happened, the other is planned, alleged or denied."""
    DATE = "date"
    WEEKDAY = "weekday"
    HOUR = "hour"
    CAST = "cast"
    """Both name somebody, and nobody of either is at the other."""
    PLACE = "place"
    SIDES = "sides"
    """They are between different opponents."""
    PERSON = "person"
    """It befell, or was done by, somebody else."""
    STAGE = "stage"
    """They are different steps of one matter: a verdict and a sentence."""
    SPEAKER = "speaker"
    LITTLE = "little"
    """The same party does such things often, and neither words nor place are alike."""


class Likeness(NamedTuple):
    """A score from 0 to 1 and its parts, each from 0 to 1."""

    score: float
    who: float
    """Share of the smaller cast that the other has too."""
    wording: float
    """Share of the shorter title's content words that the other has too: trigger and context."""
    place: float
    kind: float
    """1 for the same type, 0.5 for kin."""
    known: bool
    """Whether they have a name in common, of somebody or of a place: without one they may be anybody's."""
    veto: Veto | None = None


def _none(veto: Veto) -> Likeness:
    return Likeness(0.0, 0.0, 0.0, 0.0, 0.0, known=False, veto=veto)


_VETOED = {veto: _none(veto) for veto in Veto}
WEIGHTS = {"kind": 0.2, "who": 0.4, "wording": 0.3, "place": 0.1}


def kin(a: EventType, b: EventType) -> bool:
    """Whether two outlets may call one happening by these two types."""
    return FAMILY[a] is FAMILY[b]


def likeness(a: Told, b: Told) -> Likeness:
    """Compare two mentions. Where something excludes that they are one event, that is all there is."""
    if (veto := excluded(a, b)) is not None:
        return _VETOED[veto]
    wording = _overlap(a.title, b.title)
    place = 1.0 if meet(a, b) or (a.place and b.place and a.place & b.place) else 0.0
    if a.type in _UNLIKE_EACH_OTHER and wording + place < _SOME_LIKENESS:
        return _VETOED[Veto.LITTLE]
    if a.type in SPEECH and not _same_voice(a, b):
        return _VETOED[Veto.SPEAKER]
    # Nobody is named, as of an earthquake: place and words must do.
    who = _shared_participants(a.cast, b.cast) if a.cast and b.cast else (wording + place) / 2
    kind = 1.0 if a.type is b.type else 0.5
    score = (
        WEIGHTS["kind"] * kind
        + WEIGHTS["who"] * who
        + WEIGHTS["wording"] * wording
        + WEIGHTS["place"] * place
    )
    known = not a.marks.isdisjoint(b.marks) or one_disaster(a, b)
    return Likeness(min(1.0, score), who, wording, place, kind, known=known)


def excluded(a: Told, b: Told) -> Veto | None:  # noqa: PLR0911 - one return a reason
    """What excludes that two mentions are one event: the first thing that does, the plainest first."""
    if FAMILY[a.type] is not FAMILY[b.type]:
        return Veto.KIND
    if (a.status in _REAL) is not (b.status in _REAL) or (a.status in _WAITING) is not (b.status in _WAITING):
        return Veto.STATUS
    if (time := _times_exclude(a, b)) is not None:
        return time
    if a.type in AT_A_PLACE and elsewhere(a, b):
        return Veto.PLACE
    if a.named and b.named and a.marks.isdisjoint(b.marks):
        return Veto.CAST
    if a.type in _BETWEEN_SIDES and other_sides(a.opponents, b.opponents):
        return Veto.SIDES
    if a.type in OF_A_PERSON and a.people and b.people and shared_person(a, b) is None:
        return Veto.PERSON
    if a.stage is not None and b.stage is not None and a.stage != b.stage:
        return Veto.STAGE
    return None


def _times_exclude(a: Told, b: Told) -> Veto | None:
    if a.last + _SLACK < b.first or b.last + _SLACK < a.first:
        apart = max(a.first, b.first) - min(a.last, b.last)
        return None if a.type is EventType.ELECTION and apart <= _WEEK and _misdated(a, b) else Veto.DATE
    if a.on is not None and b.on is not None and not _same_weekday(a, b):
        return Veto.WEEKDAY
    if a.hour is None or b.hour is None or a.hour == b.hour:
        return None
    return None if a.type in _NOT_TWICE and _misdated(a, b) else Veto.HOUR


def _misdated(a: Told, b: Told) -> bool:
    """Whether two times for what happens once are two accounts of it: the same words, at the same place."""
    if not meet(a, b) or _AGAIN.search(f"{a.event.title} {b.event.title}"):
        return False
    return _overlap(a.title, b.title) >= _SAME_WORDS


def _same_weekday(a: Told, b: Told) -> bool:
    """The same weekday in words; between a date and a weekday the slack of dates holds."""
    assert a.on is not None
    assert b.on is not None
    apart = (a.on - b.on) % _WEEK
    if a.weekday is not None and b.weekday is not None:
        return apart == 0
    return min(apart, _WEEK - apart) <= _SLACK


def shared_person(a: Told, b: Told) -> str | None:
    """A person whom both name, as the first does."""
    return next((x for x in a.persons for y in b.persons if one(x, y)), None)


def other_sides(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether they are of two fights: those can share one side, not both."""
    return len(a & b) < min(len(a), len(b), 2)


def meet(a: Told, b: Told) -> bool:
    """Whether one is told of the other's place, or of what that lies in: a village and its province."""
    return not (a.site.isdisjoint(b.site | b.around) and b.site.isdisjoint(a.around))


def one_disaster(a: Told, b: Told) -> bool:
    """Whether both tell of a disaster by one word and of one region, where nobody takes part in it.

    Of the places the words of one stand in the other: northern Chile, a province in northern Chile.
    """
    if not (a.type is b.type is EventType.DISASTER and a.place and b.place):
        return False
    region = a.place <= b.place or b.place <= a.place
    return region and not (a.title - a.place - b.place).isdisjoint(b.title)


def elsewhere(a: Told, b: Told) -> bool:
    """Whether they name places of which neither is or holds the other, nor is in the other's title."""
    if not a.site or not b.site or meet(a, b):
        return False
    return a.site.isdisjoint(b.title) and b.site.isdisjoint(a.title)


def _shared_participants(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of the smaller cast that also stands in the other (overlap coefficient)."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(any(one(who, other) for other in large) for who in small) / len(small)


def _same_voice(a: Told, b: Told) -> bool:
    if not (a.voices and b.voices):
        return fuzz.token_set_ratio(a.event.title, b.event.title) >= _SAME_TITLE
    return any(one(x, y) for x in a.voices for y in b.voices)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
