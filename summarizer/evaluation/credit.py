"""How right one value is: 1, a half, or 0. The rules stand in docs/evaluation.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from summarizer import names
from summarizer.chronology.edtf import bounds
from summarizer.domain.event import EventTime, Participant, Quantity
from summarizer.domain.gold import GoldCount, GoldParticipant, Names
from summarizer.evaluation.assign import assign
from summarizer.wording import folded

HALF = 0.5
_LEADING = re.compile(
    r"^(?:(?:in|on|at|near|to|from|of|around|outside|inside|towards?|the|a|an|along|across)\s+)+"
)


def given(values: Names | StrEnum | tuple[StrEnum, ...] | None) -> tuple[str, ...]:
    """One or several right values as several."""
    if values is None:
        return ()
    return tuple(map(str, values)) if isinstance(values, tuple) else (str(values),)


def word(gold: Sequence[str], found: str | None) -> float:
    """A word of a closed list."""
    return float(found in gold)


def name(gold: Sequence[str], found: str | None) -> float:
    """A person or a party: the same under ``names``, or half where one holds all words of the other."""
    return max((_name(one, found) for one in gold), default=0.0) if found else 0.0


def place(gold: Sequence[str], found: str | None) -> float:
    """A place: the same words but for the preposition, or half where one holds all words of the other."""
    return max((_place(one, found) for one in gold), default=0.0) if found else 0.0


def time(gold: Sequence[str], found: EventTime) -> float:
    """The same value, at its precision; half where one lies in the other."""
    return max((_time(one, found) for one in gold), default=0.0)


def count(gold: GoldCount, found: Quantity) -> float:
    """The same measure and both bounds; half where one bound that is a number is right."""
    if gold.measure is not found.measure:
        return 0.0
    if (gold.low, gold.high) == (found.low, found.high):
        return 1.0
    one = gold.low is not None and gold.low == found.low
    return HALF if one or (gold.high is not None and gold.high == found.high) else 0.0


def people(
    gold: Sequence[GoldParticipant], found: Sequence[Participant]
) -> list[tuple[GoldParticipant | None, Participant | None, float]]:
    """Gold and found participants one to one, with each pair's credit; then those alone.

    Half where the name is right and the role is not.
    """
    grid = [
        [name(given(one.name), two.name) * (1.0 if one.role in {None, two.role} else HALF) for two in found]
        for one in gold
    ]
    # A required one first, where all else is equal.
    preferred = [
        [value + (0 if one.optional else 1e-6) * bool(value) for value in row]
        for one, row in zip(gold, grid, strict=True)
    ]
    pairs = assign(preferred)
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    judged: list[tuple[GoldParticipant | None, Participant | None, float]] = [
        (gold[i], found[j], grid[i][j]) for i, j in pairs
    ]
    judged += [(one, None, 0.0) for i, one in enumerate(gold) if i not in rows]
    judged += [(None, one, 0.0) for j, one in enumerate(found) if j not in columns]
    return judged


def stated(found: EventTime) -> str | None:
    """What a time says: its date, else what it says without one, else its words."""
    return found.edtf or found.relative or found.phrase


@lru_cache(maxsize=65536)
def _name(gold: str, found: str) -> float:
    if folded(gold) == folded(found) or names.same(gold, found):
        return 1.0
    return HALF * _within(_words(gold), _words(found))


@lru_cache(maxsize=65536)
def _place(gold: str, found: str) -> float:
    one, two = (_LEADING.sub("", f"{folded(value)} ", count=1).strip() for value in (gold, found))
    if one == two or (names.key(one) and names.key(one) == names.key(two)):
        return 1.0
    return HALF * _within(_words(one), _words(two))


def _words(text: str) -> frozenset[str]:
    found = (token.folded for token in names.tokens(text))
    return frozenset(word for word in found if word not in _SMALL)


_SMALL = frozenset({"the", "a", "an", "of", "in", "on", "at", "near", "and", "city", "town"})


def _within(one: Iterable[str], two: Iterable[str]) -> bool:
    a, b = frozenset(one), frozenset(two)
    return bool(a and b) and (a <= b or b <= a)


def _time(gold: str, found: EventTime) -> float:
    if gold in {found.edtf, found.relative}:
        return 1.0
    if found.phrase and folded(gold) == folded(found.phrase):
        return 1.0
    one, two = bounds(gold), bounds(found.edtf or "")
    if not (one.first and one.last and two.first and two.last):
        return 0.0
    if one == two:
        return 1.0
    inside = one.first <= two.first and two.last <= one.last
    return HALF if inside or (two.first <= one.first and one.last <= two.last) else 0.0
