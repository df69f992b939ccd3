"""The model-facing schema: what a provider must fill in. Small, and accepted by strict modes.

Strict modes want every property required, no other properties, and no defaults; an unknown value is
null. Nothing here is computed by the model: operators, bounds, dates and offsets belong to code.
"""

# ruff: noqa: D101 - a docstring here would be sent to the model, as a description in the schema
from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.domain.event_types import EventType
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    ParticipantKind,
    ParticipantRole,
    Scope,
    Status,
    VictimKind,
)

_SHOWN = 20
"""Ids of events that a message names."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Who(_Part):
    name: str
    role: ParticipantRole
    kind: ParticipantKind


class EventItem(_Part):
    id: str = Field(description="e1, e2, ...")
    part: int
    type: EventType
    title: str
    status: Status
    when: str | None
    where: str | None
    participants: list[Who]
    quotes: list[str]


class Count(_Part):
    phrase: str
    measure: Measure
    side: str | None
    victims: VictimKind
    scope: Scope
    unit: str | None = Field(description="only where it is not people")
    as_of: str | None


class ClaimItem(_Part):
    event: str = Field(description="id of the event it is about")
    kind: ClaimKind
    text: str
    speaker: str | None
    target: str | None
    count: Count | None = Field(description="only for kind count")
    quotes: list[str]


class ExtractionAnswer(_Part):
    events: list[EventItem]
    claims: list[ClaimItem]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        ids = [event.id for event in self.events]
        if repeated := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"event ids must be unique; repeated: {', '.join(repeated[:5])}")
        for number, claim in enumerate(self.claims, 1):
            if claim.event not in ids:
                there = f"has {', '.join(ids[:_SHOWN])}" if ids else "is empty"
                raise ValueError(
                    f"claim {number} is about event {claim.event!r}, but the list events {there}"
                )
            if claim.kind is ClaimKind.COUNT and claim.count is None:
                raise ValueError(f"claim {number} is of kind count but has no count")
            if not claim.quotes:
                raise ValueError(f"claim {number} has no quote")
        for event in self.events:
            if not event.quotes:
                raise ValueError(f"event {event.id} has no quote")
            if event.part < 1:
                raise ValueError(f"event {event.id}: part starts at 1")
        return self
