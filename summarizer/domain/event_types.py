"""The closed list of event types, with their equivalents in the field's coding schemes.

PLOVER: Political Language Ontology for Verifiable Event Records (Halterman et al. 2023), event types.
ACLED: Armed Conflict Location & Event Data codebook (2023), event types. ``None``: no equivalent.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class EventType(StrEnum):
    """What kind of event it is."""

    CLASH = "clash"
    ATTACK = "attack"
    CEASEFIRE = "ceasefire"
    AGREEMENT = "agreement"
    TALKS = "talks"
    STATEMENT = "statement"
    REQUEST = "request"
    ACCUSATION = "accusation"
    DEPLOYMENT = "deployment"
    TERRITORIAL_CHANGE = "territorial_change"
    PROTEST = "protest"
    SANCTION = "sanction"
    ARREST = "arrest"
    COURT_CASE = "court_case"
    ELECTION = "election"
    ACCIDENT = "accident"
    DISASTER = "disaster"
    CRIME = "crime"
    AID = "aid"
    ECONOMY = "economy"
    OTHER = "other"


class Equivalent(NamedTuple):
    """The nearest type in other schemes."""

    plover: str | None
    acled: str | None


EQUIVALENTS: dict[EventType, Equivalent] = {
    EventType.CLASH: Equivalent("ASSAULT", "Battles"),
    EventType.ATTACK: Equivalent("ASSAULT", "Explosions/Remote violence"),
    EventType.CEASEFIRE: Equivalent("AGREE", "Strategic developments"),
    EventType.AGREEMENT: Equivalent("AGREE", "Strategic developments"),
    EventType.TALKS: Equivalent("CONSULT", None),
    EventType.STATEMENT: Equivalent("CONSULT", None),
    EventType.REQUEST: Equivalent("REQUEST", None),
    EventType.ACCUSATION: Equivalent("ACCUSE", None),
    EventType.DEPLOYMENT: Equivalent("MOBILIZE", "Strategic developments"),
    EventType.TERRITORIAL_CHANGE: Equivalent("ASSAULT", "Battles"),
    EventType.PROTEST: Equivalent("PROTEST", "Protests"),
    EventType.SANCTION: Equivalent("SANCTION", None),
    EventType.ARREST: Equivalent("COERCE", "Strategic developments"),
    EventType.COURT_CASE: Equivalent("COERCE", None),
    EventType.ELECTION: Equivalent(None, None),
    EventType.ACCIDENT: Equivalent(None, None),
    EventType.DISASTER: Equivalent(None, None),
    EventType.CRIME: Equivalent("ASSAULT", "Violence against civilians"),
    EventType.AID: Equivalent("AID", None),
    EventType.ECONOMY: Equivalent("COOPERATE", None),
    EventType.OTHER: Equivalent(None, None),
}
