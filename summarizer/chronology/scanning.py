"""Time expressions in a sentence: of all rules the first and longest match wins; neighbours are joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from summarizer.chronology import (
    clock,
    dates,
    holidays,
    offsets,
    openings,
    quarters,
    ranges,
    spans,
    weekdays,
    years,
)
from summarizer.chronology.reading import Context, Kind, Reading
from summarizer.chronology.rules import ANY_DIGIT, Rule
from summarizer.domain.terms import Precision

RULES: Final[tuple[Rule, ...]] = (
    *quarters.RULES,
    *dates.RULES,
    *years.RULES,
    *weekdays.RULES,
    *holidays.RULES,
    *ranges.RULES,
    *offsets.RULES,
    *clock.RULES,
    *spans.RULES,
)
_PIECES: Final = frozenset(piece for rule in RULES for piece in rule.needs)
_DIGIT: Final = re.compile(r"\d")
_START: Final = re.compile(r"(?<![\w$£€])(?<!\d[.,])[\w'’]")
"""Where a rule can match: ``rule`` puts these conditions before every pattern."""
_ORDER: Final = itemgetter(0, 1, 2)
_HINTS: Final = frozenset(
    """
    day night morn noon even week month year centur quarter half hour minute second season earl late
    recent soon past future present current once annual daily dawn dusk mid christmas xmas easter
    thanksgiving halloween pentecost yester tomor overn spring summer autumn fall winter fiscal
    jan feb mar apr may jun jul aug sep oct nov dec tue wed thu fri sat sun time moment date formerly previous
    eventual short fortnight biennial generation nineteen twenty thousand eighteen
    """.split()  # noqa: SIM905 - a table of words
)
"""Pieces of which a text has one, or it tells no time."""
_HINT: Final = re.compile(r"\d|(?:ago|now|then|mon|ies)\b|so far")
"""The other things of which it may have one."""
_TO_CLOCK: Final = re.compile(
    r"(?:['’]s)?,?\s*(?:\(|at|around|about|by|from|just after|shortly after|shortly before|between)?\s*",
    re.IGNORECASE,
)
_TO_DAY: Final = re.compile(r",?\s*(?:local time|hours|\([^)]{1,20}\))?,?\s*(?:on|of|the)?\s*", re.IGNORECASE)


class Found(NamedTuple):
    """An expression in its sentence. Offsets in code points, end exclusive."""

    start: int
    end: int
    reading: Reading


ContextOf = Callable[[int, int], Context]
"""The circumstances at a place of the sentence, without the dates told before it."""


def scan(text: str, at: ContextOf, anchor: Reading | None = None, near: Reading | None = None) -> list[Found]:
    """The expressions of one sentence, in order.

    Args:
        text: A sentence or a phrase.
        at: Circumstances at a place of it.
        anchor: The date told last before it.
        near: The same, where it stands in the same sentence.
    """
    found: list[Found] = []
    position = 0
    for start, end, place, match in _matches(text):
        if start < position:
            continue
        told = near or anchor
        reading = RULES[place].read(match, at(start, -end).with_anchor(told, near))
        if reading is None:
            continue
        position = start + len(match[0].rstrip(" ,("))
        found.append(Found(start, position, reading))
        if reading.dated and (reading.clock is None or reading.edtf is not None):
            near = reading
    return _joined(text, found)


@lru_cache(maxsize=1024)
def _matches(text: str) -> tuple[tuple[int, int, int, re.Match[str]], ...]:
    """What the rules match, the first and longest first: start, end with a minus, place of the rule, match.

    A sentence is read for the article's dates and again for each event that it dates. The result is that of
    every pattern's ``finditer``, which would try each pattern at each character.
    """
    lowered = text.casefold().replace("ı", "i")
    if not any(hint in lowered for hint in _HINTS) and _HINT.search(lowered) is None:
        return ()
    folded = openings.folded(text)
    present = {piece for piece in _PIECES if piece in lowered}
    if _DIGIT.search(text):
        present.add(ANY_DIGIT)
    behind = [0] * len(RULES)
    found: list[tuple[int, int, int, re.Match[str]]] = []
    for first in _START.finditer(text):
        start = first.start()
        likely = _EVERY if folded is None else _opened(folded[start : start + openings.LENGTH])
        for place in likely:
            needs = RULES[place].needs
            if start < behind[place] or (needs and present.isdisjoint(needs)):
                continue
            if match := RULES[place].pattern.match(text, start):
                behind[place] = match.end()
                found.append((start, -match.end(), place, match))
    found.sort(key=_ORDER)
    return tuple(found)


@cache
def _openings() -> openings.Openings:
    return openings.read(rule.expression for rule in RULES)


@lru_cache(maxsize=8192)
def _opened(key: str) -> tuple[int, ...]:
    """The places of the rules that may match where the text goes on with these characters."""
    return _openings().at(key)


_EVERY: Final = tuple(range(len(RULES)))


def _joined(text: str, found: list[Found]) -> list[Found]:
    """A day and the time of day beside it, as one."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.reading.clock
            and item.reading.clock
            and text[last.end : item.start] == " ("
        ):
            joined[-1] = Found(last.start, item.end + text.startswith(")", item.end), last.reading)
        elif last is not None and (both := _both(text[last.end : item.start], last.reading, item.reading)):
            joined[-1] = Found(last.start, item.end, both)
        else:
            joined.append(item)
    return joined


def _both(gap: str, a: Reading, b: Reading) -> Reading | None:
    if b.clock and _is_day(a) and _TO_CLOCK.fullmatch(gap):
        return clock.combine(a, b.clock, loose=b.loose)
    if a.clock and _is_day(b) and _TO_DAY.fullmatch(gap) and (a.edtf is None or a.relative is None):
        return clock.combine(b, a.clock, loose=a.loose)
    return None


def _is_day(reading: Reading) -> bool:
    if reading.clock is not None or "[" in (reading.edtf or "") or reading.kind not in {Kind.DATE, Kind.TIME}:
        return False
    day = reading.precision is Precision.DAY
    return day or (
        reading.edtf is None
        and bool(re.fullmatch(r"XXXX-WXX-\d|XXXX-\d\d-\d\d|-?P\d+D", reading.relative or ""))
    )
