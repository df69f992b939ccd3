"""Sentences of one pattern that tell of two events: the same clash, another place."""

from __future__ import annotations

from summarizer.merge.coreference.record import Known

_PATTERN, _CLOSE_PATTERN = 0.5, 0.6
"""Share of the words, beside places, times and numbers, that sentences of one pattern have in common: where a
time or a number differs as well as the place, and where only a place does. On ECB+ train the first rule holds
apart no pair of one event, the second a handful."""
_SHARED = 3
"""So many such words at least."""


def contradict(a: Known, b: Known) -> bool:
    """Whether all is the same in two sentences but the place, by name, or a place and a time or number.

    A trained score knows little of such text, in which the same words stand in every report. A place
    contradicts another only where neither sentence knows the other's.
    """
    if not a.where or not b.where or not a.where.isdisjoint(b.said) or not b.where.isdisjoint(a.said):
        return False
    varying = a.where | b.where | a.when | b.when | a.numbers | b.numbers
    one, other = set(a.words) - varying, set(b.words) - varying
    pattern = len(one & other) / len(one | other) if one | other else 1.0
    if pattern < _PATTERN or len(one & other) < _SHARED:
        return False
    named = not (a.where.isdisjoint(a.names) or b.where.isdisjoint(b.names))
    when = bool(a.when and b.when) and a.when.isdisjoint(b.said) and b.when.isdisjoint(a.said)
    numbers = bool(a.numbers and b.numbers) and a.numbers.isdisjoint(b.numbers)
    return when or numbers or (named and pattern >= _CLOSE_PATTERN)
