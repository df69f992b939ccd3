"""How alike two events are: the same happening told twice, or not."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from summarizer import names
from summarizer.domain.event import Status
from summarizer.domain.event_types import EventType
from summarizer.merge.told import FAMILY, SPEECH, Told, content

__all__ = ["FAMILY", "NOTHING", "SAME", "Likeness", "Told", "content", "kin", "likeness", "one"]

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
_AT_A_PLACE = frozenset(
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
_WAITING = frozenset({Status.PLANNED})
_SLACK = 1
"""Days by which two dates of one event may lie apart."""


class Likeness(NamedTuple):
    """A score from 0 to 1 and what it rests on."""

    score: float
    who: float
    wording: float
    place: float


NOTHING = Likeness(0.0, 0.0, 0.0, 0.0)


def kin(a: EventType, b: EventType) -> bool:
    """Whether two outlets may call one happening by these two types."""
    return FAMILY[a] is FAMILY[b]


def likeness(a: Told, b: Told) -> Likeness:
    """Compare two events of different articles.

    Zero where they cannot be one: types that are no kin, times that exclude each other (by date, or by the
    hour named), different places or opponents, one planned and the other done, or different speakers.
    """
    if (
        FAMILY[a.type] is not FAMILY[b.type]
        or (a.status in _WAITING) is not (b.status in _WAITING)
        or not _times_meet(a, b)
        or (a.cast and b.cast and a.marks.isdisjoint(b.marks))
    ):
        return NOTHING
    if a.type in _AT_A_PLACE and _elsewhere(a, b):
        return NOTHING
    if a.type in _BETWEEN_SIDES and other_sides(a.opponents, b.opponents):
        return NOTHING
    wording = _overlap(a.title, b.title)
    place = 1.0 if a.place and b.place and a.place & b.place else 0.0
    if a.type in _UNLIKE_EACH_OTHER and wording + place < _SOME_LIKENESS:
        return NOTHING
    if a.type in SPEECH and not _same_voice(a, b):
        return NOTHING
    # Nobody is named, as of an earthquake: place and words must do.
    who = _shared_participants(a.cast, b.cast) if a.cast and b.cast else (wording + place) / 2
    kind = 0.2 if a.type is b.type else 0.1
    score = kind + 0.4 * who + 0.3 * wording + 0.1 * place
    return Likeness(min(1.0, score), who, wording, place)


def other_sides(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether they are of two fights: those can share one side, not both."""
    return len(a & b) < min(len(a), len(b), 2)


def _elsewhere(a: Told, b: Told) -> bool:
    """Whether they name places that have nothing in common, and neither names the other's in its title."""
    if not a.site or not b.site or a.place & b.place:
        return False
    return a.site.isdisjoint(b.site | b.title) and b.site.isdisjoint(a.title)


def _times_meet(a: Told, b: Told) -> bool:
    if a.last + _SLACK < b.first or b.last + _SLACK < a.first:
        return False
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return False
    return a.hour is None or b.hour is None or a.hour == b.hour


def _shared_participants(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of the smaller cast that also stands in the other (overlap coefficient)."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(any(one(who, other) for other in large) for who in small) / len(small)


@lru_cache(maxsize=1 << 16)
def one(a: str, b: str) -> bool:
    """Same name, or both of one country where at least one is just the country or its forces."""
    if names.same(a, b):
        return True
    party = names.party(a)
    return party is not None and party == names.party(b)


def _same_voice(a: Told, b: Told) -> bool:
    if not (a.voices and b.voices):
        return fuzz.token_set_ratio(a.event.title, b.event.title) >= _SAME_TITLE
    return any(one(x, y) for x in a.voices for y in b.voices)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
