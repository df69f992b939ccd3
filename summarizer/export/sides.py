"""Who stands against whom in an event."""

from __future__ import annotations

from typing import NamedTuple

from summarizer import names
from summarizer.domain.event import Event, Participant
from summarizer.domain.terms import ParticipantKind, ParticipantRole

_CIVILIANS = frozenset(
    {"civilians", "residents", "villagers", "people", "passers-by", "worshippers", "students"}
)
_STATE = frozenset({ParticipantKind.STATE, ParticipantKind.ARMED_FORCE, ParticipantKind.GOVERNMENT_BODY})
_ACTING = frozenset({ParticipantRole.ACTOR, ParticipantRole.TARGET})


class Side(NamedTuple):
    """One of two opponents."""

    name: str
    """Its country in the canonical name, where it is one of a state's; else as printed."""
    state: bool


def sides(event: Event) -> tuple[Side | None, Side | None]:
    """The first two opponents, actors before targets, in the order in which the event has them."""
    acting = [who for who in event.participants if who.role in _ACTING and not is_civilian(who)]
    acting.sort(key=lambda who: who.role is not ParticipantRole.ACTOR)
    found: dict[str, Side] = {}
    for who in acting:
        country = names.party(who.name)
        name = country or who.name
        state = who.kind in _STATE and (country is not None or who.kind is ParticipantKind.STATE)
        found.setdefault(country or names.key(who.name), Side(name, state))
    listed = [*found.values(), None, None]
    return listed[0], listed[1]


def is_civilian(who: Participant) -> bool:
    """Whether a participant is people without arms."""
    words = set(who.name.casefold().split())
    return who.kind in {ParticipantKind.GROUP, ParticipantKind.UNKNOWN} and bool(words & _CIVILIANS)


def at_civilians(event: Event) -> bool:
    """Whether the event is done to people without arms."""
    return any(is_civilian(who) and who.role is ParticipantRole.TARGET for who in event.participants)
