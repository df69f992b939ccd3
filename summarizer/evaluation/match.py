"""Which found item is which gold item: one to one, the assignment with the most credit.

An event can be a gold event where its evidence touches the gold's passages, or where the type is right and
one of time, place and participants at least partly. A claim can be a gold claim where its evidence touches
the gold's passages, or, of gold without passages, where kind and speaker are right; a count only where
measure or bounds are right as well, and without touching only where both are. How much a pair counts is the
mean credit of its fields, plus the part of the shorter one's passages that both have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.domain.evaluation import JudgedField
from summarizer.domain.event import Claim, Event, Evidence
from summarizer.domain.gold import CLAIM_FIELDS, EVENT_FIELDS, GoldClaim, GoldEvent
from summarizer.evaluation import items
from summarizer.evaluation.assign import assign
from summarizer.wording import Span

Spans = tuple[Span, ...]


class Matched(NamedTuple):
    """Numbers of gold and found items: the pairs, and those alone."""

    pairs: list[tuple[int, int]]
    missed: list[int]
    spurious: list[int]


def events(gold: Sequence[GoldEvent], spans: Sequence[Spans], found: Sequence[Event]) -> Matched:
    """Match an article's events; ``spans`` are where each gold event's passages stand."""

    def score(i: int, j: int) -> float:
        fields = items.event(gold[i], found[j], EVENT_FIELDS)
        shared = _share(spans[i], _spans(found[j].evidence))
        others = [one for one in fields if one.field in {"time", "place", "participants"} and one.gold]
        alike = _right(fields, "type") and (not others or any(one.credit for one in others))
        return _mean(fields) + shared if shared or alike else 0.0

    return _match(gold, found, score)


def claims(gold: Sequence[GoldClaim], spans: Sequence[Spans], found: Sequence[Claim]) -> Matched:
    """Match an article's claims."""

    def score(i: int, j: int) -> float:
        one, two = gold[i], found[j]
        if (one.count is None) != (two.quantity is None):
            return 0.0
        fields = items.claim(one, two, CLAIM_FIELDS)
        shared = _share(spans[i], _spans(two.evidence))
        if one.count and two.quantity:
            measure = one.count.measure is two.quantity.measure
            bounds = (one.count.low, one.count.high) == (two.quantity.low, two.quantity.high)
            possible = (measure and bounds) or (bool(shared or not spans[i]) and (measure or bounds))
        else:
            possible = bool(shared) or (
                not spans[i] and _right(fields, "kind") and (one.speaker is None or _right(fields, "speaker"))
            )
        return _mean(fields) + shared + _A_LITTLE if possible else 0.0

    return _match(gold, found, score)


_A_LITTLE = 1e-3
"""What a pair counts that is possible and in which no field is right."""
_REQUIRED = 1e-6
"""What decides for a required gold item, against an optional one, where all else is equal."""


def _match(
    gold: Sequence[GoldEvent | GoldClaim],
    found: Sequence[Event | Claim],
    score: Callable[[int, int], float],
) -> Matched:
    required = [0.0 if one.optional else _REQUIRED for one in gold]
    grid = [[score(i, j) for j in range(len(found))] for i in range(len(gold))]
    grid = [
        [value + more if value else 0.0 for value in row] for row, more in zip(grid, required, strict=True)
    ]
    pairs = assign(grid)
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matched(
        pairs,
        [i for i in range(len(gold)) if i not in rows],
        [j for j in range(len(found)) if j not in columns],
    )


def _right(fields: Sequence[JudgedField], name: str) -> bool:
    return any(one.field == name and one.credit == 1 for one in fields)


def _mean(fields: Sequence[JudgedField]) -> float:
    return sum(one.credit for one in fields) / len(fields) if fields else 0.0


def _spans(evidence: Sequence[Evidence]) -> Spans:
    return tuple(Span(one.start, one.end) for one in evidence)


def _share(a: Spans, b: Spans) -> float:
    one, two = (set().union(*(range(*span) for span in spans)) for spans in (a, b))
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
