"""The closed vocabulary of events, claims, quantities and times."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How the article presents an event."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class ParticipantKind(StrEnum):
    """What a participant is."""

    STATE = "state"
    ARMED_FORCE = "armed_force"
    GOVERNMENT_BODY = "government_body"
    ORGANIZATION = "organization"
    PERSON = "person"
    GROUP = "group"
    UNKNOWN = "unknown"


class ParticipantRole(StrEnum):
    """What a participant does in the event."""

    ACTOR = "actor"
    TARGET = "target"
    MEDIATOR = "mediator"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a claim asserts about its event."""

    COUNT = "count"
    RESPONSIBILITY = "responsibility"
    CAUSE = "cause"
    DENIAL = "denial"
    DEMAND = "demand"
    OFFER = "offer"
    POSITION = "position"
    FACT = "fact"


class Measure(StrEnum):
    """What a quantity counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    ARRESTED = "arrested"
    AFFECTED = "affected"
    DEPLOYED = "deployed"
    PARTICIPANTS = "participants"
    MONEY = "money"
    AREA = "area"
    DURATION = "duration"
    VOTES = "votes"
    DESTROYED = "destroyed"
    OTHER = "other"


class VictimKind(StrEnum):
    """Who the counted people are."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """What stretch of time a quantity covers."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    """The whole episode so far."""
    BACKGROUND = "background"
    """Another time or another war."""


class Operator(StrEnum):
    """How the printed figure bounds the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    VAGUE = "vague"


class Precision(StrEnum):
    """How exactly a time is known."""

    MINUTE = "minute"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """What a time rests on."""

    EXPLICIT = "explicit"
    RELATIVE_TO_PUBLICATION = "relative_to_publication"
    RELATIVE_TO_EVENT = "relative_to_event"
    INFERRED = "inferred"
    NONE = "none"


class Verdict(StrEnum):
    """How well a quotation matches its source."""

    VERBATIM = "verbatim"
    NORMALIZED = "normalized"
    FUZZY = "fuzzy"
    MISATTRIBUTED = "misattributed"
    FABRICATED = "fabricated"
