"""Merging the same events of one episode across its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from summarizer import chronology, names
from summarizer.domain.event import Event, EventTime, Participant
from summarizer.domain.event import Mention as Kept
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Precision, Status, TimeBasis
from summarizer.merge.blocking import event_keys, nameless, pairs, spread
from summarizer.merge.ids import Rank
from summarizer.merge.likeness import SAME, Likeness, content, kin, likeness
from summarizer.merge.strand import Strand
from summarizer.merge.told import Told

_FIGHTING = frozenset({EventType.CLASH, EventType.ATTACK})
_SAME_STRIKE = 0.6
"""Wording from which an attack beside a clash is one with it."""

_SAID = 2.0
"""Score of two mentions of which somebody has said that they are one: joined before all others."""
HEADLINE = 0.2
"""Added where both mentions are the first of their kind that their articles tell."""
_TWICE = 0.85
"""Likeness from which two mentions in one article are one event."""

_STATUS_ORDER = (Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.ALLEGED, Status.DENIED)
_PRECISION_ORDER = (
    Precision.MINUTE,
    Precision.DAY,
    Precision.WEEKEND,
    Precision.WEEK,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.SEASON,
    Precision.HALF_YEAR,
    Precision.INTERVAL,
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
    Precision.UNKNOWN,
)
_BASIS_ORDER = (
    TimeBasis.EXPLICIT,
    TimeBasis.RELATIVE_TO_PUBLICATION,
    TimeBasis.RELATIVE_TO_EVENT,
    TimeBasis.INFERRED,
    TimeBasis.NONE,
)


class Mention(NamedTuple):
    """One article's own event."""

    article: int
    position: int
    headline: bool
    """Whether it is the first event of its kind that the strand tells: what the strand is about."""
    told: Told
    rank: tuple[Rank, int]
    """Where its strand comes when something has to be chosen."""

    @property
    def age(self) -> tuple[tuple[Rank, int], int]:
        """Order among mentions: the oldest article's first."""
        return self.rank, self.position

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.told.event


def mentions(strands: Sequence[Strand]) -> list[Mention]:
    """All events of an episode's strands, in the order of the articles."""
    return [
        Mention(strand.article, position, position == 0, told, strand.rank)
        for strand in strands
        for position, told in enumerate(strand.told)
    ]


def cluster(
    strands: Sequence[Strand], opinion: Callable[[str, str], bool | None] | None = None
) -> list[tuple[Mention, ...]]:
    """Gather mentions of the same event, of several articles or, told in nearly the same words, of one.

    Best pairs first; a mention joins a cluster only if it is like every member of it, so that a chain of
    likenesses does not make one event of many.

    Args:
        strands: Those of an episode.
        opinion: Whether two mentions are one event, where somebody has said so; it outweighs the score.
    """
    # Ties must fall the same way in whatever order the articles come.
    found = sorted(mentions(strands), key=lambda mention: (mention.event.id, mention.article))
    scores = _Scores(found, opinion)
    linked = [(value, pair) for pair in _candidates(found) if (value := scores.of(*pair)) >= SAME]
    clusters: list[list[int]] = [[index] for index in range(len(found))]
    home = list(range(len(found)))
    for _, (i, j) in sorted(linked, key=lambda item: (-item[0], item[1])):
        left, right = home[i], home[j]
        if left == right or not scores.all_alike(clusters[left], clusters[right]):
            continue
        clusters[left] += clusters[right]
        for index in clusters[right]:
            home[index] = left
        clusters[right] = []
    groups = [
        tuple(sorted((found[i] for i in members), key=lambda mention: (mention.article, mention.position)))
        for members in clusters
        if members
    ]
    return sorted(groups, key=lambda group: (group[0].article, group[0].position))


def compared(strands: Sequence[Strand]) -> Iterator[tuple[Mention, Mention, Judged]]:
    """All pairs that are worth comparing, with how they compare."""
    found = sorted(mentions(strands), key=lambda mention: (mention.event.id, mention.article))
    for i, j in _candidates(found):
        yield found[i], found[j], judge(found[i], found[j])


