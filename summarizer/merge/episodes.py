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
from itertools import combinations
from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Claim, Event, ParticipantRole, Quantity
from summarizer.merge.likeness import SAME, likeness
from summarizer.merge.strand import RECURRENT, Strand

ENOUGH = 3.0
"""Weight that joins two parts. One shared figure and one shared event reach it; two shared events of
kinds that recur (a clash, a ceasefire) between the same parties do not."""

_DURATION = re.compile(r"\b([a-z]+|\d+)[- ](hour|day|week|month|year)s?\b")

_MONTH = 31
_SAME_PLACE = 0.5
"""Added where what happens once (an earthquake, an election) is told of one place."""
_MEDIATED = 1.75
"""Weight of a past settlement that both say the same third party brokered."""
_EVERYDAY = 3
"""Figures below this are too common to tell that two articles mean the same."""

_NEWS_SPAN = timedelta(days=10)
"""News of one episode is told within about this time of each other."""


class Reason(NamedTuple):
    """One thing that speaks for two parts being one episode."""

    weight: float
    text: str


class Link(NamedTuple):
    """What speaks for two strands being one episode."""

    a: Strand
    b: Strand
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """Sum of the reasons' weights."""
        return sum(reason.weight for reason in self.reasons)


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
    links = [Link(a, b, evidence(a, b)) for a, b in combinations(strands, 2) if possible(a, b)]
    weights = {_pair(link.a, link.b): link.weight for link in links}
    clusters: list[list[Strand]] = [[strand] for strand in strands]
    home = {_key(strand): index for index, strand in enumerate(strands)}
    reasons: dict[int, list[Reason]] = {}
    strong = [link for link in links if link.weight >= ENOUGH]
    for link in sorted(strong, key=lambda link: -link.weight):
        left, right = home[_key(link.a)], home[_key(link.b)]
        if left == right or not _coherent(clusters[left], clusters[right], weights):
            continue
        clusters[left] += clusters[right]
        for strand in clusters[right]:
            home[_key(strand)] = left
        clusters[right] = []
        reasons.setdefault(left, []).extend([*link.reasons, *reasons.pop(right, [])])
    return [
        Group(tuple(sorted(cluster, key=_key)), _said(reasons.get(index, [])))
        for index, cluster in enumerate(clusters)
        if cluster
    ]


def possible(a: Strand, b: Strand) -> bool:
    """Whether nothing excludes that two strands tell of one episode."""
    if a.article == b.article or not a.window.meets(
        b.window, slack=_NEWS_SPAN if a.main and b.main else timedelta(1)
    ):
        return False
    if a.main != b.main and not _dates_prove(a, b):
        return False
    return bool((a.parties & b.parties) or (a.people & b.people) or not (a.parties and b.parties))


def evidence(a: Strand, b: Strand) -> tuple[Reason, ...]:
    """Everything that speaks for two strands being one episode."""
    return (*_shared_time(a, b), *_shared_text(a, b), *_shared_figures(a, b), *_shared_events(a, b))


def _dates_prove(a: Strand, b: Strand) -> bool:
    lengths = (a.window.days, b.window.days)
    return all(days is not None and days <= _MONTH for days in lengths) and a.window.meets(b.window)


def _shared_time(a: Strand, b: Strand) -> list[Reason]:
    if a.window.days is None or b.window.days is None:
        return []
    if max(a.window.days, b.window.days) <= _MONTH:
        return [Reason(2.0, "their dates fall together")]
    return [Reason(1.0, "what is known of their dates falls together")]


def _shared_text(a: Strand, b: Strand) -> list[Reason]:
    """The same wire story under two names: most passages of one stand in the other."""
    left, right = _passages(a), _passages(b)
    shared = left & right
    if len(shared) > 1 and len(shared) * 2 >= min(len(left), len(right)):
        return [Reason(4.0, "they share whole passages word for word")]
    return []


def _passages(strand: Strand) -> frozenset[str]:
    claims = {e.exact for claim in strand.claims for e in claim.evidence}
    return frozenset(claims | {e.exact for event in strand.events for e in event.evidence})


def _shared_figures(a: Strand, b: Strand) -> list[Reason]:
    found: dict[str, Reason] = {}
    for x in _counts(a):
        for y in _counts(b):
            if (text := same_figure(x, y)) is not None:
                weight = 1.0 if not a.main else 2.0
                found[text] = Reason(weight, f"both give {text}")
    return list(found.values())[:3]


def _counts(strand: Strand) -> list[Quantity]:
    return [claim.quantity for claim in strand.claims if claim.quantity]


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
    taken: set[str] = set()
    for x in a.events:
        for y in b.events:
            if y.id in taken or x.id in taken:
                continue
            like = likeness(x, y)
            if like.score < SAME:
                continue
            taken |= {x.id, y.id}
            weight = _weight(x, y, a, b)
            if like.place and x.type not in RECURRENT:
                weight += _SAME_PLACE
            found.append(Reason(weight, f"both tell of the same {_noun(x)}: {x.title.rstrip('.')}"))
    found.sort(key=lambda reason: -reason.weight)
    return found[:5]


def _weight(x: Event, y: Event, a: Strand, b: Strand) -> float:
    """How telling a shared event is. Kinds that recur between the same parties tell little by themselves."""
    if x.type not in RECURRENT:
        return 2.5
    if not a.main and _mediators(x) & _mediators(y):
        return _MEDIATED
    if not a.main:
        return 1.5 if _durations(x) & _durations(y) or x.type is not y.type else 1.25
    people = {names.key(p.name) for p in x.participants if p.kind == "person"} & {
        names.key(p.name) for p in y.participants if p.kind == "person"
    }
    casts = {names.party(p.name) or names.key(p.name) for p in (*x.participants, *y.participants)}
    if len(people) > 1 or len(casts - a.parties - b.parties) > 1:
        return 1.5
    return 1.0


def _mediators(event: Event) -> frozenset[str]:
    found = (p.name for p in event.participants if p.role is ParticipantRole.MEDIATOR)
    return frozenset(names.party(name) or names.key(name) for name in found)


def _durations(event: Event) -> frozenset[tuple[str, str]]:
    """Durations ("six-week", "for six weeks") in the event's own passages, as number and unit."""
    found = (match for passage in event.evidence for match in _DURATION.finditer(passage.exact.casefold()))
    return frozenset((match[1], match[2]) for match in found)


def _noun(event: Event) -> str:
    return event.type.value.replace("_", " ")


def _coherent(left: list[Strand], right: list[Strand], weights: dict[tuple[object, object], float]) -> bool:
    """Whether two clusters go together as wholes: nothing excluded, and half the pairs speak for it."""
    if {s.article for s in left} & {s.article for s in right}:
        return False
    pairs = [_pair(a, b) for a in left for b in right]
    if any(pair not in weights for pair in pairs):
        return False
    return sum(weights[pair] >= ENOUGH / 2 for pair in pairs) * 2 >= len(pairs)


def _key(strand: Strand) -> tuple[int, int]:
    return strand.article, strand.part


def _pair(a: Strand, b: Strand) -> tuple[object, object]:
    return tuple(sorted((_key(a), _key(b))))  # type: ignore[return-value]  # two keys make a pair


def _said(reasons: list[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.text for reason in sorted(reasons, key=lambda r: -r.weight)))[:6]


def claims_of(group_: Group) -> list[Claim]:
    """All claims of an episode, in the order of the articles."""
    return [claim for strand in group_.strands for claim in strand.claims]
