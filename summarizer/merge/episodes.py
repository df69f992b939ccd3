"""Which parts of which articles tell of one outbreak or one development.

Two parts belong together when enough speaks for it and nothing excludes it. What excludes it: times that
cannot meet, no common party, two parts of one article, and an article's news against another's
background unless dates prove them one. What speaks for it is weighed in ``evidence``. Groups grow from
the best pair on, and a part joins only if it goes with the group as a whole, so that they do not chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Event, Quantity
from summarizer.domain.event_types import EventType
from summarizer.merge.blocking import candidates, spread
from summarizer.merge.likeness import (
    AT_A_PLACE,
    FAMILY,
    OF_A_PERSON,
    SAME,
    Veto,
    elsewhere,
    excluded,
    likeness,
    meet,
    one_disaster,
    other_sides,
    shared_person,
)
from summarizer.merge.strand import RECURRENT, Strand
from summarizer.merge.told import SPEECH, Told

ENOUGH = 3.0
"""Weight that joins two parts. One shared figure and one shared event reach it; two shared events of
kinds that recur (a clash, a ceasefire) between the same parties do not."""

_DURATION = re.compile(r"\b([a-z]+|\d+)[- ](hour|day|week|month|year)s?\b")

_MONTH = 31
_BARE = 2
"""How many shared events count of which nothing but the parties is known to be the same."""
_SAME_WORDS = 4
"""Content words in common from which one person says one thing to two outlets."""
_CASE = 1.5
"""Weight of a person whose case both tell of."""
_ONCE = 2.0
"""Weight of what befalls a place or a person once: an earthquake, a verdict."""
_SAME_PLACE = 1.0
"""Added where what happens at one place is told of one place."""
_SAME_DAY = 0.5
"""Added where it is told of one day of the week, as far as that is all that is known."""
_MEDIATED = 1.75
"""Weight of a past settlement that both say the same third party brokered."""
_APART = 4.0
"""Weight against two parts whose fights are at different places."""
_EVERYDAY = 3
"""Figures below this are too common to tell that two articles mean the same."""

_COUNTED = frozenset({None, Veto.KIND, Veto.STATUS, Veto.STAGE})
"""What does not keep one figure from being given for both: outlets hang a toll on this event or that."""

_NEWS_SPAN = timedelta(days=10)
"""News of one episode is told within about this time of each other."""


class Reason(NamedTuple):
    """One thing that speaks for two parts being one episode."""

    weight: float
    text: str


class Group(NamedTuple):
    """The strands of one episode, at most one an article, and why they are together."""

    strands: tuple[Strand, ...]
    reasons: tuple[str, ...]

    @property
    def main(self) -> bool:
        """Whether any article reports it as its news."""
        return any(strand.main for strand in self.strands)


def group(strands: Sequence[Strand]) -> list[Group]:
    """Gather strands into episodes, in the order of their first strand."""
    # Ties must fall the same way in whatever order the articles come.
    strands = sorted(strands, key=lambda strand: (strand.article_id, strand.part))
    table = _Table(strands)
    links = [(weight, pair) for pair in candidates(strands) if (weight := table.weight(pair)) >= ENOUGH]
    clusters: list[list[int]] = [[index] for index in range(len(strands))]
    home = list(range(len(strands)))
    reasons: dict[int, list[Reason]] = {}
    for _, (a, b) in sorted(links, key=lambda link: (-link[0], link[1])):
        left, right = home[a], home[b]
        if left == right or not table.coherent(clusters[left], clusters[right]):
            continue
        clusters[left] += clusters[right]
        for index in clusters[right]:
            home[index] = left
        clusters[right] = []
        first, second = sorted((strands[a], strands[b]), key=lambda strand: strand.rank)
        reasons.setdefault(left, []).extend([*evidence(first, second), *reasons.pop(right, [])])
    groups = [
        Group(
            tuple(sorted((strands[i] for i in cluster), key=lambda strand: strand.key)),
            _said(reasons.get(index, [])),
        )
        for index, cluster in enumerate(clusters)
        if cluster
    ]
    return sorted(groups, key=lambda group_: group_.strands[0].key)


class _Table:
    """How much speaks for pairs of strands, worked out when it is asked for, and once."""

    def __init__(self, strands: Sequence[Strand]) -> None:
        self._strands = strands
        self._known: dict[tuple[int, int], float] = {}

    def weight(self, pair: tuple[int, int]) -> float:
        """What speaks for a pair, by the strands' places, weighed; negative where something excludes it."""
        if (known := self._known.get(pair)) is not None:
            return known
        a, b = (self._strands[index] for index in pair)
        weight = sum(reason.weight for reason in evidence(a, b)) if possible(a, b) else -1.0
        self._known[pair] = weight
        return weight

    def coherent(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether two clusters go together as wholes: nothing excluded, and half the pairs speak for it."""
        articles = {self._strands[i].article for i in left}
        if any(self._strands[i].article in articles for i in right):
            return False
        pairs = [(i, j) if i < j else (j, i) for i in spread(left) for j in spread(right)]
        speaking = 0
        for pair in pairs:
            if (weight := self.weight(pair)) < 0:
                return False
            speaking += weight >= ENOUGH / 2
        return speaking * 2 >= len(pairs)


def possible(a: Strand, b: Strand) -> bool:
    """Whether nothing excludes that two strands tell of one episode."""
    if a.article == b.article or not a.window.meets(b.window, slack=_slack(a, b)):
        return False
    if a.main != b.main and not _dates_prove(a, b):
        return False
    if a.marks and b.marks and a.marks.isdisjoint(b.marks) and not (_shared_text(a, b) or _struck(a, b)):
        return False
    if other_sides(a.fight.opponents, b.fight.opponents):
        return False
    return bool((a.parties & b.parties) or (a.people & b.people) or not (a.involved and b.involved))


def _struck(a: Strand, b: Strand) -> bool:
    """Whether both report one disaster: what else they tell of it may be of other people and villages."""
    family = FAMILY[EventType.DISASTER]
    return (
        a.main
        and b.main
        and any(
            one_disaster(x, y) and likeness(x, y).score >= SAME
            for _, x in a.by_family.get(family, ())
            for _, y in b.by_family.get(family, ())
        )
    )


def _slack(a: Strand, b: Strand) -> timedelta:
    if a.main and b.main:
        return _NEWS_SPAN
    # A year and the next one do not meet at midnight.
    return timedelta(days=1 if all((one.window.days or 0) <= _MONTH for one in (a, b)) else 0)


def evidence(a: Strand, b: Strand) -> tuple[Reason, ...]:
    """Everything that speaks for two strands being one episode."""
    return (
        *_places_apart(a, b),
        *_shared_time(a, b),
        *_shared_text(a, b),
        *_shared_figures(a, b),
        *_shared_events(a, b),
        *_shared_people(a, b),
    )


def _places_apart(a: Strand, b: Strand) -> list[Reason]:
    """Fights, or protests, of one week at places that have nothing in common are likelier two."""
    for family in sorted(a.scenes.keys() & b.scenes.keys() & AT_A_PLACE):
        if a.scenes[family].elsewhere(b.scenes[family]):
            # The first of its kind is what it is about; a place beside it may be missing in one of them.
            first = elsewhere(a.by_family[family][0][1], b.by_family[family][0][1])
            kind = "fighting" if family is FAMILY[EventType.CLASH] else family.value.replace("_", " ")
            return [Reason(-_APART if first else -_APART / 2, f"they tell of {kind} at different places")]
    return []


def _dates_prove(a: Strand, b: Strand) -> bool:
    lengths = (a.window.days, b.window.days)
    return all(days is not None and days <= _MONTH for days in lengths) and a.window.meets(b.window)


def _shared_time(a: Strand, b: Strand) -> list[Reason]:
    if a.window.days is None or b.window.days is None:
        return []
    if max(a.window.days, b.window.days) <= _MONTH:
        return [Reason(2.0, "their dates fall together")]
    if not a.main and a.window == b.window:
        return [Reason(1.75, "both recall it of the same time")]
    return [Reason(1.0, "what is known of their dates falls together")]


def _shared_text(a: Strand, b: Strand) -> list[Reason]:
    """The same wire story under two names: most passages of one stand in the other."""
    left, right = a.passages, b.passages
    shared = left & right
    if len(shared) > 1 and len(shared) * 2 >= min(len(left), len(right)):
        return [Reason(4.0, "they share whole passages word for word")]
    return []


def _shared_figures(a: Strand, b: Strand) -> list[Reason]:
    found: dict[str, Reason] = {}
    weight = 1.0 if not a.main else 2.0
    for figure, counts in a.figures.items():
        if max(figure.low or 0, figure.high or 0) < _EVERYDAY:
            continue
        for x in counts:
            for y in b.figures.get(figure, ()):
                if (text := same_figure(x.quantity, y.quantity)) is not None and excluded(
                    x.told, y.told
                ) in _COUNTED:
                    found[text] = Reason(weight, f"both give {text}")
    return list(found.values())[:3]


def same_figure(x: Quantity, y: Quantity) -> str | None:
    """The figure in words if both give it for the same thing and it is no everyday number."""
    if (
        x.measure is not y.measure
        or (x.low, x.high) != (y.low, y.high)
        or max(x.low or 0, x.high or 0) < _EVERYDAY
    ):
        return None
    sides = [q.side for q in (x, y)]
    if None not in sides and side_key(sides[0]) != side_key(sides[1]):
        return None
    side = f" ({x.side})" if x.side else ""
    return f"“{x.phrase}” {x.measure.value}{side}"


def side_key(side: str | None) -> str:
    """Canonical name of a counted side: its party, or its own name; empty for none or both together."""
    if side is None or side.casefold() in {
        "both sides",
        "the two sides",
        "all sides",
        "both",
        "both countries",
    }:
        return ""
    return names.party(side) or names.key(side)


def _shared_events(a: Strand, b: Strand) -> list[Reason]:
    found: list[Reason] = []
    taken: set[int] = set()
    for family, told in a.families:
        for place, other in b.by_family.get(family, ()):
            if place in taken:
                continue
            like = likeness(told, other)
            if like.score < SAME or not like.known:
                continue
            taken.add(place)
            weight = _weight(told, other, a, b)
            if told.type in AT_A_PLACE and meet(told, other):
                weight += _SAME_PLACE
            if told.on is not None and told.on == other.on and a.main:
                weight += _SAME_DAY
            found.append(Reason(weight, told.said))
            break
    found.sort(key=lambda reason: -reason.weight)
    # What the same parties do again and again does not add up to one episode.
    bare = [reason for reason in found if reason.weight <= 1.0]
    return [*found[: len(found) - len(bare)], *bare[:_BARE]][:5]


def _shared_people(a: Strand, b: Strand) -> list[Reason]:
    """Steps of one person's case, such as a verdict and a sentence, are one development."""
    for kind in sorted(OF_A_PERSON):
        for told in a.by_family.get(FAMILY[kind], ()):
            for other in b.by_family.get(FAMILY[kind], ()):
                x, y = told[1], other[1]
                if kind is x.type is y.type and (both := shared_person(x, y)) and likeness(x, y).score < SAME:
                    return [Reason(_CASE, f"both are about {both}")]
    return []


def _weight(x: Told, y: Told, a: Strand, b: Strand) -> float:
    """How telling a shared event is. Kinds that recur between the same parties tell little by themselves."""
    if x.type not in RECURRENT:
        person = x.type in OF_A_PERSON and shared_person(x, y) is not None
        return _ONCE + _SAME_PLACE * person if person or meet(x, y) else 1.0
    if not a.main and x.mediators & y.mediators:
        return _MEDIATED
    if not a.main:
        telling = x.type is not y.type or _durations(x.event) & _durations(y.event)
        return 1.5 if telling else 1.25
    if x.type in SPEECH and x.people & y.people and len(x.title & y.title) >= _SAME_WORDS:
        return 1.5
    if len(x.people & y.people) > 1 or len((x.parties | y.parties) - a.parties - b.parties) > 1:
        return 1.5
    return 1.0


def _durations(event: Event) -> frozenset[tuple[str, str]]:
    """Durations ("six-week", "for six weeks") in the event's own passages, as number and unit."""
    found = (match for passage in event.evidence for match in _DURATION.finditer(passage.exact.casefold()))
    return frozenset((match[1], match[2]) for match in found)


def _said(reasons: list[Reason]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(reason.text for reason in sorted(reasons, key=lambda r: -r.weight) if reason.weight > 0)
    )[:6]


def claims_of(group_: Group) -> list[Claim]:
    """All claims of an episode, in the order of the articles."""
    return [claim for strand in group_.strands for claim in strand.claims]
