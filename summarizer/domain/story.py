"""All articles together: merged events, episodes, the ledger of counts, disagreements and gaps."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from summarizer.domain.base import SCHEMA_VERSION, Value
from summarizer.domain.event import Answerer, Claim, Event, EventTime, Grounded, Support
from summarizer.domain.terms import Measure, Operator, Precision, Scope, TimeBasis, VictimKind


class Relation(StrEnum):
    """How the entries of a ledger row stand to each other."""

    SINGLE = "single"
    AGREEMENT = "agreement"
    CONFLICT = "conflict"
    SUPERSEDED = "superseded"
    """The same speaker revised it."""
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_AS_OF = "different_as_of"
    DIFFERENT_GROUP = "different_group"


class LedgerEntry(Value):
    """One figure of one speaker: every claim that prints the same figure from the same origin."""

    id: str
    claim_ids: tuple[str, ...]
    speaker: str | None
    """As the clearest claim names them; null: the articles' own voice."""
    origin: str | None = None
    """Who first said it, in a canonical name: two outlets that quote one ministry are one origin."""
    phrase: str
    operator: Operator
    low: float | None
    high: float | None
    as_of: str | None = None
    article_ids: tuple[str, ...]
    publishers: int = 0
    """How many different publishers print it, as far as they are known."""
    independent: int = 1
    """How many of the articles are no copies and no wire stories of one service: those count once. All
    articles of an entry are one origin all the same: one speaker, or one text."""
    superseded_by: str | None = None
    """The entry that replaces this one."""


class EntryLink(Value):
    """How two entries of one row stand to each other."""

    a: str
    b: str
    relation: Relation
    reason: str


class RowLink(Value):
    """Another row that counts the same measure, over another scope, another group or in another unit."""

    ledger_id: str
    relation: Relation
    """``conflict`` where a part is more than its whole; between two units that can be converted any."""
    reason: str = ""


class LedgerRow(Value):
    """One counted thing, and every figure that was given for it."""

    id: str
    measure: Measure
    side: str | None
    victim_kind: VictimKind
    scope: Scope
    unit: str | None = None
    group: str | None = None
    """A narrower group than the fields say: "children", "feared dead", for money "damage". Never to be added
    to a row without a group: it is a part of it, or something else."""
    stretch: str | None = None
    """What less than its scope it covers: "past 24 hours", "since Monday", "what was added"."""
    event_ids: tuple[str, ...] = ()
    relation: Relation
    low: float | None
    """Smallest lower bound of the entries that are not superseded; null if one of them states none."""
    high: float | None
    """Largest upper bound of the same; null if one of them states none."""
    entries: tuple[LedgerEntry, ...]
    support: Support | None = None
    """How many sources give a figure here that has not been replaced, whether they agree or not."""
    links: tuple[EntryLink, ...] = ()
    related: tuple[RowLink, ...] = ()


class Position(Value):
    """What one speaker holds in a disagreement."""

    speaker: str | None
    text: str
    """A claim's own words; for dates and places, what the article prints."""
    claim_ids: tuple[str, ...]
    mention_ids: tuple[str, ...] = ()
    """For dates and places: the articles' own events that give them."""
    article_ids: tuple[str, ...]


class Disagreement(Value):
    """A matter on which sources contradict each other, side by side."""

    id: str
    kind: Literal[
        "figures",
        "responsibility",
        "cause",
        "denial",
        "agreement",
        "control",
        "time",
        "place",
        "account",
    ]
    topic: str
    positions: tuple[Position, ...]
    ledger_id: str | None = None


GapKind = Literal[
    "undated",
    "unplaced",
    "no_toll",
    "no_perpetrator",
    "no_cause",
    "no_terms",
    "no_outcome",
    "no_result",
    "no_charge",
    "no_crowd",
    "no_demand",
    "no_reason",
    "no_amount",
    "no_strength",
    "no_holder",
    "no_figures",
    "no_speaker",
    "no_response",
    "one_sided",
    "one_account",
    "parties_only",
    "unattributed",
    "unreported",
    "single_source",
    "one_origin",
    "garbled",
]


class Gap(Value):
    """Something that a reader would look for and no source says."""

    kind: GapKind
    text: str
    claim_ids: tuple[str, ...] = ()


class Episode(Value):
    """Events of one outbreak or one development."""

    id: str
    title: str
    role: Literal["main", "background"]
    """Main: what at least one article reports as its news. Background: only told as another time's."""
    time: EventTime
    places: tuple[str, ...]
    sides: tuple[str, ...] = ()
    event_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    ledger: tuple[LedgerRow, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    why_together: tuple[str, ...] = ()
    """For an episode of several articles: what joins them."""


class Adjudicated(Value):
    """What a model said of two mentions that the rule decides narrowly."""

    a: str
    b: str
    same: bool
    """Whether they are one event."""
    why: str
    """In the model's words, unchecked."""
    score: float
    """The rule's."""
    by: Answerer


class TimelineEntry(Value):
    """An event's place in time, among the events of all articles."""

    event_id: str
    position: int | None = Field(ge=1)
    """From 1; events of one position are of the same time as far as is known. Null for events that nothing
    places: they stand apart, at the end."""
    edtf: str | None = None
    precision: Precision = Precision.UNKNOWN
    basis: TimeBasis = TimeBasis.NONE
    earliest: str | None = None
    """First day on which it can have been, by its date, the constraints and the publication dates."""
    latest: str | None = None
    after: tuple[str, ...] = ()
    """Events that an article tells as earlier. What the dates alone say is not repeated here."""
    before: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    apart: bool = False
    why: tuple[str, ...] = ()
    """What each constraint rests on, in words."""
    conflicts: tuple[str, ...] = ()
    """What contradicts its place, in words; nothing is settled silently."""


class Story(Value):
    """Everything that the articles say, merged: the input of the briefing."""

    schema_version: str = SCHEMA_VERSION
    articles: tuple[Grounded, ...]
    """In the order of their numbers, 1 first."""
    episodes: tuple[Episode, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEntry, ...] = ()
    """Every event once: the placed ones in order, then those apart."""
    adjudicated: tuple[Adjudicated, ...] = ()
    """What a model was asked about pairs of mentions, and said."""
