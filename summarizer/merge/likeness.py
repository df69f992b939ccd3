"""How alike two events are: the same happening told twice, or not."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from rapidfuzz import fuzz

from summarizer import chronology, names
from summarizer.domain.event import Event, Status
from summarizer.domain.event_types import EventType
from summarizer.merge.strand import window
from summarizer.wording import stem, words

SAME = 0.55
"""From this likeness on two events of one episode are the same. Chosen on the planted cases in tests."""

_SAME_TITLE = 85
_CONTENT = 4
"""Letters of a word that carries content."""

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
_SPEECH = frozenset({EventType.STATEMENT, EventType.REQUEST, EventType.ACCUSATION})
_FAMILIES = (
    frozenset({EventType.CLASH, EventType.ATTACK}),
    frozenset({EventType.CEASEFIRE, EventType.AGREEMENT}),
    _SPEECH,
)
_WAITING = frozenset({Status.PLANNED})


class Likeness(NamedTuple):
    """A score from 0 to 1 and what it rests on."""

    score: float
    who: float
    wording: float
    place: float


NOTHING = Likeness(0.0, 0.0, 0.0, 0.0)


def kin(a: EventType, b: EventType) -> bool:
    """Whether two outlets may call one happening by these two types."""
    return a is b or any(a in family and b in family for family in _FAMILIES)


def likeness(a: Event, b: Event) -> Likeness:
    """Compare two events of different articles.

    Zero where they cannot be one: types that are no kin, times that exclude each other (by date, or by the
    hour named), one planned and the other done, or speech of different speakers.
    """
    if not kin(a.type, b.type) or not _times_meet(a, b) or (a.status in _WAITING) != (b.status in _WAITING):
        return NOTHING
    who = _shared_participants(a, b)
    wording = _shared_wording(a, b)
    if a.type in _SPEECH and not _same_voice(a, b):
        return NOTHING
    place = 1.0 if a.place and b.place and _place_meets(a.place, b.place) else 0.0
    if a.type in _UNLIKE_EACH_OTHER and wording + place < _SOME_LIKENESS:
        return NOTHING
    if not (a.participants and b.participants):
        who = (wording + place) / 2  # nobody is named, as of an earthquake: place and words must do
    kind = 0.2 if a.type is b.type else 0.1
    score = kind + 0.4 * who + 0.3 * wording + 0.1 * place
    return Likeness(min(1.0, score), who, wording, place)


def _times_meet(a: Event, b: Event) -> bool:
    if not window(a).meets(window(b), slack=timedelta(days=1)):
        return False
    days = {chronology.weekday(e.time.phrase) for e in (a, b)} - {None}
    if len(days) > 1:
        return False
    hours = [chronology.clock_time(e.time.phrase) if e.time.phrase else None for e in (a, b)]
    return None in hours or hours[0] == hours[1]


def _shared_participants(a: Event, b: Event) -> float:
    """Share of the smaller cast that also stands in the other (overlap coefficient)."""
    small, large = sorted((a.participants, b.participants), key=len)
    if not small:
        return 0.0
    shared = sum(any(_one(who.name, other.name) for other in large) for who in small)
    return shared / len(small)


def _one(a: str, b: str) -> bool:
    """Same name, or both of one country where at least one is just the country or its forces."""
    if names.same(a, b):
        return True
    party = names.party(a)
    return party is not None and party == names.party(b)


def _same_voice(a: Event, b: Event) -> bool:
    voices = [{w.name for w in e.participants if w.role in {"speaker", "actor"}} for e in (a, b)]
    if not all(voices):
        return fuzz.token_set_ratio(a.title, b.title) >= _SAME_TITLE
    return any(_one(x, y) for x in voices[0] for y in voices[1])


def content(text: str) -> frozenset[str]:
    """Stems of the words of four letters and more."""
    return frozenset(stem(word.text) for word in words(text) if len(word.text) >= _CONTENT)


def _shared_wording(a: Event, b: Event) -> float:
    left, right = content(a.title), content(b.title)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _place_meets(a: str, b: str) -> bool:
    shared = {w for w in content(a) & content(b) if w not in {"region", "border", "area", "city", "disputed"}}
    return bool(shared)
