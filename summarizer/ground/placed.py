"""The timeline of a written briefing, worked out again from its dates and constraints."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer import chronology
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.domain.story import TimelineEntry


def bad_timeline(briefing: Briefing) -> Iterator[str]:
    """What of the timeline its events and constraints do not bear out."""
    entries = briefing.timeline
    events = {event.id: event for event in briefing.events}
    if not entries:
        return  # a briefing of an earlier version
    if sorted(entry.event_id for entry in entries) != sorted(events):
        yield "it does not hold every event once"
        return
    by_id = {entry.event_id: entry for entry in entries}
    for entry in entries:
        yield from _bad_entry(entry, events[entry.event_id], by_id)
    published = {article.id: article.published for article in briefing.articles}
    order = chronology.arrange(
        [chronology.item(event, published) for event in briefing.events],
        sorted({(entry.event_id, later) for entry in entries for later in entry.before}),
        sorted(
            {
                (min(entry.event_id, other), max(entry.event_id, other))
                for entry in entries
                for other in entry.same_day
            }
        ),
    )
    for entry, placed in zip(entries, order.placed, strict=True):
        told = (entry.event_id, entry.position, entry.earliest, entry.latest)
        days = [day and day.isoformat() for day in (placed.first, placed.last)]
        if told != (placed.id, placed.position, *days):
            yield f"event {entry.event_id} does not stand where its date and the constraints put it"


def _bad_entry(entry: TimelineEntry, event: Event, entries: dict[str, TimelineEntry]) -> Iterator[str]:
    where = f"event {event.id}"
    if (entry.edtf, entry.precision, entry.basis) != (
        event.time.edtf,
        event.time.precision,
        event.time.basis,
    ):
        yield f"{where} has another time than in the list of events"
    if entry.apart != (entry.position is None):
        yield f"{where} stands apart and has a position" if entry.apart else f"{where} has no position"
    for name, others, back in (
        ("after", entry.after, "before"),
        ("before", entry.before, "after"),
        ("same_day", entry.same_day, "same_day"),
    ):
        for other in others:
            if other not in entries or event.id not in getattr(entries[other], back):
                yield f"{where} is {name} {other}, which does not say so of it"
