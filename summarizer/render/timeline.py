"""The timeline as a reader sees it: one line an event, with what places it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event, TimeBasis
from summarizer.domain.story import TimelineEntry
from summarizer.render import ledger, when, words
from summarizer.render.inert import line

_WORKED_OUT = {TimeBasis.RELATIVE_TO_EVENT: "worked out from another event", TimeBasis.INFERRED: "inferred"}


@dataclass(frozen=True)
class Moment:
    """An event on the timeline."""

    date: str
    """Its date in words, or its bounds where only they are known; empty for what stands apart."""
    basis: str
    """How the date is known, where the article does not say it itself."""
    title: str
    articles: tuple[str, ...]
    placed: tuple[str, ...]
    """After and before which events it stands, and what says so."""
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class Timeline:
    """The placed events in order, and those that nothing places."""

    placed: tuple[Moment, ...]
    apart: tuple[Moment, ...]


def build(briefing: Briefing, numbers: Mapping[str, int]) -> Timeline:
    """Word the timeline of a briefing; ``numbers`` are those of its articles by id."""
    events = {event.id: event for event in briefing.events}
    entries = [entry for entry in briefing.timeline if entry.event_id in events]
    moments = [(entry.apart, _moment(entry, events, numbers)) for entry in entries]
    return Timeline(
        tuple(moment for apart, moment in moments if not apart),
        tuple(moment for apart, moment in moments if apart),
    )


def _moment(entry: TimelineEntry, events: Mapping[str, Event], numbers: Mapping[str, int]) -> Moment:
    event = events[entry.event_id]
    date = words.date(event.time)
    if not date and (entry.earliest or entry.latest):
        date = line(when.in_words(f"{entry.earliest or '..'}/{entry.latest or '..'}"))
    titles = {
        "after": [line(events[other].title) for other in entry.after if other in events],
        "on the same day as": [line(events[other].title) for other in entry.same_day if other in events],
    }
    placed = [f"{word} “{title}”" for word, found in titles.items() for title in found]
    placed = [] if entry.edtf else [*placed, *map(line, entry.why)]  # a date says it already
    told = dict.fromkeys(evidence.article_id for evidence in event.evidence)
    return Moment(
        date=date,
        basis=_WORKED_OUT.get(entry.basis, ""),
        title=line(event.title.rstrip(".")),
        articles=ledger.article_numbers(tuple(told), numbers),
        placed=tuple(placed),
        conflicts=tuple(map(line, entry.conflicts)),
    )
