"""Which item of one run is which item of the other: by the passages they rest on, never by id or order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.compare.fields import Compared, agreement, compare
from summarizer.compare.seen import Item, Span
from summarizer.domain.event import Claim

OVERLAP = 0.5
"""Least part of the shorter evidence that must lie in the other's: one run may quote a sentence and the other
half of it, but a sentence that only touches is another passage."""


class Pair(NamedTuple):
    """Two items that are the same."""

    a: Item
    b: Item
    fields: tuple[Compared, ...]
    agreement: float


class Matched(NamedTuple):
    """Items of one kind in one article."""

    pairs: tuple[Pair, ...]
    only_a: tuple[Item, ...]
    only_b: tuple[Item, ...]


def match(a: Sequence[Item], b: Sequence[Item]) -> Matched:
    """Pair the items of two runs in one article, each at most once, the most alike first.

    Two items can be the same where their evidence overlaps; two claims only if they are of one kind, and two
    counts only if they are about the same printed figure. How alike they are is the agreement of their fields
    plus the share of their evidence that both have. Ties are broken by content, so that neither the order nor
    which run is named first changes anything.
    """
    scored: list[tuple[float, list[str], int, int, tuple[Compared, ...]]] = []
    for i, one in enumerate(a):
        for j, two in enumerate(b):
            shared = _length(_common(one.spans, two.spans))
            shorter = min(_length(one.spans), _length(two.spans))
            if shared < OVERLAP * shorter or not shared or not _can_be_same(one, two):
                continue
            fields = compare(one.value, two.value)
            union = _length(one.spans) + _length(two.spans) - shared
            score = round(agreement(fields) + shared / union, 9)
            scored.append((-score, sorted((one.signature, two.signature)), i, j, fields))
    scored.sort(key=lambda entry: entry[:2])
    free_a, free_b = dict(enumerate(a)), dict(enumerate(b))
    pairs: list[Pair] = []
    for _, _, i, j, fields in scored:
        if i in free_a and j in free_b:
            pairs.append(Pair(free_a.pop(i), free_b.pop(j), fields, agreement(fields)))
    pairs.sort(key=lambda pair: (pair.a.spans, pair.a.signature))
    return Matched(tuple(pairs), _sorted(free_a.values()), _sorted(free_b.values()))


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.spans, item.signature)))


def _can_be_same(a: Item, b: Item) -> bool:
    one, two = a.value, b.value
    if not isinstance(one, Claim) or not isinstance(two, Claim):
        return True
    if one.kind is not two.kind or (one.quantity is None) != (two.quantity is None):
        return False
    if one.quantity is None or two.quantity is None:
        return True
    if a.figure and b.figure:
        return bool(_common(a.figure, b.figure))
    return one.quantity.measure is two.quantity.measure


def _common(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    found = ((max(s, t), min(e, f)) for s, e in a for t, f in b)
    return [(start, end) for start, end in found if start < end]


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
