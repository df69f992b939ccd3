"""The day that a figure speaks of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from summarizer import chronology
from summarizer.domain.article import Published
from summarizer.domain.event import Claim, Event, Precision
from summarizer.merge.anchor import weekday_after


class AsOf(NamedTuple):
    """What is known of the day a figure speaks of."""

    day: date | None
    text: str
    """In words, for a reason."""
    stated: bool
    """Whether the figure's own passage says it, rather than its event's date."""


NOT_KNOWN = AsOf(None, "an unstated day", stated=False)


def as_of(claim: Claim, event: Event, published: Published | None, start: date | None) -> AsOf:
    """Find the day of a claim's figure: its own words first, else the day of its event.

    Args:
        claim: A count.
        event: The article's own event, dated as far as it could be.
        published: The article's publication date.
        start: The first known day of the episode, for articles whose weekdays it settles.
    """
    if claim.quantity is None:
        return NOT_KNOWN
    phrase = claim.quantity.as_of
    if phrase:
        time = chronology.resolve(phrase, published, future=False)
        if time.edtf and time.precision in {Precision.DAY, Precision.MINUTE}:
            day = chronology.bounds(time.edtf)[0]
        else:
            day = weekday_after(phrase, start) if start else None
        if day:
            return AsOf(day, f"{phrase} ({day.isoformat()})", stated=True)
        if chronology.weekday(phrase) is not None:
            return AsOf(None, phrase, stated=True)
    if event.time.edtf and event.time.precision in {Precision.DAY, Precision.MINUTE, Precision.INTERVAL}:
        first, last = chronology.bounds(event.time.edtf)
        if first and last and (last - first).days <= 1:
            return AsOf(last, f"the event's day ({last.isoformat()})", stated=False)
    return NOT_KNOWN
