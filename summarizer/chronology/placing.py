"""What bounds an event in time, and which weekday comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from summarizer.chronology.edtf import Bounds, bounds
from summarizer.chronology.order import Item
from summarizer.domain.article import Published
from summarizer.domain.event import Event
from summarizer.domain.terms import Status

_FREE_DAYS: Final = 4
"""Days from one weekday to the next that a week must leave for the others to be taken as one run of days."""


def item(event: Event, published: Mapping[str, Published | None]) -> Item:
    """An event with the days that bound it: those of its date, and of the articles that tell it.

    What happened is no later than the last of their publication dates, what is planned no earlier than
    the first. That bounds an event; it does not date it.
    """
    first, last = bounds(event.time.edtf) if event.time.edtf else (None, None)
    known = first is not None or last is not None
    told = [published.get(evidence.article_id) for evidence in event.evidence]
    spans = [bounds(one.edtf) if one else Bounds(None, None) for one in told]
    if spans and event.status is Status.HAPPENED and None not in (lasts := [span.last for span in spans]):
        bound = max(day for day in lasts if day)
        last = _least(last, bound) if first is None or first <= bound else last
    if spans and event.status is Status.PLANNED and None not in (firsts := [span.first for span in spans]):
        bound = min(day for day in firsts if day)
        first = max(first or bound, bound) if last is None or bound <= last else first
    _, _, clock = (event.time.edtf or "").partition("T")
    return Item(event.id, first, last, known, clock.rstrip("?~%"))


def _least(a: date | None, b: date) -> date:
    return b if a is None else min(a, b)


def weekday_order(days: Iterable[int]) -> list[int]:
    """Weekdays, Monday 0, in the order in which they follow each other; empty without a clear gap."""
    found = sorted(set(days))
    if len(found) < 2:  # noqa: PLR2004 - an order takes two
        return []
    gaps = [((b - a) % 7, place) for place, (a, b) in enumerate(pairwise([*found, found[0]]))]
    widest = max(gap for gap, _ in gaps)
    places = [place for gap, place in gaps if gap == widest]
    if widest < _FREE_DAYS or len(places) > 1:
        return []
    start = places[0] + 1
    return found[start:] + found[:start]
