"""Events in PLOVER, the Political Language Ontology for Verifiable Event Records: event, mode, context."""

from __future__ import annotations

import re

from summarizer import chronology
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.domain.event_types import EQUIVALENTS, EventType
from summarizer.domain.terms import Measure, ParticipantRole, Status
from summarizer.export.deaths import counted, deaths, estimate
from summarizer.export.sides import sides
from summarizer.export.table import Cell, Table, words

COLUMNS = (
    "event_id", "episode_id", "event_date", "date_prec", "quad", "event", "mode", "context",
    "source", "recipient", "third_party", "event_loc", "dead", "injured", "text", "article_ids",
)  # fmt: skip
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
_HEAVY = words(r"\bshell|\bartiller|\bmortar|\bmissile|\brocket|\bdrone|\bair ?strike|\btanks?\b")
_MODES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "ASSAULT": (
        ("suicide-attack", words(r"\bsuicide")),
        ("abduct", words(r"\bkidnap|\babduct|\bhijack|\bhostage")),
        ("sexual", words(r"\brape|\bsexual")),
        ("assassinate", words(r"\bassassinat")),
        ("torture", words(r"\btortur")),
        ("heavy-weapons", _HEAVY),
        ("explosives", words(r"\bbomb|\bmines?\b|\blandmine|\bIED\b|\bgrenade|\bexplosi")),
        ("firearms", words(r"\bshot\b|\bgunm[ae]n|\bgunfire|\bopened fire|\bsnip")),
        ("beat", words(r"\bbeat|\bbeaten")),
        ("primitive", words(r"\bstab|\bknife|\bmachete|\bstones?\b")),
        ("destroy", words(r"\bdestroy|\bburn(?:ed|t) down")),
    ),
    "PROTEST": (
        ("riot", words(r"\briot|\bloot|\btorch")),
        ("strike-gen", words(r"\bgeneral strike")),
        ("strike-hun", words(r"\bhunger strike")),
        ("strike-lim", words(r"\bstrike|\bwalkout")),
        ("boycott", words(r"\bboycott")),
        ("obstruct", words(r"\bblock|\bobstruct")),
        ("demo", words(r"\bmarch|\brall|\bdemonstrat|\bprotest|\bgather")),
    ),
    "CONSULT": (
        ("phone", words(r"\bphone|\btelephone|\bcalled\b|\bvideo")),
        ("multilateral", words(r"\bsummit|\bconference|\bassembly|\bmultilateral")),
        ("visit", words(r"\bvisit|\btravell?ed to|\barrived in")),
    ),
    "COERCE": (
        ("arrest", words(r"\barrest|\bdetain|\bcharged?\b|\bjail|\bconvict|\bsentenc")),
        ("deport", words(r"\bdeport|\bexpel")),
        ("curfew", words(r"\bcurfew")),
        ("martial-law", words(r"\bmartial law|\bstate of emergency")),
        ("ban", words(r"\bban")),
    ),
    "MOBILIZE": (
        ("police", words(r"\bpolice")),
        ("weapons", words(r"\bmissile|\bweapon|\bwarship|\baircraft")),
        ("troops", words(r"\btroop|\bsoldier|\bforces?\b|\breservist|\bpeacekeep")),
    ),
}  # fmt: skip
_CONTEXTS = {
    EventType.CLASH: "military", EventType.ATTACK: "military", EventType.CEASEFIRE: "military",
    EventType.DEPLOYMENT: "military", EventType.TERRITORIAL_CHANGE: "military", EventType.TALKS: "diplomatic",
    EventType.AGREEMENT: "diplomatic", EventType.COURT_CASE: "legal", EventType.ARREST: "legal",
    EventType.CRIME: "crime", EventType.AID: "humanitarian", EventType.ECONOMY: "economic",
}  # fmt: skip
_TENSES = {Status.PLANNED: "future", Status.ALLEGED: "hypothetical", Status.DENIED: "negation"}


def table(briefing: Briefing) -> Table:
    """One row an event that PLOVER has a type for, whatever its status: ``context`` says it. Pure."""
    background = {episode.id for episode in briefing.episodes if episode.role == "background"}
    rows, left_out = [], []
    for event in briefing.events:
        kind = _kind(event)
        if kind is None:
            left_out.append((event, f"PLOVER does not code {event.type.value.replace('_', ' ')}"))
        else:
            rows.append(_row(briefing, event, kind, historical=event.episode_id in background))
    return Table(COLUMNS, tuple(rows), tuple(left_out))


def _kind(event: Event) -> str | None:
    """Comments alone are no events in PLOVER."""
    return None if event.type is EventType.STATEMENT else EQUIVALENTS[event.type].plover


def mode(kind: str, event: Event) -> str | None:
    """How it was done, from the words of the title, then of the passages; null where they do not say."""
    if kind == "CONSULT" and any(who.role is ParticipantRole.MEDIATOR for who in event.participants):
        return "third-party"
    for text in (event.title, " ".join(passage.exact for passage in event.evidence)):
        for name, pattern in _MODES.get(kind, ()):
            if pattern.search(text):
                return name
    return None


def _row(briefing: Briefing, event: Event, kind: str, *, historical: bool) -> dict[str, Cell]:
    a, b = sides(event)
    dead = deaths(briefing, event, a.name if a else None, b.name if b else None).total
    injured = estimate(counted(briefing, event, Measure.WOUNDED))
    first, _ = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    tense = [_TENSES[event.status]] if event.status in _TENSES else ["historical"] if historical else []
    general = [_CONTEXTS[event.type]] if event.type in _CONTEXTS else []

    def named(*roles: ParticipantRole) -> tuple[str, ...]:
        return tuple(dict.fromkeys(who.name for who in event.participants if who.role in roles))

    return {
        "event_id": event.id,
        "episode_id": event.episode_id,
        "event_date": first.isoformat() if first else None,
        "date_prec": chronology.date_prec(event.time),
        "quad": QUADS[kind],
        "event": kind,
        "mode": mode(kind, event),
        "context": (*general, *tense),
        "source": named(ParticipantRole.ACTOR, ParticipantRole.SPEAKER),
        "recipient": named(ParticipantRole.TARGET, ParticipantRole.ADDRESSEE),
        "third_party": named(ParticipantRole.MEDIATOR),
        "event_loc": event.place,
        "dead": dead.best if dead.best is not None else dead.low,
        "injured": injured.best if injured.best is not None else injured.low,
        "text": event.title,
        "article_ids": tuple(dict.fromkeys(passage.article_id for passage in event.evidence)),
    }
