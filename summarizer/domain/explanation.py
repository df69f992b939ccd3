"""Why mentions were taken for one event, or held apart: what ``summarizer explain`` says."""

from __future__ import annotations

from typing import Literal

from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event import EventTime
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import Status


class ToldEvent(Value):
    """An event as one article tells it, with its first passage."""

    id: str
    article_id: str
    number: int
    """The article's number in the briefing."""
    source: str
    type: EventType
    title: str
    status: Status
    time: EventTime
    place: str | None
    participants: tuple[str, ...]
    quote: str


class Part(Value):
    """One thing that was compared."""

    name: Literal["type", "status", "time", "place", "participants", "trigger", "context", "episode", "model"]
    value: float | None
    """From 0 to 1; null where one of them says nothing of it, or where it can only exclude."""
    points: float
    """What it adds to the score."""
    text: str
    """In plain words."""
    decided: bool = False


class Compared(Value):
    """Two mentions side by side."""

    a: str
    b: str
    event_id: str
    """The event that ``b`` is in."""
    same: bool
    score: float
    threshold: float
    parts: tuple[Part, ...]
    verdict: str
    """Why, in one sentence."""


class Explanation(Value):
    """Why an event is one event, and what was nearest to it and is another."""

    schema_version: str = SCHEMA_VERSION
    asked: str
    event_id: str
    title: str
    episode_id: str
    episode_title: str
    why_together: tuple[str, ...]
    """What makes the articles of its episode one."""
    mentions: tuple[ToldEvent, ...]
    """Of this event first, the oldest first; then those that were held apart."""
    joined: tuple[Compared, ...]
    """Each mention but the oldest against the one of this event that it is likest."""
    apart: tuple[Compared, ...]
    """The nearest others, at most one for each other event."""
    notes: tuple[str, ...] = ()
