"""Planted things to be told."""

from summarizer.brief.units import Unit
from summarizer.domain.event import Claim, Event, EventTime
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, Status


def event(phrase):
    time = EventTime(phrase=phrase)
    return Event(
        id="e1",
        type=EventType.CEASEFIRE,
        title="A truce was agreed.",
        time=time,
        status=Status.HAPPENED,
        evidence=(),
    )


def unit(text, about, place=0, after=None):
    claim = Claim(
        id=f"c{place}", event_id=about.id, article_id="a1", kind=ClaimKind.FACT, text=text, evidence=()
    )
    return Unit("response", (claim,), about, place=place, after=after)
