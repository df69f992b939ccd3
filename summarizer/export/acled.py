"""Events as the Armed Conflict Location & Event Data codebook has them."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer import chronology
from summarizer.domain.briefing import Briefing
from summarizer.domain.event import Event
from summarizer.domain.event_types import EQUIVALENTS, EventType
from summarizer.domain.terms import Status
from summarizer.export.deaths import deaths
from summarizer.export.places import geo_precision
from summarizer.export.sides import at_civilians, sides
from summarizer.export.table import Cell, Table, words

COLUMNS = (
    "event_id", "episode_id", "event_date", "year", "time_precision", "event_type", "sub_event_type",
    "actor1", "actor2", "civilian_targeting", "location", "geo_precision", "source", "notes",
    "fatalities", "fatalities_low", "fatalities_high", "fatalities_basis", "codable", "why_not",
)  # fmt: skip
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})


class Code(NamedTuple):
    """An event type and a sub-event type; null where the words do not tell which."""

    event: str
    sub: str | None


_REMOTE = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"
_STRATEGIC = "Strategic developments"
_FORCE = Code("Protests", "Excessive force against protesters")
_INTERVENTION = Code("Protests", "Protest with intervention")
_SHELLING = Code(_REMOTE, "Shelling/artillery/missile attack")
_AIR = Code(_REMOTE, "Air/drone strike")
_PLANTED = Code(_REMOTE, "Remote explosive/landmine/IED")
_ABDUCTION = Code(_CIVILIANS, "Abduction/forced disappearance")
_LOOTING = Code(_STRATEGIC, "Looting/property destruction")
_BOMB = words(r"\bbomb|\bexplo(?:sion|d)|\bblast")
"""Dropped from the air or laid on the ground: the words do not say."""
_WORDS: dict[EventType, tuple[tuple[re.Pattern[str], Code], ...]] = {
    EventType.ATTACK: (
        (words(r"\bsuicide"), Code(_REMOTE, "Suicide bomb")),
        (words(r"\bchemical|\bgas attack"), Code(_REMOTE, "Chemical weapon")),
        (words(r"\bdrones?\b|\bair ?strikes?|\baircraft|\bbombers?\b|\bwarplane"), _AIR),
        (words(r"\bgrenade"), Code(_REMOTE, "Grenade")),
        (words(r"\bmines?\b|\blandmine|\bIED\b|\b(?:car|roadside) bomb|\bexplosive device"), _PLANTED),
        (words(r"\bshell|\bartiller|\bmortar|\bmissile|\brocket"), _SHELLING),
        (words(r"\bkidnap|\babduct|\bhostage"), _ABDUCTION),
    ),
    EventType.PROTEST: (
        (words(r"\briot|\bloot|\bclash|\btorch|\bstones?\b"), Code("Riots", "Violent demonstration")),
        (words(r"\bshot\b|\bopened fire|\blive (?:fire|rounds|ammunition)"), _FORCE),
        (words(r"\bdispers|\btear gas|\bwater cannon|\bdetain|\barrest"), _INTERVENTION),
        (words(r"\bpeaceful|\bmarch|\brall|\bgather"), Code("Protests", "Peaceful protest")),
    ),
    EventType.CRIME: (
        (words(r"\bkidnap|\babduct|\bhostage"), _ABDUCTION),
        (words(r"\brape|\bsexual"), Code(_CIVILIANS, "Sexual violence")),
        (words(r"\bloot|\bburn(?:ed|t) down|\bransack"), _LOOTING),
        (words(r"\bkill|\bshot\b|\bstab|\bmurder|\battack"), Code(_CIVILIANS, "Attack")),
    ),
}  # fmt: skip
_PLAIN = {
    EventType.CLASH: Code("Battles", "Armed clash"),
    EventType.CEASEFIRE: Code(_STRATEGIC, "Agreement"),
    EventType.AGREEMENT: Code(_STRATEGIC, "Agreement"),
    EventType.ARREST: Code(_STRATEGIC, "Arrests"),
    EventType.DEPLOYMENT: Code(_STRATEGIC, "Other"),
    EventType.PROTEST: Code("Protests", None),
}
_NO_CRIME_OF_WAR = "the words do not show political violence"


def code(event: Event) -> Code | None:
    """The codes of an event, from its type and the words of title and passages; null where it has none."""
    if EQUIVALENTS[event.type].acled is None:
        return None
    said = " ".join((event.title, *(passage.exact for passage in event.evidence)))
    for text in (event.title, said):
        for pattern, found in _WORDS.get(event.type, ()):
            if pattern.search(text):
                return found
    if event.type is EventType.ATTACK and _BOMB.search(said):
        return Code(_REMOTE, None)
    if event.type is EventType.ATTACK:
        return Code(_CIVILIANS, "Attack") if at_civilians(event) else Code("Battles", "Armed clash")
    if event.type is EventType.CRIME:
        return None
    return _PLAIN.get(event.type) or Code(EQUIVALENTS[event.type].acled or "", None)


def table(briefing: Briefing) -> Table:
    """One row an event that happened and that ACLED has a type for. Pure."""
    rows, left_out = [], []
    for event in briefing.events:
        found = code(event)
        if event.status not in _REAL:
            left_out.append((event, f"it is told as {event.status.value}"))
        elif found is None:
            crime = event.type is EventType.CRIME
            reason = (
                _NO_CRIME_OF_WAR if crime else f"ACLED does not code {event.type.value.replace('_', ' ')}"
            )
            left_out.append((event, reason))
        else:
            rows.append(_row(briefing, event, found))
    return Table(COLUMNS, tuple(rows), tuple(left_out))


def _row(briefing: Briefing, event: Event, found: Code) -> dict[str, Cell]:
    a, b = sides(event)
    dead = deaths(briefing, event, a.name if a else None, b.name if b else None).total
    first, last = chronology.bounds(event.time.edtf) if event.time.edtf else (None, None)
    precision = chronology.time_precision(event.time)
    where = geo_precision(event.place)
    articles = {article.id: article for article in briefing.articles}
    tellers = dict.fromkeys(passage.article_id for passage in event.evidence)
    why_not = [
        reason
        for reason, holds in (
            ("the date is not known to a month", precision is None),
            ("no place below the country is told", where is None),
            ("nobody who takes part is named", a is None),
        )
        if holds
    ]
    return {
        "event_id": event.id,
        "episode_id": event.episode_id,
        "event_date": first.isoformat() if first and precision else None,
        "year": first.year if first and last and first.year == last.year else None,
        "time_precision": precision,
        "event_type": found.event,
        "sub_event_type": found.sub,
        "actor1": a.name if a else None,
        "actor2": b.name if b else ("Civilians" if at_civilians(event) else None),
        "civilian_targeting": "Civilian targeting" if at_civilians(event) else None,
        "location": event.place,
        "geo_precision": where,
        "source": tuple(articles[i].publisher or articles[i].source for i in tellers if i in articles),
        "notes": event.title,
        "fatalities": dead.best if dead.best is not None else dead.low,
        "fatalities_low": dead.low,
        "fatalities_high": dead.high,
        "fatalities_basis": dead.basis,
        "codable": int(not why_not),
        "why_not": tuple(why_not),
    }
