"""What an article says, as people marked it: the gold that ``summarizer eval`` measures an extractor against.

In an event or a claim a key that is left out is not judged; null says that the article states nothing.
Where several values are given, any one of them is right.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import ClaimKind, Measure, ParticipantRole, Status

FieldName = Literal["type", "status", "time", "place", "participants", "kind", "speaker", "counts"]

EVENT_FIELDS: tuple[FieldName, ...] = ("type", "status", "time", "place", "participants")
CLAIM_FIELDS: tuple[FieldName, ...] = ("kind", "speaker", "counts")
FIELDS = (*EVENT_FIELDS, *CLAIM_FIELDS)
"""What is judged, in the order in which it is shown."""

Names = str | tuple[str, ...]


class GoldParticipant(Value):
    """Who takes part in an event."""

    name: Names
    role: ParticipantRole | None = None
    """Null: not judged."""
    optional: bool = False


class GoldEvent(Value):
    """An event that the article tells of."""

    key: str = Field(min_length=1)
    type: EventType | tuple[EventType, ...]
    status: Status | tuple[Status, ...] | None = None
    """Null too: not judged."""
    time: Names | None = None
    """An EDTF value; where the article fixes no date, what it says without one (``XXXX-WXX-2``, ``-P1D``)
    or the phrase as printed."""
    place: Names | None = None
    participants: tuple[GoldParticipant, ...] = ()
    quotes: tuple[str, ...] = ()
    """Passages that tell of it, as they stand in the article."""
    optional: bool = False
    """Reporting it is right, leaving it out is no mistake."""


class GoldCount(Value):
    """A figure: null bounds as in ``Quantity``."""

    measure: Measure
    low: float | None
    high: float | None


class GoldClaim(Value):
    """What somebody asserts in the article; ``speaker`` null: its own voice."""

    kind: ClaimKind | tuple[ClaimKind, ...]
    speaker: Names | None = None
    count: GoldCount | None = None
    quotes: tuple[str, ...] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _counts_have_a_figure(self) -> Self:
        kinds = self.kind if isinstance(self.kind, tuple) else (self.kind,)
        if (self.count is not None) != (kinds == (ClaimKind.COUNT,)):
            raise ValueError("a claim of kind count has a count, and no other claim has one")
        return self


class Gold(Value):
    """One article's gold: a file, or a line of a file."""

    schema_version: str = SCHEMA_VERSION
    article: str = Field(min_length=1)
    """Its id, its source, or the end of its source (a file name)."""
    note: str = ""
    """For people: who marked it, by which rules."""
    fields: tuple[FieldName, ...] = FIELDS
    """What was marked. Only that is judged; without ``kind`` and ``speaker`` only claims that are counts."""
    event_types: tuple[EventType, ...] | None = None
    """The types of events that were marked; null: all. A found event of another type is judged only where it
    matches a gold event."""
    claim_kinds: tuple[ClaimKind, ...] | None = None
    """The same of claims."""
    events: tuple[GoldEvent, ...] = ()
    claims: tuple[GoldClaim, ...] = ()

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        keys = [event.key for event in self.events]
        if len(keys) != len(set(keys)):
            raise ValueError("two events have one key")
        return self
