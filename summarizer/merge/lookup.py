"""Which events somebody means: by an id, also a former one, of whatever is in it, or by words of a title."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.merge.ids import DISAGREEMENT, ENTRY, EPISODE, EVENT, ROW, digest, spelled


def find(briefing: Briefing, asked: str) -> list[Event]:
    """The events that are meant, in the briefing's order; several where the words are not enough.

    An episode is meant by what it is called after. An id may be cut short as long as one thing begins with
    it, and typed in any case, without its hyphen.
    """
    wanted = asked.strip()
    events = {event.id: event for event in briefing.events}
    if wanted in events:
        return [events[wanted]]
    claims = {claim.id: claim.event_id for claim in briefing.claims}
    for event in briefing.events:
        if wanted in event.merged_from:
            return [event]
    if wanted in claims:
        return [events[claims[wanted]]]
    if (known := spelled(wanted)) and (ids := set(_coded(briefing, *known))):
        return [event for event in briefing.events if event.id in ids]
    words = wanted.casefold()
    return [event for event in briefing.events if words and _called(event, words)]


def _called(event: Event, words: str) -> bool:
    return any(words in title.casefold() for title in (event.title, *(one.title for one in event.mentions)))


def _coded(briefing: Briefing, kind: str, code: str) -> Iterator[str]:
    """Ids of the events that a code names: by their ids, or as they were or may have been called."""
    wanted = f"{kind}-{code}"
    if kind == EVENT:
        exact = [event.id for event in briefing.events if event.id.startswith(wanted)]
        yield from exact or [
            event.id
            for event in briefing.events
            if any(digest(one).startswith(code) for one in event.merged_from)
        ]
    home = {claim.id: claim.event_id for claim in briefing.claims}
    for episode in briefing.episodes:
        if kind == EPISODE and episode.id.startswith(wanted):
            titles = {event.id: event.title.rstrip(".") for event in briefing.events}
            yield next((i for i in episode.event_ids if titles[i] == episode.title), episode.event_ids[0])
        for row in episode.ledger:
            if kind == ROW and row.id.startswith(wanted):
                yield from row.event_ids
            for entry in row.entries:
                if kind == ENTRY and entry.id.startswith(wanted):
                    yield from (home[claim] for claim in entry.claim_ids)
        for item in episode.disagreements:
            if kind == DISAGREEMENT and item.id.startswith(wanted):
                yield from (home[claim] for position in item.positions for claim in position.claim_ids)