def _candidates(found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: of one family of types, and sharing something."""
    uncast = nameless(mention.told for mention in found)
    keys = [list(event_keys(mention.told, uncast)) for mention in found]
    when = [(mention.told.first, mention.event.id) for mention in found]
    return iter(pairs(keys, when))


class _Scores:
    """Likenesses of pairs of mentions, worked out when they are asked for, and once."""

    def __init__(self, found: Sequence[Mention], opinion: Callable[[str, str], bool | None] | None) -> None:
        self._found = found
        self._opinion = opinion
        self._known: dict[tuple[int, int], float] = {}

    def of(self, i: int, j: int) -> float:
        """The likeness of two mentions, by their places."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self._known:
            a, b = self._found[i], self._found[j]
            said = self._opinion(a.event.id, b.event.id) if self._opinion else None
            self._known[pair] = judge(a, b).score if said is None else _SAID * said
        return self._known[pair]

    def all_alike(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether every member of one cluster is like every member of the other."""
        return all(self.of(i, j) >= SAME for i in spread(left) for j in spread(right))


class Judged(NamedTuple):
    """How two mentions compare, and what of it comes from where they stand."""

    score: float
    like: Likeness
    bonus: float
    """For being what both articles begin with."""
    aside: Aside | None = None
    """Why the score is zero although the mentions are alike."""


class Aside(StrEnum):
    """What keeps alike mentions apart besides a veto."""

    ONE_ARTICLE = "one_article"
    """One article tells them as two."""
    STRIKE = "strike"
    """An attack named beside the clash."""


def judge(a: Mention, b: Mention) -> Judged:
    """Compare two mentions of one episode: what each article tells first of all is likelier one."""
    like = likeness(a.told, b.told)
    if like.score == 0.0:
        return Judged(0.0, like, 0.0)
    if a.article == b.article and not _repeated(a.told, b.told, like):
        return Judged(0.0, like, 0.0, Aside.ONE_ARTICLE)
    # An attack named beside the clash is another happening, unless its words say the same.
    if a.event.type is not b.event.type and a.event.type in _FIGHTING and not (a.headline and b.headline):
        same = like.wording >= _SAME_STRIKE
        return Judged(like.score if same else 0.0, like, 0.0, None if same else Aside.STRIKE)
    bonus = HEADLINE if a.headline and b.headline and kin(a.event.type, b.event.type) else 0.0
    return Judged(like.score + bonus, like, bonus)


def _repeated(a: Told, b: Told, like: Likeness) -> bool:
    """Whether an article tells an event twice: whoever tells two in one text tells them apart."""
    same_time = (a.first, a.last, a.on, a.hour) == (b.first, b.last, b.on, b.hour)
    return a.type is b.type and same_time and like.score >= _TWICE and len(a.title & b.title) > 1


def oldest(group: Iterable[Mention]) -> Mention:
    """The mention in the article that was published first."""
    return min(group, key=lambda mention: mention.age)


def merged(
    group: Sequence[Mention],
    event_id: str,
    episode_id: str,
    printed: Mapping[str, Event] = MappingProxyType({}),
) -> Event:
    """One event of all its mentions: clearest time, the title that says most, every passage as evidence.

    Among equals the oldest mention decides; passages are listed in the order of the articles.

    Args:
        group: The mentions, in the order of the articles.
        event_id: The event's id.
        episode_id: Its episode's.
        printed: By id, the mentions as their articles date them; without it, as they came to be dated.
    """
    events = [mention.event for mention in sorted(group, key=lambda mention: mention.age)]
    evidence = {(e.article_id, e.start, e.end): e for mention in group for e in mention.event.evidence}
    return Event(
        id=event_id,
        episode_id=episode_id,
        part=min(event.part for event in events),
        type=max((e.type for e in events), key=[e.type for e in events].count),
        title=_title(events),
        status=min((event.status for event in events), key=_STATUS_ORDER.index),
        time=clearest([event.time for event in events]),
        place=next((event.place for event in events if event.place), None),
        participants=_cast(events),
        evidence=tuple(evidence.values()),
        merged_from=tuple(mention.event.id for mention in group),
        mentions=tuple(_kept(printed.get(mention.event.id, mention.event)) for mention in group),
    )


def _kept(event: Event) -> Kept:
    return Kept(
        id=event.id,
        article_id=event.evidence[0].article_id,
        part=event.part,
        type=event.type,
        title=event.title,
        status=event.status,
        time=event.time,
        place=event.place,
        participants=event.participants,
        spans=tuple((e.start, e.end) for e in event.evidence),
    )


def _title(events: Sequence[Event]) -> str:
    """The one with the largest cast, that names most of its own cast, that says most."""

    def told(event: Event) -> tuple[int, int, int]:
        words = content(event.title)
        named = sum(not words.isdisjoint(content(who.name)) for who in event.participants)
        return len(event.participants), named, len(words)

    return max(events, key=told).title


def clearest(times: Sequence[EventTime]) -> EventTime:
    """The finest time, on the firmest basis; among equals the first."""
    return min(
        times,
        key=lambda t: (
            t.edtf is None,
            _PRECISION_ORDER.index(t.precision),
            _BASIS_ORDER.index(t.basis),
            t.phrase is None,
        ),
    )


def _cast(events: Sequence[Event]) -> tuple[Participant, ...]:
    cast: list[Participant] = []
    for event in events:
        for who in event.participants:
            if not any(names.same(who.name, known.name) for known in cast):
                cast.append(who)
    return tuple(cast)


def in_time(events: Sequence[Event], headline: Event) -> EventTime:
    """The time of an episode: from its first known day to its last, or else when its headline event was."""
    exact = [
        event.time
        for event in events
        if event.time.edtf
        and event.status is not Status.PLANNED
        and event.time.precision in {Precision.DAY, Precision.MINUTE}
    ]
    if not exact:
        return headline.time
    first, last = min(exact, key=chronology.sort_key), max(exact, key=chronology.sort_key)
    if first.edtf == last.edtf:
        return first
    start, end = chronology.bounds(first.edtf or "").first, chronology.bounds(last.edtf or "").last
    sure = all(t.basis not in {TimeBasis.INFERRED, TimeBasis.NONE} for t in (first, last))
    return EventTime(
        phrase=first.phrase,
        edtf=f"{start}/{end}" + ("" if sure else "?"),
        precision=Precision.INTERVAL,
        basis=first.basis if sure else TimeBasis.INFERRED,
        note=last.note or first.note,
    )
