"""Two planted articles through grounding, merging and wording: a briefing in which everything holds."""

from __future__ import annotations

from ground_cases import article

from summarizer import pipeline
from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.event import Draft, DraftClaim, DraftEvent, DraftQuantity, ExtractorInfo, Participant
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
from summarizer.ground import ground

INFO = ExtractorInfo(
    provider="planted", model="none", origin="authored", prompt="planted/v1", fingerprint="0" * 16
)
PERU = Participant(name="Peru", role=ParticipantRole.ACTOR, kind=ParticipantKind.STATE)
CHILE = Participant(name="Chile", role=ParticipantRole.ACTOR, kind=ParticipantKind.STATE)

FIRST = (
    "Peru and Chile clash on the border\n\n"
    "Troops of Peru and Chile clashed near Tacna on 4 May 2021. Peru said on Thursday that at least 49 Peruvian soldiers were killed, "
    "up from 20 a day earlier.\n\n"
    "Peru said 7 Peruvian soldiers were captured.\n\n"
    "Chile denied that its forces had crossed the border. Chile asked for talks in Geneva."
)
SECOND = (
    "Border fighting between Peru and Chile\n\n"
    "Troops of Peru and Chile clashed near Tacna on 4 May 2021. Chile said 105 Peruvian soldiers were killed and 12 captured. "
    "Peru accused Chile of an attack on its army."
)
_CLASH = "Troops of Peru and Chile clashed near Tacna on 4 May 2021"


def count(phrase: str, text: str, speaker: str, quote: str, measure: Measure = Measure.KILLED) -> DraftClaim:
    figure = DraftQuantity(
        phrase=phrase, measure=measure, side="Peru", victim_kind=VictimKind.MILITARY, scope=Scope.INCIDENT
    )
    return claim(text, speaker, quote, ClaimKind.COUNT, figure)


def claim(text, speaker, quote, kind=ClaimKind.FACT, figure=None, target=None) -> DraftClaim:
    return DraftClaim(
        event_key="e1", kind=kind, text=text, speaker=speaker, target=target, quantity=figure, quotes=(quote,)
    )


def draft(source, *claims: DraftClaim) -> Draft:
    event = DraftEvent(
        key="e1", part=1, type=EventType.CLASH, title="Troops of Peru and Chile clashed near Tacna.",
        status=Status.HAPPENED, when="4 May 2021", where="Tacna", participants=(PERU, CHILE), quotes=(_CLASH,),
    )  # fmt: skip
    return Draft(article_id=source.id, events=(event,), claims=claims, extractor=INFO)


def published(day: str) -> Published:
    return Published(edtf=day, basis=PublishedBasis.METADATA)


def briefing():
    """The briefing, and the texts it rests on by article id."""
    one = article(FIRST, title="Peru and Chile clash on the border", published=published("2021-05-06"))
    two = article(SECOND, title="Border fighting between Peru and Chile", published=published("2021-05-06"))
    said = "Peru said on Thursday that at least 49 Peruvian soldiers were killed, up from 20 a day earlier"
    first = draft(
        one,
        count("at least 49", "Peru said at least 49 Peruvian soldiers were killed.", "Peru", said),
        count("20", "Peru said 20 Peruvian soldiers were killed a day earlier.", "Peru", said),
        count("7", "Peru said 7 Peruvian soldiers were captured.", "Peru",
              "Peru said 7 Peruvian soldiers were captured", Measure.CAPTURED),
        claim("Chile denied that its forces had crossed the border.", "Chile",
              "Chile denied that its forces had crossed the border", ClaimKind.DENIAL),
        claim("Chile asked for talks in Geneva.", "Chile", "Chile asked for talks in Geneva", ClaimKind.DEMAND),
    )  # fmt: skip
    lost = "Chile said 105 Peruvian soldiers were killed and 12 captured"
    second = draft(
        two,
        count("105", "Chile said 105 Peruvian soldiers were killed.", "Chile", lost),
        count("12", "Chile said 12 Peruvian soldiers were captured.", "Chile", lost, Measure.CAPTURED),
        claim("Peru accused Chile of an attack on its army.", "Peru", "Peru accused Chile of an attack on its army",
              ClaimKind.RESPONSIBILITY, target="Chile"),
    )  # fmt: skip
    grounded = [ground(first, one, [one, two]), ground(second, two, [one, two])]
    return pipeline.brief(grounded), {one.id: FIRST, two.id: SECOND}
